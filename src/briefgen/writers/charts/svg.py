"""A chart as SVG: every word in the faces of the style, every measure in points.

Source: Scalable Vector Graphics (SVG) 1.1 (W3C, 2011).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from briefgen.document.charting import Chart, ChartKind
from briefgen.document.nodes import Image
from briefgen.models.style import Face, Style, Tokens
from briefgen.noun import noun
from briefgen.writers.charts.looks import Look, look
from briefgen.writers.charts.marks import MARK, marker
from briefgen.writers.charts.numbers import said
from briefgen.writers.charts.scale import Scale, scale
from briefgen.writers.metrics import text_width

GAP = 6.0
"""Space between words and what they name, in points."""

LINE, AXIS, GRID = 1.5, 0.8, 0.4
"""Widths of the lines of data, of the axis, and of the marks behind, in points."""

PIXELS = 96 / 72
"""Pixels of CSS in one point."""


@noun
class Drawing:
    """What a drawing of a chart needs to know: its look, its words' size, its own size in points."""

    chart: Chart
    style: Style
    width: float
    language: str

    @property
    def tokens(self) -> Tokens:
        """The tokens of the style."""
        return self.style.tokens

    @property
    def face(self) -> Face:
        """The family of all words: that of tables."""
        return self.tokens.fonts.heading if self.tokens.looks.table.font == "heading" else self.tokens.fonts.body

    def wide(self, words: str) -> float:
        """How wide words are, in points."""
        return text_width(self.style.fonts[self.face.regular], words) * self.size

    def lines(self, words: str, room: float) -> tuple[str, ...]:
        """Words in as few lines as there is room for; a word is never parted."""
        lines: list[str] = []
        for word in words.split():
            if lines and self.wide(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return tuple(lines) or ("",)

    @property
    def size(self) -> float:
        """The size of words, in points."""
        return self.tokens.looks.table.size

    @property
    def row(self) -> float:
        """The height of a line of words."""
        return self.size * 1.35

    def color(self, name: str) -> str:
        """A color of the style."""
        return str(getattr(self.tokens.colors, name))

    @property
    def ink(self) -> str:
        """The color of what is drawn."""
        return self.color(self.tokens.bars.color)

    def look(self, number: int) -> Look:
        """How a series is drawn."""
        return look(number, self.chart)

    @property
    def sign(self) -> float:
        """How wide the sign of a series is in the key, in points."""
        return 13.0 if self.chart.filled else 22.0 if self.chart.kind is ChartKind.LINES else MARK


@noun
class Field:
    """The field in which numbers stand: its edges, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def picture(chart: Chart, style: Style, width: float, language: str) -> Image:
    """The chart as a picture so many points wide; the same chart gives the same bytes."""
    data = "".join(_svg(Drawing(chart, style, width, language))).encode()
    name = f"{hashlib.sha256(data).hexdigest()[:16]}.svg"
    return Image(name, "image/svg+xml", data, round(width * PIXELS), round(chart.height * PIXELS), chart.alt)


def _svg(drawing: Drawing) -> Iterator[str]:
    chart, size = drawing.chart, f"{drawing.width:g}"
    family = escape(drawing.face.family)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}pt" height="{chart.height:g}pt" '
        f'viewBox="0 0 {size} {chart.height:g}" font-family="{family}" font-size="{drawing.size:g}" '
        f'fill="{drawing.color(drawing.tokens.looks.table.color)}">'
    )
    yield from _patterns(drawing)
    top = 0.0
    if len(chart.series) > 1:
        yield from _key(drawing)
        top = drawing.row * len(_keys(drawing)) + GAP
    yield from (_bars(drawing, top) if chart.kind is ChartKind.BARS else _upright(drawing, top))
    yield "</svg>"


def _patterns(drawing: Drawing) -> Iterator[str]:
    """What fills areas that are neither plain nor light."""
    if not drawing.chart.filled:
        return
    used = {drawing.look(number).fill for number in range(len(drawing.chart.series))}
    strokes = {
        "wdUpDiag": "M-1,1 L1,-1 M0,5 L5,0 M4,6 L6,4", "wdDnDiag": "M-1,4 L1,6 M0,0 L5,5 M4,-1 L6,1",
        "ltHorz": "M0,2.5 H5", "ltVert": "M2.5,0 V5", "smGrid": "M0,2.5 H5 M2.5,0 V5", "pct25": "M1,2.5 H2 M3.5,0.5 H4.5",
    }  # fmt: skip
    made = (
        f'<pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<path d="{strokes[name]}" stroke="{drawing.ink}" stroke-width="1" fill="none"/></pattern>'
        for name in sorted(used & strokes.keys())
    )
    yield f"<defs>{''.join(made)}</defs>"


def _ground(drawing: Drawing, seen: Look) -> str:
    match seen.fill:
        case "solid":
            return drawing.ink
        case "light":
            return drawing.color(drawing.tokens.bars.light)
        case _:
            return f"url(#{seen.fill})"


def _area(drawing: Drawing, seen: Look, left: float, top: float, width: float, height: float) -> str:
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{max(width, 0):.2f}" height="{max(height, 0):.2f}" '
        f'fill="{_ground(drawing, seen)}" stroke="{drawing.ink}" stroke-width="0.6"/>'
    )


def _words(drawing: Drawing, words: str, left: float, base: float, share: float = 0.0) -> str:
    """Words that begin at a place, or have this share of their width before it.

    No anchor says so: what has one is drawn apart by WeasyPrint, and would be no part of the tagged picture.
    """
    return f'<text x="{left - share * drawing.wide(words):.2f}" y="{base:.2f}">{escape(words)}</text>'


def _stroke(drawing: Drawing, seen: Look) -> str:
    dashes = ",".join(f"{part * LINE:g}" for part in seen.strokes)
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'fill="none" stroke="{drawing.ink}" stroke-width="{LINE:g}"{dash}'


def _keys(drawing: Drawing) -> tuple[tuple[tuple[int, float], ...], ...]:
    """The series by the rows of the key, each with the place of its sign from the left."""
    rows: list[list[tuple[int, float]]] = [[]]
    left = 0.0
    for number, one in enumerate(drawing.chart.series):
        wide = drawing.sign + 4 + drawing.wide(one.name)
        if rows[-1] and left + wide > drawing.width:
            rows.append([])
            left = 0.0
        rows[-1].append((number, left))
        left += wide + 2 * GAP
    return tuple(map(tuple, rows))


def _key(drawing: Drawing) -> Iterator[str]:
    """The names of the series in rows above, each behind what it looks like."""
    for row, named in enumerate(_keys(drawing)):
        middle = drawing.row * (row + 0.5)
        for number, left in named:
            yield from _sign(drawing, drawing.look(number), left, middle)
            yield _words(
                drawing, drawing.chart.series[number].name, left + drawing.sign + 4, middle + drawing.size * 0.36
            )


def _sign(drawing: Drawing, seen: Look, left: float, middle: float) -> Iterator[str]:
    if drawing.chart.filled:
        yield _area(drawing, seen, left + 0.5, middle - 3.5, 12, 7)
        return
    if drawing.chart.kind is ChartKind.LINES:
        yield f'<path d="M{left:.2f},{middle:.2f} h{drawing.sign:g}" {_stroke(drawing, seen)}/>'
    yield marker(seen, left + drawing.sign / 2, middle, drawing.ink)


def _upright(drawing: Drawing, top: float) -> Iterator[str]:
    """Columns, lines or points over their names, on an axis at the left."""
    chart, axis = drawing.chart, scale(drawing.chart)
    marks = [said(value, chart.unit, drawing.language) for value in axis.marks]
    left = max(drawing.wide(words) for words in marks) + GAP
    slot = (drawing.width - left) / len(chart.names)
    named = [drawing.lines(name, slot - 3) for name in chart.names]
    below = max(map(len, named)) * drawing.row + 4
    field = Field(left, top + drawing.size * 0.5, drawing.width, chart.height - below)
    for value, words in zip(axis.marks, marks, strict=True):
        height = _height(axis, field, value)
        width, color = (AXIS, "text") if value == 0 else (GRID, "rule")
        yield f'<path d="M{field.left:.2f},{height:.2f} H{field.right:.2f}" stroke="{drawing.color(color)}" stroke-width="{width:g}"/>'
        yield _words(drawing, words, field.left - GAP, height + drawing.size * 0.36, 1.0)
    for number, name in enumerate(named):
        for at, line in enumerate(name):
            yield _words(drawing, line, left + (number + 0.5) * slot, field.bottom + drawing.row * (at + 1), 0.5)
    yield from (_columns if drawing.chart.filled else _points)(drawing, field, axis, slot)


def _height(axis: Scale, field: Field, value: float) -> float:
    return field.bottom - axis.share(value) * (field.bottom - field.top)


def _columns(drawing: Drawing, field: Field, axis: Scale, slot: float) -> Iterator[str]:
    count = len(drawing.chart.series)
    wide = column_width(slot, count)
    zero = _height(axis, field, 0.0)
    for number, one in enumerate(drawing.chart.series):
        for at, value in enumerate(one.values):
            if value is not None:
                left = field.left + (at + 0.5) * slot + (number - count / 2) * wide
                top = _height(axis, field, value)
                yield _area(drawing, drawing.look(number), left, top, wide - 1, zero - top)


def column_width(slot: float, count: int) -> float:
    """How wide one of so many columns beside one another is, in points."""
    return min(slot * 0.72 / count, 34.0)


def _points(drawing: Drawing, field: Field, axis: Scale, slot: float) -> Iterator[str]:
    for number, one in enumerate(drawing.chart.series):
        seen = drawing.look(number)
        places = [
            None if value is None else (field.left + (at + 0.5) * slot, _height(axis, field, value))
            for at, value in enumerate(one.values)
        ]
        if drawing.chart.kind is ChartKind.LINES:
            yield f'<path d="{_path(places)}" {_stroke(drawing, seen)}/>'
        yield from (marker(seen, *place, drawing.ink) for place in places if place)


def _path(places: Sequence[tuple[float, float] | None]) -> str:
    """A line through the places; it stops where one is missing."""
    made, going = "", False
    for place in places:
        made += f"{'L' if going else 'M'}{place[0]:.2f},{place[1]:.2f} " if place else ""
        going = place is not None
    return made.strip()


def _bars(drawing: Drawing, top: float) -> Iterator[str]:
    """Bars from the left, the name before each group and the number behind each bar."""
    chart, axis = drawing.chart, scale(drawing.chart)
    count = len(chart.series)
    left = min(max(drawing.wide(name) for name in chart.names), drawing.width * 0.4) + GAP
    right = max(drawing.wide(cell) for one in chart.series for cell in one.cells) + GAP
    field = Field(left, top, drawing.width - right, chart.height)
    slot = (field.bottom - field.top) / len(chart.names)
    thick = min(slot * 0.8 / count, 16.0)
    for at, name in enumerate(chart.names):
        middle = field.top + (at + 0.5) * slot
        words = drawing.lines(name, left - GAP)
        for number, line in enumerate(words):
            base = middle + (number - (len(words) - 1) / 2) * drawing.row + drawing.size * 0.36
            yield _words(drawing, line, left - GAP, base, 1.0)
        for number, one in enumerate(chart.series):
            value = one.values[at]
            if value is None:
                continue
            above = middle + (number - count / 2) * thick
            wide = axis.share(value) * (field.right - field.left)
            yield _area(drawing, drawing.look(number), field.left, above, wide, thick - 1)
            yield _words(drawing, one.cells[at], field.left + wide + 4, above + (thick - 1) / 2 + drawing.size * 0.36)
    yield f'<path d="M{left:.2f},{top:.2f} V{field.bottom:.2f}" stroke="{drawing.color("text")}" stroke-width="{AXIS:g}"/>'
