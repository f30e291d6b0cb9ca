"""Where the mark of a text that is for the coalition alone stands beside the head of its pages."""

from __future__ import annotations

from pydantic import Field

from briefgen.models.measures import Thickness
from briefgen.models.values import Flag, Model


class Mark(Model):
    """The mark of an internal text; its ground and padding are those of `frames: mark`, its words have `looks: mark`."""

    foot: Flag = Field(
        False,
        description="true prints it at the foot of every page as well, on its ground and with the page number, in place of "
        "title and bill.",
    )
    side: Thickness = Field(
        0.0, description="Width of a rule of its ground down the left edge of every page, which is seen in a stack."
    )
