"""What a layout takes: its pages, and how far it reaches down the last of them."""

from __future__ import annotations

from briefgen.noun import noun


@noun
class Extent:
    """Measures of a laid-out document, in points.

    `page` is the height that one page has for text, `last` what is used of it on the last
    page, with its notes, `line` the height of a line of the text.
    """

    pages: int
    page: float
    last: float
    line: float

    @property
    def total(self) -> float:
        """The height of everything, with what stayed empty at the foot of the pages before the last."""
        return (self.pages - 1) * self.page + self.last


@noun
class Heights:
    """What each of several flows adds to the height of a text, with its notes, in points.

    `page` is the height that one page has for text, `foot` what stands between it and its notes,
    `line` the height of a line.
    """

    points: tuple[float, ...]
    page: float
    foot: float
    line: float
