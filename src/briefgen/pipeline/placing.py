"""Where the papers of each meeting go: a folder each, which sort in the order of the day, and never two of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefgen.models.file_names import is_device
from briefgen.models.hours import minute_of_day
from briefgen.models.meetings import MeetingRow
from briefgen.models.surnames import surname_of

MOST_LETTERS: Final = 40
"""The most letters of a folder's name that each thing in it may have."""


def in_order(meetings: Sequence[MeetingRow]) -> tuple[MeetingRow, ...]:
    """The meetings in the order of the days and of each day; those without an hour come last in it."""
    return tuple(sorted(meetings, key=lambda one: (one.says.get("date") or "~", _minute(one), one.name.casefold())))


def _minute(meeting: MeetingRow) -> int:
    found = _begins(meeting)
    return 24 * 60 if found is None else found


def _begins(meeting: MeetingRow) -> int | None:
    """The minute of its day at which a meeting begins; None where that is not known."""
    if begins := meeting.says.get("begins", ""):  # the hour as 14:30, where it was understood
        hour, minute = begins.split(":")
        return int(hour) * 60 + int(minute)
    return minute_of_day(meeting.says.get("time", ""))


def folders(meetings: Sequence[MeetingRow]) -> Mapping[str, str]:
    """The name of the folder of each meeting, by its key: day, hour and whom it is with.

    Where surnames are not enough to tell two apart, they have the whole names; where these are not, their keys, too. A name
    holds letters a–z, digits and hyphens.
    """
    plain = {one.key: _name(one, surname_of(one.says.get("member", "")).words) for one in meetings}
    whole = {one.key: _name(one, one.says.get("member", "")) for one in meetings}
    named = _apart(_apart(plain, whole), {key: f"{name}-{_bare(key)}" for key, name in whole.items()})
    found: dict[str, str] = {}
    for key, name in sorted(named.items()):
        free = name
        number = 1
        while free.casefold() in {one.casefold() for one in found.values()}:
            number += 1
            free = f"{name}-{number}"
        found[key] = free
    return found


def _apart(names: Mapping[str, str], longer: Mapping[str, str]) -> Mapping[str, str]:
    """Names by their keys, the longer ones for those that are not one of a kind."""
    times = Counter(name.casefold() for name in names.values())
    return {key: name if times[name.casefold()] == 1 else longer[key] for key, name in names.items()}


def _name(meeting: MeetingRow, member: str) -> str:
    says = meeting.says
    minute = _begins(meeting)
    hour = "" if minute is None else f"{minute // 60:02}{minute % 60:02}"
    who = _bare(member or says.get("office", "")) or _bare(meeting.name)
    name = "-".join(filter(None, (_bare(says.get("date", "")), hour, who))) or _bare(meeting.key) or "meeting"
    return f"{name}-1" if is_device(name) else name


def _bare(words: str) -> str:
    """Words in letters a–z, digits and hyphens, as names of folders are written everywhere."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:MOST_LETTERS].strip("-")
