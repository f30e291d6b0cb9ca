"""What the last run wrote for those who run the day: its files, and what calendars were told of each meeting.

It lies beside the manifests, so that a meeting that moves is the same one in everybody's calendar, also on another
computer. It names nobody: a meeting is what stands for its key there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, field, replace
from typing import Any

from briefgen.batch.schedule.appointments import Appointment
from briefgen.batch.schedule.calendars import Event
from briefgen.batch.schedule.words import Words
from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.document.summing import sum_of
from briefgen.models.folders import MANIFESTS
from briefgen.noun import noun
from briefgen.workspace import Workspace


@noun
class Announced:
    """What calendars were told of a meeting: `sum` stands for its words, `calendars` are those that ever had it."""

    sum: str
    sequence: int
    stamp: str
    date: str
    begins: int | None
    ends: int | None
    calendars: tuple[str, ...]
    cancelled: bool = False


@noun
class Known:
    """What `made_of` stands for was written to files with these sums, by their names; the meetings by their ids.

    `coming` are the sums of files that were about to be written: a run that is ended at any moment leaves none that the
    next one does not know.
    """

    made_of: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    announced: Mapping[str, Announced] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)

    def wrote(self, name: str, digest: str) -> bool:
        """Whether a file of that name with this sum is one that was written here."""
        return digest in (self.files.get(name), self.coming.get(name))


def known(workspace: Workspace, packet: str) -> Known:
    """What the last run wrote; nothing where there was none. Raises BriefError where that cannot be read."""
    data = workspace.read_own(MANIFESTS, _file(packet))
    if data is None:
        return Known()
    try:
        plain = json.loads(data)
        announced = {uid: _announced(one) for uid, one in plain["meetings"].items()}
        return Known(str(plain["made_of"]), dict(plain["files"]), announced, dict(plain.get("coming", {})))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BriefError([_unreadable(packet)]) from None


def keep(workspace: Workspace, packet: str, known: Known) -> None:
    """Write down what was written. Raises BriefError (`cannot-write`)."""
    meetings = {uid: asdict(one) for uid, one in sorted(known.announced.items())}
    plain: dict[str, Any] = {"made_of": known.made_of, "files": dict(sorted(known.files.items())), "meetings": meetings}
    plain |= {"coming": dict(sorted(known.coming.items()))} if known.coming else {}
    workspace.write_own(MANIFESTS, {_file(packet): json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"})


def uid(key: str, packet: str) -> str:
    """What tells the event of a meeting from all others, whatever else changes of it; it names nobody."""
    return f"{hashlib.sha256(f'{packet}/{key}'.encode()).hexdigest()[:32]}@briefgen"


def announced(
    appointments: Sequence[Appointment], calendar_of: Mapping[str, str], packet: str, before: Known, today: dt.date
) -> dict[str, Announced]:
    """What calendars are told from now on; `calendar_of` is the calendar of each team. What is gone is called off."""
    found = {uid(one.key, packet): _now(one, calendar_of, before.announced.get(uid(one.key, packet)), today)
             for one in appointments if one.date}  # fmt: skip
    for name, one in before.announced.items():
        if name not in found and one.date >= today.isoformat():
            found[name] = one if one.cancelled else replace(one, cancelled=True, **_next(one, today))
    return found


def events(
    appointments: Sequence[Appointment], told: Mapping[str, Announced], packet: str, words: Words
) -> tuple[tuple[Event, tuple[str, ...]], ...]:
    """The events of all meetings that have a day, each with the calendars that it is or was in."""
    here = {uid(one.key, packet): one for one in appointments if one.date}
    return tuple(
        (Event(name, here.get(name) or _gone(one, words), one.sequence, one.stamp, one.cancelled), one.calendars)
        for name, one in told.items()
    )


def _now(one: Appointment, calendar_of: Mapping[str, str], before: Announced | None, today: dt.date) -> Announced:
    assert one.date is not None, "what has no day is in no calendar"
    words = sum_of(replace(one, span=Span("")))
    mine = (calendar_of[one.team.casefold()],) if one.team else ()
    ever = tuple(dict.fromkeys((*(before.calendars if before else ()), *mine)))
    plain = Announced(words, 0, f"{today:%Y%m%d}", one.date.isoformat(), one.begins, one.ends, ever)
    if before is None:
        return plain
    if before.sum == words and not before.cancelled:
        return replace(plain, sequence=before.sequence, stamp=before.stamp)
    return replace(plain, **_next(before, today))


def _next(before: Announced, today: dt.date) -> dict[str, Any]:
    return {"sequence": before.sequence + 1, "stamp": f"{today:%Y%m%d}"}


def _gone(one: Announced, words: Words) -> Appointment:
    """A meeting of which nothing is known any longer but when it would have been."""
    date = None
    with suppress(ValueError):
        date = dt.date.fromisoformat(one.date)
    return Appointment("", words["gone"], Span(""), date, begins=one.begins, ends=one.ends)


def _announced(plain: Mapping[str, Any]) -> Announced:
    return Announced(**{**plain, "calendars": tuple(plain["calendars"])})


def _file(packet: str) -> str:
    return f"{packet}.schedule"


def _unreadable(packet: str) -> Diagnostic:
    place = f"{MANIFESTS}/{_file(packet)}"
    message = f"“{place}”, which says what calendars were told, cannot be read"
    hint = "Take an earlier version of it, or delete it: then calendars take meetings that moved for new ones."
    return Diagnostic("unreadable-schedule", message, Span(place), hint=hint)
