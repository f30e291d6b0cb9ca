"""The column of a style beside the text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.models.measures import MEASURE
from briefgen.models.values import InWords, Model

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
