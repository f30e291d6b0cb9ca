"""The colors of a style, by their names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefgen.models.values import InWords, Model

Hex = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_upper=True),
    InWords('a color of six digits or letters A to F in quotation marks, such as "#1A4480"'),
]
"""A color: `#1A4480`."""

ColorName = Literal["text", "muted", "accent", "accent_2", "link", "tint", "rule", "paper"]


class Colors(Model):
    """The palette. Word's theme carries the same colors, so that people can restyle there."""

    text: Hex = Field(description="Running text.")
    muted: Hex = Field(description="Secondary text: dates, captions, footer.")
    accent: Hex = Field(description="The one accent color: headings, rules, links.")
    accent_2: Hex = Field(
        default_factory=lambda said: said["accent"],
        description="A second accent color, where a style has one; unsaid, it is the accent color.",
    )
    link: Hex = Field(
        default_factory=lambda said: said["accent"],
        description="Links and calls of notes; unsaid, the accent color.",
    )
    tint: Hex = Field(description="Light ground of boxes and table heads.")
    rule: Hex = Field(description="Thin lines.")
    paper: Hex = Field("#FFFFFF", description="The page.")

    @property
    def links(self) -> ColorName:
        """The name of the color of links."""
        return "accent" if self.link == self.accent else "link"

    @property
    def second(self) -> ColorName | None:
        """The name of the second accent color, where there is one."""
        return None if self.accent_2 == self.accent else "accent_2"
