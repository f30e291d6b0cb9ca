"""Whether charts have room where they stand: every word of theirs, everything that is drawn, and the table of their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic
from briefgen.document.charting import Chart, ChartKind
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Table
from briefgen.document.picturing import standing
from briefgen.models.style import Style
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.plan import Crowd, Plan, plan
from briefgen.writers.tabulation import has_room

MM = 72 / 25.4
"""Points in a millimeter."""

SLACK = 0.5
"""How much too low a chart may be, in points: what comes of rounding."""


def crowded(document: Document, style: Style) -> Iterator[Diagnostic]:
    """What keeps charts from being drawn so that all of it can be read; of each, what is to be done first."""
    tallest = geometry(document, style.tokens).tallest_picture
    flows = list(standing(document, style.tokens))
    for (flow, room, _), after in zip(flows, [*(one for one, _, _ in flows[1:]), None], strict=True):
        if isinstance(flow, Chart):
            drawing = Drawing(flow, style, room, document.metadata.language, tallest)
            found = _of_drawing(drawing, plan(drawing))
            if found is None and isinstance(after, Table) and not has_room(after, style, room):
                found = _of_table(flow, room)
            if found:
                yield replace(found, span=flow.span)


def _problem(message: str, hint: str) -> Diagnostic:
    return Diagnostic("chart-crowded", message, hint=hint)


def _of_drawing(drawing: Drawing, made: Plan) -> Diagnostic | None:
    if made.crowds:
        return _of_width(drawing, made, made.crowds[0])
    said, most = drawing.chart.height, drawing.tallest
    if made.needed > most + SLACK:
        return _problem(
            f"this chart would be {_up(made.needed)} mm high, and where it stands there is room for {_down(most)} mm",
            _less(drawing, made),
        )
    if said and said < made.needed - SLACK:
        hint = f"Write {{height={_up(made.needed)}mm}}, or leave `height` out: it is then as high as it needs."
        return _problem(f"this chart is to be {_down(said)} mm high, and it needs {_up(made.needed)} mm", hint)
    if said and said > most + SLACK:
        hint = f"Write {{height={_down(most)}mm}}, or leave `height` out: it is then as high as it needs."
        return _problem(
            f"this chart is to be {_up(said)} mm high, and where it stands there is room for {_down(most)} mm", hint
        )
    return None


def _less(drawing: Drawing, made: Plan) -> str:
    chart = drawing.chart
    if chart.kind is not ChartKind.BARS:
        return "Shorten the names of its columns of numbers, or keep fewer of them."
    rows = int((drawing.tallest - made.field.top) / ((made.needed - made.field.top) / len(chart.names)))
    if rows < 2:
        return "Keep fewer columns of numbers, and shorten their names."
    return f"Keep {rows} rows, or fewer columns of numbers; or make two charts."


def _of_width(drawing: Drawing, made: Plan, crowd: Crowd) -> Diagnostic:
    chart, wide = drawing.chart, f"where it stands there are {_down(drawing.width)} mm"
    match crowd:
        case Crowd.KEY:
            word = max((word for one in chart.series for word in one.name.split()), key=drawing.wide)
            return _problem(
                f"the word “{word}” in the key of this chart is too long: {wide}", "Write it shorter, or in two words."
            )
        case Crowd.NUMBERS:
            return _problem(
                f"the numbers of this chart leave no room for what they say: {wide}",
                "Write them shorter, in a larger unit: $12.5 million in place of $12,500,000.",
            )
        case Crowd.COLUMNS:
            count = len(chart.names) * len(chart.series)
            return _problem(
                f"the {count} columns of this chart would be too thin to be told apart: {wide}",
                "Keep fewer rows or fewer columns of numbers; or draw lines.",
            )
        case Crowd.NAMES:
            return _of_names(drawing, wide)


def _of_names(drawing: Drawing, wide: str) -> Diagnostic:
    chart = drawing.chart
    if chart.kind is ChartKind.BARS:
        word = max((word for name in chart.names for word in name.split()), key=drawing.wide)
        hint = "Write it shorter, or in two words."
        return _problem(f"the word “{word}” is too long to stand at the left of its bar: {wide}", hint)
    name = max(chart.names, key=drawing.wide)
    return _problem(
        f"there is no room for {len(chart.names)} names such as “{name}” below this chart: {wide}",
        "Draw bars, at whose left there is more room; or write the names shorter, or keep fewer rows.",
    )


def _of_table(chart: Chart, room: float) -> Diagnostic:
    columns = len(chart.series) + 1
    return _problem(
        f"the table of the numbers of this chart, with {columns} columns, is too wide: where it stands there are {_down(room)} mm",
        "Keep fewer columns of numbers, or shorten the longest words in it; it may also stand outside of a list or box.",
    )


def _up(points: float) -> int:
    return -int(-points // MM)


def _down(points: float) -> int:
    return int(points / MM + 0.01)
