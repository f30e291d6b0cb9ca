"""Paragraphs: made with their style, changed by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.writers.docx.names import NORMAL, StyleName
from briefgen.writers.docx.ooxml import Element, in_order, qualified, w
from briefgen.writers.docx.units import twips

PARAGRAPH = qualified("w:p")
TABLE = qualified("w:tbl")
CELL = qualified("w:tc")
PROPERTIES = qualified("w:pPr")
STYLE = qualified("w:pStyle")
VALUE = qualified("w:val")
SPACING = qualified("w:spacing")
INDENT = qualified("w:ind")
NUMBERING = qualified("w:numPr")
FRAME = qualified("w:framePr")


def paragraph(style: StyleName, content: Iterable[Element] = (), *properties: Element | None) -> Element:
    """A paragraph in a style; `properties` are what differs from it here."""
    own = [w("pStyle", val=style.id), *(element for element in properties if element is not None)]
    return w("p", w("pPr", *in_order(own)), *content)


def is_paragraph(element: Element) -> bool:
    """Whether an element of the body is a paragraph (the other kind is a table)."""
    return bool(element.tag == PARAGRAPH)


def style_id(element: Element) -> str:
    """The id of a paragraph's style."""
    return str(element.find(PROPERTIES).find(STYLE).get(VALUE))


def put(element: Element, *properties: Element | None) -> None:
    """Sets properties of a paragraph, in place of those of the same kind that it has."""
    own = element.find(PROPERTIES)
    given = {made.tag: made for made in properties if made is not None}
    own[:] = in_order([*(old for old in own if old.tag not in given), *given.values()])


def restyle(element: Element, style: StyleName) -> None:
    """Gives a paragraph another style."""
    put(element, w("pStyle", val=style.id))


def space(element: Element, before: float | None = None, after: float | None = None) -> None:
    """Sets the space above or below a paragraph, in points; what is not given stays as it is."""
    spacing = element.find(PROPERTIES).find(SPACING)
    spacing = w("spacing") if spacing is None else spacing
    for side, points in (("before", before), ("after", after)):
        if points is not None:
            spacing.set(qualified(f"w:{side}"), str(twips(points)))
    put(element, spacing)


def direct_indent(element: Element) -> int:
    """The left indent that a paragraph has of its own, in twips."""
    own = element.find(PROPERTIES).find(INDENT)
    return 0 if own is None else int(own.get(qualified("w:left"), "0"))


def direct_space_before(element: Element) -> float:
    """The space above that a paragraph has of its own, in points."""
    return _direct_space(element, "before")


def direct_space_after(element: Element) -> float:
    """The space below that a paragraph has of its own, in points."""
    return _direct_space(element, "after")


def _direct_space(element: Element, side: str) -> float:
    own = element.find(PROPERTIES).find(SPACING)
    return 0.0 if own is None else int(own.get(qualified(f"w:{side}"), "0")) / 20


def beside_frame(element: Element) -> Element | None:
    """The paragraph that stands beside a frame, which this one is in; None, where it is in none, or a table follows."""
    after = element
    while after is not None and is_paragraph(after) and after.find(PROPERTIES).find(FRAME) is not None:
        after = after.getnext()
    return after if after is not None and after is not element and is_paragraph(after) else None


def is_numbered(element: Element) -> bool:
    """Whether a paragraph has a number or a bullet of its own, beside that of its style."""
    return element.find(PROPERTIES).find(NUMBERING) is not None


def spacer() -> Element:
    """An empty paragraph next to nothing in height, where Word must have one: between tables or boxes."""
    return paragraph(NORMAL, (), w("spacing", before=0, after=0, line=20, lineRule="exact"))


def after_words(elements: list[Element]) -> list[Element]:
    """The elements of a whole document, which begins with a paragraph next to nothing in height where it would with a table.

    LibreOffice else puts an empty line of its own before the table, where there are footnotes (seen in 7.4).
    """
    return elements if not elements or is_paragraph(elements[0]) else [spacer(), *elements]


def on_new_page(elements: list[Element]) -> list[Element]:
    """Elements that begin a page: the first paragraph does, or an empty one before a table."""
    if not elements:
        return elements
    made = elements if is_paragraph(elements[0]) else [spacer(), *elements]
    put(made[0], w("pageBreakBefore"))
    return made


def is_spacer(element: Element) -> bool:
    """Whether a paragraph is there only because Word must have one."""
    return style_id(element) == NORMAL.id and len(element) == 1
