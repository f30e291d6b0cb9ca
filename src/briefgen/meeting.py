"""The meeting: the member, the office, the bill; who signs, who can be called, whose brief it is."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from briefgen.fields import Date, Email, Line, Model, Phone, WebAddress


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
