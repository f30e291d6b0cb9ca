"""A cell → the day of a meeting, and what else stands in it; and whether the event can be on that day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.tables import Kind, TableCell
from briefgen.noun import noun
from briefgen.readers.invitation.days import Reading, readings
from briefgen.readers.meetings.cells import quoted
from briefgen.readers.meetings.event import Event, is_open
from briefgen.readers.validation.days import WEEKDAYS
from briefgen.readers.validation.days import days as days_meant

FORM: Final = "a day such as 2026-12-03, 12/3/2026 or Thu, Dec 3"
OPEN_HINT: Final = "Where it is not known yet, write TBD."

LONG_PAST, FAR_AHEAD = dt.timedelta(days=90), dt.timedelta(days=400)
LONGEST: Final = 200
"""The most characters of a cell with a day and perhaps a time."""

SATURDAY: Final = 5

_YEAR_FIRST: Final = re.compile(r"(?<![\w/.-])(20[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:T(?=[0-9])|(?![0-9T]))")
_HYPHENS: Final = re.compile(r"(?<![\w/.-])([0-9]{1,2})-([0-9]{1,2})-((?:20)?[0-9]{2})(?![\w-])")
_NAMED: Final = re.compile(r"(?<![\w/.-])([0-9]{1,2})-([^\W\d_]{3,9})(?:-((?:20)?[0-9]{2}))?(?![\w-])")
_AROUND_WEEKDAY: Final = re.compile(r"[(,]?\s*\b([^\W\d_]{3,9})\b\.?\s*[),]?")
_WEEKDAY: Final = re.compile(r"(?:on\s+|el\s+)?([^\W\d_]{3,9})\.?(?=$|[\s,])", re.IGNORECASE)


@noun
class DayRead:
    """The day of a cell, where it is one and no doubt about it; the `rest` of its words; what is wrong."""

    value: dt.date | None = None
    rest: str = ""
    problem: Diagnostic | None = None


def day_in(cell: TableCell, span: Span, event: Event) -> DayRead:
    """The day that a cell says. One without a year is one of the event, else the next."""
    if isinstance(cell.value, dt.date) and cell.kind in (Kind.DATE, Kind.MOMENT):
        value = cell.value.date() if isinstance(cell.value, dt.datetime) else cell.value
        return DayRead(value, _rest(cell.line, event) if cell.kind is Kind.MOMENT else "")
    if cell.kind is not Kind.TEXT:
        return DayRead(problem=_unread(cell.line, span))
    if is_open(cell.line):
        message = "the day of this meeting is not known yet, and its papers say none"
        return DayRead(problem=Diagnostic("unread-day", message, span, Severity.WARNING))
    return _of_words(cell.line, span, event) if len(cell.line) <= LONGEST else DayRead(problem=_unread(cell.line, span))


def found_day(words: str, event: Event) -> dt.date | None:
    """The day in words of another cell; None where none can be told."""
    return _of_words(words, Span(""), event).value if len(words) <= LONGEST else None


def _of_words(said: str, span: Span, event: Event) -> DayRead:
    words = _straightened(said)
    found = list(readings(words, _from(event)))
    if not found:
        return _spoken(words, span, event)
    if len(found) > 1:
        return DayRead(problem=Diagnostic("unread-day", f"several days stand in “{quoted(said)}”", span, expected=FORM))
    (reading,) = found
    rest, weekday = _without_weekday(" ".join(words.replace(reading.words, " ", 1).split()))
    if not reading.days:
        return DayRead(rest=rest, problem=_no_such(reading, said, span))
    if (usual := _usual(reading, event)) and usual not in reading.days:
        return DayRead(rest=rest, problem=_other_weekday(said, (usual, *reading.days), span))
    if weekday is not None and not any(one.weekday() == weekday for one in reading.days):
        return DayRead(rest=rest, problem=_other_weekday(said, reading.days, span))
    meant = _meant(tuple(one for one in reading.days if weekday in (None, one.weekday())), event)
    if len(meant) > 1:
        return DayRead(rest=rest, problem=_doubtful(said, meant, span))
    return DayRead(meant[0], rest)


def _without_weekday(rest: str) -> tuple[str, int | None]:
    """What stands beside a day, without the day of the week behind it, and which that is: 4 of `(Friday)`."""
    for found in _AROUND_WEEKDAY.finditer(rest):
        number = next(
            (at for names in WEEKDAYS for at, name in enumerate(names) if _is_short_for(found[1], name)), None
        )
        if number is not None:
            return " ".join(f"{rest[: found.start()]} {rest[found.end() :]}".split()).strip(" ,;"), number
    return rest.strip(" ,;"), None


def _is_short_for(word: str, name: str) -> bool:
    return name.casefold().startswith(word.casefold())


def _straightened(words: str) -> str:
    """2026/12/3, 2026-12-03T10:30, 12-3-2026 and 3-Dec-26 as they are usually written."""
    words = _YEAR_FIRST.sub(lambda it: f"{it[1]}-{int(it[2]):02}-{int(it[3]):02} ", words)
    words = _HYPHENS.sub(r"\1/\2/\3", words)
    words = _NAMED.sub(lambda it: f"{it[1]} {it[2]}" + (f" {int(it[3]) % 100 + 2000}" if it[3] else ""), words)
    return " ".join(words.split())


def _from(event: Event) -> dt.date:
    """The day from which on a day without a year is looked for."""
    return min(event.days, default=event.today)


def _rest(words: str, event: Event) -> str:
    return _of_words(words, Span(""), event).rest


def _meant(days: tuple[dt.date, ...], event: Event) -> tuple[dt.date, ...]:
    """Of several days those that can be meant: one of the event, else as the table writes days."""
    declared = tuple(one for one in days if one in event.days)
    if len(days) == 1 or event.month_first is None or declared:
        return declared or days
    return days[:1] if event.month_first else days[1:2]


def _usual(reading: Reading, event: Event) -> dt.date | None:
    """Of two days of which the day of the week fits one, that which the table means, as it writes days."""
    if len(reading.around) < 2 or event.month_first is None or any(one in event.days for one in reading.days):
        return None
    return reading.around[0 if event.month_first else 1]


def _spoken(words: str, span: Span, event: Event) -> DayRead:
    """A day of the week: the one of the event that is called so."""
    named = _WEEKDAY.match(words)
    coming = [dt.date.fromisoformat(one) for one in days_meant(named[1], lambda: _from(event))] if named else []
    if not (named and coming):
        return DayRead(problem=_unread(words, span))
    declared = tuple(one for one in event.days if one.weekday() in {day.weekday() for day in coming})
    rest = words[named.end() :].strip(" ,")
    if len(declared) == 1:
        return DayRead(declared[0], rest)
    return DayRead(rest=rest, problem=_doubtful(words, declared or tuple(coming), span))


def _unread(words: str, span: Span) -> Diagnostic:
    return Diagnostic("unread-day", f"“{quoted(words)}” is no day", span, expected=FORM, hint=OPEN_HINT)


def _doubtful(words: str, days: tuple[dt.date, ...], span: Span) -> Diagnostic:
    first, *others = (one.isoformat() for one in days)
    hint = "Write the day with its year; or name the days of the event in the packet: `days: [2026-12-03]`."
    message = f"“{quoted(words)}” may be more than one day"
    return Diagnostic("unread-day", message, span, nearest=first, also=tuple(others), hint=hint)


def _no_such(reading: Reading, words: str, span: Span) -> Diagnostic:
    if reading.why.startswith("“"):
        return _other_weekday(words, reading.around, span)
    first, *others = [one.isoformat() for one in reading.around] or [""]
    message = f"there is no day “{quoted(words)}”"
    return Diagnostic("unread-day", message, span, expected=FORM, nearest=first, also=tuple(others))


def _other_weekday(words: str, days: tuple[dt.date, ...], span: Span) -> Diagnostic:
    first, *others = (one.isoformat() for one in days)
    message = f"the day of the week in “{quoted(words)}” is another one"
    return Diagnostic("unread-day", message, span, expected=FORM, nearest=first, also=tuple(others))


def more_than_a_day(words: str, span: Span) -> Diagnostic:
    """What stands beside a day, where the time has a column of its own."""
    hint = "What else is to be said of it belongs into another column."
    return Diagnostic("unread-day", f"“{quoted(words)}” is more than a day", span, expected=FORM, hint=hint)


def of_weekday(value: dt.date, words: str, span: Span) -> Iterator[Diagnostic]:
    """A day of the week in a cell of its own, which is another one than that of the day."""
    named = _WEEKDAY.match(words)
    if named and not any(_is_short_for(named[1], names[value.weekday()]) for names in WEEKDAYS):
        message = f"{value.isoformat()} is no {quoted(words)}"
        yield Diagnostic("unread-day", message, span, expected="the day of the week of this meeting")


def misfits(value: dt.date, span: Span, event: Event) -> Iterator[Diagnostic]:
    """Why a day cannot be that of a meeting, or will hardly be."""
    if event.days:
        if value not in event.days:
            listed = ", ".join(one.isoformat() for one in event.days)
            nearest = min(event.days, key=lambda one: abs((one - value).days)).isoformat()
            message = f"{value.isoformat()} is none of the days of the event"
            yield Diagnostic("day-off", message, span, expected=listed, nearest=nearest)
        return
    if value < event.today - LONG_PAST:
        message = f"{value.isoformat()} is long past"
        yield Diagnostic(
            "day-off", message, span, expected="the day of this meeting", nearest=_again(value, event.today)
        )
    elif value > event.today + FAR_AHEAD:
        message = f"{value.isoformat()} is more than a year away"
        yield Diagnostic("day-off", message, span, expected="the day of this meeting")
    elif value.weekday() >= SATURDAY:
        hint = "Where meetings are then, name the day in the packet: `days: [2026-12-05]`."
        message = f"{value.isoformat()} is on a weekend"
        yield Diagnostic("day-off", message, span, Severity.WARNING, hint=hint)


def _again(value: dt.date, today: dt.date) -> str:
    """The same day of the year, the next time it comes."""
    for year in (today.year, today.year + 1):
        try:
            again = value.replace(year=year)
        except ValueError:
            continue
        if again >= today:
            return again.isoformat()
    return ""
