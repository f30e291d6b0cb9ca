"""Charts: numbers that are drawn, before any program has drawn them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.diagnostics import Span
from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.document.nodes import Inline


class ChartKind(StrEnum):
    """How numbers are drawn: what authors write behind `::: chart`."""

    COLUMNS = "columns"
    LINES = "lines"
    BARS = "bars"
    DOTS = "dots"


@noun
class Series:
    """The numbers of one column of data, by its name; None where a cell is empty. `cells` are their words as printed."""

    name: str
    values: tuple[float | None, ...]
    cells: tuple[str, ...]


@noun
class Chart:
    """Numbers that are drawn; the table of the same numbers stands right below it.

    `head` names the column of `names`, by which the numbers of each series are called. `unit` stands before and behind
    every number. `alt` says in words what there is to see. `height` is that of the drawing, in points; None where it is
    as high as it needs. `span` is where it is written, for messages.
    """

    kind: ChartKind
    head: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: tuple[str, str]
    alt: str
    caption: tuple[Inline, ...]
    height: float | None = None
    span: Span | None = field(default=None, repr=False, compare=False)

    @property
    def filled(self) -> bool:
        """Whether areas are drawn, whose lengths are read, and not lines and points."""
        return self.kind in (ChartKind.COLUMNS, ChartKind.BARS)

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers that are drawn."""
        return tuple(value for one in self.series for value in one.values if value is not None)

    @property
    def in_sequence(self) -> bool:
        """Whether the names are numbers that follow one another in even steps, such as years: who sees some knows the rest."""
        if not all(name.isdecimal() for name in self.names):
            return False
        numbers = [int(name) for name in self.names]
        return len({after - before for before, after in pairwise(numbers)}) == 1
