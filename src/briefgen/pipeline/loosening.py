"""What is known of a brief that is too long: its lines over, and whether it fits when all its lengths are free."""

from __future__ import annotations

from briefgen.diagnostics import BriefError
from briefgen.document.extent import Extent
from briefgen.document.plan import Lengths
from briefgen.fit import fit as search
from briefgen.fit import line_counts
from briefgen.fit.loosening import Loosened, free, held
from briefgen.fit.refusing import Overlong
from briefgen.fit.spending import lines_over
from briefgen.pipeline.layouts import Layouts


def overlong(layouts: Layouts, lengths: Lengths, extent: Extent, pages: int) -> Overlong:
    """A brief that is too long in these lengths. All its lengths are measured, and tried free, to say what would help."""
    uses, over = layouts.material.plan.uses, lines_over(extent, pages)
    unknown = Overlong(uses, lengths, pages, over, [{} for _ in uses])
    if not layouts.measurable:
        return unknown
    try:
        lines = line_counts(uses, layouts.every, extent.line)
        loosened = _loosened(layouts, pages) if any(map(held, uses)) else None
    except BriefError:
        # The shorter texts have faults of their own, which are told when somebody prints them.
        return unknown
    return Overlong(uses, lengths, pages, over, lines, loosened)


def _loosened(layouts: Layouts, pages: int) -> Loosened:
    """What the fit finds when each use may have any length that is not longer than it begins with."""
    fitted = search(free(layouts.material.plan.uses), pages, layouts.reach, lambda: layouts.every, measure_first=True)
    fits = fitted.fits and fitted.extent.fits(pages)
    return Loosened(fits, fitted.lengths, 0 if fits else lines_over(fitted.extent, pages))
