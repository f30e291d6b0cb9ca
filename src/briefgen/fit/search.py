"""The search: lay out, measure once, choose the best that should fit, lay that out to be sure, and correct what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefgen.extent import Extent
from briefgen.fit.galley import Measured
from briefgen.fit.shelf import Shelf
from briefgen.plan import Lengths, Use

MOST_LAYOUTS = 6
"""How many plans are laid out at most; what is measured is laid out once more, by itself."""

SPARSE = 1 / 3
"""A last page that holds less than this share of what it could is avoided."""


@dataclass(frozen=True, slots=True)
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
    uses: Sequence[Use], pages: int, lay_out: Callable[[Lengths], Extent], measure: Callable[[], Measured]
) -> Fitted:
    """The lengths of the greatest value that fit on `pages`.

    `lay_out` is asked at most MOST_LAYOUTS times and never twice for the same lengths,
    `measure` at most once: not at all when the richest lengths fit, or there is no choice.
    """
    return _Search(uses, pages, lay_out, measure).run()


@dataclass
class _Search:
    uses: Sequence[Use]
    pages: int
    lay_out: Callable[[Lengths], Extent]
    measure: Callable[[], Measured]
    tried: dict[Lengths, Extent] = field(default_factory=dict)
    measured: Measured | None = None

    def run(self) -> Fitted:
        richest = tuple(use.options[0].length for use in self.uses)
        fits = self._try(richest)
        if any(use.flexible for use in self.uses) and not (fits and self._well_filled(richest)):
            self.measured = self.measure()
            shelf = Shelf(self.uses, self.measured)
            best = richest if fits else self._best(shelf, richest)
            if best is not None:
                return self._ended(self._without_sparse_page(shelf, best), True)
            return self._ended(shelf.smallest(), False)
        return self._ended(richest, fits)

    def _ended(self, lengths: Lengths, fits: bool) -> Fitted:
        return Fitted(lengths, self.tried[lengths], fits, tuple(self.tried), self.measured)

    def _try(self, lengths: Lengths) -> bool:
        """Lay a plan out; whether it fits."""
        if lengths not in self.tried:
            self.tried[lengths] = self.lay_out(lengths)
        return self.tried[lengths].pages <= self.pages

    def _well_filled(self, lengths: Lengths) -> bool:
        extent = self.tried[lengths]
        return extent.pages == 1 or extent.last >= extent.page * SPARSE

    def _best(self, shelf: Shelf, richest: Lengths) -> Lengths | None:
        """The best that fits; None when not even the smallest does.

        Every layout corrects what is known of the room; what did not fit stays above it.
        """
        best, too_high, room = None, shelf.height(richest), self._room(shelf, richest)
        while len(self.tried) < MOST_LAYOUTS:
            lengths = shelf.best(min(room, too_high - 1))
            if best is None and (lengths is None or len(self.tried) == MOST_LAYOUTS - 1):
                lengths = shelf.smallest()
            if lengths is None or lengths in self.tried or (best and shelf.value(lengths) <= shelf.value(best)):
                break
            if self._try(lengths):
                best = lengths
            else:
                too_high = min(too_high, shelf.height(lengths))
            room = self._room(shelf, lengths)
        return best

    def _room(self, shelf: Shelf, lengths: Lengths) -> float:
        """The room in points for all about which there is a choice, as this layout shows it."""
        extent = self.tried[lengths]
        return self.pages * extent.page - extent.total + shelf.height(lengths)

    def _without_sparse_page(self, shelf: Shelf, best: Lengths) -> Lengths:
        """A plan one step away that needs a page less, where the last page holds little."""
        if self._well_filled(best) or len(self.tried) >= MOST_LAYOUTS:
            return best
        extent = self.tried[best]
        steps = [step for step in self._steps(best) if shelf.height(best) - shelf.height(step) >= extent.last]
        nearest = max(steps, key=shelf.value, default=None)
        if nearest is None or nearest in self.tried:
            return best
        self._try(nearest)
        return nearest if self.tried[nearest].pages < extent.pages else best

    def _steps(self, lengths: Lengths) -> list[Lengths]:
        """The plans in which one use is one length shorter."""
        shorter = [use.shorter(length) for use, length in zip(self.uses, lengths, strict=True)]
        return [(*lengths[:at], name, *lengths[at + 1 :]) for at, name in enumerate(shorter) if name]
