"""The schedule on paper: each day hour by hour, then a card for every team and everybody who goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from babel.dates import format_date

from briefgen.batch.schedule.appointments import Appointment, Goer, Kind, goers, of
from briefgen.batch.schedule.words import Words, meetings, words_in
from briefgen.document.nodes import (
    Alignment,
    Cell,
    Document,
    Flow,
    Footer,
    Group,
    GroupRole,
    Heading,
    Metadata,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    Text,
)
from briefgen.models.languages import locale_of
from briefgen.pipeline.day_words import DayWords, Teammate

FEW: Final = 12
"""How many meetings of several days stand on one page; of more, each day begins one."""


def schedule(appointments: Sequence[Appointment], day: DayWords) -> Document:
    """The schedule of these meetings, which are in the order of the day. It is for our own people, and says so on each page."""
    words = words_in(day.language)
    common = common_ask(appointments)
    front = (
        Paragraph((Text(words["schedule"]),), Role.KICKER),
        Paragraph((Text(day.title),), Role.TITLE),
        Paragraph((Text(_span(appointments, day, words)),), Role.SUBTITLE),
        *((_ask(common, day),) if common else ()),
    )
    apart = len(appointments) > FEW
    days = tuple(
        Section(
            f"day-{number}",
            Heading(1, (Text(name),), f"day-{number}"),
            (_table(found, words, not common, None),),
            new_page=apart and number > 1,
        )
        for number, (name, found) in enumerate(by_day(appointments, day.language), 1)
    )
    cards = tuple(_cards(appointments, day, words, common))
    metadata = Metadata(f"{words['schedule']}: {day.title}", day.language, day.date, day.organization)
    left = " · ".join(filter(None, (day.organization, day.title)))
    return Document(metadata, (*front, *days, *cards), Footer(left, day.page_of), day.paper, True, day.mark)


def common_ask(appointments: Sequence[Appointment]) -> str:
    """What is asked in every meeting; empty where that differs."""
    asks = {one.ask for one in appointments}
    return asks.pop() if len(asks) == 1 else ""


def by_day(appointments: Sequence[Appointment], language: str) -> Iterator[tuple[str, tuple[Appointment, ...]]]:
    """The meetings of each day, in order, with the day in words; those without one come last."""
    for date, found in groupby(appointments, key=lambda one: one.date):
        yield day_in_words(date, language), tuple(found)


def day_in_words(date: dt.date | None, language: str) -> str:
    """A day as a heading has it: Thursday, December 3, 2026."""
    if date is None:
        return words_in(language)["no_day"]
    said = format_date(date, "full", locale=locale_of(language))
    return said[:1].upper() + said[1:]


def _span(appointments: Sequence[Appointment], day: DayWords, words: Words) -> str:
    """From which day to which, and how many meetings."""
    dates = sorted({one.date for one in appointments if one.date})
    named = [format_date(one, "long", locale=locale_of(day.language)) for one in dict.fromkeys(dates[:1] + dates[-1:])]
    return " · ".join(filter(None, (" – ".join(named), meetings(len(appointments), words))))


def _ask(ask: str, day: DayWords) -> Group:
    label = Paragraph((Text(day.ask_label),), Role.ASK_LABEL)
    return Group(GroupRole.ASK, (label, Paragraph((Text(ask),), Role.ASK)))


def _cards(appointments: Sequence[Appointment], day: DayWords, words: Words, common: str) -> Iterator[Section]:
    """A card for everybody who goes, each on a page of its own."""
    for number, goer in enumerate(goers(appointments), 1):
        anchor = f"card-{number}"
        heading = Heading(1, (Text(goer.name),), anchor)
        yield Section(anchor, heading, tuple(_card(goer, appointments, day, words, common)), new_page=True)


def _card(goer: Goer, appointments: Sequence[Appointment], day: DayWords, words: Words, common: str) -> Iterator[Flow]:
    mine = of(goer, appointments)
    yield Paragraph((Text(f"{words[f'kind_{goer.kind}']} · {meetings(len(mine), words)}"),))
    if common:
        yield _ask(common, day)
    for name, found in by_day(mine, day.language):
        yield _table(found, words, not common, goer, name)
    if team := said_by(goer, mine, day.team):
        yield _who_says(team, words)


def said_by(goer: Goer, mine: Sequence[Appointment], team: Sequence[Teammate]) -> tuple[Teammate, ...]:
    """Who says what, as it stands on a card: in a team everybody; of a person, what this one says, where the packet names it."""
    own = tuple(one for one in team if one.name.casefold() == goer.name.casefold())
    return own if goer.kind is Kind.PERSON and own else tuple(team)


def _who_says(team: Sequence[Teammate], words: Words) -> Table:
    columns = (
        (words["name"], tuple(one.name for one in team)),
        (words["role"], tuple(one.role for one in team)),
        (words["says"], tuple(one.says for one in team)),
    )
    return _of_columns(columns, words["who_says"])


def _table(found: Sequence[Appointment], words: Words, shown_ask: bool, goer: Goer | None, caption: str = "") -> Table:
    """Meetings one a row: only what any of them says has a column."""
    own_team = goer is not None and goer.kind is Kind.TEAM
    columns = (
        (words["time"], tuple(one.time or words["no_time"] for one in found)),
        (words["meeting"], tuple(one.whom for one in found)),
        (words["place"], tuple(one.place for one in found)),
        (words["committee"], tuple(one.committee for one in found)),
        (words["team"], () if own_team else tuple(one.team for one in found)),
        (words["people"], tuple(", ".join(one.people) for one in found)),
        (words["ask"], tuple(one.ask for one in found) if shown_ask else ()),
    )
    return _of_columns(columns, caption)


def _of_columns(columns: Sequence[tuple[str, Sequence[str]]], caption: str) -> Table:
    kept = [(head, cells) for head, cells in columns if any(cells)]
    rows = tuple(Row(tuple(_cell(cells[at]) for _, cells in kept)) for at in range(len(kept[0][1])))
    header = Row(tuple(_cell(head) for head, _ in kept))
    return Table(header, rows, (Alignment.LEFT,) * len(kept), (Text(caption),) if caption else ())


def _cell(words: str) -> Cell:
    return Cell((Text(words),) if words else ())
