"""A chart as SVG: every word in the faces of the style, every measure in points.

Source: Scalable Vector Graphics (SVG) 1.1 (W3C, 2011).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from briefgen.document.charting import ChartKind
from briefgen.document.nodes import Image
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.key import BESIDE
from briefgen.writers.charts.looks import Look
from briefgen.writers.charts.marks import marker
from briefgen.writers.charts.numbers import said
from briefgen.writers.charts.plan import GAP, Plan, plan

LINE, AXIS, GRID = 1.5, 0.8, 0.4
"""Widths of the lines of data, of the axis, and of the marks behind, in points."""

PIXELS = 96 / 72
"""Pixels of CSS in one point."""

MIDDLE = 0.36
"""How far below their middle the line is on which words stand, in sizes of type."""


def picture(drawing: Drawing) -> Image:
    """The chart as a picture; the same chart gives the same bytes."""
    made = plan(drawing)
    data = "".join(_svg(drawing, made)).encode()
    name = f"{hashlib.sha256(data).hexdigest()[:16]}.svg"
    return Image(
        name, "image/svg+xml", data, round(made.width * PIXELS), round(made.height * PIXELS), drawing.chart.alt
    )


def _svg(drawing: Drawing, made: Plan) -> Iterator[str]:
    chart, wide, high = drawing.chart, f"{made.width:g}", f"{made.height:.2f}"
    family = escape(drawing.face.family)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" '
        f'viewBox="0 0 {wide} {high}" font-family="{family}" font-size="{drawing.size:g}" '
        f'fill="{drawing.color(drawing.tokens.looks.table.color)}">'
    )
    yield from _patterns(drawing)
    yield from _key(drawing, made)
    yield from (_bars if chart.kind is ChartKind.BARS else _upright)(drawing, made)
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


def _turned(drawing: Drawing, words: str, middle: float, top: float) -> str:
    """Words that are read upwards and end below a place."""
    x, y = middle + drawing.size * MIDDLE, top + drawing.wide(words)
    return f'<text x="{x:.2f}" y="{y:.2f}" transform="rotate(-90 {x:.2f} {y:.2f})">{escape(words)}</text>'


def _stroke(drawing: Drawing, seen: Look) -> str:
    dashes = ",".join(f"{part * LINE:g}" for part in seen.strokes)
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'fill="none" stroke="{drawing.ink}" stroke-width="{LINE:g}"{dash}'


def _key(drawing: Drawing, made: Plan) -> Iterator[str]:
    """The names of the series in rows above, each behind what it looks like."""
    for number, entry in enumerate(made.key.entries):
        middle = entry.top + drawing.row / 2
        yield from _sign(drawing, drawing.look(number), entry.left, middle)
        for at, line in enumerate(entry.lines):
            base = middle + at * drawing.row + drawing.size * MIDDLE
            yield _words(drawing, line, entry.left + drawing.sign + BESIDE, base)


def _sign(drawing: Drawing, seen: Look, left: float, middle: float) -> Iterator[str]:
    if drawing.chart.filled:
        yield _area(drawing, seen, left + 0.5, middle - 3.5, 12, 7)
        return
    if drawing.chart.kind is ChartKind.LINES:
        yield f'<path d="M{left:.2f},{middle:.2f} h{drawing.sign:g}" {_stroke(drawing, seen)}/>'
    yield marker(seen, left + drawing.sign / 2, middle, drawing.ink)


def _upright(drawing: Drawing, made: Plan) -> Iterator[str]:
    """Columns, lines or points over their names, on an axis at the left."""
    axis, field = made.axis, made.field
    for value in axis.marks:
        height = _height(made, value)
        width, color = (AXIS, "text") if value == 0 else (GRID, "rule")
        yield f'<path d="M{field.left:.2f},{height:.2f} H{field.right:.2f}" stroke="{drawing.color(color)}" stroke-width="{width:g}"/>'
        words = said(value, axis.decimals, drawing.chart.unit, drawing.language)
        yield _words(drawing, words, field.left - GAP, height + drawing.size * MIDDLE, 1.0)
    yield from _names(drawing, made)
    yield from (_columns if drawing.chart.filled else _points)(drawing, made)


def _names(drawing: Drawing, made: Plan) -> Iterator[str]:
    for number, lines in list(enumerate(made.names.lines))[:: made.names.every]:
        middle = _middle(made, number)
        if made.names.turned:
            yield from (_turned(drawing, line, middle, made.field.bottom + GAP) for line in lines)
            continue
        for at, line in enumerate(lines):
            yield _words(drawing, line, middle, made.field.bottom + drawing.row * (at + 1), 0.5)


def _middle(made: Plan, number: int) -> float:
    return made.field.left + (number + 0.5) * made.slot


def _height(made: Plan, value: float) -> float:
    return made.field.bottom - made.axis.share(value) * made.field.height


def _columns(drawing: Drawing, made: Plan) -> Iterator[str]:
    count, zero = len(drawing.chart.series), _height(made, 0.0)
    apart = min(1.0, made.thick / 4)
    for number, one in enumerate(drawing.chart.series):
        for at, value in enumerate(one.values):
            if value is not None:
                left, top = _middle(made, at) + (number - count / 2) * made.thick, _height(made, value)
                yield _area(drawing, drawing.look(number), left, top, made.thick - apart, zero - top)


def _points(drawing: Drawing, made: Plan) -> Iterator[str]:
    for number, one in enumerate(drawing.chart.series):
        seen = drawing.look(number)
        places = [
            None if value is None else (_middle(made, at), _height(made, value)) for at, value in enumerate(one.values)
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


def _bars(drawing: Drawing, made: Plan) -> Iterator[str]:
    """Bars from the left, the name before each group and the number behind each bar."""
    field = made.field
    for at, lines in enumerate(made.names.lines):
        middle = field.top + (at + 0.5) * made.lane
        for number, line in enumerate(lines):
            base = middle + (number - (len(lines) - 1) / 2) * drawing.row + drawing.size * MIDDLE
            yield _words(drawing, line, field.left - GAP, base, 1.0)
        yield from _group(drawing, made, at, middle)
    yield f'<path d="M{field.left:.2f},{field.top:.2f} V{field.bottom:.2f}" stroke="{drawing.color("text")}" stroke-width="{AXIS:g}"/>'


def _group(drawing: Drawing, made: Plan, at: int, middle: float) -> Iterator[str]:
    """The bars of one name, and their numbers."""
    series, thick = drawing.chart.series, made.thick
    for number, one in enumerate(series):
        value = one.values[at]
        if value is None:
            continue
        above, wide = middle + (number - len(series) / 2) * thick, made.axis.share(value) * made.field.width
        yield _area(drawing, drawing.look(number), made.field.left, above, wide, thick - 1)
        base = above + (thick - 1) / 2 + drawing.size * MIDDLE
        yield _words(drawing, one.cells[at], made.field.left + wide + 4, base)
