"""The page that a document stands on: its size, its margins, and what they leave for text."""

from __future__ import annotations

import math

from briefgen.document.nodes import Document
from briefgen.document.siding import siding
from briefgen.models.style import Look, Tokens
from briefgen.noun import noun

PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
"""Width and height of each paper that stands upright, in points."""

CLEAR = 9.0
"""The least space above and below the mark of a page, or its running head, in points."""

FROM_EDGE = 18.0
"""How far the rule of a mark is from the left edge of the paper, in points: what printers leave white."""

UNDER_HEAD = 14.0
"""The space between a running head and the text, in points."""

HEAD_SHARE = 0.85
"""How much of the text's width the words of a running head have at least; the page number has the rest."""

WIDE_LETTER, USUAL_LETTER = 0.65, 0.52
"""The width of a letter, in ems, in words with many capitals, and in others."""

TALLEST_PICTURE, TALLEST_SHARE = 504.0, 0.9
"""The tallest a picture may stand, in points (7 inches) and as a share of the height of the text."""


@noun
class Geometry:
    """Measures of a page, in points.

    `mark` is the space above the mark or, where there is none, the running head; `mark_text` the height of its lines.
    With a side column, which is `side` wide, `left` is where the text begins: `beside` more than the margin.
    `edge` is the width of the rule of a mark down the left edge of the paper, 0 where there is none.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    mark: float
    mark_text: float
    side: float = 0.0
    beside: float = 0.0
    edge: float = 0.0

    @property
    def text_width(self) -> float:
        """The width of the column of text."""
        return self.width - self.left - self.right

    @property
    def margin(self) -> float:
        """Where all that is on the page begins: the side column, where there is one, and the foot of the page."""
        return self.left - self.beside

    @property
    def full_width(self) -> float:
        """The width of the text with the side column: that of head, foot and notes of the page."""
        return self.text_width + self.beside

    @property
    def text_height(self) -> float:
        """The height of the column of text."""
        return self.height - self.top - self.bottom

    @property
    def tallest_picture(self) -> float:
        """The greatest height of a picture, so that it fits on a page with its caption."""
        return min(TALLEST_PICTURE, TALLEST_SHARE * self.text_height)


def geometry(document: Document, tokens: Tokens) -> Geometry:
    """The page of a document in a style. The upper margin grows where it has no room for the mark or the running head."""
    width, height = PAPERS[document.paper or tokens.page.paper]
    width, height = (height, width) if document.landscape else (width, height)
    margins, frame = tokens.page.margins, tokens.frames.mark
    column = tokens.page.side if siding(document.children) else None
    side, beside = (column.width, column.taken) if column else (0.0, 0.0)
    more = 0.0 if document.landscape else _further_in(width - margins.left - margins.right - beside, tokens)
    across = width - margins.left - margins.right - 2 * more
    if document.runs:
        lines = _lines(document.head, tokens.looks.running_head, USUAL_LETTER, HEAD_SHARE * across)
        top = max(margins.top, lines + 2 * CLEAR)
        above = max(CLEAR, top - lines - UNDER_HEAD)
    else:
        lines = _lines(document.mark, tokens.looks.mark, WIDE_LETTER, across - frame.across)
        tall = lines + 2 * frame.padding_y + frame.top + frame.bottom
        top = max(margins.top, tall + 2 * CLEAR) if document.mark else margins.top
        above = (top - tall) / 2
    edge = tokens.mark.side if document.mark else 0.0
    left, right = margins.left + more + beside, margins.right + more
    return Geometry(width, height, top, right, margins.bottom, left, above, lines, side, beside, edge)


def _further_in(room: float, tokens: Tokens) -> float:
    """How much each margin grows so that lines in so much room are no longer than the style says, in points."""
    body = tokens.looks.body
    return max(0.0, (room - tokens.page.longest(body.size)) / 2)


def barred(document: Document, tokens: Tokens) -> bool:
    """Whether the foot of the pages is the bar of their mark."""
    return bool(document.mark and tokens.mark.foot)


def _lines(words: str, look: Look, letter: float, room: float) -> float:
    """The height that words may take in so much room, their letters so many ems wide, in points."""
    across = len(words) * (letter * look.size + look.tracking)
    return max(1, math.ceil(across / room)) * look.size * look.line
