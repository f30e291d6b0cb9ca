"""What a layout takes: its pages, and how far it reaches down the last of them."""

from __future__ import annotations

from briefgen.noun import noun


@noun
class Extent:
    """Measures of a laid-out document, in points.

    `page` is the height that one page has for text, `last` what is used of it on the last
    page, with its notes, `line` the height of a line of the text. `lacking` is how far a side column reaches into the
    notes of its page.
    """

    pages: int
    page: float
    last: float
    line: float
    lacking: float = 0.0

    @property
    def total(self) -> float:
        """The height of everything, with what stayed empty at the foot of the pages before the last."""
        # Of a single page, `last` counts from the end of the column by itself.
        return (self.pages - 1) * self.page + self.last + (self.lacking if self.pages > 1 else 0.0)

    def fits(self, pages: int) -> bool:
        """Whether all has room on so many pages."""
        return self.pages <= pages and not self.lacking


@noun
class Heights:
    """What each of several flows adds to the height of a text, with its notes, in points.

    `page` is the height that one page has for text, `foot` what stands between it and its notes,
    `line` the height of a line. `first` is what the first page has more, or less where it is below 0.
    """

    points: tuple[float, ...]
    page: float
    foot: float
    line: float
    first: float = 0.0


@noun
class Box:
    """The rectangle that a piece of a document takes on a page, in points from the upper left corner of the paper.

    Pages count from 1, pieces from 0. `place` is `text`, `side` for what stands in the side column, or `note` for a note
    at the foot of the page.
    """

    piece: int
    page: int
    x: float
    y: float
    width: float
    height: float
    place: str


@noun
class Sheet:
    """What stands on one page, in points: its text begins at `top` and has `text` of the `height` there is, notes take `notes`."""

    top: float
    height: float
    text: float
    notes: float


@noun
class Traced:
    """Where the pieces of a document stand: their boxes page by page in reading order, and the pages."""

    boxes: tuple[Box, ...]
    sheets: tuple[Sheet, ...]
    extent: Extent
