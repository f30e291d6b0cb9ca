"""Footnotes after layout: every one stands at the foot of the page of its call, or is made to.

Where a paragraph of a few lines has no room for itself and its notes, WeasyPrint keeps the
paragraph and pushes notes to the next page, or off the last one. Such a paragraph is sent
to the next page, with what must stay above it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

HEADINGS = ("h1", "h2", "h3", "h4")
PASSAGES = ("p", *HEADINGS, "td", "th", "caption", "figcaption")
"""What holds calls of notes."""

WHOLES = ("li", "aside", "blockquote", "figure", "tr", "thead", "table")
"""What goes to the next page as a whole. Of a table that may break, only the row goes, and what follows it."""

TOGETHER = "together"
"""The class of tables that must not break, and of lines of key numbers, which stand side by side."""

MOVED = "break-before: page"


class Stray(NamedTuple):
    """A note that is not where it is called. `number` and pages count from 1; page 0 means it is on none."""

    number: int
    call_page: int
    note_page: int


def strays(pages: Sequence[Any], notes: Sequence[tuple[str, str]]) -> list[Stray]:
    """The notes that are lost, or on another page than their call; `notes` holds the ids of call and note of each."""
    places = _places(pages)
    found = (Stray(n, places.get(call, 0), places.get(note, 0)) for n, (call, note) in enumerate(notes, start=1))
    return [stray for stray in found if stray.call_page != stray.note_page or not stray.note_page]


def _places(pages: Sequence[Any]) -> dict[str, int]:
    """The page of each anchor, from 1."""
    places: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            places.setdefault(anchor, number)
    return places


def first_rows(pages: Sequence[Any], astray: Sequence[Stray]) -> list[Element]:
    """The row that begins the page to which a note was pushed from the page before, for each such note.

    It was tried on the page before and taken off again, and what it took there had pushed the note on: it has to
    begin its page without being tried.
    """
    pushed = [pages[stray.note_page - 1] for stray in astray if stray.note_page > stray.call_page]
    rows = (
        [box.element for box in page._page_box.descendants() if box.element is not None and _is_row(box.element)]
        for page in pushed
    )
    return [found[0] for found in rows if found]


def _is_row(element: Element) -> bool:
    """Whether an element is a row of a table's body; the head is on every page of the table."""
    return element.tag == "tr" and not any(cell.get("scope") == "col" for cell in element)


def to_move(astray: Sequence[Stray]) -> list[int]:
    """The numbers of the astray notes that are called on the first page with such notes, the last of them first.

    The passage of the last is the one to go: what stood before it had room, until it came.
    """
    return sorted((stray.number for stray in astray if stray.call_page == astray[0].call_page), reverse=True)


def move_on(html: Element, call: str, leads: Collection[str]) -> bool:
    """Send the passage that holds the call with this id to the next page; false where it has been sent already.

    `leads` are the classes of paragraphs that, like headings, stay with what follows.
    """
    parents = {child: parent for parent in html.iter() for child in parent}
    element = next(element for element in html.iter() if element.get("id") == call)
    while element.tag not in PASSAGES:
        element = parents[element]
    around = element
    while around.tag not in ("table", "main", "body") and not _stays_whole(around):
        around = parents[around]
    if _stays_whole(around):
        element = around
    while (first := _leading(element, parents[element], leads)) is not None:
        element = first
    return begin_page(element)


def _stays_whole(element: Element) -> bool:
    return TOGETHER in (element.get("class") or "").split()


def begin_page(element: Element) -> bool:
    """Let an element begin a page; false where it does already."""
    said = element.get("style", "")
    if said.endswith(MOVED):
        return False
    element.set("style", f"{said}; {MOVED}" if said else MOVED)
    return True


def _leading(element: Element, parent: Element, leads: Collection[str]) -> Element | None:
    """What has to begin the new page in place of an element: what it is a part of, or the heading before it."""
    siblings = list(parent)
    at = siblings.index(element)
    if parent.tag in WHOLES or (at == 0 and parent.tag != "main"):
        return parent
    return siblings[at - 1] if at and _leads(siblings[at - 1], leads) else None


def _leads(element: Element, leads: Collection[str]) -> bool:
    return element.tag in HEADINGS or element.get("class") in leads
