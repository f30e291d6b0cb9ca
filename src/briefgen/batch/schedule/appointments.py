"""A meeting as those who go there know it: when, where, whom they meet, who of them goes. Nothing of its notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Final

from briefgen.diagnostics import Span
from briefgen.models.hours import minute_of_day
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun

USUAL_MINUTES: Final = 30
"""How long a meeting is whose end is not said."""

DAY: Final = 24 * 60

BETWEEN_PEOPLE: Final = re.compile(r"[;,/\n\r|]+")


class Kind(StrEnum):
    """Who goes to meetings: a team, or one person."""

    TEAM = "team"
    PERSON = "person"


@noun
class Goer:
    """A team or one of us; the same in whatever case the table has the name."""

    kind: Kind
    name: str

    @property
    def known_as(self) -> tuple[Kind, str]:
        """What tells it from all others."""
        return self.kind, self.name.casefold()


@noun
class Appointment:
    """One meeting. `begins` and `ends` are minutes of the day, `span` is the cell of its time; `ask` is what it asks alone."""

    key: str
    name: str
    span: Span
    date: dt.date | None = None
    time: str = ""
    begins: int | None = None
    ends: int | None = None
    place: str = ""
    district: str = ""
    committee: str = ""
    team: str = ""
    people: tuple[str, ...] = ()
    ask: str = ""

    @property
    def goers(self) -> tuple[Goer, ...]:
        """Who goes there: the team, then each by name."""
        team = (Goer(Kind.TEAM, self.team),) if self.team else ()
        return (*team, *(Goer(Kind.PERSON, name) for name in self.people))

    @property
    def whom(self) -> str:
        """Whom we meet, with the district where that is known and not in the name."""
        return f"{self.name} ({self.district})" if self.district and self.district not in self.name else self.name


def appointment(meeting: MeetingRow) -> Appointment:
    """What a row says of when, where and who."""
    says = meeting.says
    begins = _minute(says.get("begins") or says.get("time", ""))
    return Appointment(
        meeting.key, meeting.name, _place_of_time(meeting), _date(says.get("date", "")), says.get("time", ""),
        begins, _end(begins, says.get("until") or says.get("end", "")), _place(meeting), says.get("district", ""),
        says.get("committee", ""), " ".join(says.get("team", "").split()), _people(says.get("participants", "")),
        _own_ask(meeting),
    )  # fmt: skip


def goers(appointments: Iterable[Appointment]) -> tuple[Goer, ...]:
    """Everybody who goes anywhere: first the teams, then people, each in the order of the alphabet."""
    found = {one.known_as: one for each in appointments for one in reversed(each.goers)}
    return tuple(sorted(found.values(), key=lambda one: (one.kind is Kind.PERSON, one.name.casefold())))


def of(goer: Goer, appointments: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Where somebody goes, in the order given."""
    return tuple(one for one in appointments if any(each.known_as == goer.known_as for each in one.goers))


def _date(words: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(words)
    return None


def _minute(words: str) -> int | None:
    return minute_of_day(words) if words else None


def _end(begins: int | None, words: str) -> int | None:
    """When it ends: as it is said, else half an hour after it began."""
    if begins is None:
        return None
    said = _minute(words)
    return said if said is not None and said > begins else min(begins + USUAL_MINUTES, DAY - 1)


def _people(words: str) -> tuple[str, ...]:
    """The people of a cell, each once."""
    names = (" ".join(one.split()) for one in BETWEEN_PEOPLE.split(words))
    return tuple({name.casefold(): name for name in names if name}.values())


def _place(meeting: MeetingRow) -> str:
    """Where it is, as papers say it: what the meeting's papers have, else what its columns say."""
    given = next((str(said.data) for said in meeting.gives if said.path == ("meeting", "place")), "")
    return (
        given
        or meeting.says.get("place")
        or ", ".join(filter(None, (meeting.says.get("room"), meeting.says.get("building"))))
    )


def _own_ask(meeting: MeetingRow) -> str:
    return next((str(said.data) for said in meeting.gives if said.path == ("ask",)), "")


def _place_of_time(meeting: MeetingRow) -> Span:
    return next((said.span for said in meeting.gives if said.path == ("meeting", "time")), meeting.span)
