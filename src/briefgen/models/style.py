"""How it looks: one set of design tokens, from which both the CSS and the Word styles are made.

A style is data alone: no CSS and no template from outside runs. Every role of a
paragraph has one look, every box one frame, so PDF and DOCX cannot drift apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from briefgen.models.letterhead import Variant, with_variant
from briefgen.models.measures import MEASURE, CellPadding, Edge, Indent, Padding, Size, Space, Spacing, Thickness
from briefgen.models.side import SideColumn
from briefgen.models.values import Flag, InWords, Line, Model, Name
from briefgen.noun import noun

Hex = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_upper=True),
    InWords('a color of six digits or letters A to F in quotation marks, such as "#1A4480"'),
]
"""A color: `#1A4480`."""

FontFile = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.ttf$", max_length=100),
    InWords("the name of a TrueType file in the style's fonts folder, such as PublicSans-Regular.ttf"),
]
"""The name of a TrueType file in the style's `fonts` folder."""

Family = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{0,60}$"),
    InWords("the name of a font family in plain letters, such as Source Serif 4"),
]
"""The name of a font family."""


class Colors(Model):
    """The palette. Word's theme carries the same colors, so that people can restyle there."""

    text: Hex = Field(description="Running text.")
    muted: Hex = Field(description="Secondary text: dates, captions, footer.")
    accent: Hex = Field(description="The one accent color: headings, rules, links.")
    tint: Hex = Field(description="Light ground of boxes and table heads.")
    rule: Hex = Field(description="Thin lines.")
    paper: Hex = Field("#FFFFFF", description="The page.")


ColorName = Literal["text", "muted", "accent", "tint", "rule", "paper"]


class Face(Model):
    """A font family: the files that draw it and what Word uses where it is not installed."""

    family: Family = Field(description="Name of the family, as the font files state it.")
    regular: FontFile
    italic: FontFile
    bold: FontFile
    bold_italic: FontFile
    fallback: Family = Field(
        description="A family that every office computer has, for programs that do not use the fonts in a file: "
        "Cambria, Calibri."
    )
    word: Family | None = Field(
        None,
        description="A family of the same widths that every office computer has. The Word file is set in it, and "
        "carries no font for this face.",
    )
    generic: Literal["serif", "sans-serif", "monospace"] = Field(description="The kind of face.")


class Filler(Model):
    """A font for characters that the two families of a style lack: symbols, another script."""

    family: Family = Field(description="Name of the family, as the font file states it.")
    regular: FontFile
    bold: FontFile | None = Field(None, description="Where there is none, bold words stand in the regular face.")
    fallback: Family = Field(description="A family that every office computer has: Segoe UI Symbol, Microsoft YaHei.")

    @property
    def files(self) -> tuple[str, ...]:
        """Its font files."""
        return (self.regular, self.bold) if self.bold else (self.regular,)


SYMBOLS = Filler(family="Noto Sans Symbols2", regular="NotoSansSymbols2-Cut.ttf", fallback="Segoe UI Symbol")
"""The last font of every style, which comes with briefgen: the symbols of check lists and scorecards."""


ADD_A_FONT = (
    "Write it another way, or put a font that has it into the style's folder `fonts` and name it under `fonts: also:`."
)
"""What to do about a character that no font of a style has."""


class Fonts(Model):
    """The two families of a style, and further ones for characters that both lack."""

    body: Face
    heading: Face
    also: tuple[Filler, ...] = Field((), max_length=8, description="Fonts for what both lack, the first that has it.")


class Margins(Model):
    """White space around the text."""

    top: Edge
    right: Edge
    bottom: Edge
    left: Edge


class Page(Model):
    """Paper and margins. `footer` is the distance of the footer's base from the lower edge."""

    paper: Literal["letter", "a4"] = "letter"
    margins: Margins
    footer: Edge
    side: SideColumn | None = Field(None, description="A column beside the text.")


class Align(StrEnum):
    """How lines stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Look(Model):
    """How paragraphs of one role look. Sizes and spaces in points, `line` a multiple of the size."""

    font: Literal["body", "heading"] = "body"
    size: Size
    line: float = Field(ge=0.9, le=2.5)
    bold: Flag = False
    italic: Flag = False
    uppercase: Flag = False
    tracking: Spacing = Field(0.0, description="Extra space between letters.")
    color: ColorName = "text"
    align: Align = Align.LEFT
    before: Space = Field(0.0, description="Space above.")
    after: Space = Field(0.0, description="Space below.")
    keep_with_next: Flag = False


class Frame(Model):
    """How a box looks: ground, rules at its sides, padding inside, space around."""

    ground: ColorName | None = None
    left: Thickness = Field(0.0, description="Width of the rule at the left side.")
    top: Thickness = Field(0.0, description="Width of the rule along the top.")
    bottom: Thickness = Field(0.0, description="Width of the rule along the bottom.")
    color: ColorName = "accent"
    padding_x: Padding = 0.0
    padding_y: Padding = 0.0
    before: Space = 0.0
    after: Space = 0.0
    together: Flag = Field(True, description="false, when it may begin on one page and end on the next.")


def _under(name: Look, small: Look) -> Look:
    """How words under the name of the organization look, where a style does not say: as it, no larger than `small`."""
    changed = {"size": min(name.size, small.size), "bold": False, "uppercase": False, "tracking": 0.0}
    return name.model_copy(update={**changed, "before": 0.0, "after": 0.0})


LogoHeight = Annotated[float, MEASURE, Field(ge=8, le=144), InWords("a measure from 8pt to 144pt")]
"""The height of logos: what is smaller is a spot, what is larger is no letterhead."""


class LogoPlace(Model):
    """Where the logos of a masthead stand, and how tall they are."""

    side: Literal["left", "right"] | None = Field(
        None, description="The side of the words that they stand on; unsaid, right where `variant` is right."
    )
    height: LogoHeight | None = Field(
        None, description="Their height; unsaid, as tall as the first is where it takes a twelfth of the text's width."
    )


class Masthead(Model):
    """How the masthead is laid out; its ground, rules and padding are those of `frames: masthead`."""

    variant: Variant = Field(
        Variant.LEFT,
        description="Logo and name at the left or the right, both centered, the date and the kind of document across "
        "from them (split), or all on a colored ground (band).",
    )
    logo: LogoPlace = Field(default_factory=LogoPlace, description="Where logos stand, and how tall they are.")
    name: Flag = Field(True, description="false prints the logo alone, where there is one; it is read as the name.")

    @property
    def logos_last(self) -> bool:
        """Whether the logos stand at the right of the words."""
        return (self.logo.side or ("right" if self.variant is Variant.RIGHT else "left")) == "right"


LARGE = 2.2
"""The size of key numbers in styles that say nothing of them, in sizes of running text."""


def _set_large(heading: Look, size: float) -> Look:
    """Numbers in the type of headings, in styles that say nothing of them."""
    return heading.model_copy(update={"size": round(LARGE * size, 1), "line": 1.15, "before": 0.0, "after": 0.0})


class Looks(Model):
    """The look of every role of a paragraph (`document.Role`) and of headings."""

    body: Look
    organization: Look
    kicker: Look
    title: Look
    subtitle: Look
    summary: Look
    meeting: Look
    address: Look
    closing: Look
    heading_1: Look
    heading_2: Look
    heading_3: Look
    ask_label: Look
    ask: Look
    ask_further: Look = Field(default_factory=lambda said: said["ask"].model_copy(update={"bold": False}))
    ask_bill: Look
    callout_title: Look
    callout: Look
    quote: Look
    attribution: Look
    caption: Look
    table: Look
    stat_number: Look = Field(default_factory=lambda said: _set_large(said["heading_1"], said["body"].size))
    stat_text: Look = Field(default_factory=lambda said: said["table"].model_copy(update={"before": 0.0, "after": 0.0}))
    footnote: Look
    label: Look
    contact: Look
    contact_card: Look = Field(
        default_factory=lambda said: said["contact"].model_copy(update={"before": 0.0, "after": 0.0})
    )
    side: Look = Field(default_factory=lambda said: said["contact"].model_copy(update={"before": 0.0, "after": 6.0}))
    side_label: Look = Field(
        default_factory=lambda said: said["label"].model_copy(update={"before": 6.0, "after": 2.0})
    )
    side_number: Look = Field(default_factory=lambda said: said["stat_number"].model_copy(update={"after": 0.0}))
    contact_label: Look = Field(default_factory=lambda said: said["callout_title"])
    signer: Look
    source: Look
    footer: Look
    mark: Look
    tagline: Look = Field(default_factory=lambda said: _under(said["organization"], said["meeting"]))
    dateline: Look = Field(
        default_factory=lambda said: _under(said["organization"], said["meeting"]).model_copy(
            update={"align": Align.RIGHT}
        )
    )


UNDER_A_RULE = {"top": "1.5pt", "padding_y": "3pt", "before": "6pt", "after": "8pt"}
"""The frame of each key number in styles that say nothing of it."""


BETWEEN_RULES = {"top": "1pt", "bottom": "1pt", "padding_y": "6pt", "before": "8pt", "after": "8pt"}
"""The frame of the contact card in styles that say nothing of it."""


class Frames(Model):
    """The boxes of a brief."""

    masthead: Frame
    meeting: Frame
    ask: Frame
    callout: Frame
    quote: Frame
    numbers: Frame = Field(default_factory=lambda: Frame.model_validate(UNDER_A_RULE))
    contact_card: Frame = Field(default_factory=lambda: Frame.model_validate(BETWEEN_RULES))
    mark: Frame


class Lists(Model):
    """Bullets and numbers. `indent` is the step of one level, in points."""

    indent: Indent
    between: Space = Field(description="Space between items.")
    bullets: tuple[Annotated[str, StringConstraints(min_length=1, max_length=1)], ...] = Field(
        ("•", "–", "·"), min_length=1, max_length=3, description="Bullet of each level."
    )


class Tables(Model):
    """Data tables: padding of cells, in points; rules and the head's ground come from the palette."""

    padding_x: CellPadding
    padding_y: CellPadding


class WordFiles(Model):
    """What Word files carry."""

    embed_fonts: Flag = Field(True, description="Whether they carry the fonts of the style.")


class Bars(Model):
    """The bars of `::: bars`: all are outlined in `color`; the first of two series is filled with `light`."""

    color: ColorName = "accent"
    light: ColorName = "tint"
    thickness: Annotated[float, MEASURE, Field(ge=3, le=30), InWords("a measure from 3pt to 30pt")] = 7.0


class Tokens(Model):
    """`style.yaml`: everything that can be said about a look. One style may build on another."""

    name: Name = Field(description="Name of the style; the name of its folder.")
    extends: Name | None = Field(None, description="Style that this one builds on: only what differs is said.")
    title: Line = Field(description="For people choosing.")
    citations: Name = Field("legislative-notes", description="Citation style: a file in styles/csl, without .csl.")
    colors: Colors
    fonts: Fonts
    page: Page
    masthead: Masthead = Field(default_factory=Masthead, description="Where logo and words of the masthead stand.")
    looks: Looks
    frames: Frames
    lists: Lists
    tables: Tables
    docx: WordFiles = Field(default_factory=WordFiles)
    bars: Bars = Bars()

    @model_validator(mode="before")
    @classmethod
    def _with_variant(cls, data: Any) -> Any:
        return with_variant(data)

    @property
    def behind_masthead(self) -> str:
        """The color behind the masthead, as six digits; empty where that is the paper."""
        ground = self.frames.masthead.ground
        color: str = getattr(self.colors, ground) if ground else self.colors.paper
        return "" if color == self.colors.paper else color


@noun
class Style:
    """A style ready to use: its tokens and the bytes of its font files by file name."""

    tokens: Tokens
    fonts: Mapping[str, bytes] = field(repr=False)

    @property
    def sums(self) -> dict[str, str]:
        """The SHA-256 sums of the font files that the style names, in hexadecimal digits, by file name."""
        return {name: _sum(data) for name, data in sorted(self.fonts.items()) if name != SYMBOLS.regular}

    @property
    def stand_ins(self) -> dict[str, str]:
        """By each family that a Word file names: what takes its place where a program does not use the fonts in it."""
        faces = (self.tokens.fonts.body, self.tokens.fonts.heading)
        return {face.word or face.family: face.word or face.fallback for face in faces}

    @property
    def apart(self) -> Mapping[str, bytes]:
        """The font files in which a Word file is set, but which it does not carry."""
        named = not all((self.tokens.fonts.body.word, self.tokens.fonts.heading.word))
        return self.fonts if named and not self.tokens.docx.embed_fonts else {}

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """The fonts for what both families lack, in the order in which they are asked."""
        return (*self.tokens.fonts.also, *([SYMBOLS] if SYMBOLS.regular in self.fonts else []))


@lru_cache(maxsize=64)
def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
