"""The sheet that a brief is printed on: paper, margins, what stands at the head of its pages, and the column beside the text."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from briefgen.models.measures import MEASURE, Edge
from briefgen.models.values import Flag, InWords, Model


class NextMargins(Model):
    """White space on the pages from the second on, where it is other than on the first."""

    top: Edge | None = Field(None, description="Above; unsaid, as on the first page.")
    bottom: Edge | None = Field(None, description="Below; unsaid, as on the first page.")


class Margins(Model):
    """White space around the text."""

    top: Edge = Field(description="Above.")
    right: Edge = Field(description="At the right.")
    bottom: Edge = Field(description="Below.")
    left: Edge = Field(description="At the left.")

    def after(self, said: NextMargins) -> Margins:
        """The margins of the pages from the second on."""
        return self.model_copy(update={name: value for name, value in said if value is not None})


SidePart = Literal["meeting", "bill", "contact", "local"]
"""What may stand in the side column."""


class SideColumn(Model):
    """A column beside the text, for what is looked up: below the ask, at the left. The head of a brief is as wide as both."""

    width: Annotated[float, MEASURE, Field(ge=72, le=240), InWords("a measure from 72pt to 240pt")] = Field(
        118.0, description="Its width."
    )
    gap: Annotated[float, MEASURE, Field(ge=6, le=60), InWords("a measure from 6pt to 60pt")] = Field(
        20.0, description="The space between it and the text."
    )
    parts: tuple[SidePart, ...] = Field(
        (), description="What stands in it, in this order, and nowhere else: meeting, bill, contact, local."
    )

    @property
    def taken(self) -> float:
        """What is left of the width for the text is less by this, in points."""
        return self.width + self.gap


Measure = Annotated[int, Field(ge=45, le=110, strict=True), InWords("a whole number from 45 to 110")]
"""Characters in a line: fewer are read in jumps, more without finding the next line."""

USUAL_LETTER = 0.45
"""The width of a letter, in sizes of the letters, on the average, where nobody has measured those of the font."""


class Page(Model):
    """Paper and margins, and what stands at the head of its pages."""

    paper: Literal["letter", "a4"] = Field("letter", description="letter or a4, where a brief does not say.")
    margins: Margins = Field(description="White space around the text: top, right, bottom, left.")
    next: NextMargins = Field(
        default_factory=NextMargins,
        description="White space above and below the text on the pages from the second on. Those at the sides are the same "
        "on all pages.",
    )
    measure: Measure | None = Field(
        None,
        description="The most characters that a line of running text has, on the average: where it would have more, the "
        "margins at both sides grow; not on pages in landscape.",
        examples=[75],
    )
    footer: Edge = Field(description="How far the base of the footer is from the lower edge.")
    running_head: Flag = Field(
        False,
        description="true prints organization, short title and bill at the head of every page but the first, the "
        "addressee and the date on those of a letter; the page number stands beside them.",
    )
    side: SideColumn | None = Field(None, description="A column beside the text.")
    _letter: float = PrivateAttr(USUAL_LETTER)

    def measured(self, letter: float) -> Page:
        """The same page for running text whose letters are so wide on the average, in sizes of the letters."""
        page = self.model_copy()
        page._letter = letter
        return page

    def longest(self, size: float) -> float:
        """How long a line of running text of this size is at most, in points."""
        return self.measure * self._letter * size if self.measure else math.inf
