"""A time zone as a calendar describes it: every change of its clock about some days, so that no program has to know the zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

LOCAL: Final = "%Y%m%dT%H%M%S"


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of that name; None where this computer knows none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError):  # no such zone is a KeyError as well, and a name may be no path at all
        return None
    except KeyError:
        return None


def described(name: str, zone: ZoneInfo, first: dt.date, last: dt.date) -> Iterator[str]:
    """The lines of a VTIMEZONE that holds from the first to the last of these days (RFC 5545, 3.6.5)."""
    begins, ends = dt.datetime(first.year - 1, 1, 1), dt.datetime(last.year + 1, 12, 31)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    before = zone.utcoffset(begins) or dt.timedelta()
    yield from _observance(begins, before, zone, begins)
    for moment in _changes(zone, begins, ends):
        yield from _observance(moment, before, zone, moment)
        before = _offset(zone, moment)
    yield "END:VTIMEZONE"


def _changes(zone: ZoneInfo, begins: dt.datetime, ends: dt.datetime) -> Iterator[dt.datetime]:
    """The moments in UTC, without their zone, at which the clock begins to go differently."""
    day = begins
    while day < ends:
        following = day + dt.timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            yield _between(zone, day, following)
        day = following


def _between(zone: ZoneInfo, early: dt.datetime, late: dt.datetime) -> dt.datetime:
    """The first second at which the clock goes as it does at the later of two moments."""
    low, high = 0, int((late - early).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset(zone, early + dt.timedelta(seconds=middle)) == _offset(zone, early)
        low, high = (middle, high) if same else (low, middle)
    return early + dt.timedelta(seconds=high)


def _observance(moment: dt.datetime, before: dt.timedelta, zone: ZoneInfo, at: dt.datetime) -> Iterator[str]:
    local = at.replace(tzinfo=dt.UTC).astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{(moment + before).strftime(LOCAL)}"
    yield f"TZOFFSETFROM:{_signed(before)}"
    yield f"TZOFFSETTO:{_signed(_offset(zone, at))}"
    yield f"TZNAME:{local.tzname()}"
    yield f"END:{kind}"


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.replace(tzinfo=dt.UTC).astimezone(zone).utcoffset() or dt.timedelta()


def _signed(offset: dt.timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
