"""What makes a few letters stand out from the paragraph that they are in: numbers, heads at the beginning of a line."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefgen.models.measures import Size
from briefgen.models.palette import ColorName
from briefgen.models.values import Flag, Model


class Letters(Model):
    """Letters within a paragraph; what is not said is as in the words around."""

    font: Literal["body", "heading"] | None = Field(None, description="The family; unsaid, that of the words around.")
    size: Size | None = Field(None, description="Their size; unsaid, that of the words around.")
    color: ColorName | None = Field(
        None,
        description="Their color, also in boxes where it can be read on the ground; unsaid, that of the words around.",
    )

    @property
    def differ(self) -> bool:
        """Whether they look other than the words around."""
        return bool(self.model_fields_set) and any(value is not None for value in dict(self).values())


class Numerals(Letters):
    """The numbers of a list or of notes."""

    bold: Flag | None = Field(None, description="Whether they are bold; unsaid, as the words around.")
