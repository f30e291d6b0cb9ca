"""Charts as HTML: pictures in lines and words, which stay sharp at any size."""

from __future__ import annotations

from briefgen.document.nodes import Chart, Figure
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.plan import plan
from briefgen.writers.charts.svg import picture
from briefgen.writers.html.element import element
from briefgen.writers.html.figures import figure
from briefgen.writers.html.setting import Setting

ON_SCREEN, TALLEST = (480.0, 600.0, 720.0), 2000.0
"""How wide a chart is drawn for a screen, the first of these in which it has room, and how high at most, in points; there
it is as wide as there is room."""


def chart(node: Chart, setting: Setting) -> str:
    """A chart and its caption, as wide as the column."""
    assert setting.style is not None, "charts are drawn in a style"
    if setting.column:
        room = setting.column
        made = Drawing(node, setting.style, room.width, setting.language, room.page.tallest_picture)
    else:
        tried = [Drawing(node, setting.style, wide, setting.language, TALLEST) for wide in ON_SCREEN]
        made = next((one for one in tried if not plan(one).crowds), tried[-1])
    shown = Figure(picture(made), node.caption, points=made.width)
    return element("div", figure(shown, setting), class_="chart")
