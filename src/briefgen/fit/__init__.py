"""Uses of blocks + pages allowed → the lengths that keep the most and fit; counted tries, and what was done in words."""

from __future__ import annotations

from briefgen.fit.galley import Measured, galley, levels, measured
from briefgen.fit.locking import fingerprint, lock_text, locked_lengths
from briefgen.fit.loosening import Frees, Loosened, all_lengths, free, held
from briefgen.fit.reckoning import clearly_too_long
from briefgen.fit.refusing import Overlong, does_not_fit, too_many_pages
from briefgen.fit.search import MOST_LAYOUTS, Fitted, fit
from briefgen.fit.spending import Spent, in_lines, lines_over, spent, whole_lines
from briefgen.fit.telling import Explained, explained, line_counts, notes

__all__ = [
    "MOST_LAYOUTS", "Explained", "Fitted", "Frees", "Loosened", "Measured", "Overlong", "Spent", "all_lengths",
    "clearly_too_long", "does_not_fit", "explained", "fingerprint", "fit", "free", "galley", "held", "in_lines", "levels",
    "line_counts", "lines_over", "lock_text", "locked_lengths", "measured", "notes", "spent", "too_many_pages", "whole_lines",
]  # fmt: skip
