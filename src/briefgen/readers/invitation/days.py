"""The day of a meeting, in the ways in which calendars and people write it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from briefgen.noun import noun
from briefgen.readers.invitation.doubts import Doubt
from briefgen.readers.invitation.lines import Pasted
from briefgen.readers.validation.days import near

PATH: Final = ("meeting", "date")

_ENGLISH = "january february march april may june july august september october november december".split()
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_MONTHS = {
    form: number
    for names in (_ENGLISH, _SPANISH)
    for number, name in enumerate(names, 1)
    for form in (name, name[:3], name[:4] if name.startswith("sept") else name)
}
_WEEKDAYS = {
    name[:3]: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lunes martes miércoles jueves viernes sábado domingo",
    )
    for number, name in enumerate(names.split())
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|jue|vie|sáb|dom)[a-záé]*\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>20[0-9]{2}))?(?![0-9])"

WRITTEN: Final = (
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?P<month>{_MONTH})\b\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!:){_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}",
        re.IGNORECASE,
    ),
)
"""Days with the name of their month."""

ISO: Final = re.compile(r"(?<![\w-])(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w-])")
NUMBERS: Final = re.compile(
    rf"(?<![\w/.]){_WEEKDAY}(?P<first>[0-9]{{1,2}})[/.](?P<second>[0-9]{{1,2}})(?:[/.](?P<year>20[0-9]{{2}}|[0-9]{{2}}))?(?![\w/])",
    re.IGNORECASE,
)
"""12/3/2026: the month may stand first or second."""


@noun
class Day:
    """The day, where there is one and no doubt about it."""

    value: dt.date | None = None
    doubts: tuple[Doubt, ...] = ()


@noun
class Reading:
    """One place of a text, and the days that it may mean; where there is none, why, and the days near it."""

    words: str
    days: tuple[dt.date, ...]
    around: tuple[dt.date, ...] = ()
    why: str = ""


def day(pasted: Pasted, today: dt.date) -> Day:
    """The day of the meeting: the one behind `When:`, else the only one in the text that is not past."""
    for lines in (list(pasted.behind("when")), list(pasted.plain())):
        found = [reading for line in lines for reading in readings(line, today)]
        if len(found) > 1:
            found = [reading for reading in found if not reading.days or max(reading.days) >= today] or found
        if found:
            return _settled(found)
    return Day()


def _settled(found: list[Reading]) -> Day:
    days = tuple(dict.fromkeys(one for reading in found for one in reading.days))
    first = found[0]
    if len(days) == 1 and all(reading.days for reading in found):
        return Day(days[0])
    if not first.days:
        return Day(None, (Doubt(PATH, first.words, first.why, _written(first.around)),))
    if len(first.days) > 1 and len(found) == 1:
        message = f"“{first.words}” may be {' or '.join(map(_said, first.days))}."
        return Day(None, (Doubt(PATH, first.words, message, _written(first.days)),))
    words = ", ".join(dict.fromkeys(reading.words for reading in found))
    return Day(
        None, (Doubt(PATH, words, "Several days stand in the text. Which is that of the meeting?", _written(days)),)
    )


def readings(line: str, today: dt.date) -> Iterator[Reading]:
    """Every day that is written in a line, as far as it can be told; one without a year is the next such day from `today` on."""
    for found in ISO.finditer(line):
        yield _reading(found[0], [(int(found["year"]), int(found["month"]), int(found["day"]))])
    for pattern in WRITTEN:
        for found in pattern.finditer(line):
            month, number = _MONTHS[found["month"].casefold()], int(found["day"])
            yield _dated(found, [(month, number)], today)
    for found in NUMBERS.finditer(line):
        first, second = int(found["first"]), int(found["second"])
        ways = dict.fromkeys(
            way for way in ((first, second), (second, first)) if 1 <= way[0] <= 12 and 1 <= way[1] <= 31
        )
        if ways and (found["year"] or "/" in found[0]):
            yield _dated(found, list(ways), today)


def _dated(found: re.Match[str], ways: list[tuple[int, int]], today: dt.date) -> Reading:
    """The days that a month and a number may mean, in the year that is said or the next one in which they come."""
    words = " ".join(found[0].split())
    said = found["year"]
    year = int(said) + (2000 if len(said) == 2 else 0) if said else None
    reading = _reading(words, [(year or _next_year(month, number, today), month, number) for month, number in ways])
    weekday = _WEEKDAYS.get((found["weekday"] or "")[:3].casefold())
    if weekday is None or not reading.days:
        return reading
    fitting = tuple(one for one in reading.days if one.weekday() == weekday)
    weekdays = " or ".join(f"{_said(one)}, {one.year} is a {calendar.day_name[one.weekday()]}" for one in reading.days)
    return Reading(words, fitting, reading.days, f"“{words}”: {weekdays}.")


def _next_year(month: int, number: int, today: dt.date) -> int:
    return today.year + ((month, number) < (today.month, today.day))


def _reading(words: str, ways: list[tuple[int, int, int]]) -> Reading:
    days: list[dt.date] = []
    around: list[dt.date] = []
    for year, month, number in ways:
        found = near(year, month, number)
        (days if len(found) == 1 else around).extend(found)
    return Reading(words, tuple(dict.fromkeys(days)), tuple(around), f"There is no day “{words}”.")


def _written(days: tuple[dt.date, ...]) -> tuple[str, ...]:
    return tuple(one.isoformat() for one in days)


def _said(one: dt.date) -> str:
    return f"{calendar.month_name[one.month]} {one.day}"
