"""Hours as they are printed: whether one is before noon."""

from __future__ import annotations

import re
from typing import Final

_HALF: Final = r"(?:\s?(?P<{0}>[ap])\.?\s?m\b)?"
_CLOCK: Final = re.compile(
    rf"\s*(?P<hour>[01]?\d|2[0-3])(?:[:.][0-5]\d)?{_HALF.format('half')}"
    rf"(?:\s?(?:[–—-]|to|a)\s?\d{{1,2}}(?:[:.][0-5]\d)?{_HALF.format('ending')})?(?!\s?(?:noon|midday)|\w)",
    re.IGNORECASE,
)

MORNING: Final = range(7, 12)
"""Hours that are of the morning where nothing is said: meetings begin by day, and `1:30` is after noon."""


def before_noon(time: str) -> bool:
    """Whether an hour is known to be before noon: 10:30 a.m.; of two, that at which something begins."""
    found = _CLOCK.match(time)
    if found is None:
        return False
    half = found["half"] or ("a" if (found["ending"] or "").lower() == "a" else "")
    return half.lower() == "a" if half else int(found["hour"]) in MORNING


def minute_of_day(time: str) -> int | None:
    """The minute of the day, from 0, at which something begins; None where that cannot be read."""
    found = _CLOCK.match(time)
    if found is None:
        return 12 * 60 if "noon" in time.lower() else None
    hour = int(found["hour"])
    minutes = re.match(r"\s*\d{1,2}[:.]([0-5]\d)", time)
    if hour <= 12 and not before_noon(time):
        hour = hour % 12 + 12
    elif hour == 12:
        hour = 0
    return hour * 60 + (int(minutes[1]) if minutes else 0)
