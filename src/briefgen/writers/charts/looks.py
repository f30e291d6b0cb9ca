"""How the series of a chart are told apart, without color: by what fills them, how their lines are broken, what marks them."""

from __future__ import annotations

from briefgen.document.charting import Chart
from briefgen.noun import noun


@noun
class Look:
    """How one series is drawn: what fills its columns and bars, how its line is broken, what marks its points.

    `fill` and `dash` are the names of DrawingML (ISO/IEC 29500-1, 20.1.10.50 and 20.1.10.48), `solid` and `light` being
    plain grounds; `strokes` is the same dash for SVG, in widths of the line. `mark` is a marker's name (21.2.3.27).
    """

    fill: str
    dash: str
    strokes: tuple[float, ...]
    mark: str


LOOKS = (
    Look("solid", "solid", (), "circle"),
    Look("light", "sysDash", (3, 1.5), "square"),
    Look("wdUpDiag", "sysDot", (1, 1.5), "triangle"),
    Look("ltHorz", "dashDot", (4, 2, 1, 2), "diamond"),
    Look("wdDnDiag", "lgDash", (8, 3), "x"),
    Look("ltVert", "lgDashDot", (8, 2, 1, 2), "plus"),
    Look("smGrid", "dash", (4, 3), "star"),
    Look("pct25", "lgDashDotDot", (8, 2, 1, 2, 1, 2), "dash"),
)
"""The series in their order. Every mark differs in its form: some programs draw no outline around an open one."""


def look(number: int, chart: Chart) -> Look:
    """How the series with a number, from 0, is drawn. Of two that are filled, the first is the light one, as before and after."""
    return LOOKS[1 - number] if chart.filled and len(chart.series) == 2 else LOOKS[number]
