"""The days that somebody may have meant who wrote a date another way, or one that does not exist."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

Today: TypeAlias = Callable[[], dt.date]
"""Gives the day of the run; asked only where it matters."""

MONTHS = {name[:3].casefold(): number for number, name in enumerate(calendar.month_name) if name}
"""The months of the year by the first letters of their English names."""

WEEKDAYS = tuple(calendar.day_name), tuple("lunes martes miércoles jueves viernes sábado domingo".split())
"""The days of the week, as meetings are written down in English and in Spanish."""

OFF = {"today": 0, "tomorrow": 1, "hoy": 0, "mañana": 1}
"""How many days off is what has no name."""

SPOKEN = re.compile(r"(?:(?:on|this|next|coming|el|este|próximo) )*([^\W\d_]{3,9})\.?", re.IGNORECASE)
"""Thursday; next Thu."""

YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[ T].*)?")
NUMBERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{4}))?")
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?(?:,? ([0-9]{4}))?")


def days(text: str, today: Today | None = None) -> tuple[str, ...]:
    """The days as YYYY-MM-DD, each once. Of one that does not exist, the last of its month and the first of the next.

    `12/3/2026` may be December 3 or March 12. A day without a year is the one nearest to `today`; where nobody knows
    that, none. One of the week is the next of it, or the one a week later.
    """
    found = _spoken(" ".join(text.split()), today) if today is not None else []
    for year, month, day in _read(" ".join(text.split())):
        if year:
            found += near(int(year), month, day)
        elif today is not None:
            found += _nearest(today(), month, day)
    return tuple(dict.fromkeys(day.isoformat() for day in found))


def _spoken(text: str, today: Today) -> list[dt.date]:
    """The coming days that are called so: today, tomorrow, Thursday."""
    word = match[1].casefold() if (match := SPOKEN.fullmatch(text)) else ""
    if word in OFF:
        return [today() + dt.timedelta(days=OFF[word])]
    named = {
        number for names in WEEKDAYS for number, name in enumerate(names) if word and name.casefold().startswith(word)
    }
    now = today() if named else dt.date.min
    coming = [now + dt.timedelta(days=(number - now.weekday()) % 7) for number in sorted(named)]
    return [day + dt.timedelta(days=later) for day in coming for later in (0, 7)]


def _read(text: str) -> Iterator[tuple[str | None, int, int]]:
    """Year, where there is one, month and day as they may be meant."""
    if match := YEAR_FIRST.fullmatch(text):
        yield match[1], int(match[2]), int(match[3])
    elif match := NUMBERS.fullmatch(text):
        yield match[3], int(match[1]), int(match[2])
        yield match[3], int(match[2]), int(match[1])
    elif match := MONTH_FIRST.fullmatch(text):
        yield match[3], _month(match[1]), int(match[2])
    elif match := DAY_FIRST.fullmatch(text):
        yield match[3], _month(match[2]), int(match[1])


def _month(word: str) -> int:
    """The number of a month that is named, in full or by its beginning; 0 where it is none."""
    number = MONTHS.get(word[:3].casefold(), 0)
    return number if calendar.month_name[number].casefold().startswith(word.casefold()) else 0


def near(year: int, month: int, day: int) -> list[dt.date]:
    """The day; where its month is shorter, the last of it and the first of the next; none where no month is so long."""
    if not (dt.MINYEAR <= year < dt.MAXYEAR and 1 <= month <= len(MONTHS) and 1 <= day <= 31):
        return []
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return [last.replace(day=day)] if day <= last.day else [last, last + dt.timedelta(days=1)]


def _nearest(now: dt.date, month: int, day: int) -> list[dt.date]:
    """The same, in the year in which it lies nearest to a day."""
    years = [found for year in (now.year, now.year + 1, now.year - 1) if (found := near(year, month, day))]
    return min(years, key=lambda found: abs((found[0] - now).days), default=[])
