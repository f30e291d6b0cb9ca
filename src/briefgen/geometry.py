"""The page that a document stands on: its size, its margins, and what they leave for text."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document import Document
from briefgen.style import Tokens

PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
"""Width and height of each paper that stands upright, in points."""

CLEAR = 9.0
"""The least space above and below the mark of a page, in points."""

TALLEST_PICTURE, TALLEST_SHARE = 504.0, 0.9
"""The tallest a picture may stand, in points (7 inches) and as a share of the height of the text."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Measures of a page, in points; `mark` is the space above the mark, where there is one."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    mark: float

    @property
    def text_width(self) -> float:
        """The width of the column of text."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the column of text."""
        return self.height - self.top - self.bottom

    @property
    def tallest_picture(self) -> float:
        """The greatest height of a picture, so that it fits on a page with its caption."""
        return min(TALLEST_PICTURE, TALLEST_SHARE * self.text_height)


def geometry(document: Document, tokens: Tokens) -> Geometry:
    """The page of a document in a style. The upper margin grows where it has no room for the mark."""
    width, height = PAPERS[document.paper or tokens.page.paper]
    margins = tokens.page.margins
    tall = mark_height(tokens)
    top = max(margins.top, tall + 2 * CLEAR) if document.mark else margins.top
    return Geometry(
        *((height, width) if document.landscape else (width, height)),
        top,
        margins.right,
        margins.bottom,
        margins.left,
        mark=(top - tall) / 2,
    )


def mark_height(tokens: Tokens) -> float:
    """The height of the mark of a page, in points."""
    look, frame = tokens.looks.mark, tokens.frames.mark
    return look.size * look.line + 2 * frame.padding_y + frame.top + frame.bottom
