"""The schedule as a workbook: all meetings a row each, who goes where, and who says what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.batch.schedule.appointments import Appointment, Goer, goers, of
from briefgen.batch.schedule.words import Words, words_in
from briefgen.models.workbooks import Entry, Sheet, SheetColumn, Workbook
from briefgen.pipeline.day_words import DayWords

WIDTHS: Final = {
    "day": 12, "time": 14, "until": 12, "meeting": 30, "district": 22, "place": 34, "committee": 22, "team": 14, "people": 34,
    "ask": 50, "key": 26, "cards_of": 26, "name": 26, "role": 14, "says": 60,
}  # fmt: skip

OF_MEETINGS: Final = (
    "day", "time", "until", "meeting", "district", "place", "committee", "team", "people", "ask", "key",
)  # fmt: skip
OF_CARDS: Final = ("cards_of", "day", "time", "until", "meeting", "place", "committee", "team", "people", "ask")


def book(appointments: Sequence[Appointment], day: DayWords) -> Workbook:
    """The schedule of these meetings, which are in the order of the day."""
    words = words_in(day.language)
    everybody = goers(appointments)
    sheets = [_sheet("schedule", OF_MEETINGS, [_row(one, OF_MEETINGS) for one in appointments], words)]
    if everybody:
        rows = [_row(one, OF_CARDS, goer) for goer in everybody for one in of(goer, appointments)]
        sheets.append(_sheet("cards", OF_CARDS, rows, words))
    if everybody and day.team:
        team = [(one.name, one.role, one.says) for one in day.team]
        sheets.append(_sheet("who_says", ("name", "role", "says"), team, words))
    return Workbook(f"{words['schedule']}: {day.title}", tuple(sheets), day.date, day.paper, day.mark)


def _sheet(name: str, columns: Sequence[str], rows: Sequence[tuple[Entry, ...]], words: Words) -> Sheet:
    return Sheet(words[name], tuple(SheetColumn(words[one], WIDTHS[one], needed=True) for one in columns), tuple(rows))


def _row(one: Appointment, columns: Sequence[str], goer: Goer | None = None) -> tuple[Entry, ...]:
    return tuple(_entries(one, columns, goer))


def _entries(one: Appointment, columns: Sequence[str], goer: Goer | None) -> Iterator[Entry]:
    said: dict[str, Entry] = {
        "day": one.date.isoformat() if one.date else "", "time": one.time, "until": _time(one.ends), "meeting": one.name,
        "district": one.district, "place": one.place, "committee": one.committee, "team": one.team,
        "people": ", ".join(one.people), "ask": one.ask, "key": one.key, "cards_of": goer.name if goer else "",
    }  # fmt: skip
    yield from (said[column] for column in columns)


def _time(minute: int | None) -> str:
    """A minute of the day as everybody reads it: 14:30."""
    return "" if minute is None else dt.time(*divmod(minute, 60)).strftime("%H:%M")
