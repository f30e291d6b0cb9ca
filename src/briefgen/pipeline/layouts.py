"""One brief in different lengths, each composed, cited and laid out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from briefgen.compose import numbered
from briefgen.diagnostics import Diagnostic, Report
from briefgen.document.extent import Extent, Traced
from briefgen.document.nodes import Document
from briefgen.document.plan import Lengths
from briefgen.fit import Measured, clearly_too_long, galley, levels, measured
from briefgen.libreoffice import PageCounter, WordFile
from briefgen.models.formats import Format
from briefgen.models.spec import Part
from briefgen.models.style import Style
from briefgen.pipeline.attaching import attached
from briefgen.pipeline.coding import code_for
from briefgen.pipeline.comparing import Comparison, prepare
from briefgen.pipeline.drafting import Draft, cite, compose
from briefgen.pipeline.leaving import Leaving, prepare_to_look
from briefgen.pipeline.locks import locked_lengths_of
from briefgen.writers import Output, write
from briefgen.writers.pdf import Pending, Press

if TYPE_CHECKING:
    from briefgen.document.pieces import Pieces


class Layouts:
    """The layouts of one brief; the last one laid out that fits is the one written.

    The `counter`, where there is one, begins to count the pages of a Word file as soon as it is there.
    """

    def __init__(self, first: Draft, press: Press, counter: PageCounter | None = None) -> None:
        self.material = first.material
        self.first = first.lengths
        self._press = press
        self._counter = counter
        self._drafts: dict[Lengths, Draft] = {first.lengths: first}
        self._outputs: dict[Lengths, dict[Format, Output]] = {}
        self._pending: dict[Lengths, Pending[Output]] = {}
        self._comparisons: dict[Lengths, Comparison] = {}
        self._leaving: dict[Lengths, Leaving] = {}
        self._words: dict[Lengths, Output] = {}
        self._reached: dict[Lengths, Extent] = {}

    def by(self, press: Press) -> Layouts:
        """The same layouts by another press, for who looks at them while this one is at work; what is known is known there, too."""
        other = Layouts(self.draft(self.first), press)
        other._drafts |= self._drafts
        known = {lengths: made[Format.PDF].extent for lengths, made in self._outputs.items() if Format.PDF in made}
        other._reached |= self._reached | {lengths: extent for lengths, extent in known.items() if extent}
        return other

    @property
    def formats(self) -> frozenset[Format]:
        """The formats to make."""
        return self.material.formats

    @cached_property
    def locked(self) -> bool:
        """Whether the first lengths are those of the lock, which holds."""
        return locked_lengths_of(self.material) is not None

    @property
    def budgeted(self) -> bool:
        """Whether there is a limit, and a choice in keeping to it."""
        flexible = any(use.flexible for use in self.material.plan.uses)
        return self.material.spec.pages is not None and self.measurable and flexible

    @property
    def measurable(self) -> bool:
        """Whether there are uses of blocks, and they are printed."""
        plan = self.material.plan
        return bool(plan.uses) and plan.parts.count(Part.SECTIONS) == 1

    @cached_property
    def too_long(self) -> bool:
        """Whether the richest lengths need no layout to be seen not to fit."""
        pages, richest = self.material.spec.pages, self.draft(self.material.plan.richest)
        return pages is not None and self.budgeted and clearly_too_long(richest.document, self.material.style, pages)

    def begin(self) -> None:
        """Have the PDF in the first lengths laid out meanwhile, if one was asked for, could be made, and may fit."""
        report, first = Report(), self.draft(self.first)
        report.add(*first.diagnostics)
        hopeless = report.failed or (self.first == self.material.plan.richest and self.too_long)
        if Format.PDF in self.formats and not hopeless:
            self._pending[self.first] = self._submitted(first)

    @property
    def drafted(self) -> Mapping[Lengths, Draft]:
        """All that was composed, by its lengths."""
        return self._drafts

    def draft(self, lengths: Lengths) -> Draft:
        """The document in these lengths."""
        if lengths not in self._drafts:
            self._drafts[lengths] = cite(compose(self.material, lengths))
        return self._drafts[lengths]

    def outputs(self, lengths: Lengths) -> dict[Format, Output]:
        """The files asked for, in these lengths."""
        if lengths not in self._outputs:
            self._make(lengths, self.formats)
        return {form: output for form, output in self._outputs[lengths].items() if form in self.formats}

    def lay_out(self, lengths: Lengths) -> Extent:
        """How far the document reaches in these lengths, whether or not a PDF was asked for."""
        if Format.PDF not in self._outputs.get(lengths, {}):
            self._make(lengths, self.formats | {Format.PDF})
        extent = self._outputs[lengths][Format.PDF].extent
        assert extent is not None, "a PDF is always laid out"
        return extent

    def unwritten(self, lengths: Lengths) -> tuple[Diagnostic, ...]:
        """What is to be said of the layout of a PDF that was not asked for, and so is not written."""
        return () if Format.PDF in self.formats else self._outputs[lengths][Format.PDF].diagnostics

    def reach(self, lengths: Lengths) -> Extent:
        """How far the document reaches in these lengths, which nobody is going to write."""
        if Format.PDF in self._outputs.get(lengths, {}):
            return self.lay_out(lengths)
        if lengths not in self._reached:
            document, style = self.draft(lengths).sound.document, self.material.style
            extent = self._press.submit(document, style, self.material.spec.pages).result().extent
            assert extent is not None, "a PDF is always laid out"
            self._reached[lengths] = extent
        return self._reached[lengths]

    def measure(self) -> Measured:
        """The heights of everything about which there is a choice."""
        return self._measured([self.draft(lengths).sound for lengths in levels(self.material.plan.uses)])

    @cached_property
    def every(self) -> Measured:
        """The heights of every use in every length that its block has, also where the brief does not allow it."""
        from briefgen.fit.loosening import all_lengths

        return self._measured([self.draft(lengths) for lengths in levels(all_lengths(self.material.plan.uses))])

    def _measured(self, drafts: Sequence[Draft]) -> Measured:
        document, keys = galley(self.material.plan, [draft.document for draft in drafts])
        return measured(keys, self._press.measure(numbered(document), self.material.style).result())

    def trace(self, lengths: Lengths) -> tuple[Pieces, Traced]:
        """The pieces of the document in these lengths, and where they stand, on as many pages as it takes."""
        from briefgen.document.pieces import pieces

        document = cite(compose(self.material, lengths, traced=True)).document
        found = pieces(document, self.material.plan)
        return found, self._press.trace(document, self.material.style, found.nodes).result()

    def overfull(self, lengths: Lengths) -> Output:
        """The PDF in these lengths, on as many pages as it takes; nothing is attached to it."""
        return self._press.submit(self.draft(lengths).sound.document, self.material.style).result()

    def _make(self, lengths: Lengths, formats: frozenset[Format]) -> None:
        """The files in these lengths: the PDF is laid out in another process while the others are made here."""
        draft, pending = self.draft(lengths).sound, self._pending.pop(lengths, None)
        if pending is None and Format.PDF in formats:
            pending = self._submitted(draft)
        outputs = write(draft.document, self.material.style, formats - {Format.PDF, Format.DOCX})
        if Format.DOCX in formats:
            outputs[Format.DOCX] = self._word(draft)
        self._count(outputs)
        if pending is not None:
            self._read_meanwhile(lengths, outputs)
            outputs[Format.PDF] = pending.result()
        self._outputs[lengths] = outputs

    def compared(self, lengths: Lengths) -> Comparison:
        """The comparison of the files in these lengths with their document, as far as it has gone."""
        if lengths not in self._comparisons:
            one = self.material
            coding = partial(code_for, one.brief.file, one.brief.document, one.spec, one.style) if one.coded else None
            self._comparisons[lengths] = Comparison(self.draft(lengths).document, self.material.style, coding)
        return self._comparisons[lengths]

    def _coded(self, draft: Draft) -> Document:
        """The document of a draft as it is printed: with its content code, for which no line makes way."""
        return replace(draft.document, code=self.compared(draft.lengths).code)

    def leaving(self, lengths: Lengths) -> Leaving:
        """What must not leave in the files in these lengths, as far as they were looked at."""
        if lengths not in self._leaving:
            self._leaving[lengths] = Leaving(self.material)
        return self._leaving[lengths]

    def _read_meanwhile(self, lengths: Lengths, outputs: Mapping[Format, Output]) -> None:
        """Look at the other files and read them back while the PDF is laid out, and load what does so with that one."""
        self.leaving(lengths).take(outputs)
        prepare_to_look()
        if self.material.asked.read_back:
            self.compared(lengths).take(outputs)
            prepare()

    def _submitted(self, draft: Draft) -> Pending[Output]:
        """The PDF in the making. What is attached to it is the file itself that stands beside it."""
        files = tuple(attached(draft, lambda: self._word(draft))) if Format.PDF in self.formats else ()
        return self._press.submit(self._coded(draft), self.material.style, self.material.spec.pages, files)

    def _word(self, draft: Draft) -> Output:
        """The Word file of a draft, made once."""
        if draft.lengths not in self._words:
            made = write(self._coded(draft), self.material.style, (Format.DOCX,))
            self._words[draft.lengths] = made[Format.DOCX]
        return self._words[draft.lengths]

    def _count(self, outputs: dict[Format, Output]) -> None:
        """Let the pages of the Word file be counted; those of a packet are counted together, once all are there."""
        brief = self.material.brief
        if self._counter and self.material.spec.pages and Format.DOCX in outputs and not brief.document:
            self._counter.begin(word_file(brief.name, outputs[Format.DOCX].data, self.material.style))


def word_file(name: str, docx: bytes, style: Style) -> WordFile:
    """A Word file in a style, for its pages to be counted: with its fonts, and with what stands in for them."""
    return WordFile(name, docx, style.apart, style.stand_ins)
