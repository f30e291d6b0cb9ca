"""The meeting: the member, the bills, our team; the letter and the hearing; who signs, who can be called."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefgen.models.designations import designation
from briefgen.models.funding import not_for
from briefgen.models.surnames import surname_of
from briefgen.models.values import (
    Date,
    Email,
    Flag,
    InWords,
    Line,
    Model,
    Name,
    Phone,
    WebAddress,
    Words,
    allow_text,
    from_text,
)


class Legislator(Model):
    """The member the brief is for."""

    name: Line = Field(description="First and last name, as printed: Jordan Example.", examples=["Jordan Example"])
    title: Line | None = Field(
        None, description="The form of address before the name: Rep., Sen., Assemblymember.", examples=["Rep."]
    )
    surname: Line | None = Field(
        None, description="The surname, as in a salutation, when it cannot be told from `name`."
    )
    district: Line | None = Field(None, description="District or state, as printed: NY-12.", examples=["NY-12"])

    @model_validator(mode="before")
    @classmethod
    def _surname_from_name(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("name"), str) and data["name"].split():
            return {"surname": surname_of(data["name"]).words, **data}
        return data


SourceAndPlace = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]*(?:, [^\[\]@;\n]+)?$", max_length=200, strip_whitespace=True
    ),
    InWords("the id of a source without @, and perhaps a place in it, such as platt-2018, p. 3"),
]
"""A source and where in it something stands, as between `[@` and `]`."""


class LocalFigure(Model):
    """One figure of the member's district."""

    say: Line = Field(description="The number with its unit, as printed: 412 deaths.", examples=["412 deaths"])
    what: Line = Field(description="What it says, in Markdown.", examples=["from overdoses in 2025"])
    source: SourceAndPlace | None = Field(
        None, description="The id of its source, and the place in it: county-2025, p. 4."
    )


MOST_LOCAL = 4
"""The most figures of a district: as many as stand side by side."""

MOST_MEMBERS = 20
"""The most members at one meeting."""


class Meeting(Model):
    """Who, when, where."""

    legislator: Legislator | None = Field(None, description="The member, when the meeting is with a member's office.")
    legislators: tuple[Legislator, ...] = Field(
        (),
        description="The members, when there are several, in place of `legislator`.",
        min_length=1,
        max_length=MOST_MEMBERS,
    )
    office: Line | None = Field(None, description="The office or committee, when it is not simply the member's own.")
    staff: Line | None = Field(None, description="Whom we meet, when it is staff: Alex Sample, health aide.")
    date: Date | None = Field(None, description="The day of the meeting: 2026-12-03.", examples=["2026-12-03"])
    time: Line | None = Field(None, description='The time as printed, in quotation marks: "10:30 a.m.".')
    place: Line | None = Field(None, description="Room or address.", examples=["100 Example House Office Building"])
    local: tuple[LocalFigure, ...] = Field(
        (), description="Figures of the member's district, each with its source.", max_length=MOST_LOCAL
    )
    notes: Words | None = Field(
        None,
        description="What only we may know, in Markdown: printed by the part `notes` of a document for the coalition.",
    )

    @model_validator(mode="after")
    def _one_or_several(self) -> Meeting:
        if self.legislator and self.legislators:
            raise PydanticCustomError("one_or_several", "either `legislator` or `legislators`")
        return self

    @property
    def members(self) -> tuple[Legislator, ...]:
        """All members at the meeting, whether one was named or a list of them."""
        return (self.legislator,) if self.legislator else self.legislators


MOST_STAGES = 7
"""The most stages of a bill that stand side by side."""

StageName = Annotated[
    Line, StringConstraints(max_length=24), InWords("the name of a stage, at most 24 characters, such as Committee")
]
"""A stage on the way of a bill, as printed."""


class Bill(Model):
    """The bill the ask is about, with the version that was read."""

    number: Line = Field(description="Number as printed: H.R. 0000, S. 1312, A 4567.", examples=["H.R. 0000"])
    title: Line | None = Field(None, description="Short title of the bill.")
    version: Line = Field(
        description="The version read: introduced, reported, engrossed, enacted …", examples=["introduced"]
    )
    as_of: Date = Field(
        description="The day on which that version was the latest: 2026-11-20.", examples=["2026-11-20"]
    )
    legislature: Line | None = Field(
        None, description="Of which legislature it is: federal, or the state; unsaid, of the brief's `jurisdiction`."
    )
    session: Line | None = Field(
        None, description="Congress or session, where `as_of` does not say it: 119; the name of a state's session."
    )
    position: Line | None = Field(None, description="Our position in a few words: Oppose section 5.")
    stages: tuple[StageName, ...] = Field(
        (),
        description="The way of the bill, stage by stage, for the part `tracker`.",
        min_length=2,
        max_length=MOST_STAGES,
    )
    at: StageName | None = Field(None, description="The stage where it is now, one of `stages`.")
    since: Date | None = Field(None, description="Since when it is there: 2026-11-20.")

    @model_validator(mode="after")
    def _at_a_stage(self) -> Bill:
        if bool(self.stages) != (self.at is not None) or (self.since and not self.at):
            raise PydanticCustomError("stage_unsaid", "`stages` and `at` together")
        if self.at is not None and self.stages.count(self.at) != 1:
            raise PydanticCustomError("stage_unknown", "`at` once in `stages`")
        return self


class ListedBill(Model):
    """One row of a table of bills."""

    number: Line = Field(description="Number as printed: H.R. 0000, S. 1312, A 4567.", examples=["H.R. 0000"])
    title: Line | None = Field(None, description="Short title of the bill.")
    version: Line = Field(
        description="The version read: introduced, reported, engrossed, enacted …", examples=["introduced"]
    )
    as_of: Date = Field(
        description="The day on which that version was the latest: 2026-11-20.", examples=["2026-11-20"]
    )
    legislature: Line | None = Field(
        None, description="Of which legislature it is: federal, or the state; unsaid, of the brief's `jurisdiction`."
    )
    session: Line | None = Field(
        None, description="Congress or session, where `as_of` does not say it: 119; the name of a state's session."
    )
    section: Line | None = Field(None, description="The section the row is about: sec. 5.")
    summary: Line = Field(
        description="What the section says, in plain words, in Markdown.",
        examples=["Would pay for stings against people who buy sex."],
    )
    effect: Line | None = Field(None, description="What it would do to the people it concerns, in Markdown.")
    position: Line | None = Field(None, description="Our position in a few words: Oppose.")
    link: WebAddress | None = Field(None, description="Web address of the text, with https://.")


def is_one_bill(one: Bill | ListedBill, other: Bill | ListedBill) -> bool:
    """Whether two have the name of one bill, however it is spaced and dotted."""
    names = [designation(bill.number, bill.legislature or "") for bill in (one, other)]
    return names[0].is_same(names[1])


class Member(Model):
    """One of our team in the meeting."""

    name: Line = Field(description="Name as it is said in the room.", examples=["Sam Sample"])
    role: Line | None = Field(None, description="Role in the meeting: leads, asks, takes notes …")
    says: Line | None = Field(None, description="What this person says, in Markdown.")
    not_for: tuple[Name, ...] = not_for()


class Letter(Model):
    """What stands around the text of a letter."""

    addressee: tuple[Line, ...] = Field(
        (),
        description="To whom it goes, line by line as on an envelope.",
        examples=[["The Honorable Jordan Example", "100 Example House Office Building"]],
    )
    salutation: Line | None = Field(
        None,
        description='How it begins, in quotation marks: "Dear Representative Example:".',
        examples=["Dear Representative Example:"],
    )
    closing: Line | None = Field(
        None, description='How it ends, in quotation marks: "Sincerely,".', examples=["Sincerely,"]
    )
    signature: tuple[Line, ...] = Field(
        (),
        description="Who signs it, line by line: name, role, organization.",
        examples=[["Sam Sample", "Policy Director"]],
    )


class Hearing(Model):
    """Where testimony is given, and by whom."""

    committee: Line = Field(
        description="The committee, as it calls itself.", examples=["Example House Committee on Public Health"]
    )
    date: Date | None = Field(None, description="The day of the hearing: 2026-12-03.")
    witness: Line = Field(
        description="Name of the witness, as it may stand in the public record.", examples=["Sam Sample"]
    )
    role: Line | None = Field(None, description="Role, printed after the name.")
    not_for: tuple[Name, ...] = not_for()


class Contact(Model):
    """Whom the office calls afterwards."""

    name: Line = Field(description="Name of the person.", examples=["Sam Sample"])
    role: Line | None = Field(None, description="Role, printed after the name.")
    email: Email | None = Field(None, description="E-mail address.", examples=["sam@example.org"])
    phone: Phone | None = Field(None, description="Telephone number as printed.")
    web: WebAddress | None = Field(None, description="Web address, with https://.")
    qr: Flag = Field(False, description="true prints the web address as a QR code, too.")
    address: Line | None = Field(None, description="Postal address, in one line.")
    social: tuple[Line, ...] = Field(
        (), description='Names in social networks, in quotation marks: "@examplehrc".', max_length=6
    )
    not_for: tuple[Name, ...] = not_for()

    @property
    def is_card(self) -> bool:
        """Whether it is printed as a card, and not in one line."""
        return self.qr or bool(self.address or self.social)


class Signer(Model):
    """One that signs on: an organization, a person, or a person for an organization."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: allow_text(schema, "Name of an organization, as printed."),
    )

    organization: Line | None = Field(None, description="Name of the organization, as printed.")
    name: Line | None = Field(None, description="Name of the person, printed under the organization.")
    role: Line | None = Field(None, description="Role or title, printed after the name.")
    leads: Flag = Field(False, alias="first", description="true for one who is named before the others in a row.")
    not_for: tuple[Name, ...] = not_for()

    @model_validator(mode="after")
    def _somebody(self) -> Signer:
        if self.organization is None and self.name is None:
            raise PydanticCustomError("signer_unnamed", "`organization`, `name` or both")
        return self

    @property
    def first(self) -> str:
        """What stands first, and by which a list is sorted."""
        return self.organization or self.name or ""


class Standing(StrEnum):
    """How those who sign on stand on the page."""

    LIST = "list"
    ROW = "row"


SHOWN = 8
"""How many names stand in a row of signers, where nothing is said."""


class SignersFrom(StrEnum):
    """From where those who sign on are known."""

    APPROVALS = "approvals"


class Signers(Model):
    """The organizations that sign on."""

    source: SignersFrom | None = Field(
        None,
        alias="from",
        description="approvals: the organizations whose approvals in approvals/ cover every text, beside those in `names`.",
    )
    heading: Line | None = Field(
        None, description="What stands over the list, in place of the usual words; variables may stand in it."
    )
    names: tuple[Annotated[Signer, from_text("organization"), InWords("the name of an organization")], ...] = Field(
        (),
        description="Who signs: names of organizations, or groups of organization, name and role.",
        min_length=1,
        examples=[["Example Housing Alliance", "Example Outreach Collective"]],
    )
    sorted: Flag = Field(
        False, description="true prints the list by the alphabet, “The” left aside; false in the order given."
    )
    new_page: Flag = Field(False, description="true begins the list on a page of its own.")
    columns: int = Field(2, ge=1, le=4, strict=True, description="Columns of the list.")
    shape: Standing = Field(
        Standing.LIST, alias="as", description="list: all of them; row: how many they are, and some of their names."
    )
    show: int | None = Field(
        None, ge=1, le=40, strict=True, description=f"How many are named in a row; {SHOWN} where it is not said."
    )

    @model_validator(mode="after")
    def _shown_in_a_row(self) -> Signers:
        if self.show is not None and self.shape is Standing.LIST:
            raise PydanticCustomError("show_in_row", "`show` beside `as: row`")
        return self


MOST_PARTNERS = 6
"""The most logos that stand beside our own."""


class Partner(Model):
    """An organization whose logo stands beside our own."""

    name: Line = Field(description="Its name, which is read where its logo is seen.", examples=["Example Partner"])
    logo: Line = Field(
        description="Its logo (PNG or JPEG), a path inside the workspace.", examples=["briefs/pictures/p.png"]
    )
    logo_reversed: Line | None = Field(None, description="Its logo for a dark ground.")


class Organization(Model):
    """Whose brief it is."""

    name: Line = Field(description="Name as printed in the masthead.", examples=["Example Harm Reduction Coalition"])
    logo: Line | None = Field(None, description="Picture (PNG or JPEG), a path inside the workspace.")
    logo_alt: Line | None = Field(None, description="What the logo shows, for readers who cannot see it.")
    logo_reversed: Line | None = Field(
        None, description="The logo for a dark ground: light, on nothing (a transparent PNG)."
    )
    tagline: Line | None = Field(None, description="A few words under the name.")
    partners: tuple[Partner, ...] = Field(
        (), description="Organizations whose logos stand beside our own.", max_length=MOST_PARTNERS
    )
