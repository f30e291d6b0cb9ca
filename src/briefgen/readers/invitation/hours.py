"""The hour at which a meeting begins, as it is printed: 10:30 a.m."""

from __future__ import annotations

import re
from typing import Final

from briefgen.readers.invitation.lines import Pasted

_HALF = r"(?:(?P<{0}>[ap])\.?\s?m\b\.?)"
CLOCK: Final = re.compile(
    rf"(?<![\w:/.$-])(?P<hour>[01]?[0-9]|2[0-3])(?::(?P<minute>[0-5][0-9])(?::00)?)?\s?{_HALF.format('half')}?"
    rf"(?:\s?(?:[–—-]|to|until|a|hasta)\s?(?P<until>[01]?[0-9]|2[0-3])(?::[0-5][0-9])?\s?{_HALF.format('ending')}?)?(?![\w/]|[.:][0-9])",
    re.IGNORECASE,
)
"""An hour, perhaps with the one at which the meeting ends."""

NOON: Final = re.compile(r"\b(?:at|a|al)\s+(?:12\s+)?(noon|mediodía)\b", re.IGNORECASE)


def hour(pasted: Pasted) -> str | None:
    """The hour at which the meeting begins; None where none is said, or several are."""
    for lines in (pasted.behind("time"), pasted.behind("when"), pasted.plain()):
        found = list(dict.fromkeys(said for line in lines for said in _hours(line)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _hours(line: str) -> list[str]:
    noon = ["noon" for _ in NOON.finditer(line)]
    return noon + [said for found in CLOCK.finditer(line) if (said := _said(found))]


def _said(found: re.Match[str]) -> str | None:
    """The hour in words, where it is one: `10` alone may be anything."""
    number, minute, half = int(found["hour"]), found["minute"], (found["half"] or "").lower()
    if not half and found["ending"]:
        half = _half(number, int(found["until"]), found["ending"].lower())
    if half:
        shown = f"{number}:{minute}" if minute and minute != "00" else str(number)
        return f"{shown} {half}.m." if 1 <= number <= 12 else None
    return f"{number}:{minute}" if minute else None


def _half(begin: int, until: int, ending: str) -> str:
    """Of `11–1 pm` the morning: a meeting that begins at a later number than it ends begins in the other half of the day."""
    later = begin % 12 > until % 12
    return ending if not later else {"a": "p", "p": "a"}[ending]
