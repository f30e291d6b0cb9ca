"""How a box looks: ground, rules, padding; and what the variants of a box mean for what a style does not say of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from briefgen.models.measures import Padding, Space, Thickness
from briefgen.models.palette import ColorName
from briefgen.models.values import Flag, Model

SIDES = ("left", "right", "top", "bottom")
"""The sides of a box, as styles name them."""


class FrameVariant(StrEnum):
    """The usual ways in which a box stands out."""

    SOLID = "solid"
    RULED = "ruled"
    BAR = "bar"
    PLAIN = "plain"


VARIANTS: Mapping[str, Mapping[str, Any]] = {
    FrameVariant.SOLID: {"ground": "accent", "padding_x": "12pt", "padding_y": "9pt"},
    FrameVariant.RULED: {"border": "1.4pt", "padding_x": "12pt", "padding_y": "8pt"},
    FrameVariant.BAR: {"left": "4pt", "padding_x": "12pt", "padding_y": "2pt"},
    FrameVariant.PLAIN: {},
}
"""What each variant means for what is not said beside it."""

REPLACED: Mapping[str, tuple[str, ...]] = {
    "border": ("border", *SIDES),
    "variant": ("variant", "border", *SIDES, "ground", "color", "link", "padding_x", "padding_y"),
}
"""What a style says of all sides, or of a whole box, and the keys that it takes the place of in the style below."""


class Frame(Model):
    """How a box looks: ground, rules at its sides, padding inside, space around."""

    variant: FrameVariant | None = Field(
        None,
        description="A colored ground with light words (solid), rules at all sides (ruled), one at the left (bar), or "
        "neither (plain); what is said beside it comes before it.",
    )
    ground: ColorName | None = Field(None, description="The color behind it; unsaid, that of the paper.")
    border: Thickness | None = Field(None, description="Width of the rules at all four sides that say none.")
    left: Thickness = Field(0.0, description="Width of the rule at the left side.")
    right: Thickness = Field(0.0, description="Width of the rule at the right side.")
    top: Thickness = Field(0.0, description="Width of the rule along the top.")
    bottom: Thickness = Field(0.0, description="Width of the rule along the bottom.")
    color: ColorName = Field("accent", description="The color of its rules.")
    link: ColorName | None = Field(
        None,
        description="The color of links and calls of notes in it; unsaid, the usual one where it can be read on the "
        "ground, else that of the words around.",
    )
    padding_x: Padding = Field(0.0, description="Space between its sides and what is in it.")
    padding_y: Padding = Field(0.0, description="Space above and below what is in it.")
    before: Space = Field(0.0, description="Space above it.")
    after: Space = Field(0.0, description="Space below it.")
    together: Flag = Field(True, description="false, when it may begin on one page and end on the next.")

    @model_validator(mode="wrap")
    @classmethod
    def _with_border(cls, data: Any, read: ModelWrapValidatorHandler[Frame]) -> Frame:
        frame = read(data)
        if frame.border is None:
            return frame
        return frame.model_copy(update={side: frame.border for side in SIDES if side not in frame.model_fields_set})

    @property
    def across(self) -> float:
        """What it takes of the width: its rules at both sides, and its padding, in points."""
        return self.left + self.right + 2 * self.padding_x


def with_frame_variant(frame: Mapping[str, Any]) -> Mapping[str, Any]:
    """A frame with what follows from its variant for what it does not say."""
    variant = frame.get("variant")
    return {**VARIANTS[variant], **frame} if isinstance(variant, str) and variant in VARIANTS else frame
