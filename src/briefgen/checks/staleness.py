"""Sources that should be looked up again, and why."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from briefgen.models.library import Source
from briefgen.models.upkeep import after

USUAL_INTERVAL = "5 years"
"""How long figures hold after the day that `as_of` states, where the source says neither `review` nor `review_every`."""

NONE: Mapping[str, str | None] = MappingProxyType({})
"""No source that carries figures."""

IN_FORCE = ("bill", "legal_case", "legislation", "regulation", "treaty")
"""Works whose numbers hold until another takes their place: they are due only when they say so themselves."""

_AS_OF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def stale(source: Source, cited: bool, figures: Mapping[str, str | None], today: dt.date) -> Iterator[str]:
    """The reasons to look a source up again on that day; none, when there are none.

    `figures` are the sources that carry figures, each with the day of these where it is stated.
    """
    if reason := overdue(source, figures, today):
        yield reason
    if not cited and not source.custom.get("kept"):
        yield "nothing cites it"


def overdue(source: Source, figures: Mapping[str, str | None], today: dt.date) -> str:
    """Why a source was to be looked up again before that day; empty, when it was not."""
    due = review_due(source, figures)
    if due is None or due >= today:
        return ""
    stated = f"review was due on {due}"
    day, says = _as_of(source, figures)
    return stated if source.custom.get("review") else f"{stated}: {says} {day}"


def review_due(source: Source, figures: Mapping[str, str | None] = NONE) -> dt.date | None:
    """The day by which a source is to be looked up again: the one it states, else some time after its figures.

    Where neither the source nor a fact says as of when these are, they are as old as the work.
    """
    if review := source.custom.get("review"):
        return dt.date.fromisoformat(review)
    day = _last_day(_as_of(source, figures)[0])
    return after(day, source.custom.get("review_every", USUAL_INTERVAL)) if day else None


def _as_of(source: Source, figures: Mapping[str, str | None]) -> tuple[str, str]:
    """As of when the figures of a source are, and what says so; nothing, where it carries none."""
    if stated := source.custom.get("as_of"):
        return str(stated), "its figures are as of"
    if source.id not in figures or source.csl.get("type") in IN_FORCE:
        return "", ""
    if stated := figures[source.id]:
        return stated, "its facts are as of"
    return _published(source), "it carries figures and was published in"


def _published(source: Source) -> str:
    """The year, month or day of a work, as `as_of` would have it."""
    issued = source.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if parts else ()
    return "-".join(f"{part:02}" if number else f"{part:04}" for number, part in enumerate(first))


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
