"""What is known of an event before its rows are read: its days, hours and zone, and how its table writes days and times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from briefgen.models.clocks import Clock, clocks, within
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.meetings import LobbyDay
from briefgen.models.zones import short_form, taken_off
from briefgen.noun import noun

OPEN: Final = frozenset("tbd tba tbc ? ?? - – — n/a none pending open unknown".split())
"""What people write where something is not known yet."""

SLASHED: Final = re.compile(r"(?<![\w/.])([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-](?:20)?[0-9]{2})?(?![\w/])")


@noun
class Event:
    """Days, the first and last minute of a day, the zone and its short form, as far as they are declared.

    `month_first` is whether the month stands first in 12/3, None where that cannot be told; `of_24` whether times are
    written with 24 hours.
    """

    today: dt.date
    language: str = USUAL_LANGUAGE
    days: tuple[dt.date, ...] = ()
    hours: tuple[int, int] | None = None
    zone: str = ""
    month_first: bool | None = None
    of_24: bool = False

    @property
    def clock(self) -> str:
        """The short form of its zone: ET."""
        return short_form(self.zone) if self.zone else ""


def event_of(day: LobbyDay, today: dt.date, language: str, dates: Iterable[str], times: Iterable[str]) -> Event:
    """The event, as the packet and all of its dates and times tell of it."""
    return Event(
        today,
        language,
        day.days,
        within(day.hours) if day.hours else None,
        day.zone or "",
        _month_first(dates, language),
        any(one.sure and one.minutes >= 13 * 60 and _is_bare(words) for words in times for one in _first(words)),
    )


def is_open(words: str) -> bool:
    """Whether words say that something is not known yet: TBD."""
    return words.casefold().rstrip(".") in OPEN


def _month_first(dates: Iterable[str], language: str) -> bool | None:
    """As dates show that can be read in one way alone; else as is usual in American English."""
    found = {
        first < second
        for words in dates
        if (match := SLASHED.search(words)) and (max(pair := (int(match[1]), int(match[2]))) > 12 >= min(pair))
        for first, second in (pair,)
    }
    if len(found) == 1:
        return found.pop()
    return True if language in ("en", USUAL_LANGUAGE) else None


def _is_bare(words: str) -> bool:
    return not re.search(r"[ap]\.?\s?m\b|noon|mediod", words, re.IGNORECASE)


def _first(words: str) -> tuple[Clock, ...]:
    return clocks(taken_off(words)[0])[:1]
