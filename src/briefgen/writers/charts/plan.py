"""Where everything in a chart stands, the same in every format; and what of it has no room.

All measures are points from the upper left corner of the drawing.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum

from briefgen.document.charting import ChartKind
from briefgen.noun import noun
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.key import NO_KEY, Key, key_of
from briefgen.writers.charts.numbers import said
from briefgen.writers.charts.scale import Scale, decimals, scale

GAP = 6.0
"""Space between words and what they name, in points."""

USUAL_HEIGHT = 150.0
"""How high a drawing is where nobody says so and nothing in it needs more, in points."""

LEAST_FIELD, USUAL_FIELD = 60.0, 90.0
"""The least width and height of the field in which numbers are drawn, and its least height where nobody says how high the
drawing is, in points."""

WORDS_SHARE = 0.4
"""The most of the width that the names before bars have."""

BARS_SHARE, COLUMNS_SHARE = 0.8, 0.72
"""What bars and columns take of the room from one name to the next."""

TALLEST_NAME = 120.0
"""The most room that names have which are turned, in points."""

MOST_LINES = 5
"""The most lines of a name below columns, lines and dots."""

IN_SLOT = 0.92
"""How much of the room from one name to the next its words take at most: programs break lines in their own ways."""

THINNEST, THINNEST_FILLED = 2.5, 4.0
"""The least width of a column, in points: of one or two that are plain, and of more, whose filling is to be seen."""

THICKEST, WIDEST = 16.0, 34.0
"""The greatest thickness of a bar and width of a column, in points."""

LINE_APART = 1.1
"""The least from one turned name, or number behind a bar, to the next, in sizes of type."""

TURNED_SLACK = 1.1
"""What turned names have more than their length, as a factor: LibreOffice leaves out what does not quite fit."""


class Crowd(StrEnum):
    """What has no room, however high a chart is."""

    KEY = "key"
    NAMES = "names"
    NUMBERS = "numbers"
    COLUMNS = "columns"


@noun
class Field:
    """The field in which numbers stand: its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left edge to the right one."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper edge to the lower one."""
        return self.bottom - self.top


@noun
class Names:
    """The names along an axis: each in its lines, or turned to be read upwards; of a sequence, every which is printed.

    `height` is what they take below an axis, `fits` whether no word of theirs is in the way of another.
    """

    lines: tuple[tuple[str, ...], ...]
    height: float
    turned: bool = False
    every: int = 1
    fits: bool = True


@noun
class Plan:
    """Where everything stands.

    `thick` is the thickness of a bar or column. `height` is that of the drawing, `needed` the least that it may have:
    more than `height` where that is not enough. `crowds` says what has no room whatever the height.
    """

    width: float
    height: float
    needed: float
    key: Key
    names: Names
    field: Field
    axis: Scale
    thick: float
    crowds: tuple[Crowd, ...] = ()

    @property
    def slot(self) -> float:
        """The room of one name along its axis where names stand below; that of bars is `lane`."""
        return self.field.width / len(self.names.lines)

    @property
    def lane(self) -> float:
        """The room of one name and its bars, from the one to the next."""
        return self.field.height / len(self.names.lines)


def plan(drawing: Drawing) -> Plan:
    """Where everything in a chart stands."""
    key = key_of(drawing) if len(drawing.chart.series) > 1 else NO_KEY
    top = key.height + GAP if key.height else 0.0
    made = (_lying if drawing.chart.kind is ChartKind.BARS else _upright)(drawing, key, top)
    return made if key.fits else replace(made, crowds=(Crowd.KEY, *made.crowds))


def _height(drawing: Drawing, wanted: float, usual: float) -> float:
    """How high the drawing is: as is said, or as is wanted, as far as there is room."""
    return drawing.chart.height or min(max(usual, wanted), max(usual, drawing.tallest))


def _upright(drawing: Drawing, key: Key, top: float) -> Plan:
    """Columns, lines or points over their names, on an axis at the left."""
    chart, axis = drawing.chart, scale(drawing.chart)
    marks = [said(value, axis.decimals, chart.unit, drawing.language) for value in axis.marks]
    left = max(map(drawing.wide, marks)) + GAP
    room = max(drawing.width - left, 1.0)
    slot = room / len(chart.names)
    names = _below(drawing, slot)
    if names.turned:  # the last of them reaches beyond its slot, where that is narrow
        room -= max(0.0, drawing.size * 0.4 - slot / 2)
    above = top + drawing.size * 0.5
    least = max(LEAST_FIELD, (len(marks) - 1) * drawing.row)
    needed = above + least + names.height
    height = _height(drawing, max(needed, above + USUAL_FIELD + names.height), USUAL_HEIGHT)
    thick = min(slot * COLUMNS_SHARE / len(chart.series), WIDEST)
    thin = chart.filled and thick < (THINNEST if len(chart.series) < 3 else THINNEST_FILLED)
    field = Field(left, above, left + room, max(height - names.height, above + 1))
    narrow = room < LEAST_FIELD
    crowds = ((Crowd.NUMBERS, narrow), (Crowd.COLUMNS, thin), (Crowd.NAMES, not names.fits))
    return Plan(drawing.width, height, needed, key, names, field, axis, thick, tuple(one for one, so in crowds if so))


def _below(drawing: Drawing, slot: float) -> Names:
    """The names below an axis: in lines, where each has room; else turned, and of a sequence as many as have room."""
    chart, room = drawing.chart, slot * IN_SLOT
    lines = tuple(drawing.lines(name, room) for name in chart.names)
    most = max(map(len, lines))
    if most <= MOST_LINES and all(drawing.wide(line) <= room for named in lines for line in named):
        return Names(lines, most * drawing.row + 4)
    long, least = max(map(drawing.wide, chart.names)), LINE_APART * drawing.size
    every = math.ceil(least / slot) if chart.in_sequence else 1
    fits = every * slot >= least and long <= TALLEST_NAME
    return Names(tuple((name,) for name in chart.names), TURNED_SLACK * long + GAP, True, every, fits)


def _lying(drawing: Drawing, key: Key, top: float) -> Plan:
    """Bars from the left, the name before each group and the number behind each bar."""
    chart, axis, count = drawing.chart, scale(drawing.chart), len(drawing.chart.series)
    most = drawing.width * WORDS_SHARE
    left = min(max(map(drawing.wide, chart.names)), most) + GAP
    named = tuple(drawing.lines(name, left - GAP) for name in chart.names)
    digits = max(map(decimals, chart.numbers))
    cells = (cell for one in chart.series for cell in one.cells)
    numbers = [*cells, *(said(value, digits, chart.unit, drawing.language) for value in chart.numbers)]
    room = drawing.width - left - max(map(drawing.wide, numbers)) - GAP
    lane = max(max(map(len, named)) * drawing.row, count * LINE_APART * drawing.size / BARS_SHARE)
    needed = top + lane * len(named)
    height = _height(drawing, needed, min(USUAL_HEIGHT, top + len(named) * count * THICKEST / BARS_SHARE))
    field = Field(left, top, left + max(room, 1.0), max(height, top + 1))
    thick = min(field.height / len(named) * BARS_SHARE / count, THICKEST)
    long = any(drawing.wide(line) > left - GAP + 0.01 for lines in named for line in lines)
    names = Names(named, 0.0, fits=not long)
    crowds = ((Crowd.NUMBERS, room < LEAST_FIELD), (Crowd.NAMES, long))
    return Plan(drawing.width, height, needed, key, names, field, axis, thick, tuple(one for one, so in crowds if so))
