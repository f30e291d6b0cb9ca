"""Where the pieces of a document stand on its pages, in points: in the text, in the side column, or as notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from briefgen.writers.pdf.engine.measures import POINTS, note_areas, notes_height, text_height

_Box = tuple[int, int, float, float, float, float, str]


def traced(pages: Sequence[Any], root: Element, mark: str) -> tuple[list[_Box], list[list[float]]]:
    """The rectangle of each piece on each page; and of each page where its text begins, its height, text and notes.

    Elements of a piece have its number in the attribute `mark`.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    found = [box for number, page in enumerate(pages, start=1) for box in _of_page(page, number, parents, mark)]
    return found, [[POINTS * part for part in _sheet(page)] for page in pages]


def _sheet(page: Any) -> tuple[float, ...]:
    box = page._page_box
    return box.content_box_y(), box.height, text_height(page), notes_height(page)


def _of_page(page: Any, number: int, parents: Mapping[Element, Element], mark: str) -> Iterator[_Box]:
    rectangles: dict[tuple[int, str], list[Any]] = {}
    for box in page._page_box.children[0].descendants():
        element = box.element
        if element is not None and isinstance(box, boxes.BlockLevelBox) and mark in element.attrib:
            place = "side" if _within(element, "aside", "side", parents) else "text"
            rectangles.setdefault((int(element.attrib[mark]), place), []).append(box)
    for area in note_areas(page):
        for box in area.children:
            if (piece := _piece_around(box.element, parents, mark)) is not None:
                rectangles.setdefault((piece, "note"), []).append(box)
    for (piece, place), found in rectangles.items():
        yield (piece, number, *_around(found), place)


def _around(found: Sequence[Any]) -> tuple[float, float, float, float]:
    """The rectangle around some boxes: x, y, width and height in points."""
    left, top = min(box.border_box_x() for box in found), min(box.border_box_y() for box in found)
    right = max(box.border_box_x() + box.border_width() for box in found)
    bottom = max(box.border_box_y() + box.border_height() for box in found)
    return left * POINTS, top * POINTS, (right - left) * POINTS, (bottom - top) * POINTS


def _piece_around(element: Element | None, parents: Mapping[Element, Element], mark: str) -> int | None:
    """The piece in which an element stands."""
    while element is not None:
        if (piece := element.get(mark)) is not None:
            return int(piece)
        element = parents.get(element)
    return None


def _within(element: Element | None, tag: str, name: str, parents: Mapping[Element, Element]) -> bool:
    while element is not None:
        if element.tag == tag and element.get("class") == name:
            return True
        element = parents.get(element)
    return False
