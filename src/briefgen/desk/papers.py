"""What the desk knows of a paper: how it stands now, and the last one that came out well."""

from __future__ import annotations

import datetime as dt
import hashlib
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import Final

from briefgen.desk.pictures import sizes
from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.models.folders import spec_file
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline import Asked, Rendered, RenderedDocument, render
from briefgen.pipeline.looking import Look
from briefgen.pipeline.stages import Lengths, Pages, Stages, stages
from briefgen.pipeline.summing import Summary
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

EVERY: Final = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
WITHOUT_PAGES: Final = (Format.DOCX, Format.HTML, Format.TXT)
NO_ENGINE: Final = "no-pdf-engine"
TOO_LONG: Final = frozenset({"too-many-pages", "does-not-fit"})
CRASHED: Final = "pdf-crashed"
STOPPED: Final = "pdf-timeout"
FAULT: Final = Diagnostic(
    "fault", "something went wrong inside briefgen; your files are as they were",
    hint="What it was stands where the desk was started.",
)  # fmt: skip
"""What is told of a fault of ours: the desk goes on."""

Mark = tuple[str, str]
"""What tells a paper from all others: the name of its brief, and its document in a packet, empty where there is none."""


@noun
class Paper:
    """The finished files of a document, in memory; what stands for them, and when they were made.

    `sizes` are the width and height of its pages, in points; none where no PDF can be laid out here. `free` are the lines
    that are free, of the pages that it may have.
    """

    hash: str
    made: dt.datetime
    name: str
    files: Mapping[Format, bytes] = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
    pages: int | None
    limit: int | None
    free: int
    summary: Summary

    @property
    def pdf(self) -> bytes:
        """Its pages."""
        return self.files.get(Format.PDF, b"")

    @property
    def html(self) -> bytes:
        """Its words."""
        return self.files[Format.HTML]

    def named(self, form: Format) -> str:
        """What the file of that format is called, as the command line calls it."""
        return f"{self.name}.{form}"


@noun
class Overfull:
    """The pages of a paper that does not fit, in memory, all that it takes: to be looked at, and never given.

    It is `over` by so many lines for the `limit` of pages that it may have.
    """

    hash: str
    sizes: tuple[tuple[float, float], ...]
    limit: int
    over: int
    pdf: bytes = field(repr=False)
    html: bytes = field(repr=False)


@noun
class Standing:
    """How a paper stands: what was made of the files as they are now, or why nothing was; how it lies on its pages.

    One that is only too long has an `overfull` layout. It is `looked` at after all others; `look` is None until then, and
    where nobody can tell.
    """

    paper: Paper | None
    diagnostics: tuple[Diagnostic, ...]
    overfull: Overfull | None = None
    look: Look | None = field(default=None, repr=False)
    looked: bool = False

    @property
    def failed(self) -> bool:
        """Whether there is nothing to be looked at."""
        return self.paper is None and self.overfull is None

    @property
    def shown(self) -> Paper | Overfull | None:
        """What there is to be looked at."""
        return self.paper or self.overfull

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
        return bool(self.errors) and {one.code for one in self.errors} <= TOO_LONG

    @property
    def crashed(self) -> bool:
        """Whether the press broke: the same paper may come out well another time."""
        return any(one.code == CRASHED for one in self.diagnostics)

    @property
    def stopped(self) -> bool:
        """Whether the press took too long, or broke."""
        return any(one.code in (CRASHED, STOPPED) for one in self.diagnostics)


@noun
class Made:
    """What came of making a paper; the `stages` in which it was made are there for who looks closer, None where it failed."""

    standing: Standing
    stages: Stages | None = field(default=None, repr=False)

    @property
    def failed(self) -> bool:
        """Whether there is nothing to be looked at."""
        return self.standing.failed


def making(
    workspace: Workspace, mark: Mark, press: Press, likely: Lengths, words: Callable[[bytes], None], *, ahead: bool
) -> Iterator[Made | None]:
    """Lay a paper out, as the command line does, and keep it in memory: its words, its pages, its files, each a step.

    Its `words` are told in the first step, the last one gives what came of it. `likely` are the lengths that it had before;
    whether it is laid out `ahead` is said at `stages`.
    """
    try:
        made = _begun(workspace, mark, press, EVERY, ahead)
        words(made.words(likely))
        yield None
        try:
            made.lay_out()
            yield None
            yield _made(made)
        except BriefError as error:
            if all(one.code != NO_ENGINE for one in error.diagnostics):
                raise
            # Where no PDF can be laid out on this computer, there are all the others.
            yield _made(_begun(workspace, mark, press, WITHOUT_PAGES, ahead))
    except BriefError as error:
        yield Made(Standing(None, error.diagnostics))
    except Exception:
        traceback.print_exc()
        yield Made(Standing(None, (FAULT,)))


def seen(made: Made, press: Press) -> Standing:
    """How a paper stands once it was looked at: with everything that would help where it is too long. Raises BriefError."""
    assert made.stages is not None, "what failed has nothing to look at"
    look, told = made.stages.look(press)
    return replace(made.standing, look=look, looked=True, diagnostics=told or made.standing.diagnostics)


def packet(workspace: Workspace, name: str, press: Press) -> Rendered:
    """All papers of a brief or packet, in its own formats, as the command line makes them. Raises BriefError."""
    return render(workspace, Asked(file_of(name)), press)


def file_of(name: str) -> str:
    """The file of the brief of that name."""
    return spec_file(name)


def _begun(workspace: Workspace, mark: Mark, press: Press, formats: tuple[Format, ...], ahead: bool) -> Stages:
    name, document = mark
    return stages(workspace, Asked(file_of(name), (document,) if document else (), formats), press, ahead=ahead)


def _made(made: Stages) -> Made:
    pages = made.pages
    if pages.overfull:
        html = made.printed_words()
        shown = Overfull(_digest(pages.pdf, html), sizes(pages.pdf), pages.limit or 0, pages.over, pages.pdf, html)
        return Made(Standing(None, pages.diagnostics, shown), made)
    document = made.finished()
    return Made(Standing(_paper(document, pages), document.diagnostics), made)


def _paper(document: RenderedDocument, pages: Pages) -> Paper:
    files = {Format(form): data for form, data in document.files.items()}
    drawn = sizes(files[Format.PDF]) if Format.PDF in files else ()
    return Paper(
        _digest(*(files[form] for form in sorted(files))), dt.datetime.now(), document.name, files, drawn, document.pages,
        document.limit, pages.free, document.summary,
    )  # fmt: skip


def _digest(*files: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data in files)).hexdigest()[:20]
