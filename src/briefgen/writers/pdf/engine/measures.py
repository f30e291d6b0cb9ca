"""Measures read from laid-out pages, in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from briefgen.writers.pdf.protocol import line_id

POINTS = 0.75
"""Points in one pixel of CSS."""


def extent(pages: Sequence[Any]) -> tuple[int, float, float]:
    """The number of pages, the height that each has for text, and how much of it the last one uses, with its notes."""
    page = pages[-1]
    return len(pages), page._page_box.height * POINTS, (text_height(page) + notes_height(page)) * POINTS


def text_height(page: Any) -> float:
    """How far the text of a page reaches, in pixels of CSS."""
    box = page._page_box
    return float(max(feet(box.children[0]), default=box.content_box_y()) - box.content_box_y())


def notes_height(page: Any) -> float:
    """What the notes of a page take at its foot, in pixels of CSS."""
    return float(sum(box.margin_height() for box in note_areas(page)))


def note_areas(page: Any) -> list[Any]:
    """The boxes at the foot of a page in which its notes stand."""
    return [box for box in page._page_box.children if isinstance(box, boxes.FootnoteAreaBox) and box.children]


def feet(root: Any) -> Iterator[float]:
    """Where lines, pictures and boxes with a ground or rule of their own end; space below them may hang out of the page."""
    for box in root.descendants():
        if isinstance(box, boxes.LineBox | boxes.ReplacedBox) or bool(getattr(box, "padding_bottom", 0)):
            yield box.border_box_y() + box.border_height()


def notes_are_clear(page: Any) -> bool:
    """Whether the notes of a page stand whole at its foot: below all text, and not over its edge."""
    box = page._page_box
    end = box.content_box_y() + box.height
    areas = [child for child in box.children if isinstance(child, boxes.FootnoteAreaBox) and child.children]
    text = max(feet(box.children[0]), default=box.content_box_y())
    return all(area.position_y + 1 >= text and area.position_y + area.margin_height() <= end + 1 for area in areas)


def heights(pages: Sequence[Any], ids: Sequence[tuple[Sequence[str], Sequence[Sequence[str]]]]) -> list[float]:
    """What each flow of a galley adds to the height of a text, with its notes."""
    tops = _tops(pages)
    usual = tops[line_id(1)] - tops[line_id(0)]

    def between(first: str, second: str) -> float:
        return tops[second] - tops[first]

    return [
        max(0.0, between(*around) - usual + sum(between(*note) for note in notes)) * POINTS for around, notes in ids
    ]


def _tops(pages: Sequence[Any]) -> dict[str, float]:
    """Where the content of every element with an id begins."""
    tops: dict[str, float] = {}
    for page in pages:
        for box in page._page_box.descendants():
            name = box.element.get("id") if box.element is not None else None
            if name is not None and isinstance(box, boxes.BlockLevelBox):
                tops.setdefault(name, box.content_box_y())
    return tops
