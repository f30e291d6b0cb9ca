"""Where the label of the ask stands."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from briefgen.models.values import Model


class LabelPlace(StrEnum):
    """Where a label stands to the words that it names."""

    ABOVE = "above"
    SIDE = "side"


class AskBox(Model):
    """How the ask is laid out; its ground, rules and padding are those of `frames: ask`."""

    label: LabelPlace = Field(
        LabelPlace.ABOVE,
        description="Where its label stands: above it, or at its left side, over the side column where there is one.",
    )
