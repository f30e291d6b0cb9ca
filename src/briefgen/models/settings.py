"""What a workspace says of itself, `briefgen.yaml`: whose it is, and what its briefs do not say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefgen.models.funding import Grant, grants
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.meeting import Contact, Organization
from briefgen.models.rules import Checks
from briefgen.models.sessions import Session
from briefgen.models.values import Flag, Language, Line, Model, Name


class Paper(Model):
    """What a workspace says of one of its papers: of the briefs that fill a template."""

    starts_from: Line = Field(
        description="The brief that a new one begins as: its name, or that of a document of a packet, lobby-day.leave-behind."
    )


class Settings(Model):
    """The workspace's settings, `briefgen.yaml`."""

    organization: Organization = Field(description="Whose workspace it is.")
    contact: Contact | None = Field(None, description="Contact of briefs that do not name one.")
    style: Name | None = Field(None, description="Style of briefs that do not name one.")
    paper: Literal["letter", "a4"] | None = Field(None, description="Paper of briefs that do not name one.")
    language: Language | None = Field(None, description="Language of briefs that do not name one.")
    code: Flag = Field(
        True,
        description="false leaves out the content code at the foot of every page, by which `verify` knows a paper.",
    )
    legislatures: dict[Line, dict[Line, Session]] = Field(
        {}, description="Sessions of states by the names of these and their own; those of Congress are known."
    )
    funding: dict[Name, Grant] = grants()
    papers: dict[Name, Paper] = Field({}, description="What new briefs begin as, by the name of their template.")
    checks: Checks = Field(
        default_factory=Checks, description="How much the findings of each rule weigh: off, note, warning or error."
    )


def language_of(settings: Settings | None) -> str:
    """The language of texts that say none, in a workspace with these settings; None, where they could not be read."""
    return (settings.language if settings else None) or USUAL_LANGUAGE
