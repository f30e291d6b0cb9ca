"""The room that the notes of a page take, worked out note by note.

WeasyPrint lays out all notes of a page again for each note that is added or taken away: with ten
notes on each of two pages that was half of the time of a document. How high a note is does not
depend on the others; only the space between two is shared, and depends on what ends and begins there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout

Shape = tuple[tuple[str, str | None], ...]
"""Tags and classes of an element and of its first, or last, descendants: what its margins depend on."""


class Measures:
    """What was measured of the notes of one document, in pixels of CSS."""

    def __init__(self) -> None:
        self.heights: dict[int, float] = {}
        self.shared: dict[tuple[Shape, Shape], float] = {}
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
    area.height = _height(context, area.children)
    if not context.in_column:
        context.page_bottom -= area.height + _measures.around if area.children else area.margin_height()
    return False


def _height(context: Any, notes: Sequence[Any]) -> float:
    """The height of notes one under the other."""
    pairs = zip(notes, notes[1:], strict=False)
    return sum(_alone(context, note) for note in notes) - sum(_between(context, *pair) for pair in pairs)


def _alone(context: Any, note: Any) -> float:
    known = _measures.heights
    if id(note.element) not in known:
        known[id(note.element)] = _laid_out(context, [note])
    return known[id(note.element)]


def _between(context: Any, above: Any, below: Any) -> float:
    """The space that two notes share: margins between them count once."""
    known, key = _measures.shared, (_shape(above.element, -1), _shape(below.element, 0))
    if key not in known:
        known[key] = _alone(context, above) + _alone(context, below) - _laid_out(context, [above, below])
    return known[key]


def _laid_out(context: Any, notes: Sequence[Any]) -> float:
    area = context.current_footnote_area
    everything, area.children = area.children, list(notes)
    boxed = build.create_anonymous_boxes(area.deepcopy())
    area.children = everything
    laid_out = block_level_layout(context, boxed, -inf, None, area.page)[0]
    _measures.around = laid_out.margin_height() - laid_out.height
    return float(laid_out.height)


def _shape(element: Element, end: int) -> Shape:
    return tuple((each.tag, each.get("class")) for each in _edge(element, end))


def _edge(element: Element, end: int) -> Iterator[Element]:
    yield element
    while len(element):
        element = element[end]
        yield element
