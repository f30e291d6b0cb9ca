"""The finished documents of a spec: their files, their pages, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefgen.checks.budget import word_pages
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.picturing import tallest
from briefgen.document.plan import Lengths
from briefgen.libreoffice import PageCounter, WordPages
from briefgen.models.folders import OUTPUT
from briefgen.models.formats import Format
from briefgen.models.lock import lock_name
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.fitting import Settled
from briefgen.pipeline.layouts import Layouts, word_file
from briefgen.pipeline.locks import lock_of
from briefgen.pipeline.looked import Looked
from briefgen.pipeline.noting import noted
from briefgen.pipeline.prepared import Checked
from briefgen.pipeline.saving import Saved, Sitting, save
from briefgen.pipeline.summing import Summary, summed
from briefgen.workspace import Workspace
from briefgen.writers import Output

if TYPE_CHECKING:
    from briefgen.fit import Explained
    from briefgen.pipeline.looking import Look
    from briefgen.usage.rendering import Rendering


@noun
class RenderedDocument:
    """The finished files of one document, by format; its pages, where a PDF was laid out; warnings.

    `name` is what the files are called, without the ending; `brief` is the name of the spec, and the document
    of a packet after it. `lock` is what its lock, the file `lock_file`, is to hold from now on, None where that
    does not change; `look` is how it lies on its pages, where that was asked for; `rendering` says what the files carry,
    `summary` what is looked at before they are given away. `limit` is
    how many pages the brief may have, which stands at `limit_place`; how many its Word file has, made in
    `style`, is not known yet.
    """

    name: str
    brief: str
    lock_file: str
    files: Mapping[str, bytes] = field(repr=False)
    pages: int | None
    lock: bytes | None = field(repr=False)
    look: Look | None = field(repr=False)
    rendering: Rendering = field(repr=False)
    summary: Summary
    limit: int | None
    limit_place: Span
    style: Style = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def explained(self) -> tuple[Explained, ...]:
        """Why each length was chosen, where that was asked for."""
        return self.look.uses if self.look else ()

    @property
    def limits_word(self) -> bool:
        """Whether there is a Word file that is to keep to so many pages."""
        return self.limit is not None and Format.DOCX in self.files

    @property
    def named(self) -> dict[str, bytes]:
        """The files by their names, the PDF first."""
        return {f"{self.name}.{form}": self.files[form] for form in Format if form in self.files}


@noun
class Rendered:
    """The finished documents of a spec: a brief has one, a packet several; `within` is the folder of a meeting in that of its packet."""

    workspace: Workspace = field(repr=False)
    documents: Sequence[RenderedDocument]
    within: str = ""

    @property
    def packet(self) -> str:
        """The name of the packet that they are; empty for a brief."""
        first = self.documents[0].rendering
        return PurePosixPath(first.spec).stem if first.document else ""

    @property
    def folder(self) -> Path:
        """Where the files go when nobody says where: into `build/` of the workspace, there into the folder of the packet.

        What is made for a meeting of a table has a folder of its own in that.
        """
        return self.workspace.root / OUTPUT / self.packet / self.within

    def save(
        self,
        folder: Path | str | None = None,
        *,
        force: bool = False,
        own: Collection[Path] = (),
        sitting: Sitting | None = None,
    ) -> Saved:
        """Write all files into `folder`, together or not at all, as the command does.

        Files that somebody edited, that no manifest knows or that were made for another brief or meeting are kept, but for
        `force`; `own` were written before in the same sitting. Many meetings of a packet are saved in one `sitting`, as
        `begin_sitting` gives it. Raises BriefError: `edited-output`, `unknown-output`, `taken-output`, `cannot-write`.
        """
        place = Path(folder) if folder is not None else self.folder
        return save(self.workspace, self.documents, place, force=force, own=own, sitting=sitting)

    @property
    def pages(self) -> int:
        """How many pages were laid out in all."""
        return sum(document.pages or 0 for document in self.documents)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The warnings of all documents, each once."""
        report = Report()
        for document in self.documents:
            report.add(*document.diagnostics)
        return report.diagnostics


@noun
class Written:
    """The finished files of a document, not yet compared with it as it was laid out in these `lengths`."""

    layouts: Layouts = field(repr=False)
    lengths: Lengths
    rendered: RenderedDocument


def write(looked: Looked) -> Written:
    """The files of a document in the lengths that were settled. Raises BriefError."""
    checked, settled = looked.checked, looked.settled
    layouts, prepared = checked.layouts, checked.prepared
    material, limit_place = layouts.material, layouts.material.places.span("pages")
    outputs = layouts.outputs(settled.lengths)
    report = found_in(checked, settled, outputs)
    pages = next((output.pages for output in outputs.values() if output.pages), None)
    report.raise_if_failed()
    rendered = RenderedDocument(
        name=material.called,
        brief=material.brief.name,
        lock_file=lock_name(material.brief.file, material.brief.document),
        files={form: output.data for form, output in outputs.items()},
        pages=pages,
        lock=_lock(checked, settled),
        look=looked.look,
        summary=summed(material, prepared, settled.lengths),
        rendering=noted(layouts, settled.lengths, prepared, pages, report.diagnostics),
        limit=prepared.spec.pages,
        limit_place=limit_place,
        style=material.style,
        diagnostics=report.diagnostics,
    )
    return Written(layouts, settled.lengths, rendered)


def found_in(checked: Checked, settled: Settled, outputs: Mapping[Format, Output]) -> Report:
    """Everything that is to be said of a document and its files, before these are read back."""
    report = Report(checked.layouts.material.brief.file)
    report.add(*checked.prepared.diagnostics, *settled.diagnostics)
    for output in outputs.values():
        report.add(*output.diagnostics)
    report.add(*_too_many(checked, settled, outputs))
    return report


def _too_many(checked: Checked, settled: Settled, outputs: Mapping[Format, Output]) -> Iterator[Diagnostic]:
    """It has more pages than the brief may have, in the lengths that are fixed, or in the shortest there are."""
    layouts, limit, fitted = checked.layouts, checked.prepared.spec.pages, settled.fitted
    laid_out = (output.extent for output in outputs.values() if output.extent)
    extent = fitted.extent if fitted else next(laid_out, None)
    if limit is not None and extent is not None and extent.pages > limit:
        from briefgen.fit.refusing import does_not_fit, too_many_pages
        from briefgen.pipeline.loosening import overlong

        pictures = tallest(checked.prepared.document, layouts.material.style.tokens)
        found = overlong(layouts, settled.lengths, extent, limit)
        say = does_not_fit if fitted else too_many_pages
        yield say(found, layouts.material.places.span("pages"), pictures)


def _lock(checked: Checked, settled: Settled) -> bytes | None:
    """What the lock is to hold from now on; None where it stays, as it does when values were set for once."""
    material, fitted = checked.layouts.material, settled.fitted
    if material.asked.overrides or material.asked.meeting or fitted is None or not fitted.fits:
        return None
    return lock_of(material, fitted.lengths)


def count_word_pages(
    documents: Sequence[RenderedDocument], counter: PageCounter
) -> Iterator[tuple[RenderedDocument, WordPages, tuple[Diagnostic, ...]]]:
    """The pages of the Word files of documents that limit them, waiting for their count; a warning where they are too many."""
    limited = [document for document in documents if document.limits_word]
    # What was begun while lengths were being chosen need not be what was chosen.
    counter.begin_all([word_file(one.brief, one.files[Format.DOCX], one.style) for one in limited])
    for document, counted in zip(limited, counter.results(), strict=True):
        limit, pages = document.limit, counted.pages
        found = word_pages(limit, pages, document.limit_place) if limit is not None and pages is not None else ()
        yield document, counted, tuple(found)
