"""What stands at the foot of every page, where a style says it: three places, each with words of its own."""

from __future__ import annotations

import re
from typing import Final

from pydantic import Field

from briefgen.models.measures import Thickness
from briefgen.models.palette import ColorName
from briefgen.models.values import Line, Model

FILLED: Final = ("organization", "title", "bill", "date", "email", "phone", "web", "address", "social")
"""The names of values that are filled in: of the organization, the text, its contact."""

NUMBERED: Final = ("page", "pages")
"""The names of what only the layout knows; they may stand at the right."""

NAME: Final = re.compile(r"\{([^{}]*)\}")
"""A name between braces."""

BETWEEN: Final = " · "
"""What parts the pieces of a place; a piece in which a value is missing is left out."""

DOWN: Final = " ·\u00a0"
"""What stands before a page number that may begin a line: the dot goes down with it."""


class FooterSlots(Model):
    """The words at the foot of every page, and the rule above them."""

    left: Line | None = Field(
        None,
        description="Words at the left; unsaid, title and bill, and what no other place says. A brief that says `footer` has its own.",
        examples=["{organization} · {bill}"],
    )
    center: Line | None = Field(None, description="Words in the middle.", examples=["{web}"])
    right: Line | None = Field(
        None,
        description="Words at the right; unsaid, the page number as `labels` word it.",
        examples=["{page}/{pages}"],
    )
    rule: Thickness = Field(0.0, description="Width of the rule above them.")
    color: ColorName = Field("rule", description="The color of that rule.")
