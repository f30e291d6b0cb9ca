"""The last look at a paper before it is given away: what it is called, for whom it is, for which day, and what it asks."""

from __future__ import annotations

import datetime as dt

from briefgen.document.nodes import Document, Paragraph, Role, plain_text
from briefgen.document.walking import walk
from briefgen.models.meeting import Legislator
from briefgen.models.spec import Audience, Spec
from briefgen.noun import noun


@noun
class Summary:
    """What a paper says of itself, in its own `language`, as it is printed.

    `whom` are the members it is for, with their titles, or else the office or the committee; `day` is that of the
    meeting or hearing, `dated` the one that stands on it. `asks` are word for word. One that is `internal` never
    leaves the team.
    """

    title: str
    whom: tuple[str, ...]
    day: dt.date | None
    dated: dt.date | None
    asks: tuple[str, ...]
    language: str
    internal: bool


def summary_of(spec: Spec, document: Document) -> Summary:
    """The last look at the document of a spec."""
    meeting, hearing = spec.meeting, spec.hearing
    return Summary(
        title=document.metadata.title,
        whom=whom(spec),
        day=(meeting.date if meeting else None) or (hearing.date if hearing else None),
        dated=spec.date,
        asks=_asks(document),
        language=spec.language,
        internal=spec.audience is Audience.COALITION,
    )


def whom(spec: Spec) -> tuple[str, ...]:
    """For whom a brief is: the members with their titles, or else the office or the committee."""
    meeting, hearing = spec.meeting, spec.hearing
    members = tuple(map(_called, meeting.members)) if meeting else ()
    other = (meeting.office if meeting else None) or (hearing.committee if hearing else None)
    return members or ((other,) if other else ())


def _called(member: Legislator) -> str:
    return f"{member.title} {member.name}" if member.title else member.name


def _asks(document: Document) -> tuple[str, ...]:
    """The asks as they are printed; each once, though some papers say them again at the end."""
    asked = (Role.ASK, Role.ASK_FURTHER)
    said = (
        plain_text(one.children) for one in walk(document.children) if isinstance(one, Paragraph) and one.role in asked
    )
    return tuple(dict.fromkeys(said))
