"""What makes a few letters stand out from the paragraph that they are in: numbers, heads at the beginning of a line."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from briefgen.models.measures import Hanging, Size, Space, Thickness
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


class FigureForm(StrEnum):
    """How tall figures are."""

    LINING = "lining"
    OLD_STYLE = "old-style"


class FigureSpacing(StrEnum):
    """How wide figures are."""

    TABULAR = "tabular"
    PROPORTIONAL = "proportional"


class Figures(Model):
    """The figures of a style. In tables they are lining in any case, and tabular in columns that are set to the right."""

    form: FigureForm | None = Field(
        None,
        description="lining, as tall as capitals, or old-style, with parts that reach below the line; unsaid, as each face has "
        "them.",
    )
    spacing: FigureSpacing | None = Field(
        None,
        description="tabular, all equally wide, or proportional, each as wide as it is; unsaid, as each face has them.",
    )


class NoteNumber(Model):
    """The number at the head of a note."""

    font: Literal["body", "heading"] | None = Field(None, description="The family; unsaid, that of the note.")
    bold: Flag | None = Field(None, description="Whether it is bold; unsaid, as the note.")
    color: ColorName | None = Field(None, description="Its color; unsaid, that of links.")
    raised: Flag = Field(
        True, description="Whether it is raised and smaller; false, it stands on the line, as tall as the note."
    )
    hanging: Hanging | None = Field(
        None,
        description="Space that it has for itself: the lines of the note begin under one another at the right of it; "
        "unsaid, it stands in the first line. A number of two figures always has room.",
    )

    @property
    def needs(self) -> float:
        """The room that two figures and a space take, by the size of the note."""
        return 2 * WIDE_FIGURE * (RAISED_SIZE if self.raised else 1) + WIDE_SPACE


WIDE_FIGURE, WIDE_SPACE = 0.65, 0.3
"""How wide figures and spaces are in wide faces, by the size of the letters."""

RAISED_SIZE = 0.68
"""The size of a raised number by that of the text beside it."""

PIXEL = 0.75
"""One pixel of CSS in points: the foot of a page is measured in whole ones."""


NOTE_RULE = 144.0
"""How long the rule above notes is, in points: two inches, as Word and LibreOffice draw theirs whatever a file says."""


class Notes(Model):
    """The foot of a page: the rule above the notes, their numbers, the links in them."""

    rule: Thickness = Field(0.75, description="Width of the rule above them, in steps of 0.75pt; 0 for none.")
    color: ColorName = Field("text", description="The color of that rule, which is two inches long.")
    gap: Space = Field(8.25, description="Space between the text and that rule, in steps of 0.75pt.")
    number: NoteNumber = Field(default_factory=NoteNumber, description="How the number of a note looks at its head.")
    underline: Flag = Field(
        True,
        description="false leaves the links in notes and in the list of sources without a line under them, on paper "
        "and in Word: printed addresses are known as such.",
    )

    @property
    def rule_drawn(self) -> float:
        """The width of the rule in whole pixels of CSS, in points."""
        return PIXEL * max(1, round(self.rule / PIXEL)) if self.rule else 0.0

    @property
    def gap_drawn(self) -> float:
        """The space above the rule in whole pixels of CSS, in points."""
        return PIXEL * round(self.gap / PIXEL)
