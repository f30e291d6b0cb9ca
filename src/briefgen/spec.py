"""What an author asks for: the brief spec, which is also a template; the workspace's settings.

One schema serves briefs and templates. The JSON Schemas under `schemas/` are derived
from these models, so a field is described once, here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Span
from briefgen.later import loaded_when_called
from briefgen.priority import Priority
from briefgen.rules import Checks

with loaded_when_called("importlib.metadata"):
    # Pydantic would look for packages that add to it; it is told not to (`PYDANTIC_DISABLE_PLUGINS`), so the search need not load.
    import pydantic.plugin._loader  # noqa: F401


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


class Format(StrEnum):
    """The files a brief can become."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class Part(StrEnum):
    """The built-in parts of a brief, in their usual order."""

    MASTHEAD = "masthead"
    TITLE = "title"
    MEETING = "meeting"
    ASK = "ask"
    SUMMARY = "summary"
    SECTIONS = "sections"
    SIGNERS = "signers"
    CONTACT = "contact"
    SOURCES = "sources"


class Layout(StrEnum):
    """How the blocks of a section stand under one another."""

    PROSE = "prose"
    BULLETS = "bullets"
    NUMBERS = "numbers"


class Titles(StrEnum):
    """How a block's title is printed: as a heading of its own, in bold before its first words, or not."""

    AUTO = "auto"
    HEADING = "heading"
    RUN_IN = "run-in"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class InWords:
    """What a value has to look like, said for people: stands beside a pattern in an annotation."""

    words: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Editors show these words, too, when the pattern is not met."""
        schema: dict[str, Any] = handler(core_schema)
        return {**schema, "patternErrorMessage": self.words} if "pattern" in schema else schema


def _date_from_text(value: Any) -> Any:
    """Only `YYYY-MM-DD` is a date: Pydantic alone would take times and numbers of seconds as well."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_such_date", "no such date") from None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise PydanticCustomError("date_form", "not YYYY-MM-DD")


Flag = Annotated[bool, Field(strict=True)]
"""`true` or `false`."""

Date = Annotated[dt.date, BeforeValidator(_date_from_text), InWords("a date as YYYY-MM-DD")]
"""A day, written `2026-12-03`."""

NAME_IN_WORDS = "lower-case letters, digits and hyphens, such as end-demand-evidence"

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80),
    InWords(NAME_IN_WORDS),
]
"""A name of a block, template, style or section: lower-case letters and digits with hyphens; it is also a file name."""

ONE_LINE = r"^[^\n]*$"
"""The pattern of a text without line breaks."""

Line = Annotated[
    str, StringConstraints(min_length=1, max_length=500, pattern=ONE_LINE), InWords("one line of text, without a line break")
]
"""One line of text."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Markdown, in which Jinja2 variables may stand."""

Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$"),
    InWords("a language tag, such as en-US, es or zh-Hant-TW"),
]
"""A language tag (BCP 47): `en-US`, `es`, `zh-Hant-TW`."""


class Model(BaseModel):
    """What all models here share: fixed once made, and no key that is not declared."""

    model_config = ConfigDict(
        # Only what is validated on its own is built, and only then: half of the time of the import.
        defer_build=True,
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        # A whole number prints exactly as it was written, so it may stand where a text is expected.
        coerce_numbers_to_str=True,
    )


class Legislator(Model):
    """The member the brief is for."""

    name: Line = Field(description="First and last name, as printed: Jordan Example.")
    title: Line | None = Field(None, description="The form of address before the name: Rep., Sen., Assemblymember.")
    surname: Line | None = Field(None, description="The last name, when it is not simply the last word of `name`.")
    district: Line | None = Field(None, description="District or state, as printed: NY-12.")

    @model_validator(mode="before")
    @classmethod
    def _surname_from_name(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("name"), str) and data["name"].split():
            return {"surname": data["name"].split()[-1], **data}
        return data


class Meeting(Model):
    """Who, when, where."""

    legislator: Legislator | None = Field(None, description="The member, when the meeting is with a member's office.")
    office: Line | None = Field(None, description="The office or committee, when it is not simply the member's own.")
    staff: Line | None = Field(None, description="Whom we meet, when it is staff: Alex Sample, health aide.")
    date: Date | None = Field(None, description="The day of the meeting: 2026-12-03.")
    time: Line | None = Field(None, description='The time as printed, in quotation marks: "10:30 a.m.".')
    place: Line | None = Field(None, description="Room or address.")


class Bill(Model):
    """The bill the ask is about, with the version that was read."""

    number: Line = Field(description="Number as printed: H.R. 0000, S. 1312, A 4567.")
    title: Line | None = Field(None, description="Short title of the bill.")
    version: Line = Field(description="The version read: introduced, reported, engrossed, enacted …")
    as_of: Date = Field(description="The day on which that version was the latest: 2026-11-20.")
    position: Line | None = Field(None, description="Our position in a few words: Oppose section 5.")


Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$", max_length=254),
    InWords("an e-mail address, such as jordan@example.org"),
]
"""An e-mail address."""

Phone = Annotated[
    str,
    StringConstraints(pattern=r"^[+(0-9][0-9 ().x-]{4,30}$"),
    InWords("a telephone number, such as 202-555-0100 or +1 (202) 555-0100"),
]
"""A telephone number as printed."""

WebAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>]+$", max_length=2000),
    InWords("a web address with https://, such as https://example.org"),
]
"""A web address."""


class Contact(Model):
    """Whom the office calls afterwards."""

    name: Line = Field(description="Name of the person.")
    role: Line | None = Field(None, description="Role, printed after the name.")
    email: Email | None = Field(None, description="E-mail address.")
    phone: Phone | None = Field(None, description="Telephone number as printed.")
    web: WebAddress | None = Field(None, description="Web address, with https://.")


class Signers(Model):
    """The organizations that sign on."""

    heading: Line | None = Field(None, description="What stands over the list, in place of the usual words.")
    names: tuple[Line, ...] = Field(description="Names as printed, in the order printed.", min_length=1)
    columns: int = Field(2, ge=1, le=4, strict=True, description="Columns of the list.")


class Organization(Model):
    """Whose brief it is."""

    name: Line = Field(description="Name as printed in the masthead and the footer.")
    logo: Line | None = Field(None, description="Picture (PNG or JPEG), a path inside the workspace.")
    logo_alt: Line | None = Field(None, description="What the logo shows, for readers who cannot see it.")


def _use_from_text(data: Any) -> Any:
    return {"use": data} if isinstance(data, str) else data


class Item(Model):
    """One thing in a section: a use of a block, or text written here."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: _allow_text(schema),
    )

    use: Name | None = Field(None, description="Name of a block.")
    length: Length | None = Field(None, description="The length to use, in place of the section's or the brief's.")
    at_least: Length | None = Field(None, description="The shortest length it may step down to, from `length` or the usual one.")
    priority: Priority = Field(Priority.NORMAL, description="low, normal or high: what is kept when not everything fits.")
    optional: Flag = Field(False, description="true, when it may be left out where there is no room.")
    title: Line | None = Field(None, description="A title to print in place of the block's own.")
    text: Words | None = Field(None, description="Markdown written here, in place of a block.")

    @model_validator(mode="after")
    def _one_of_use_and_text(self) -> Item:
        if (self.use is None) == (self.text is None):
            raise PydanticCustomError("use_or_text", "either `use` or `text`")
        if self.text is not None and self.model_fields_set - {"use", "text"}:
            raise PydanticCustomError("text_alone", "`length`, `title` and the like belong to a block")
        if self.length and self.at_least and not self.at_least.within(self.length):
            raise PydanticCustomError("at_least_longer", "`at_least` no longer than `length`")
        return self


def _allow_text(schema: dict[str, Any]) -> None:
    """In JSON Schema an item may also be the bare name of a block."""
    as_object = dict(schema)
    schema.clear()
    schema["title"] = as_object.pop("title", "Item")
    schema["anyOf"] = [{"type": "string", "description": "Name of a block."}, as_object]


class Section(Model):
    """A section of the brief."""

    id: Name | None = Field(None, description="Name by which a brief fills a section of its template.")
    heading: Line | None = Field(None, description="Heading; without one the first block's title stands there.")
    blocks: tuple[Annotated[Item, BeforeValidator(_use_from_text)], ...] = Field(
        (), description="Names of blocks, uses with options, or text, in the order printed."
    )
    length: Length | None = Field(None, description="Length of the blocks here, in place of the brief's.")
    layout: Layout = Field(Layout.PROSE, description="prose, bullets or numbers.")
    titles: Titles = Field(
        Titles.AUTO,
        description="How block titles are printed; auto: heading for full, run-in for short, none for headline.",
    )
    omit: Flag = Field(False, description="Leaves out a section of the template.")


PageOf = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{page\}[^{}]*\{pages\}[^{}]*$", max_length=80),
    InWords("words with {page} and then {pages} in them, such as Page {page} of {pages}"),
]
"""How a page number is worded."""


class Labels(Model):
    """The fixed words of a brief, each of which may be said another way."""

    ask: Line = Field("Our ask", description="Label of the ask box.")
    sources: Line = Field("Sources", description="Heading of the source list.")
    signers: Line = Field("Signed by", description="Heading of the sign-on list.")
    contact: Line = Field("Contact", description="Label of the contact line.")
    prepared_for: Line = Field("Prepared for", description="What stands before the member's name.")
    as_of: Line = Field("as of", description="What stands before the date of a bill's version.")
    position: Line = Field("Position", description="What stands before our position.")
    page_of: PageOf = Field(
        "Page {page} of {pages}", description="Page number in the footer; {page} and {pages} are filled in."
    )


PARTS = tuple(Part)
"""All parts, in the order in which they stand when a brief does not say."""


VariableName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80),
    InWords("lower-case letters, digits and underscores, beginning with a letter, such as number_of_members"),
]
"""A name that can stand in `{{ variables.name }}`."""


class Spec(Model):
    """A brief, or a template of one: what to print, for whom, and how it looks."""

    template: Name | None = Field(None, description="Template that this brief fills.")
    title: Line | None = Field(None, description="Title of the document.")
    subtitle: Line | None = Field(None, description="A line under the title.")
    kicker: Line | None = Field(None, description="Small line over the title: the kind of document.")
    summary: Words | None = Field(None, description="Opening paragraph, in Markdown.")
    language: Language = Field("en-US", description="Language of the document.")
    date: Date | None = Field(None, description="Date of the text; today, when it is not given.")
    audience: Audience = Field(
        Audience.OFFICE, description="Who will read it; nothing more private is printed."
    )
    jurisdiction: Line | None = Field(None, description="federal, or the state: for text that differs between them.")
    organization: Organization | None = Field(None, description="Whose brief it is, in place of the workspace's.")
    meeting: Meeting | None = Field(None, description="Who, when, where.")
    ask: Words | None = Field(None, description="What we ask for, in one or two sentences.")
    bill: Bill | None = Field(None, description="The bill the ask is about.")
    sections: tuple[Section, ...] = Field((), description="Sections, in the order printed.")
    signers: Signers | None = Field(None, description="Organizations that sign on.")
    contact: Contact | None = Field(None, description="Whom the office calls afterwards.")
    parts: tuple[Part, ...] = Field(PARTS, description="Built-in parts to print, in this order.", min_length=1)
    length: Length = Field(Length.SHORT, description="Length of blocks where nothing else is said.")
    pages: int | None = Field(None, ge=1, le=100, strict=True, description="The most pages the PDF may have.")
    words: int | None = Field(None, ge=1, le=100_000, strict=True, description="The most words the sections should have.")
    citations: Name | None = Field(None, description="Citation style, in place of the style's: legislative-notes, apa …")
    sources: Literal["notes", "list", "both", "none"] | None = Field(
        None, description="Where sources are shown: where they are cited, in a list at the end, both, or nowhere."
    )
    style: Name = Field("civic", description="Style: a folder in styles/, or one that comes with briefgen.")
    paper: Literal["letter", "a4"] | None = Field(None, description="Paper, in place of the style's.")
    formats: tuple[Format, ...] = Field((Format.PDF, Format.DOCX), description="Files to make.", min_length=1)
    footer: Line | None = Field(None, description="Words at the left of the footer, in place of organization and date.")
    labels: Labels = Field(Labels(), description="The fixed words, said another way.")
    variables: dict[VariableName, JsonValue] = Field({}, description="Values of your own, used in text as {{ variables.name }}.")


class Settings(Model):
    """The workspace's settings, `briefgen.yaml`."""

    organization: Organization = Field(description="Whose workspace it is.")
    contact: Contact | None = Field(None, description="Contact of briefs that do not name one.")
    style: Name | None = Field(None, description="Style of briefs that do not name one.")
    paper: Literal["letter", "a4"] | None = Field(None, description="Paper of briefs that do not name one.")
    language: Language | None = Field(None, description="Language of briefs that do not name one.")
    checks: Checks = Field(default_factory=Checks, description="How much the findings of each rule weigh: off, note, warning or error.")


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as it was read: its spec, filled from template, settings and command line, and where each value stands.

    `lines` are the lines of every file that a span of it points into.
    """

    spec: Spec
    file: str
    spans: Mapping[tuple[str | int, ...], Span] = field(repr=False)
    lines: Mapping[str, tuple[str, ...]] = field(repr=False)

    def find(self, *path: str | int) -> Span:
        """The place of the value at `path`, or of the nearest thing around it."""
        ends = range(len(path), -1, -1)
        return next((self.spans[path[:end]] for end in ends if path[:end] in self.spans), Span(self.file))
