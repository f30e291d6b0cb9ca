"""The room that the notes of a page take, worked out note by note.

WeasyPrint lays out all notes of a page again for each note that is added or taken away: with ten
notes on each of two pages that was half of the time of a document. Our notes have no margins that
neighbors could share, so they are as high together as each is alone.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout


class Measures:
    """The heights of the notes of one document by their elements, and what the area around them adds, in pixels of CSS."""

    def __init__(self) -> None:
        self.heights: dict[int, float] = {}
        self.around = 0.0


_measures = Measures()


def install() -> None:
    """Let this process work out the area of notes so."""
    LayoutContext._update_footnote_area = _update


def begin() -> None:
    """Forget what was measured: another document comes."""
    global _measures
    _measures = Measures()


def _update(context: Any) -> bool:
    """Make room at the foot of the page for its notes; whether they overflow, which an area of any height never does."""
    area = context.current_footnote_area
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    area.height = sum(_height(context, note) for note in area.children)
    if not context.in_column:
        context.page_bottom -= area.height + _measures.around if area.children else area.margin_height()
    return False


def _height(context: Any, note: Any) -> float:
    known = _measures.heights
    if id(note.element) not in known:
        area = context.current_footnote_area
        everything, area.children = area.children, [note]
        boxed = build.create_anonymous_boxes(area.deepcopy())
        area.children = everything
        laid_out = block_level_layout(context, boxed, -inf, None, area.page)[0]
        known[id(note.element)] = laid_out.height
        _measures.around = laid_out.margin_height() - laid_out.height
    return known[id(note.element)]
