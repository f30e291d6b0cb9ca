"""The key of a chart: the names of its series above it, each behind what it looks like."""

from __future__ import annotations

from briefgen.noun import noun
from briefgen.writers.charts.drawing import Drawing

APART, BESIDE = 12.0, 4.0
"""The space between two names, and between a sign and its name, in points."""


@noun
class Entry:
    """A series in the key: the place of its sign from the left, the top of its lines, and its name in lines."""

    left: float
    top: float
    lines: tuple[str, ...]


@noun
class Key:
    """The names of the series, and how high all of them are, in points; whether every word has room."""

    entries: tuple[Entry, ...]
    height: float
    fits: bool = True


NO_KEY = Key((), 0.0)
"""That of one series, whose name stands in the caption and in the table."""


def key_of(drawing: Drawing) -> Key:
    """The key: in one row, where there is room, else in columns of one width, as Word has it."""
    names, sign = [one.name for one in drawing.chart.series], drawing.sign + BESIDE
    widths = [drawing.wide(name) for name in names]
    if sum(widths) + len(names) * (sign + APART) - APART <= drawing.width:
        lefts = [sum(widths[:at]) + at * (sign + APART) for at in range(len(names))]
        return Key(tuple(Entry(left, 0.0, (name,)) for left, name in zip(lefts, names, strict=True)), drawing.row)
    room = min(max(widths), drawing.width - sign)
    columns = max(1, int((drawing.width + APART) // (sign + room + APART)))
    columns = -(-len(names) // -(-len(names) // columns))
    return _in_columns(drawing, names, room, columns)


def _in_columns(drawing: Drawing, names: list[str], room: float, columns: int) -> Key:
    step = (drawing.width + APART) / columns
    entries: list[Entry] = []
    top = 0.0
    for first in range(0, len(names), columns):
        named = [drawing.lines(name, room) for name in names[first : first + columns]]
        entries += [Entry(at * step, top, lines) for at, lines in enumerate(named)]
        top += max(map(len, named)) * drawing.row
    fits = all(drawing.wide(line) <= room + 0.01 for entry in entries for line in entry.lines)
    return Key(tuple(entries), top, fits)
