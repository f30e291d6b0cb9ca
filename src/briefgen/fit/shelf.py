"""Which lengths keep the most within a height: the exact optimum, by dynamic programming over whole points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefgen.document.plan import LEFT_OUT, Lengths, Use
from briefgen.fit.galley import Measured
from briefgen.noun import noun


class _Filled(NamedTuple):
    """Some uses, each in one of its lengths: their height together in points, what they are worth negated, and the
    steps down from the richest. The less of each, the better."""

    height: int
    loss: int
    steps: tuple[int, ...]


EMPTY = _Filled(0, 0, ())


@noun
class Shelf:
    """The uses of a brief and how high each stands in each of its lengths."""

    uses: Sequence[Use]
    measured: Measured

    def value(self, lengths: Lengths) -> int:
        """What is kept: the words of every use, each counting by the use's priority."""
        return sum(_value(use, length) for use, length in zip(self.uses, lengths, strict=True))

    def height(self, lengths: Lengths) -> int:
        """The height in points of everything about which there is a choice."""
        kept = {use.section for use, length in zip(self.uses, lengths, strict=True) if length != LEFT_OUT}
        return sum(map(self._height, range(len(lengths)), lengths)) + sum(map(self._opening, kept))

    def smallest(self) -> Lengths:
        """Every use in the way that takes the least room."""

        def least(number: int) -> str:
            names = [option.length for option in reversed(self.uses[number].options)]
            return min(names, key=lambda name: self._height(number, name))

        return tuple(map(least, range(len(self.uses))))

    def best(self, room: float) -> Lengths | None:
        """The lengths of the greatest value whose height is at most `room`; None when nothing fits.

        Of equals the lower, and then those in which what comes first is longer.
        """
        filled = [EMPTY] if room >= 0 else []
        for section, numbers in groupby(range(len(self.uses)), key=lambda number: self.uses[number].section):
            filled = self._with_section(filled, section, numbers, room)
        if not filled:
            return None
        return tuple(use.options[step].length for use, step in zip(self.uses, filled[-1].steps, strict=True))

    def _with_section(self, filled: list[_Filled], section: int, numbers: Iterable[int], room: float) -> list[_Filled]:
        """What came before with the uses of one section. Its opening takes room as soon as one of them is printed."""
        opening = self._opening(section)
        shut, opened = filled, list[_Filled]()
        for number in numbers:
            ways = self._ways(number)
            last = len(ways) - self.uses[number].optional
            printed = [way._replace(height=way.height + opening) for way in ways[:last]]
            opened = _best_of([*_joined(opened, ways), *_joined(shut, printed)], room)
            shut = _best_of(_joined(shut, ways[last:]), room)
        return _best_of([*opened, *shut], room)

    def _ways(self, number: int) -> list[_Filled]:
        use = self.uses[number]
        names = [option.length for option in use.options]
        return [_Filled(self._height(number, name), -_value(use, name), (step,)) for step, name in enumerate(names)]

    def _height(self, number: int, length: str) -> int:
        return round(self.measured.uses.get((number, length), 0.0))

    def _opening(self, section: int) -> int:
        return round(self.measured.openings.get(section, 0.0))


def _joined(before: Iterable[_Filled], ways: Sequence[_Filled]) -> Iterator[_Filled]:
    for height, loss, steps in before:
        for way in ways:
            yield _Filled(height + way.height, loss + way.loss, steps + way.steps)


def _best_of(filled: Iterable[_Filled], room: float) -> list[_Filled]:
    """Those for which there is none that is as low and worth as much, from the lowest to the highest."""
    best: list[_Filled] = []
    for one in sorted(one for one in filled if one.height <= room):
        if not best or one.loss < best[-1].loss:
            best.append(one)
    return best


def _value(use: Use, length: str) -> int:
    return next(option.words for option in use.options if option.length == length) * use.weight
