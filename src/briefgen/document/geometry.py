"""The page that a document stands on: its size, its margins, and what they leave for text."""

from __future__ import annotations

import math
from dataclasses import replace

from briefgen.document.nodes import Document
from briefgen.document.siding import siding
from briefgen.models.style import Look, Tokens
from briefgen.noun import noun

PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
"""Width and height of each paper that stands upright, in points."""

CLEAR = 9.0
"""The least space above and below the mark of a page, or its running head, in points."""

FROM_EDGE = 18.0
"""How far the bars and the rule of a mark are from the edges of the paper, in points: what printers leave white."""

UNDER_HEAD = 14.0
"""The space between a running head and the text, in points."""

HEAD_SHARE = 0.85
"""How much of the text's width the words of a running head have at least; the page number has the rest."""

USUAL_LETTER = 0.52
"""The width of a letter, in ems."""

WIDTHS = (("MWmw@—", 0.95), ("fijlrtI", 0.42), (" .,:;·'’|!", 0.32), ("–-", 0.6))
CAPITAL, SMALL = 0.7, 0.6
"""How wide letters of a bold face are at most, in ems, where they are not among those above."""

LINE, LETTER_OF_TEXT = 75, 0.45
"""How many letters a line of running text has where paper lies, and the width of one of them, in ems."""

TALLEST_PICTURE, TALLEST_SHARE = 504.0, 0.9
"""The tallest a picture may stand, in points (7 inches) and as a share of the height of the text."""


@noun
class Geometry:
    """Measures of a page, in points.

    `mark` is the space above the mark or, where there is none, the running head; `mark_text` the height of its lines.
    With a side column, which is `side` wide, `left` is where the text begins: `beside` more than the margin.
    `edge` is the width of the rule of a mark down the left edge of the paper, 0 where there is none; the bars of the
    mark then begin there and end as far from the right edge. Where paper lies, lines of running text are `narrower` by so
    much than the column, in which tables stand. `next_top` and `next_bottom` are the margins of the pages from the
    second on. `foot` is the space below the bar of the mark at the foot,
    `foot_text` the height of its lines.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    next_top: float
    next_bottom: float
    mark: float
    mark_text: float
    side: float = 0.0
    beside: float = 0.0
    edge: float = 0.0
    foot: float = 0.0
    foot_text: float = 0.0
    narrower: float = 0.0

    @property
    def outdents(self) -> tuple[float, float]:
        """How far the bars of a mark reach out of the text, at the left and at the right."""
        return (self.left - FROM_EDGE, self.right - FROM_EDGE) if self.edge else (self.beside, 0.0)

    @property
    def bar(self) -> float:
        """The width of the bars of a mark."""
        return self.text_width + sum(self.outdents)

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
        """The width of the text with the side column: that of head and foot of the page."""
        return self.text_width + self.beside

    @property
    def text_height(self) -> float:
        """The height of the column of text."""
        return self.height - self.top - self.bottom

    @property
    def following(self) -> Geometry:
        """The pages from the second on."""
        return replace(self, top=self.next_top, bottom=self.next_bottom)

    @property
    def tallest_picture(self) -> float:
        """The greatest height of a picture, so that it fits on any page with its caption."""
        return min(TALLEST_PICTURE, TALLEST_SHARE * min(self.text_height, self.following.text_height))


def geometry(document: Document, tokens: Tokens) -> Geometry:
    """The page of a document in a style. A margin grows where it has no room for the mark or the running head."""
    width, height = PAPERS[document.paper or tokens.page.paper]
    width, height = (height, width) if document.landscape else (width, height)
    margins, after = tokens.page.margins, tokens.page.margins.after(tokens.page.next)
    column = tokens.page.side if siding(document.children) else None
    side, beside = (column.width, column.taken) if column else (0.0, 0.0)
    more = 0.0 if document.landscape else _further_in(width - margins.left - margins.right - beside, tokens)
    page = Geometry(width, height, margins.top, margins.right + more, margins.bottom, margins.left + more + beside,
                    after.top, after.bottom, 0.0, 0.0, side, beside, tokens.mark.side if document.mark else 0.0)  # fmt: skip
    if document.landscape:
        page = replace(page, narrower=max(0.0, page.text_width - LINE * LETTER_OF_TEXT * tokens.looks.body.size))
    if document.runs:
        return _with_head(page, document.head, tokens)
    return _with_mark(page, document, tokens)


def _further_in(room: float, tokens: Tokens) -> float:
    """How much each margin grows so that lines in so much room are no longer than the style says, in points."""
    body = tokens.looks.body
    return max(0.0, (room - tokens.page.longest(body.size)) / 2)


def _with_head(page: Geometry, words: str, tokens: Tokens) -> Geometry:
    """The page with room for the running head. The first page, which has none, has the same margin all the same, unless
    that of the others is said by itself."""
    look = tokens.looks.running_head
    across = len(words) * (USUAL_LETTER * look.size + look.tracking)
    lines = _lines(across, look, HEAD_SHARE * (page.text_width + page.beside))
    top = max(page.next_top, lines + 2 * CLEAR)
    first = top if tokens.page.next.top is None else page.top
    return replace(page, top=first, next_top=top, mark=max(CLEAR, top - lines - UNDER_HEAD), mark_text=lines)


def _with_mark(page: Geometry, document: Document, tokens: Tokens) -> Geometry:
    """The page with room for the mark at its head and, where the style has it there, too, at its foot."""
    frame, look, rim = tokens.frames.mark, tokens.looks.mark, FROM_EDGE if page.edge else 0.0
    room, around = page.bar - frame.across, 2 * frame.padding_y + frame.top + frame.bottom
    lines = _lines(widest(document.mark, look), look, room)
    tall = lines + around
    if document.mark:
        least = tall + CLEAR + (rim or CLEAR)
        page = replace(page, top=max(page.top, least), next_top=max(page.next_top, least))
    page = replace(page, mark=rim or (min(page.top, page.next_top) - tall) / 2, mark_text=lines)
    if not barred(document, tokens):
        return page
    foot = _lines(widest(document.footer.in_bar, look), look, room)
    below = rim or max(0.0, tokens.page.footer - frame.padding_y)
    least = below + foot + around + CLEAR
    first, after = max(page.bottom, least), max(page.next_bottom, least)
    return replace(page, foot=below, foot_text=foot, bottom=first, next_bottom=after)


def barred(document: Document, tokens: Tokens) -> bool:
    """Whether the foot of the pages is the bar of their mark."""
    return bool(document.mark and tokens.mark.foot)


def widest(words: str, look: Look) -> float:
    """How wide bold words in a look are at most, in points."""
    said = words.upper() if look.uppercase else words
    ems = sum(
        next((width for some, width in WIDTHS if one in some), SMALL if one.islower() else CAPITAL) for one in said
    )
    return ems * look.size + len(said) * look.tracking


def _lines(across: float, look: Look, room: float) -> float:
    """The height of words so wide in so much room, in points."""
    return max(1, math.ceil(across / room)) * look.size * look.line
