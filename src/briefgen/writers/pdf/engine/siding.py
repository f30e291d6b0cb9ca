"""The side column after layout: whether all of it stands above the notes of its page, and which part of it is the longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from briefgen.writers.pdf.engine.measures import POINTS, feet

LABEL = "side-label"
"""The class of what names a part of the column."""

HAIR = 1.0
"""What two measures of one layout may differ by, in pixels of CSS."""


def too_long(pages: Sequence[Any]) -> dict[str, Any] | None:
    """What is said of a side column that is too long for its page; None where there is none, or all is well.

    `lacking` is how far it reaches into the notes, in points, 0 where it does not end on its page at all and words of
    it are lost; `parts` are the labels in it with the height of what stands under each, in points.
    """
    head = max((at for at, page in enumerate(pages) if any(_of(page, "div", "hanging"))), default=0)
    page, side = pages[head]._page_box, next(_of(pages[head], "aside", "side"), None)
    if side is None or not any(_of(pages[head], "div", "side-end")):
        return {"lacking": 0.0, "parts": _parts(side) if side else []}
    areas = [child for child in page.children if isinstance(child, boxes.FootnoteAreaBox) and child.children]
    room = min([area.position_y for area in areas], default=page.content_box_y() + page.height)
    over = max(feet(side), default=room) - room
    return {"lacking": over * POINTS, "parts": _parts(side)} if over > HAIR else None


def _parts(side: Any) -> list[tuple[str, float]]:
    """The labels with the heights of what stands under them, as far as it does on the page."""
    tops = [
        ("".join(box.element.itertext()).strip(), box.position_y)
        for box in side.descendants()
        if isinstance(box, boxes.BlockBox) and box.element is not None and box.element.get("class") == LABEL
    ]
    ends = [top for _, top in tops[1:]] + [side.position_y + side.margin_height()]
    return [(name, (end - top) * POINTS) for (name, top), end in zip(tops, ends, strict=True)]


def _of(page: Any, tag: str, name: str) -> Iterator[Any]:
    """The boxes of elements with a tag and a class on a page."""
    for box in page._page_box.descendants():
        element = box.element
        if (
            isinstance(box, boxes.BlockBox)
            and element is not None
            and element.tag == tag
            and element.get("class") == name
        ):
            yield box
