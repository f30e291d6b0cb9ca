"""What an author asks for: the brief spec, which is also a template.

One schema serves briefs and templates. The JSON Schemas under `schemas/` are derived
from these models, so a field is described once, here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, JsonValue, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Span
from briefgen.models.asks import Asks
from briefgen.models.formats import Attachment, Format
from briefgen.models.funding import Lobbying, paid_by
from briefgen.models.labels import Labels
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.meeting import Bill, Contact, Hearing, Letter, ListedBill, Meeting, Member, Organization, Signers
from briefgen.models.meetings import MOST_DAYS, Fit, Hours, LobbyDay, Printing, TableFiles, TableOfMeetings, When
from briefgen.models.places import Places
from briefgen.models.priority import Priority
from briefgen.models.purposes import Purpose
from briefgen.models.upkeep import Interval, Status, Tended, Upkeep
from briefgen.models.values import Date, Flag, InWords, Language, Line, Model, Name, Words, allow_text, from_text
from briefgen.noun import noun


class Audience(StrEnum):
    """Who may see a text. `coalition` is the most private."""

    PUBLIC = "public"
    OFFICE = "office"
    COALITION = "coalition"

    def may_see(self, text: Audience) -> bool:
        """Whether readers of this kind may be shown a text marked for `text`."""
        order = list(Audience)
        return order.index(text) <= order.index(self)


class Length(StrEnum):
    """The sizes in which a block is written, shortest first."""

    HEADLINE = "headline"
    SHORT = "short"
    FULL = "full"

    def within(self, other: Length) -> bool:
        """Whether this is `other` or shorter."""
        order = list(Length)
        return order.index(self) <= order.index(other)


class Part(StrEnum):
    """The built-in parts of a brief, in their usual order."""

    MASTHEAD = "masthead"
    ADDRESS = "address"
    TITLE = "title"
    MEETING = "meeting"
    HEARING = "hearing"
    ASK = "ask"
    TRACKER = "tracker"
    SUMMARY = "summary"
    LOCAL = "local"
    SALUTATION = "salutation"
    SECTIONS = "sections"
    TEAM = "team"
    NOTES = "notes"
    BILLS = "bills"
    ASK_AGAIN = "ask-again"
    CLOSING = "closing"
    SIGNERS = "signers"
    CONTACT = "contact"
    SOURCES = "sources"


PlacedPart = Literal[
    Part.ASK, Part.ASK_AGAIN, Part.TRACKER, Part.SUMMARY, Part.LOCAL, Part.TEAM, Part.NOTES, Part.BILLS, Part.SIGNERS,
    Part.CONTACT,
]  # fmt: skip
"""The parts that may stand within a section."""


class Layout(StrEnum):
    """How the blocks of a section stand under one another."""

    PROSE = "prose"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    LINES = "lines"


class Titles(StrEnum):
    """How a block's title is printed: as a heading of its own, in bold before its first words, or not."""

    AUTO = "auto"
    HEADING = "heading"
    RUN_IN = "run-in"
    NONE = "none"


class Item(Model):
    """One thing in a section: a use of a block, or text written here."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: allow_text(schema, "Name of a block."),
    )

    use: Name | None = Field(None, description="Name of a block.")
    length: Length | None = Field(None, description="The length to use, in place of the section's or the brief's.")
    at_least: Length | None = Field(
        None, description="The shortest length it may step down to, from `length` or the usual one."
    )
    priority: Priority = Field(
        Priority.NORMAL, description="low, normal or high: what is kept when not everything fits."
    )
    optional: Flag = Field(False, description="true, when it may be left out where there is no room.")
    title: Line | None = Field(None, description="A title to print in place of the block's own.")
    text: Words | None = Field(None, description="Markdown written here, in place of a block.")
    audience: Audience | None = Field(
        None, description="Who may see this `text`; others do not get it. Unsaid, those of the document."
    )

    when: When = Field(
        {}, description="For which meetings of a packet's table it is: `{state: [NY, NJ]}`; unsaid, for all."
    )

    @model_validator(mode="after")
    def _one_of_use_and_text(self) -> Item:
        if (self.use is None) == (self.text is None):
            raise PydanticCustomError("use_or_text", "either `use` or `text`")
        if self.text is not None and self.model_fields_set - {"use", "text", "audience", "when"}:
            raise PydanticCustomError("text_alone", "`length`, `title` and the like belong to a block")
        if self.text is None and self.audience is not None:
            raise PydanticCustomError("audience_beside_use", "`audience` beside `text`; a block says its own")
        if self.length and self.at_least and not self.at_least.within(self.length):
            raise PydanticCustomError("at_least_longer", "`at_least` no longer than `length`")
        return self


class Section(Model):
    """A section of the brief."""

    id: Name | None = Field(None, description="Name by which a brief fills a section of its template.")
    heading: Line | None = Field(None, description="Heading; without one the first block's title stands there.")
    blocks: tuple[Annotated[Item, from_text("use"), InWords("the name of a block")], ...] = Field(
        (), description="Names of blocks, uses with options, or text, in the order printed."
    )
    length: Length | None = Field(None, description="Length of the blocks here, in place of the brief's.")
    layout: Layout = Field(
        Layout.PROSE, description="prose, bullets, numbers; or lines, a sentence a line, to be said aloud."
    )
    level: Annotated[int, Field(ge=1, le=2, strict=True)] = Field(
        1, description="2 for a smaller heading, under that of the section before; the first heading is 1 in any case."
    )
    titles: Titles = Field(
        Titles.AUTO,
        description="How block titles are printed; auto: heading for full, run-in for short, none for headline.",
    )
    part: PlacedPart | None = Field(
        None, description="A built-in part to print here, after the blocks, and not in its usual place."
    )
    new_page: Flag = Field(False, description="true begins the section on a page of its own.")
    required: Flag = Field(False, description="true in a template: a brief must put something in this section.")
    omit: Flag = Field(False, description="Leaves out a section of the template.")
    before: Name | None = Field(None, description="Id of the section before which this one stands, otherwise last.")
    after: Name | None = Field(None, description="Id of the section after which this one stands, otherwise last.")
    when: When = Field(
        {}, description="For which meetings of a packet's table it is: `{state: [NY, NJ]}`; unsaid, for all."
    )


PARTS = tuple(part for part in Part if part not in (Part.ASK_AGAIN, Part.NOTES))
"""All parts but the ask once more and the notes, in the order in which they stand when a brief does not say."""

PRINTED_IN: Mapping[str, tuple[Part, ...]] = {
    "organization": (Part.MASTHEAD,),
    "title": (Part.TITLE,),
    "subtitle": (Part.TITLE,),
    "kicker": (Part.TITLE,),
    "meeting": (Part.MEETING,),
    "ask": (Part.ASK, Part.ASK_AGAIN),
    "bill": (Part.ASK, Part.HEARING, Part.TRACKER),
    "summary": (Part.SUMMARY,),
    "sections": (Part.SECTIONS,),
    "bills": (Part.BILLS,),
    "team": (Part.TEAM,),
    "hearing": (Part.HEARING,),
    "letter": (Part.ADDRESS, Part.SALUTATION, Part.CLOSING),
    "signers": (Part.SIGNERS,),
    "contact": (Part.CONTACT,),
}
"""The parts that print a key of the spec. A key that is not here is printed by none of them, or by all."""


VariableName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80),
    InWords("lower-case letters, digits and underscores, beginning with a letter, such as number_of_members"),
]
"""A name that can stand in `{{ variables.name }}`."""

KEY = r"^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$"
"""The pattern of a key with those around it."""

Key = Annotated[
    str,
    StringConstraints(pattern=KEY, max_length=200),
    InWords("the name of a key, those of groups with dots, such as ask or meeting.legislator"),
]
"""A key of a brief; what lies in a group is named with the group: `meeting.legislator`."""


MOST_DOCUMENTS = 40

NOT_SHARED = ("id", "template", "sections")
"""Keys that belong to one document, and cannot stand beside `documents`."""


class PacketEntry(Model):
    """One document of a packet: what tells it from the others, and any key of a brief, said for this document alone."""

    model_config = ConfigDict(extra="ignore")

    id: Name | None = Field(
        None, description="Name of the document in its packet; its template's, when it is not given."
    )
    template: Name | None = Field(None, description="Template that this document fills.")
    when: When = Field(
        {}, description="For which meetings of a packet's table it is: `{state: [NY, NJ]}`; unsaid, for all."
    )


def _of_all(key: str) -> str | None:
    return LobbyDay.model_fields[key].description


class Spec(Model):
    """A brief, a packet of documents, or a template: what to print, for whom, and how it looks."""

    template: Name | None = Field(None, description="Template that this brief fills.")
    requires: tuple[Key, ...] = Field(
        (), description="In a template: keys that a brief must give, such as ask or meeting.legislator.", max_length=100
    )
    owner: Line | None = Field(None, description="In a template: who looks after it; never printed.")
    reviewed: Date | None = Field(None, description="In a template: day of the last review.")
    review_every: Interval | None = Field(None, description="In a template: how often it is reviewed: 6 months.")
    status: Status = Field(
        Status.APPROVED, description="In a template: draft, approved or retired; approved, when nothing is said."
    )
    title: Line | None = Field(
        None, description="Title of the document.", examples=["Fund health services, not stings"]
    )
    subtitle: Line | None = Field(
        None, description="A line under the title.", examples=["What policing buyers means for people who sell"]
    )
    short_title: Line | None = Field(
        None, description="The title in a few words, for the head of the pages after the first."
    )
    kicker: Line | None = Field(None, description="Small line over the title: the kind of document.")
    summary: Words | None = Field(
        None,
        description="Opening paragraphs or list, in Markdown.",
        examples=["Policing the people who buy sex endangers those who sell it."],
    )
    language: Language = Field(USUAL_LANGUAGE, description="Language of the document.")
    date: Date | None = Field(None, description="Date of the text; today, when it is not given.")
    audience: Audience = Field(Audience.OFFICE, description="Who will read it; nothing more private is printed.")
    purpose: Purpose | None = Field(
        None,
        description="What it goes out for, as a consent names it; unsaid, a hearing, a letter or public readers say it, "
        "else office-meeting.",
    )
    lobbying: Lobbying | None = Field(None, description="yes or no: whether it lobbies, as you say it yourself.")
    funding: tuple[Name, ...] = paid_by()
    jurisdiction: Line | None = Field(None, description="federal, or the state: for text that differs between them.")
    organization: Organization | None = Field(None, description="Whose brief it is, in place of the workspace's.")
    meeting: Meeting | None = Field(
        None,
        description="Who, when, where.",
        examples=[
            {
                "legislator": {"name": "Jordan Example", "title": "Rep.", "district": "NY-12"},
                "date": "2026-12-03",
                "place": "100 Example House Office Building",
            }
        ],
    )
    ask: Asks | None = Field(
        None,
        description="What we ask for: one or two sentences, or up to five asks.",
        examples=["Oppose section 5 of H.R. 0000."],
    )
    bill: Bill | None = Field(None, description="The bill the ask is about.")
    sections: tuple[Section, ...] = Field((), description="Sections, in the order printed.")
    bills: tuple[ListedBill, ...] = Field((), description="Bills to compare, one row of a table each.")
    team: tuple[Member, ...] = Field((), description="Who of us is in the meeting, and who says what.")
    hearing: Hearing | None = Field(None, description="Where testimony is given, and by whom.")
    letter: Letter | None = Field(None, description="What a letter says around its text.")
    signers: Signers | None = Field(None, description="Organizations that sign on.")
    contact: Contact | None = Field(None, description="Whom the office calls afterwards.")
    parts: tuple[Part, ...] = Field(PARTS, description="Built-in parts to print, in this order.", min_length=1)
    length: Length = Field(Length.SHORT, description="Length of blocks where nothing else is said.")
    pages: int | None = Field(None, ge=1, le=100, strict=True, description="The most pages the PDF may have.")
    words: int | None = Field(
        None, ge=1, le=100_000, strict=True, description="The most words the sections should have."
    )
    citations: Name | None = Field(
        None, description="Citation style, in place of the style's: legislative-notes, apa …"
    )
    sources: Literal["notes", "short", "list", "both", "none"] | None = Field(
        None,
        description="Where sources are shown: where they are cited, there in a short line, in a list at the end, both, or nowhere.",
    )
    style: Name = Field("civic", description="Style: a folder in styles/, or one that comes with briefgen.")
    paper: Literal["letter", "a4"] | None = Field(None, description="Paper, in place of the style's.")
    orientation: Literal["portrait", "landscape"] = Field(
        "portrait", description="How the paper lies: portrait or landscape."
    )
    formats: tuple[Format, ...] = Field((Format.PDF, Format.DOCX), description="Files to make.", min_length=1)
    edited: Flag = Field(
        True,
        description="false for a paper that nobody edits: in a packet it has a Word file only where `formats` asks for one.",
    )
    attach: tuple[Attachment, ...] = Field(
        (), description="What the PDF holds as files within it: docx, the same text; sources, those it cites, as data."
    )
    name: Line | None = Field(
        None,
        description="What the files are called, in place of the spec's own name: {{ meeting.date }}-{{ document }}.",
    )
    footer: Line | None = Field(None, description="Words at the left of the footer, in place of title and bill.")
    labels: Labels = Field(Labels.model_construct(), description="The fixed words, said another way.")
    variables: dict[VariableName, JsonValue] = Field(
        {}, description="Values of your own, used in text as {{ variables.name }}."
    )
    documents: tuple[Annotated[PacketEntry, from_text("template"), InWords("the name of a template")], ...] = Field(
        (),
        description="The documents of a packet, which share all the rest: templates, each with keys of its own.",
        min_length=1,
        max_length=MOST_DOCUMENTS,
    )

    meetings: TableOfMeetings | None = Field(None, description=_of_all("meetings"))
    days: tuple[Date, ...] = Field((), description=_of_all("days"), min_length=1, max_length=MOST_DAYS)
    hours: Hours | None = Field(None, description=_of_all("hours"))
    zone: Line | None = Field(None, description=_of_all("zone"))
    fit: Fit = Field(Fit.EACH, description=_of_all("fit"))
    local: TableFiles = Field((), description=_of_all("local"), min_length=1, max_length=20)
    print: Printing | None = Field(None, description=_of_all("print"))

    @property
    def upkeep(self) -> Upkeep:
        """Of a template: who looks after it, when it was reviewed, whether it may be used."""
        return Upkeep(self.owner or "", self.reviewed, self.review_every, self.status)


@noun
class Brief:
    """A brief as it was read: its spec, filled from template, settings and command line, and where each value stands.

    `document` is its id, when it is one of the documents of a packet. `foreign` are the words that it takes from
    templates of another language, by the names of these. `templates` are those that it fills, the nearest first.
    `local` are the tables of local figures of its packet, each with the place that names it.
    """

    spec: Spec
    file: str
    places: Places = field(repr=False)
    document: str = ""
    foreign: tuple[tuple[str, tuple[str, ...]], ...] = ()
    templates: tuple[Tended, ...] = field(default=(), repr=False)
    local: Mapping[str, Span] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """What it is called: `leave-behind`; `lobby-day.leave-behind`, as one of a packet."""
        stem = PurePosixPath(self.file).stem
        return f"{stem}.{self.document}" if self.document else stem
