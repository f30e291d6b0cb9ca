"""The side column as HTML: the head as wide as the page, the column beside the text, on small screens above it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Flow
from briefgen.document.siding import siding
from briefgen.models.style import Tokens
from briefgen.writers.html.element import element
from briefgen.writers.html.flows import flow, flows
from briefgen.writers.html.rules import Measure, rule
from briefgen.writers.html.screen import LEAST_SCREEN
from briefgen.writers.html.setting import Setting


def body(children: Sequence[Flow], setting: Setting) -> str:
    """The markup of all flows of a document, in the order in which they are read."""
    if (found := siding(children)) is None:
        return flows(children, setting)
    head, side, text = hanging(found.head, setting), flow(found.side, setting), flows(found.text, setting)
    if setting.column is None and side:
        return head + element("div", side + element("div", text), class_="with-side")
    return head + side + text


def hanging(nodes: Sequence[Flow], setting: Setting) -> str:
    """The markup of flows above the side column, as wide as it and the text."""
    return element("div", flows(nodes, setting.across()), class_="hanging") if nodes else ""


def column_rules(document: Document, tokens: Tokens, measure: Measure, paper: bool) -> str:
    """What a document with a side column says about it; others say nothing."""
    if siding(document.children) is None or tokens.page.side is None:
        return ""
    page, column = geometry(document, tokens), tokens.page.side
    plain = rule("aside.side a", {"text-decoration": "none"})
    first = rule("aside.side > :first-child", {"margin-top": "0"})
    if paper:
        frame = tokens.frames.numbers
        apart = {"display": "flow-root", "margin": f"{measure(frame.before)} 0 {measure(frame.after)}"}
        plain += rule("div.apart", apart) + rule("div.apart > ul.beside", {"margin-top": "0", "margin-bottom": "0"})
        plain += rule("div.apart > ul.beside + ul.beside", {"margin-top": measure(frame.before)})
        place = {
            "float": "left",
            "clear": "left",
            "width": measure(page.side),
            "margin-left": measure(-page.beside),
        }
        inset = rule("main, aside.note", {"margin-left": measure(page.beside)})
        hanging = rule("div.hanging", {"margin-left": measure(-page.beside)})
        return inset + plain + first + hanging + rule("aside.side", place)
    grid = {
        "display": "grid",
        "grid-template-columns": f"{measure(column.width)} minmax(0, 1fr)",
        "column-gap": measure(column.gap),
    }
    wide = rule("div.with-side", grid).strip()
    return plain + first + f"@media (min-width: {LEAST_SCREEN}) {{ {wide} }}\n"
