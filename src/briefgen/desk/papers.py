"""What the desk knows of a paper: how it stands now, and the last one that came out well."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from briefgen.desk.pictures import sizes
from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.models.folders import spec_file
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline import Asked, Rendered, RenderedDocument, render
from briefgen.pipeline.looking import Look
from briefgen.pipeline.summing import Summary
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

EVERY: Final = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
WITHOUT_PAGES: Final = (Format.DOCX, Format.HTML, Format.TXT)
NO_ENGINE: Final = "no-pdf-engine"
TOO_LONG: Final = "too-many-pages"
CRASHED: Final = "pdf-crashed"

Mark = tuple[str, str]
"""What tells a paper from all others: the name of its brief, and its document in a packet, empty where there is none."""


@noun
class Paper:
    """The finished files of a document, in memory; what stands for them, and when they were made.

    `sizes` are the width and height of its pages, in points; none where no PDF can be laid out here.
    """

    hash: str
    made: dt.datetime
    name: str
    files: Mapping[Format, bytes] = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
    pages: int | None
    limit: int | None
    summary: Summary
    look: Look | None = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    def named(self, form: Format) -> str:
        """What the file of that format is called, as the command line calls it."""
        return f"{self.name}.{form}"


@noun
class Standing:
    """How a paper stands: what was made of the files as they are now, or why nothing was; how it lies on its pages."""

    paper: Paper | None
    diagnostics: tuple[Diagnostic, ...]
    look: Look | None = field(default=None, repr=False)

    @property
    def failed(self) -> bool:
        """Whether nothing was made."""
        return self.paper is None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the paper from being made."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What hinders nothing."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.WARNING)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What is good to know."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.NOTE)

    @property
    def too_long(self) -> bool:
        """Whether it only has more pages than it may."""
        return bool(self.errors) and {one.code for one in self.errors} == {TOO_LONG}

    @property
    def crashed(self) -> bool:
        """Whether the press broke: the same paper may come out well another time."""
        return any(one.code == CRASHED for one in self.diagnostics)


def make(workspace: Workspace, mark: Mark, press: Press) -> Standing:
    """Lay a paper out, as the command line does, and keep it in memory."""
    looks: list[Look] = []
    try:
        rendered = _rendered(workspace, mark, press, looks)
    except BriefError as error:
        return Standing(None, error.diagnostics, next(iter(looks), None))
    document = rendered.documents[0]
    return Standing(_paper(document), rendered.diagnostics, document.look)


def packet(workspace: Workspace, name: str, press: Press) -> Rendered:
    """All papers of a brief or packet, in its own formats, as the command line makes them. Raises BriefError."""
    return render(workspace, Asked(file_of(name)), press)


def file_of(name: str) -> str:
    """The file of the brief of that name."""
    return spec_file(name)


def _rendered(workspace: Workspace, mark: Mark, press: Press, looks: list[Look]) -> Rendered:
    """In every format; where no PDF can be laid out on this computer, in all the others."""
    name, document = mark
    documents = (document,) if document else ()
    try:
        return render(workspace, Asked(file_of(name), documents, EVERY, explain=True), press, looks=looks)
    except BriefError as error:
        if all(one.code != NO_ENGINE for one in error.diagnostics):
            raise
        return render(workspace, Asked(file_of(name), documents, WITHOUT_PAGES), press)


def _paper(document: RenderedDocument) -> Paper:
    files = {Format(form): data for form, data in document.files.items()}
    digest = hashlib.sha256(b"".join(hashlib.sha256(files[form]).digest() for form in sorted(files)))
    drawn = sizes(files[Format.PDF]) if Format.PDF in files else ()
    return Paper(
        digest.hexdigest()[:20], dt.datetime.now(), document.name, files, drawn, document.pages, document.limit,
        document.summary, document.look, document.diagnostics,
    )  # fmt: skip
