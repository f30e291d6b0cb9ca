"""A galley: flows under one another on a page without end, to be measured and never printed.

Every flow stands between two lines of text, so that the space around it counts as it does
in a brief; notes stand after everything, one under the other, as at the foot of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Note
from briefgen.document.siding import siding
from briefgen.document.walking import walk
from briefgen.models.style import Style
from briefgen.writers.column import Column
from briefgen.writers.html.aside import hanging
from briefgen.writers.html.element import element
from briefgen.writers.html.flows import flow
from briefgen.writers.html.notes import bodies, call, note_id
from briefgen.writers.html.page import html
from briefgen.writers.html.rules import rule
from briefgen.writers.html.setting import Setting
from briefgen.writers.pdf.addresses import Shown
from briefgen.writers.pdf.protocol import line_id

ENDLESS = "100000in"

END = "galley.end"
"""The id of the line after the last note."""


def column(document: Document, style: Style) -> Column:
    """The column of text of a document in a style."""
    return Column(style, geometry(document, style.tokens))


def galley_markup(document: Document, style: Style, shown: Shown) -> str:
    """The document as XHTML, a line of text before, between and after its flows; `shown` takes its pictures."""
    setting = Setting(document.metadata.language, shown.address, call, column(document, style)).styled(style)
    above = len(found.head) if (found := siding(document.children)) else 0
    parts = [_line(0), _line(1)]
    for number, node in enumerate(document.children):
        parts += [hanging((node,), setting) if number < above else flow(node, setting), _line(number + 2)]
    notes = element("div", bodies(document, setting)) + element("p", "x", id=END, class_="body")
    return html(document, "", element("main", "".join(parts)) + notes)


def galley(width: float) -> str:
    """What the page of a galley needs besides that of a brief, which is `width` points wide."""
    page = f"@page {{ size: {width:g}pt {ENDLESS}; }}\n"
    return page + rule("aside.note", {"float": "none"}) + rule("section.new-page", {"break-before": "auto"})


def galley_ids(document: Document) -> list[tuple[list[str], list[list[str]]]]:
    """For every flow the ids of the lines around it, and those between which each of its notes stands."""
    numbers = [[node.number for node in walk((child,)) if isinstance(node, Note)] for child in document.children]
    last = max((number for own in numbers for number in own), default=0)
    return [([line_id(at + 1), line_id(at + 2)], list(_around(own, last))) for at, own in enumerate(numbers)]


def _around(numbers: list[int], last: int) -> Iterator[list[str]]:
    for number in numbers:
        yield [note_id(number), note_id(number + 1) if number < last else END]


def _line(number: int) -> str:
    return element("p", "x", id=line_id(number), class_="body")
