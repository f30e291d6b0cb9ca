"""Sources that should be looked up again, and why."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from briefgen.models.library import Source, after

USUAL_INTERVAL = "5 years"
"""How long figures hold after the day that `as_of` states, where the source says neither `review` nor `review_every`."""

_AS_OF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def stale(source: Source, cited: bool, today: dt.date) -> Iterator[str]:
    """The reasons to look a source up again on that day; none, when there are none."""
    due = review_due(source)
    if due is not None and due < today:
        stated = f"review was due on {due}"
        yield stated if source.custom.get("review") else f"{stated}: its figures are as of {source.custom['as_of']}"
    if not cited and not source.custom.get("kept"):
        yield "nothing cites it"


def review_due(source: Source) -> dt.date | None:
    """The day by which a source is to be looked up again: the one it states, else some time after its figures."""
    if review := source.custom.get("review"):
        return dt.date.fromisoformat(review)
    day = _last_day(str(source.custom.get("as_of", "")))
    return after(day, source.custom.get("review_every", USUAL_INTERVAL)) if day else None


def _last_day(as_of: str) -> dt.date | None:
    """The last day of the year, month or day that `as_of` begins with; None when it is put in other words."""
    found = _AS_OF.match(as_of)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None
