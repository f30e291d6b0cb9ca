"""The search: measure once, choose the best that should fit, lay it out to be sure, correct what is known, try again."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefgen.document.extent import Extent
from briefgen.document.plan import Lengths, Use
from briefgen.fit.galley import Measured
from briefgen.fit.shelf import Shelf
from briefgen.noun import noun

MOST_LAYOUTS = 5
"""How many plans are laid out at most; what is measured is laid out once more, by itself."""

LINES_AT_BREAKS = 5
"""How many lines a page may stay short of, because what follows has to stay together."""

SPARSE = 1 / 3
"""A last page that holds less than this share of what it could is avoided."""


@noun
class Fitted:
    """How it ended: the lengths of the last word, how far they reach, and what was tried.

    `measured` is None where nothing had to be measured. Where nothing fits, the lengths are
    those that take the least room.
    """

    lengths: Lengths
    extent: Extent
    fits: bool
    tried: tuple[Lengths, ...]
    measured: Measured | None


def fit(
    uses: Sequence[Use],
    pages: int,
    lay_out: Callable[[Lengths], Extent],
    measure: Callable[[], Measured],
    *,
    measure_first: bool = False,
) -> Fitted:
    """The lengths of the greatest value that fit on `pages`.

    `lay_out` is asked at most MOST_LAYOUTS times and never twice for the same lengths,
    `measure` at most once: not at all when the richest lengths fit, or there is no choice.
    With `measure_first` the richest are only tried when they should fit by what is measured.
    """
    return _Search(uses, pages, lay_out, measure).run(measure_first)


@dataclass
class _Search:
    uses: Sequence[Use]
    pages: int
    lay_out: Callable[[Lengths], Extent]
    measure: Callable[[], Measured]
    tried: dict[Lengths, Extent] = field(default_factory=dict)
    measured: Measured | None = None

    def run(self, measure_first: bool) -> Fitted:
        richest = tuple(use.options[0].length for use in self.uses)
        flexible = any(use.flexible for use in self.uses)
        fits = not (measure_first and flexible) and self._try(richest)
        if not flexible or (fits and self._well_filled(richest)):
            return self._ended(richest, fits)
        self.measured = self.measure()
        shelf = Shelf(self.uses, self.measured)
        best = richest if fits else self._best(shelf)
        if best is None:
            return self._ended(shelf.smallest(), False)
        return self._ended(self._without_sparse_page(shelf, best), True)

    def _ended(self, lengths: Lengths, fits: bool) -> Fitted:
        return Fitted(lengths, self.tried[lengths], fits, tuple(self.tried), self.measured)

    def _try(self, lengths: Lengths) -> bool:
        """Lay a plan out; whether it fits."""
        if lengths not in self.tried:
            self.tried[lengths] = self.lay_out(lengths)
        return self.tried[lengths].fits(self.pages)

    def _well_filled(self, lengths: Lengths) -> bool:
        extent = self.tried[lengths]
        return extent.pages == 1 or extent.last >= extent.page * SPARSE

    def _best(self, shelf: Shelf) -> Lengths | None:
        """The best that fits; None when not even the smallest does.

        Every layout corrects what is known of the room. What did not fit stays above it: by a
        line a page, and twice as much with every further failure. What was to be better than
        something that fits, and does not fit itself, ends the search.
        """
        best: Lengths | None = None
        room, too_high, step = self._room_as_measured(shelf.measured), math.inf, self.pages * shelf.measured.line
        for lengths in self.tried:
            too_high = shelf.height(lengths)
        while len(self.tried) < MOST_LAYOUTS:
            tried = self._next(shelf, min(room, too_high - 1), best)
            if tried is None:
                break
            if self._try(tried):
                best, room = tried, self._room(shelf, tried)
            elif best is not None:
                break
            else:
                too_high = min(too_high, shelf.height(tried))
                room, step = max(too_high - step, self._room(shelf, tried)), step * 2
        return best

    def _next(self, shelf: Shelf, room: float, best: Lengths | None) -> Lengths | None:
        """What to lay out next: better than what is known to fit; before giving up, the smallest."""
        lengths = shelf.best(room)
        if best is None and (lengths is None or len(self.tried) == MOST_LAYOUTS - 1):
            lengths = shelf.smallest()
        if lengths is None or lengths in self.tried or (best and shelf.value(lengths) <= shelf.value(best)):
            return None
        return lengths

    def _room_as_measured(self, measured: Measured) -> float:
        """The room in points for all about which there is a choice, less what breaks between pages may cost."""
        breaks = (self.pages - 1) * LINES_AT_BREAKS * measured.line
        return self.pages * (measured.page - measured.foot) - measured.fixed - breaks

    def _room(self, shelf: Shelf, lengths: Lengths) -> float:
        """The same, as a layout shows it. One of too many pages shows too little, where much stayed empty at a break."""
        extent = self.tried[lengths]
        return self.pages * extent.page - extent.total + shelf.height(lengths)

    def _without_sparse_page(self, shelf: Shelf, best: Lengths) -> Lengths:
        """A plan one step away that needs a page less, where the last page holds little."""
        if self._well_filled(best) or len(self.tried) >= MOST_LAYOUTS:
            return best
        extent = self.tried[best]
        steps = [step for step in self._steps(best) if shelf.height(best) - shelf.height(step) >= extent.last]
        nearest = max(reversed(steps), key=shelf.value, default=None)
        if nearest is None or nearest in self.tried:
            return best
        self._try(nearest)
        return nearest if self.tried[nearest].pages < extent.pages else best

    def _steps(self, lengths: Lengths) -> list[Lengths]:
        """The plans in which one use is one length shorter."""
        shorter = [use.shorter(length) for use, length in zip(self.uses, lengths, strict=True)]
        return [(*lengths[:at], name, *lengths[at + 1 :]) for at, name in enumerate(shorter) if name]
