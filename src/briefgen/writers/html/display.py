"""Key numbers and bars as HTML, with the rules of CSS for both."""

from __future__ import annotations

from briefgen.document.display import UNIT_SHARE, KeyNumber, Numbers
from briefgen.document.nodes import Role
from briefgen.document.roles import BOXES, BoxName
from briefgen.models.style import Tokens
from briefgen.writers.across import GAP, across, lines
from briefgen.writers.html.element import element
from briefgen.writers.html.inlines import inlines
from briefgen.writers.html.rules import Measure, rule
from briefgen.writers.html.setting import Setting


def numbers(node: Numbers, setting: Setting) -> str:
    """Key numbers as a list whose items stand side by side; where two lines of them fit, each is a list."""
    inside, column = setting.in_box(BoxName.NUMBERS), setting.column
    if column is None:
        return element("ul", "".join(_number(one, inside) for one in node.rows), class_="numbers")
    count = across(node, column.style, column.width)
    if count == 1:
        return element("ul", "".join(_number(one, inside) for one in node.rows), class_="numbers stacked")
    made = ("".join(_number(one, inside) for one in beside) for beside in lines(node, count))
    wide = f"width: {column.width + 2 * GAP:.2f}pt"
    lists = "".join(element("ul", items, class_="numbers beside together", style=wide) for items in made)
    # What is wider than the column is else sent below what floats beside it.
    return element("div", lists, class_="apart") if column.page.side else lists


def _number(one: KeyNumber, setting: Setting) -> str:
    unit = " " + element("span", inlines(one.unit, setting), class_="unit") if one.unit else ""
    number = element("p", inlines(one.number, setting) + unit, class_=Role.STAT_NUMBER)
    words = element("p", inlines(one.words, setting), class_=Role.STAT_TEXT)
    return element(BOXES[BoxName.NUMBERS].tag, number + words, class_=BoxName.NUMBERS)


def display(tokens: Tokens, measure: Measure, paper: bool) -> str:
    """Numbers stand side by side on paper as the layout says, on a screen where there is room; bars have no words."""
    frame = tokens.frames.numbers
    before, after, apart = measure(frame.before), measure(frame.after), measure(GAP)
    items = {"margin": f"{before} 0 {after}", "padding": "0", "list-style": "none", "break-inside": "avoid"}
    on_screen = {"display": "grid", "gap": f"{before} {apart}"}
    on_screen |= {"grid-template-columns": "repeat(auto-fit, minmax(min(9rem, 100%), 1fr))"}
    # Lists that are grids break the layout of pages with notes: on paper the items are cells.
    cells = {"display": "table", "table-layout": "fixed", "border-spacing": f"{apart} 0", "margin-left": f"-{apart}"}
    return "".join(
        (
            rule("ul.numbers", items if paper else items | on_screen),
            rule("ul.beside", cells),
            rule("ul.beside > li.numbers", {"display": "table-cell"}),
            rule("ul.beside + ul.beside", {"margin-top": measure(frame.before - frame.after)}),
            rule("ul.numbers > li.numbers", {"margin": "0", "list-style-type": "none"}),
            rule("ul.stacked", {"break-inside": "auto"}),
            rule("ul.stacked > li.numbers + li.numbers", {"margin-top": before}),
            rule("ul.numbers > li.numbers > p:first-child::before", {"content": "none"}),
            rule("span.unit", {"font-size": f"{UNIT_SHARE:g}em"}),
            _bars(tokens, measure),
        )
    )


def _bars(tokens: Tokens, measure: Measure) -> str:
    bars, colors = tokens.bars, tokens.colors
    color, light = getattr(colors, bars.color), getattr(colors, bars.light)
    line = f"{measure(OUTLINE)} solid {color}"
    return "".join(
        (
            rule("table.bars td, table.bars tbody th", {"vertical-align": "middle"}),
            rule("td.drawn", {"min-width": "6em"}),
            rule("div.bar", {"box-sizing": "border-box", "height": measure(bars.thickness), "border": line}),
            rule("div.bar + div.bar", {"margin-top": measure(BETWEEN)}),
            rule("span.key", {"display": "inline-block", "width": "0.7em", "height": "0.7em", "border": line,
                              "box-sizing": "border-box"}),
            rule(".solid", {"background-color": color}),
            rule(".light", {"background-color": light}),
        )
    )  # fmt: skip


OUTLINE, BETWEEN = 0.75, 1.5
"""The line around a bar, and the space between two of one row, in points."""
