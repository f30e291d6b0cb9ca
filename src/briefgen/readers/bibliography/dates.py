"""Dates as BibTeX and BibLaTeX write them → dates of CSL.

Source: the manual of BibLaTeX, 2.3.8 (dates of ISO 8601-2, Extended Date/Time Format, level 1).
"""

from __future__ import annotations

import re
from typing import Any, Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_SEASON: Final = 21
"""Months 21 to 24 stand for spring, summer, autumn and winter."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:Z+-]+)?([~?%]?)\Z")
_OPEN: Final = ("", "..", "open")


def read_date(text: str) -> dict[str, Any] | None:
    """The date or range that `date = {…}` states; None when it is none."""
    first, slash, last = text.replace("\u00a0", "~").strip().partition("/")
    start = _DATE.match(first)
    if start is None:
        return None
    date: dict[str, Any] = {"circa": True} if start[4] else {}
    parts = _parts(start)
    if FIRST_SEASON <= (parts + [0])[1] <= FIRST_SEASON + 3 and not slash:
        return {**date, "date-parts": [parts[:1]], "season": parts[1] - FIRST_SEASON + 1}
    if not slash:
        return {**date, "date-parts": [parts]}
    end = _DATE.match(last)
    if last not in _OPEN and end is None:
        return None
    return {**date, "date-parts": [parts, _parts(end) if end else [0]]}


def _parts(found: re.Match[str]) -> list[int]:
    return [int(part) for part in found.groups()[:3] if part]


def read_month(text: str) -> int | None:
    """The number of a month, given as a number or by its English name, short or long; None when it is none."""
    word = text.strip().lower().rstrip(".")
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS and word.isalpha() else None


def from_year(year: str, month: int | None, day: str) -> dict[str, Any]:
    """The date that `year`, `month` and `day` state; words such as “forthcoming” as they are."""
    if not year.isdecimal():
        return read_date(year) or {"literal": year}
    parts = [int(year), *([month] if month else []), *([int(day)] if month and day.isdecimal() else [])]
    return {"date-parts": [parts]}
