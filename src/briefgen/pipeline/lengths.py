"""The lengths of a brief that may have so many pages: those of its lock, or those that a search finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Protocol

from briefgen.compose import numbered
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.document.extent import Extent
from briefgen.document.nodes import Document
from briefgen.document.plan import Lengths
from briefgen.fit import (
    Explained,
    Fitted,
    Measured,
    clearly_too_long,
    explained,
    fingerprint,
    fit,
    galley,
    levels,
    lock_text,
    locked_lengths,
    measured,
    notes,
    too_long,
)
from briefgen.models.lock import lock_name
from briefgen.models.spec import Format, Part
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.material import Composed, Material, composed
from briefgen.writers import Output
from briefgen.writers.pdf import Pending, Press, engine_version


class Printable(Protocol):
    """What can be written: a document in a style."""

    @property
    def document(self) -> Document: ...

    @property
    def style(self) -> Style: ...


@noun
class Draft:
    """A document that may be the one printed."""

    document: Document
    style: Style


Write = Callable[[Printable, Press, Collection[Format], "int | None", "Pending[Output] | None"], dict[Format, Output]]


@noun
class Settled:
    """The lengths to print; how the search ended, where there was one; what is to be said of it."""

    lengths: Lengths
    fitted: Fitted | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Layouts:
    """One brief in different lengths, each composed and laid out once. The last one laid out that fits is the one written."""

    def __init__(self, material: Material, press: Press, formats: frozenset[Format], write: Write) -> None:
        self.material = material
        self.formats = formats
        self._press = press
        self._write = write
        self._composed: dict[Lengths, Composed] = {}
        self._outputs: dict[Lengths, dict[Format, Output]] = {}
        self._pending: dict[Lengths, Pending[Output]] = {}

    @property
    def budgeted(self) -> bool:
        """Whether there is a limit, and a choice in keeping to it."""
        plan, spec = self.material.plan, self.material.spec
        printed = plan.parts.count(Part.SECTIONS) == 1
        return spec.pages is not None and printed and any(use.flexible for use in plan.uses)

    @cached_property
    def locked(self) -> Lengths | None:
        """The lengths of the lock, where nothing has changed since it was written."""
        return _locked(self.material)

    @property
    def first(self) -> Lengths:
        """The lengths to begin with."""
        return self.locked or self.material.plan.richest

    @cached_property
    def too_long(self) -> bool:
        """Whether the richest lengths need no layout to be seen not to fit."""
        pages, made = self.material.spec.pages, self.composed(self.material.plan.richest)
        return pages is not None and self.budgeted and clearly_too_long(made.document, self.material.style, pages)

    def begin(self, lengths: Lengths) -> None:
        """Have a PDF in these lengths laid out meanwhile, if one was asked for, could be made, and may fit."""
        report = Report()
        report.add(*self.composed(lengths).diagnostics)
        hopeless = report.failed or (lengths == self.material.plan.richest and self.too_long)
        if Format.PDF in self.formats and not hopeless:
            document, style = self.composed(lengths).document, self.material.style
            self._pending[lengths] = self._press.submit(document, style, self.material.spec.pages)

    def composed(self, lengths: Lengths) -> Composed:
        """The document in these lengths."""
        if lengths not in self._composed:
            self._composed[lengths] = composed(self.material, lengths)
        return self._composed[lengths]

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

    def measure(self) -> Measured:
        """The heights of everything about which there is a choice."""
        plan = self.material.plan
        documents = [self._sound(lengths).document for lengths in levels(plan.uses)]
        document, keys = galley(plan, documents)
        return measured(keys, self._press.measure(numbered(document), self.material.style).result())

    def explained(self, settled: Settled) -> tuple[Explained, ...]:
        """Why each length was chosen; measured now, where that was not needed before."""
        plan, lengths = self.material.plan, settled.lengths
        fitted = settled.fitted or Fitted(lengths, self.lay_out(lengths), True, (lengths,), None)
        if fitted.measured is None and self.budgeted:
            fitted = Fitted(fitted.lengths, fitted.extent, fitted.fits, fitted.tried, self.measure())
        return explained(plan.uses, fitted)

    def _make(self, lengths: Lengths, formats: frozenset[Format]) -> None:
        draft, most = Draft(self._sound(lengths).document, self.material.style), self.material.spec.pages
        self._outputs[lengths] = self._write(draft, self._press, formats, most, self._pending.pop(lengths, None))

    def _sound(self, lengths: Lengths) -> Composed:
        """The document in these lengths. Raises BriefError where a text in them has errors."""
        report, made = Report(self.material.brief.file), self.composed(lengths)
        report.add(*made.diagnostics)
        report.raise_if_failed()
        return made


def start(material: Material) -> Lengths:
    """The lengths to begin with: those of the lock, where it holds, else the richest."""
    return _locked(material) or material.plan.richest


def _locked(material: Material) -> Lengths | None:
    """The lengths of the lock, where nothing has changed since it was written."""
    lock = material.lock
    if lock is None or material.report.failed or lock.inputs != inputs_of(material):
        return None
    return locked_lengths(lock, material.plan.uses)


def inputs_of(material: Material) -> str:
    """What stands for all inputs of a brief."""
    return fingerprint(material.brief.spec, material.plan.uses, material.library, material.style, engine_version())


def settle(layouts: Layouts) -> Settled:
    """The lengths to print. Those of the lock stay, when they still fit."""
    material = layouts.material
    pages, uses, begun = material.spec.pages, material.plan.uses, layouts.locked
    if pages is None or not layouts.budgeted:
        return Settled(material.plan.richest)
    if begun is not None and _still_fit(layouts, begun, pages):
        return Settled(begun)
    try:
        fitted = fit(uses, pages, layouts.lay_out, layouts.measure, measure_first=layouts.too_long)
    except BriefError as error:
        return _without_layout(layouts, error)
    if not fitted.fits:
        return Settled(fitted.lengths, fitted, (too_long(uses, fitted, pages, material.places.span("pages")),))
    return Settled(fitted.lengths, fitted, (*_outdated(material), *notes(uses, fitted)))


def lock_of(layouts: Layouts, settled: Settled) -> bytes | None:
    """What the lock is to hold from now on; None where it stays as it is, or none is needed.

    One that cannot be used stays as its author left it, until it is to be forgotten.
    """
    material, fitted = layouts.material, settled.fitted
    if fitted is None or not fitted.fits:
        return None
    known = material.lock is not None or material.refit
    if not known and (material.spoiled or fitted.lengths == material.plan.richest):
        return None
    file, document = PurePosixPath(material.brief.file).stem, material.brief.document
    return lock_text(file, inputs_of(material), material.plan.uses, fitted.lengths, document).encode("utf-8")


def _outdated(material: Material) -> Iterator[Diagnostic]:
    """Why the lengths of a lock were not kept."""
    lock, span = material.lock, Span(lock_name(material.brief.file, material.brief.document))
    if lock is not None and lock.inputs != inputs_of(material):
        message = "the lengths were chosen anew, because the brief or something it uses has changed"
        yield Diagnostic("outdated-lock", message, span, Severity.NOTE)
    elif lock is not None:
        message = "the lengths were chosen anew, because those of the lock do not fit this brief"
        yield Diagnostic("unusable-lock", message, span, Severity.WARNING)


def _still_fit(layouts: Layouts, lengths: Lengths, pages: int) -> bool:
    found = [output.pages for output in layouts.outputs(lengths).values() if output.pages]
    return not found or found[0] <= pages


def _without_layout(layouts: Layouts, error: BriefError) -> Settled:
    """Where no PDF was asked for and none can be laid out, the richest lengths, with a warning."""
    if Format.PDF in layouts.formats or any(d.code != "no-pdf-engine" for d in error.diagnostics):
        raise error
    message = "the text was not fitted to its pages: they cannot be laid out on this computer"
    warning = Diagnostic("not-fitted", message, severity=Severity.WARNING, hint=error.diagnostics[0].hint)
    return Settled(layouts.material.plan.richest, None, (warning,))
