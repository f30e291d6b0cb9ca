"""One document made stage by stage, for who wants each as soon as it is there: its words, its pages, its files, its look.

Together they do what `render` does, in the same order: the files are the same, to the byte, and were compared with the
brief in the same way.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.document.plan import Lengths as Lengths
from briefgen.fit.refusing import Overlong, does_not_fit, too_many_pages
from briefgen.fit.spending import lines_over, whole_lines
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.drafting import cite, compose
from briefgen.pipeline.fitting import Settled, fit, start
from briefgen.pipeline.keeping import InWorkspace
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.looked import Looked
from briefgen.pipeline.looking import Look, look
from briefgen.pipeline.material import plan
from briefgen.pipeline.prepared import Checked, checked
from briefgen.pipeline.proving import proven
from briefgen.pipeline.reading import each, read
from briefgen.pipeline.writing import RenderedDocument, found_in
from briefgen.pipeline.writing import write as write_files
from briefgen.workspace import Workspace
from briefgen.writers import Output, write
from briefgen.writers.keeping import kept_by

if TYPE_CHECKING:
    from briefgen.document.extent import Extent
    from briefgen.writers.pdf import Press


@noun
class Pages:
    """A document laid out in the `lengths` that are printed: on `count` pages, of which it may have `limit`, if any.

    `free` and `over` are lines, as those of `Look`. One that has more pages than it may is `overfull`: its `pdf` has as
    many as it takes, and `diagnostics` say so; there is nothing to save of it. There are no bytes where no PDF was asked for.
    """

    lengths: Lengths
    count: int
    limit: int | None
    free: int
    over: int
    pdf: bytes = field(repr=False)
    overfull: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def stages(workspace: Workspace, asked: Asked, press: Press, *, ahead: bool = True) -> Stages:
    """Begin with the one document that is asked for. Raises BriefError with everything that keeps it from being laid out.

    It is laid out `ahead` of its pages being asked for, while it is still checked: sooner, and for nothing where nobody asks.
    """
    asked, shared = replace(asked, explain=True), workspace.for_one_run()
    with kept_by(InWorkspace(shared)):
        materials = [plan(shared, brief, asked) for brief in read(shared, asked, press)]
        drafts = each(lambda material: cite(compose(material)), materials)
        begin = start if ahead else Layouts
        (begun,) = each(lambda draft: checked(begin(draft, press)), drafts)
        return Stages(shared, begun)


class Stages:
    """A document that was read and checked. Each stage is made once; what it raises, it raises each time."""

    def __init__(self, workspace: Workspace, begun: Checked) -> None:
        self._workspace = workspace
        self._begun = begun
        self._overfull: Output | None = None

    def words(self, likely: Lengths = ()) -> bytes:
        """The document as HTML, before anything is laid out: in the lengths of its lock, else in those that are `likely`.

        These are what it had when it was laid out last; where it has other uses of blocks by now, its richest.
        """
        with self._keeping:
            layouts = self._begun.layouts
            known = layouts.first if layouts.locked or not self._may_have(likely) else likely
            return self._html(known)

    def lay_out(self) -> None:
        """Make the `pages`, for who wants them later, from another thread. Raises BriefError."""
        _ = self.pages

    @cached_property
    def pages(self) -> Pages:
        """The document on its pages, as many as it takes. Raises BriefError."""
        with self._keeping:
            done, settled = self._fitted
            layouts = done.layouts
            output = layouts.outputs(settled.lengths).get(Format.PDF)
            if output is None or output.extent is None:
                return Pages(
                    settled.lengths, 0, layouts.material.spec.pages, 0, 0, output.data if output else b"", False
                )
            return self._laid_out(done, settled, output.extent, output.data)

    def printed_words(self) -> bytes:
        """What the pages say, as HTML: also of a document that does not fit. Raises BriefError."""
        with self._keeping:
            return self._html(self._fitted[1].lengths)

    def finished(self) -> RenderedDocument:
        """The finished files, looked at and compared with the document. Raises BriefError, also where it does not fit."""
        with self._keeping:
            return proven(write_files(Looked(*self._fitted, None)))

    def look(self, press: Press) -> tuple[Look, tuple[Diagnostic, ...]]:
        """How the document lies on its pages, and everything that is to be said of one that does not fit.

        Laid out by another `press`, so that nobody waits for this. Raises BriefError.
        """
        with self._keeping:
            done, settled = self._fitted
            apart = Checked(done.layouts.by(press), done.prepared)
            seen = look(apart, settled)
            told = found_in(apart, settled, {Format.PDF: self._overfull}).diagnostics if self._overfull else ()
            return seen, told

    @cached_property
    def _fitted(self) -> tuple[Checked, Settled]:
        return fit(self._begun)

    @property
    def _keeping(self) -> AbstractContextManager[None]:
        """What writers work out is kept beside what readers do, in every stage."""
        return kept_by(InWorkspace(self._workspace))

    def _laid_out(self, done: Checked, settled: Settled, extent: Extent, pdf: bytes) -> Pages:
        layouts, lengths = done.layouts, settled.lengths
        limit = layouts.material.spec.pages
        allowed = limit or extent.pages
        over = lines_over(extent, allowed) if extent.pages > allowed else 0
        free = 0 if over else whole_lines(allowed * extent.page - extent.total, extent.line)
        if not over:
            return Pages(lengths, extent.pages, limit, free, over, pdf, False)
        self._overfull = shown = layouts.overfull(lengths)
        return Pages(
            lengths, extent.pages, limit, free, over, shown.data, True, (said_at_once(layouts, settled, over),)
        )

    def _may_have(self, lengths: Lengths) -> bool:
        uses = self._begun.layouts.material.plan.uses
        allowed = [{option.length for option in use.options} for use in uses]
        return len(lengths) == len(uses) and all(one in may for one, may in zip(lengths, allowed, strict=True))

    def _html(self, lengths: Lengths) -> bytes:
        layouts = self._begun.layouts
        document, style = layouts.draft(lengths).sound.document, layouts.material.style
        return write(document, style, (Format.HTML,))[Format.HTML].data


def said_at_once(layouts: Layouts, settled: Settled, over: int) -> Diagnostic:
    """That a document has so many lines more than it may, before anybody has measured what would help."""
    limit, span = layouts.material.spec.pages, layouts.material.places.span("pages")
    assert limit is not None, "nothing is too long without a limit"
    uses = layouts.material.plan.uses
    known = Overlong(uses, settled.lengths, limit, over, [{} for _ in uses])
    return (too_many_pages if settled.fitted is None else does_not_fit)(known, span)
