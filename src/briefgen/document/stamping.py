"""Where the content code stands on every page: under the words at the foot, or at the end of the bar that is there.

It is no part of the column of text, of the margins or of the words at the foot: no line of these is where it is because of it.
"""

from __future__ import annotations

import math
from typing import Final

from briefgen.document.foot import WIDEST_NUMBER
from briefgen.document.geometry import Geometry, barred, widest
from briefgen.document.nodes import Document
from briefgen.models.codes import LENGTH
from briefgen.models.palette import ColorName
from briefgen.models.style import Align, Look, Tokens
from briefgen.noun import noun

SHARE: Final = 0.8
"""How large a code is, as a share of the words at the foot."""

SHARE_IN_BAR: Final = 0.55
"""How large it is in the bar of a mark, whose words are large and in capitals."""

OVER_FOOTER: Final = 4.0
"""The space between the words at the foot and the rule above them, in points."""

MOST: Final = 9.0
"""The largest size: a code is no part of the text, and stays quiet where all else is large."""

LEAST: Final = 5.0
"""The smallest size of type that can be read from paper and typed."""

LINE: Final = 1.2
"""The height of its line, in sizes of its type."""

TRACKING: Final = 0.06
"""The space between its characters, in sizes of its type: they are read one by one."""

LETTER: Final = 0.66
"""How wide one of its characters is, in ems. Of the words of a bar is reckoned how wide they are at most, so that there is
space before the code whatever it is."""


@noun
class Stamp:
    """How a code is set. Its line is `height` high and ends `below` points over the lower edge of the paper, at the right
    `out` points outside of the text; `in_bar` is whether it stands in the bar of the mark, on whose ground it has `color`;
    `above` is whether it stands above the words at the foot, for there is no room under them."""

    size: float
    height: float
    below: float
    out: float
    color: ColorName
    in_bar: bool = False
    above: bool = False

    @property
    def tracking(self) -> float:
        """The space between characters, in points."""
        return round(TRACKING * self.size, 2)


def stamp(document: Document, page: Geometry, tokens: Tokens) -> Stamp:
    """How the code of a document is set on its pages."""
    if not barred(document, tokens):
        return under(tokens)
    look, frame = tokens.looks.mark, tokens.frames.mark
    size = _whole(SHARE_IN_BAR * look.size)
    if _has_room(document, page, tokens, size):
        over = page.foot + frame.bottom + frame.padding_y
        return Stamp(
            size, look.size * look.line, over, page.outdents[1] - frame.padding_x - frame.right, look.color, True
        )
    usual = under(tokens)
    return Stamp(usual.size, usual.height, max(0.0, page.foot - usual.height), 0.0, usual.color)


def under(tokens: Tokens) -> Stamp:
    """How a code is set under the words at the foot."""
    look, room = tokens.looks.footer, tokens.page.footer
    size = _whole(min(SHARE * look.size, room / LINE))
    if room < LINE * size:
        rule = tokens.footer.rule
        return Stamp(
            size,
            LINE * size,
            room + look.size * look.line + (OVER_FOOTER + rule if rule else 0.0),
            0.0,
            look.color,
            above=True,
        )
    return Stamp(size, LINE * size, room - LINE * size, 0.0, look.color)


def _has_room(document: Document, page: Geometry, tokens: Tokens, size: float) -> bool:
    """Whether the words of the bar and a code at its end, which stands clear of them, are one line."""
    look, frame = tokens.looks.mark, tokens.frames.mark
    taken = LENGTH * (LETTER + TRACKING) * size
    if look.align is Align.RIGHT:
        return False
    both = 2 * taken if look.align is Align.CENTER else taken
    # Two figures of a page number are reckoned with for the height of the bar; here the other letters have that much to spare.
    words = document.footer.in_bar.replace(WIDEST_NUMBER, WIDEST_NUMBER[:1]).replace("\u00a0", " ")
    return widest(words, look) + both <= page.bar - frame.across


def _whole(size: float) -> float:
    """A size in half points, as Word counts, that can still be read and does not stand out."""
    return min(MOST, max(LEAST, math.floor(2 * size) / 2))


def look_of(tokens: Tokens) -> Look:
    """The look of a code under the words at the foot."""
    said = under(tokens)
    changed = {
        "size": said.size,
        "line": LINE,
        "tracking": said.tracking,
        "before": 0.0,
        "after": 0.0,
        "align": Align.RIGHT,
    }
    return tokens.looks.footer.model_copy(update=changed)
