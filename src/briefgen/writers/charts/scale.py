"""The axis of numbers: from where to where it goes, and where it has marks."""

from __future__ import annotations

import math
from decimal import Decimal

from briefgen.document.charting import Chart
from briefgen.noun import noun

MARKS = 4
"""About how many steps an axis has."""

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""What a step may be, times a power of ten."""


@noun
class Scale:
    """An axis from `least` to `most` with a mark at every `step`; 0 always stands on it, so that lengths say what they are."""

    least: float
    most: float
    step: float

    @property
    def marks(self) -> tuple[float, ...]:
        """Where it has marks, from the least."""
        first, last = round(self.least / self.step), round(self.most / self.step)
        return tuple(number * self.step for number in range(first, last + 1))

    @property
    def decimals(self) -> int:
        """How many decimals its numbers have."""
        return decimals(self.step)

    def share(self, value: float) -> float:
        """Where a value stands between the ends, from 0 to 1."""
        return (value - self.least) / (self.most - self.least)


def decimals(value: float) -> int:
    """How many decimals a number has as it is written, at most 15 digits in all."""
    exponent = Decimal(f"{value:.15g}").normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scale(chart: Chart) -> Scale:
    """The axis on which all numbers of a chart stand."""
    least, most = min(0.0, *chart.numbers), max(0.0, *chart.numbers)
    step = _step((most - least) or 1.0)
    return Scale(math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step or step, step)


def _step(extent: float) -> float:
    raw = extent / MARKS
    power = 10.0 ** math.floor(math.log10(raw))
    return next(times * power for times in STEPS if times * power >= raw * 0.999)
