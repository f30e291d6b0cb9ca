"""How high flows stand, reckoned from their letters; and how far a PDF reaches, read from where its words stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from briefgen.document.extent import Extent, Heights
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Code, CodeListing, Document, Flow, Heading, Note, Paragraph, Role, Text
from briefgen.document.walking import walk
from briefgen.models.style import Look, Style
from briefgen.reading_back.pdf import FinishedPdf

LETTER = 0.48
"""The width of a letter, in ems, on the average."""

FOOT = 14.0
"""What the notes of a page take besides their words, in points."""

APART = 2.5
"""How many lines may be empty between words that stand under one another; more is left of the page."""


def heights(document: Document, style: Style) -> Heights:
    """The heights of the flows of a document, its children, with their notes: near enough to choose what is tried next."""
    page, body = geometry(document, style.tokens), style.tokens.looks.body
    points = tuple(_height(flow, style, page.text_width) for flow in document.children)
    noted = any(isinstance(node, Note) for node in walk(document.children))
    after = page.following.text_height
    return Heights(points, after, FOOT if noted else 0.0, body.size * body.line, page.text_height - after)


def _height(flow: Flow, style: Style, width: float) -> float:
    return sum(_lines(letters, look, width) for letters, look in _texts(flow, style))


def _lines(letters: int, look: Look, width: float) -> float:
    """The height of so many letters in lines of this width, with the space after them."""
    return math.ceil(letters * LETTER * look.size / width) * look.size * look.line + look.after


def _texts(flow: Flow, style: Style) -> Iterator[tuple[int, Look]]:
    """The paragraphs of a flow, each by the number of its letters, its notes apart."""
    looks = style.tokens.looks
    for node in walk((flow,)):
        if isinstance(node, Heading):
            yield _letters(node.children), looks.heading_1
        elif isinstance(node, Paragraph):
            yield _letters(node.children), looks.footnote if node.role is Role.FOOTNOTE else looks.body
        elif isinstance(node, CodeListing):
            yield from ((len(line), looks.body) for line in node.text.split("\n"))


def _letters(inlines: Iterable[object]) -> int:
    """The letters of a line, without those of the notes that are called in it."""
    count = 0
    for inline in inlines:
        if isinstance(inline, Text | Code):
            count += len(inline.text)
        elif not isinstance(inline, Note):
            count += _letters(getattr(inline, "children", ()))
    return count


def extent(pdf: FinishedPdf, document: Document, style: Style) -> Extent:
    """How far a finished PDF reaches: its pages, and what its words take of the last one."""
    page, body = geometry(document, style.tokens), style.tokens.looks.body
    line, room = body.size * body.line, (page if pdf.pages == 1 else page.following).text_height
    return Extent(pdf.pages, room, min(_taken(pdf.drawn[-1].used, line), room), line)


def _taken(used: Iterable[tuple[float, float]], line: float) -> float:
    """The height that words take which stand between these heights: notes at the foot, too, what is empty above them not."""
    taken, reached = 0.0, -math.inf
    for bottom, top in sorted(used):
        if bottom - reached > APART * line:
            taken, reached = taken + top - bottom, top
        elif top > reached:
            taken, reached = taken + top - reached, top
    return taken
