"""Charts as HTML: pictures in lines and words, which stay sharp at any size."""

from __future__ import annotations

from briefgen.document.nodes import Chart, Figure
from briefgen.writers.charts.svg import picture
from briefgen.writers.html.element import element
from briefgen.writers.html.figures import figure
from briefgen.writers.html.setting import Setting

ON_SCREEN = 480.0
"""How wide a chart is drawn for a screen, in points; there it is as wide as there is room."""


def chart(node: Chart, setting: Setting) -> str:
    """A chart and its caption, as wide as the column."""
    assert setting.style is not None, "charts are drawn in a style"
    wide = setting.column.width if setting.column else ON_SCREEN
    shown = Figure(picture(node, setting.style, wide, setting.language), node.caption, points=wide)
    return element("div", figure(shown, setting), class_="chart")
