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

from briefgen.models import wording
from briefgen.models.asking import AskBox
from briefgen.models.boxes import Frames
from briefgen.models.footing import FooterSlots
from briefgen.models.letterhead import Variant, with_variant
from briefgen.models.lettering import Figures, Letters, Notes, Numerals
from briefgen.models.marking import Mark
from briefgen.models.measures import MEASURE, Indent, Size, Space, Spacing
from briefgen.models.palette import ColorName, Colors
from briefgen.models.sheet import Page
from briefgen.models.tabling import Tables
from briefgen.models.values import Flag, InWords, Line, Model, Name
from briefgen.noun import noun

FontFile = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(ttf|TTF|otf|OTF|ttc|TTC|woff2?|WOFF2?)$", max_length=100),
    InWords("the name of a TrueType file in the style's fonts folder, such as PublicSans-Regular.ttf"),
]
"""The name of a TrueType file in the style's `fonts` folder. Names of other font files are taken too: what lies in them
decides, and who has such a file is told how to convert it."""

Family = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{0,60}$"),
    InWords("the name of a font family in plain letters, such as Source Serif 4"),
]
"""The name of a font family."""


class Face(Model):
    """A font family: the files that draw it and what Word uses where it is not installed."""

    family: Family = Field(description="Name of the family, as the font files state it.")
    regular: FontFile = Field(description="File of the upright face.")
    italic: FontFile = Field(description="File of the italic face.")
    bold: FontFile = Field(description="File of the bold face.")
    bold_italic: FontFile = Field(description="File of the face that is bold and italic.")
    fallback: Family = Field(
        description="A family that every office computer has, for programs that do not use the fonts in a file: "
        "Cambria, Calibri."
    )
    word: Family | None = Field(
        None,
        description="A family of the same widths that every office computer has. The Word file is set in it, and "
        "carries no font for this face.",
    )
    generic: Literal["serif", "sans-serif", "monospace"] = Field(
        description="The kind of face: serif, sans-serif or monospace."
    )


class Filler(Model):
    """A font for characters that the two families of a style lack: symbols, another script."""

    family: Family = Field(description="Name of the family, as the font file states it.")
    regular: FontFile = Field(description="File of the upright face.")
    bold: FontFile | None = Field(None, description="Where there is none, bold words stand in the regular face.")
    fallback: Family = Field(description="A family that every office computer has: Segoe UI Symbol, Microsoft YaHei.")

    @property
    def files(self) -> tuple[str, ...]:
        """Its font files."""
        return (self.regular, self.bold) if self.bold else (self.regular,)


SYMBOLS = Filler.model_construct(
    family="Noto Sans Symbols2", regular="NotoSansSymbols2-Cut.ttf", fallback="Segoe UI Symbol"
)
"""The last font of every style, which comes with briefgen: the symbols of check lists and scorecards."""


ADD_A_FONT = (
    "Write it another way, or put a font that has it into the style's folder `fonts` and name it under `fonts: also:`."
)
"""What to do about a character that no font of a style has."""


class Fonts(Model):
    """The two families of a style, and further ones for characters that both lack."""

    body: Face = Field(description="The family of running text.")
    heading: Face = Field(description="The family of headings, tables and small print.")
    also: tuple[Filler, ...] = Field((), max_length=8, description="Fonts for what both lack, the first that has it.")


class Align(StrEnum):
    """How lines stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Look(Model):
    """How paragraphs of one role look. Sizes and spaces in points, `line` a multiple of the size."""

    font: Literal["body", "heading"] = Field("body", description="The family: body or heading.")
    size: Size = Field(description="Size of the letters.")
    line: float = Field(ge=0.9, le=2.5, description="Height of a line, in sizes of the letters.")
    bold: Flag = Field(False, description="Whether it is bold.")
    italic: Flag = Field(False, description="Whether it is italic.")
    uppercase: Flag = Field(False, description="Whether it is printed in capitals.")
    tracking: Spacing = Field(0.0, description="Extra space between letters.")
    color: ColorName = Field("text", description="A color of the palette.")
    align: Align = Field(Align.LEFT, description="left, center or right.")
    before: Space = Field(0.0, description="Space above.")
    after: Space = Field(0.0, description="Space below.")
    keep_with_next: Flag = Field(False, description="Whether it stays on one page with what follows.")
    together: Flag = Field(False, description="Whether its lines stay on one page.")


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


ROOM_TO_SIGN = 36.0
"""The space above who signs a letter, in points: room for a signature."""


class Looks(Model):
    """The look of every role of a paragraph (`document.Role`) and of headings."""

    body: Look = Field(description="Running text.")
    organization: Look = Field(description="The name in the masthead.")
    kicker: Look = Field(description="The small line over the title: the kind of document.")
    title: Look = Field(description="The title of the document.")
    subtitle: Look = Field(description="The line under the title.")
    summary: Look = Field(description="The opening paragraphs.")
    meeting: Look = Field(description="Who meets whom, when and where.")
    address: Look = Field(description="In a letter: the date and to whom it goes.")
    closing: Look = Field(description="In a letter: the closing.")
    signature: Look = Field(
        default_factory=lambda said: said["body"].model_copy(update={"before": ROOM_TO_SIGN}),
        description="In a letter: who signs; unsaid, as running text, with room above it to sign by hand.",
    )
    spoken: Look = Field(
        default_factory=lambda said: said["body"],
        description="What is said aloud, a sentence a line; unsaid, as running text.",
    )
    heading_1: Look = Field(description="Headings of sections.")
    heading_2: Look = Field(description="Headings of blocks.")
    heading_3: Look = Field(description="Headings within blocks.")
    ask_label: Look = Field(description="The line over the ask.")
    ask: Look = Field(description="The ask; of several, the first.")
    ask_further: Look = Field(
        default_factory=lambda said: said["ask"].model_copy(update={"bold": False}),
        description="The asks after the first; unsaid, as the first, but not bold.",
    )
    ask_bill: Look = Field(description="The bill, under the ask.")
    callout_title: Look = Field(description="The title of a callout.")
    callout: Look = Field(description="The text of a callout.")
    quote: Look = Field(description="Somebody's words, set apart.")
    attribution: Look = Field(description="Who said them.")
    pull_quote: Look = Field(default_factory=wording.pulled, description="A sentence set large.")
    pull_attribution: Look = Field(default_factory=wording.attribution, description="Who said it.")
    bill_title: Look = Field(default_factory=wording.title, description="Of which bill and version a text is.")
    bill: Look = Field(default_factory=wording.text_of_bill, description="Text of a bill.")
    bill_legend: Look = Field(
        default_factory=wording.legend, description="How its struck and new words look, in words."
    )
    answer: Look = Field(default_factory=wording.answer, description="An answer.")
    claim: Look = Field(default_factory=wording.claim, description="What is answered.")
    answer_text: Look = Field(default_factory=wording.answer_text, description="What more an answer says.")
    caption: Look = Field(description="The line over a table or under a picture.")
    table: Look = Field(description="Cells of tables.")
    stat_number: Look = Field(
        default_factory=lambda said: _set_large(said["heading_1"], said["body"].size),
        description="What is set large in key numbers; unsaid, as headings of sections, but larger.",
    )
    stat_text: Look = Field(
        default_factory=lambda said: said["table"].model_copy(update={"before": 0.0, "after": 0.0}),
        description="What a key number counts; unsaid, as cells of tables.",
    )
    footnote: Look = Field(description="Notes at the foot of the page.")
    label: Look = Field(description="Small headings: contact, sources, signers.")
    contact: Look = Field(description="Whom the office calls.")
    contact_card: Look = Field(
        default_factory=lambda said: said["contact"].model_copy(update={"before": 0.0, "after": 0.0}),
        description="Lines of the contact card; unsaid, as the contact.",
    )
    contact_label: Look = Field(
        default_factory=lambda said: said["callout_title"],
        description="The line over the contact card; unsaid, as the title of a callout.",
    )
    side: Look = Field(
        default_factory=lambda said: said["contact"].model_copy(update={"before": 0.0, "after": 6.0}),
        description="Text in the side column; unsaid, as the contact.",
    )
    side_label: Look = Field(
        default_factory=lambda said: said["label"].model_copy(update={"before": 6.0, "after": 2.0}),
        description="Small headings in the side column; unsaid, as other small headings.",
    )
    side_number: Look = Field(
        default_factory=lambda said: said["stat_number"].model_copy(update={"after": 0.0}),
        description="What is set large in the side column; unsaid, as key numbers.",
    )
    signer: Look = Field(description="Names of organizations that sign on.")
    endorsers: Look = Field(
        default_factory=lambda said: said["contact"], description="Signers in a row; unsaid, as the contact."
    )
    source: Look = Field(description="Entries of the list of sources.")
    footer: Look = Field(description="The line at the foot of every page.")
    funding: Look = Field(
        default_factory=lambda said: said["footer"].model_copy(update={"before": 6.0}),
        description="Who pays for a document, at its end; unsaid, as the footer.",
    )
    running_head: Look = Field(
        default_factory=lambda said: said["footer"],
        description="The line at the head of pages after the first; unsaid, as the footer.",
    )
    mark: Look = Field(description="The warning that a page is internal.")
    tagline: Look = Field(
        default_factory=lambda said: _under(said["organization"], said["meeting"]),
        description="The words under the name in the masthead; unsaid, as the name, but small and not bold.",
    )
    dateline: Look = Field(
        default_factory=lambda said: _under(said["organization"], said["meeting"]).model_copy(
            update={"align": Align.RIGHT}
        ),
        description="The kind of document and its date in a split masthead; unsaid, as the tagline, at the right.",
    )


class Lists(Model):
    """Bullets and numbers. `indent` is the step of one level, in points."""

    indent: Indent = Field(description="The step of one level.")
    between: Space = Field(description="Space between items.")
    numbers: Numerals = Field(default_factory=Numerals, description="How the numbers of numbered lists look.")
    bullets: tuple[Annotated[str, StringConstraints(min_length=1, max_length=1)], ...] = Field(
        ("•", "–", "·"), min_length=1, max_length=3, description="Bullet of each level."
    )


class WordFiles(Model):
    """What Word files carry."""

    embed_fonts: Flag = Field(True, description="Whether they carry the fonts of the style.")


class Bars(Model):
    """The bars of `::: bars`: all are outlined in `color`; the first of two series is filled with `light`."""

    color: ColorName = Field("accent", description="Outline and ground of the bars.")
    light: ColorName = Field("tint", description="Ground of the first of two series.")
    thickness: Annotated[float, MEASURE, Field(ge=3, le=30), InWords("a measure from 3pt to 30pt")] = Field(
        7.0, description="How thick one bar is."
    )


class Tokens(Model):
    """`style.yaml`: everything that can be said about a look. One style may build on another."""

    name: Name = Field(description="Name of the style; the name of its folder.")
    extends: Name | None = Field(None, description="Style that this one builds on: only what differs is said.")
    title: Line = Field(description="For people choosing.")
    citations: Name = Field("legislative-notes", description="Citation style: a file in styles/csl, without .csl.")
    sources: Literal["notes", "short", "list", "both"] | None = Field(
        None, description="Where sources are shown, as in a brief, where that does not say."
    )
    colors: Colors = Field(description="The palette. Everything below has one of these colors.")
    fonts: Fonts = Field(description="The two families, and further ones for characters that both lack.")
    figures: Figures = Field(
        default_factory=Figures, description="How figures look, where the faces have such; tables have lining ones."
    )
    page: Page = Field(description="Paper and margins.")
    masthead: Masthead = Field(default_factory=Masthead, description="Where logo and words of the masthead stand.")
    looks: Looks = Field(description="How paragraphs of each kind look.")
    frames: Frames = Field(description="The boxes: ground, rules at their sides, padding within, space around.")
    ask: AskBox = Field(default_factory=AskBox, description="Where the label of the ask stands.")
    mark: Mark = Field(default_factory=Mark, description="Where the mark of an internal text stands.")
    footer: FooterSlots = Field(default_factory=FooterSlots, description="What stands at the foot of every page.")
    run_in: Letters = Field(
        default_factory=Letters,
        description="How bold words look that begin a paragraph and end with a stop; they are bold in any case.",
    )
    notes: Notes = Field(default_factory=Notes, description="The foot of a page: rule, numbers and links of notes.")
    lists: Lists = Field(description="Bullets and numbers.")
    tables: Tables = Field(description="Data tables.")
    docx: WordFiles = Field(default_factory=WordFiles, description="What Word files carry.")
    bars: Bars = Field(Bars(), description="The bars of `::: bars`, all outlined in one color.")

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

    @property
    def note_room(self) -> float:
        """The room that numbers of notes hang in, in points: at least that of two figures; 0 where they do not hang."""
        number = self.notes.number
        return max(number.hanging, self.looks.footnote.size * number.needs) if number.hanging else 0.0


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
