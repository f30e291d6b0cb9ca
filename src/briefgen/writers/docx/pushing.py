"""Margins that are not the same on all pages: what stands at the head and at the foot of some is made higher.

A section of Word has one upper and one lower margin; the text begins below whichever is lower, the margin or the end of
the header, and ends above the footer likewise (ISO/IEC 29500-1, 17.6.11). So the section has the smaller margin, and an
empty paragraph in the header or footer of the other pages makes up for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.geometry import Geometry
from briefgen.writers.docx.names import NORMAL
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.units import twips

FIRST = "first"
"""The kind of header and footer that the first page has."""


SLACK = 6.0
"""How far the text may reach into the lower margin, in points: Word lays out a hair taller than
the PDF, and what fills a page there is not to begin another one here."""


def pages(page: Geometry, kind: str) -> Geometry:
    """The pages that a kind of header or footer is for."""
    return page if kind == FIRST else page.following


def pushed_down(content: Sequence[Element], page: Geometry, kind: str, taken: float) -> list[Element]:
    """What stands at the head of these pages, whose words take so many points, and what pushes the text down."""
    top = pages(page, kind).top
    return [*content, *_rest(top - page.mark - taken)] if top > min(page.top, page.next_top) else list(content)


def pushed_up(content: Sequence[Element], page: Geometry, kind: str, taken: float) -> list[Element]:
    """What pushes the text up, and what stands at the foot of these pages, which takes so many points with what is below."""
    bottom = pages(page, kind).bottom
    return [*_rest(bottom - taken), *content] if bottom > min(page.bottom, page.next_bottom) else list(content)


def _rest(points: float) -> list[Element]:
    """An empty paragraph of a height."""
    if points < 1:
        return []
    return [paragraph(NORMAL, (), w("spacing", before=0, after=0, line=twips(points), lineRule="exact"))]
