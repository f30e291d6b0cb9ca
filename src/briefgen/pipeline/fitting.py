"""The lengths of a brief that may have so many pages: those of its lock, or those that a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.document.plan import Lengths, Use
from briefgen.fit import Fitted, notes
from briefgen.fit import fit as search
from briefgen.libreoffice import PageCounter
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline.drafting import Draft
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.locks import outdated
from briefgen.pipeline.prepared import Checked, check
from briefgen.writers.pdf import Press


@noun
class Settled:
    """The lengths to print; how the search ended, where there was one; what is to be said of it."""

    lengths: Lengths
    fitted: Fitted | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def start(draft: Draft, press: Press, counter: PageCounter | None = None) -> Layouts:
    """Begin to lay a draft out; the checks take a while, and are made meanwhile."""
    layouts = Layouts(draft, press, counter)
    layouts.begin()
    return layouts


def fit(begun: Checked) -> tuple[Checked, Settled]:
    """The lengths to print, and the document checked in them. Raises BriefError."""
    settled = settle(begun.layouts)
    if settled.lengths != begun.layouts.first:
        begun = Checked(begun.layouts, check(begun.layouts.draft(settled.lengths)))
    return begun, settled


def settle(layouts: Layouts) -> Settled:
    """The lengths to print. Those of the lock stay, when they still fit."""
    material = layouts.material
    pages, uses, richest = material.spec.pages, material.plan.uses, material.plan.richest
    if pages is None or not layouts.budgeted:
        return Settled(richest)
    if layouts.locked and _still_fit(layouts, layouts.first, pages):
        return Settled(layouts.first)
    if layouts.locked and material.shared is not None:
        uses = at_most(uses, layouts.first)
    try:
        fitted = search(uses, pages, layouts.lay_out, layouts.measure, measure_first=layouts.too_long)
    except BriefError as error:
        return _without_layout(layouts, error)
    if not fitted.fits and fitted.extent.pages <= pages:
        return Settled(fitted.lengths, fitted, layouts.unwritten(fitted.lengths))
    if not fitted.fits:
        return Settled(fitted.lengths, fitted)
    return Settled(fitted.lengths, fitted, (*outdated(material), *notes(uses, fitted)))


def at_most(uses: Sequence[Use], lengths: Lengths) -> tuple[Use, ...]:
    """The uses as if none might be longer than in these lengths."""
    return tuple(
        replace(use, options=use.options[[option.length for option in use.options].index(length) :])
        for use, length in zip(uses, lengths, strict=True)
    )


def _still_fit(layouts: Layouts, lengths: Lengths, pages: int) -> bool:
    found = [output.extent for output in layouts.outputs(lengths).values() if output.extent]
    return not found or found[0].fits(pages)


def _without_layout(layouts: Layouts, error: BriefError) -> Settled:
    """Where no PDF was asked for and none can be laid out, the richest lengths, with a warning."""
    if Format.PDF in layouts.formats or any(d.code != "no-pdf-engine" for d in error.diagnostics):
        raise error
    message = "the text was not fitted to its pages: they cannot be laid out on this computer"
    warning = Diagnostic("not-fitted", message, severity=Severity.WARNING, hint=error.diagnostics[0].hint)
    return Settled(layouts.material.plan.richest, None, (warning,))
