"""Uses of blocks + pages allowed → the lengths that keep the most and fit; counted tries, and what was done in words."""

from __future__ import annotations

from briefgen.fit.galley import Measured, galley, levels, measured, standing
from briefgen.fit.locking import fingerprint, lock_text, locked_lengths
from briefgen.fit.reckoning import clearly_too_long
from briefgen.fit.search import MOST_LAYOUTS, Fitted, fit
from briefgen.fit.telling import Explained, explained, line_counts, notes

__all__ = [
    "MOST_LAYOUTS", "Explained", "Fitted", "Measured", "clearly_too_long", "explained", "fingerprint", "fit", "galley", "levels",
    "line_counts", "lock_text", "locked_lengths", "measured", "notes", "standing",
]  # fmt: skip
