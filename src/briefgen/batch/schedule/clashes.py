"""Who would have to be in two places at once, or has no time to walk from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from briefgen.batch.schedule.appointments import Appointment, Goer, goers, of
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.noun import noun

WALK_MINUTES: Final = 10
"""How long it takes at least from a room of one building to a room of another."""

MOST_NAMED: Final = 4

USUAL_WORDS: Final = frozenset(
    "and at block bldg building capitol center centre del edificio en floor hall hob house la legislative number of office "
    "oficina piso rhob chob lhob rm rob room sala salon salón senate sob dsob hsob rsob state suite the wing".split()
)
"""Words that are in the names of many buildings, and tell none of them from another."""

SHORT_NAMES: Final = {
    "rhob": "rayburn", "chob": "cannon", "lhob": "longworth", "dsob": "dirksen", "hsob": "hart", "rsob": "russell",
}  # fmt: skip
"""Buildings of the Congress by the short names of their rooms' signs."""

BY_VIDEO: Final = re.compile(
    r"\b(?:video|zoom|teams|webex|google meet|phone|call|virtual|online|teléfono|llamada)\b", re.I
)
"""What stands where a meeting has no room: nobody walks there."""


class Trouble(StrEnum):
    """What is wrong between two meetings."""

    AT_ONCE = "two-at-once"
    NO_WALK = "no-time-to-walk"


@noun
class Clash:
    """Two meetings that the same people cannot both be at in time, the earlier first."""

    trouble: Trouble
    first: Appointment
    second: Appointment
    who: tuple[Goer, ...]


def clashes(appointments: Sequence[Appointment]) -> tuple[Clash, ...]:
    """Each meeting that collides with an earlier one of the same people, with that one; in the order of the day."""
    found: dict[tuple[Trouble, str, str], Clash] = {}
    for goer in goers(appointments):
        for clash in _of_one(goer, of(goer, appointments)):
            place = (clash.trouble, clash.first.key, clash.second.key)
            known = found.get(place)
            found[place] = Clash(clash.trouble, clash.first, clash.second, (*(known.who if known else ()), goer))
    return tuple(sorted(found.values(), key=lambda one: (*_order(one.second), *_order(one.first), one.trouble)))


def told(clash: Clash) -> Diagnostic:
    """The warning about two meetings, at the time of the later one."""
    names = [one.name for one in clash.who]
    who = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")
    first, second = clash.first, clash.second
    other = f"{first.name} at {first.time}, {_where(first.span)}"
    if clash.trouble is Trouble.AT_ONCE:
        message = f"{who}: in two places at once, with {second.name} at {second.time} and with {other}"
        hint = "Send somebody else to one of them, or move it. An end that is not said is half an hour after the start."
    else:
        left = (second.begins or 0) - (first.ends or 0)
        message = (
            f"{who}: {left} minutes from “{first.place}” ({other}) to “{second.place}” ({second.name} at {second.time})"
        )
        hint = f"Leave {WALK_MINUTES} minutes between two buildings. An end that is not said is half an hour after the start."
    return Diagnostic(clash.trouble.value, message, second.span, Severity.WARNING, hint=hint)


def _of_one(goer: Goer, where: Sequence[Appointment]) -> Iterator[Clash]:
    """What collides of the meetings of one: each is compared with that before it which is the last to end."""
    timed = sorted((one for one in where if one.date and one.begins is not None), key=_order)
    last: Appointment | None = None
    for one in timed:
        if last is not None and last.date == one.date and (trouble := _between(last, one)):
            yield Clash(trouble, last, one, (goer,))
        if last is None or last.date != one.date or _end(one) >= _end(last):
            last = one


def _between(first: Appointment, second: Appointment) -> Trouble | None:
    begins = second.begins or 0
    if begins < _end(first):
        together = first.begins == second.begins and first.place and first.place.casefold() == second.place.casefold()
        return None if together else Trouble.AT_ONCE
    near = begins - _end(first) < WALK_MINUTES
    return Trouble.NO_WALK if near and in_other_building(first.place, second.place) else None


def in_other_building(one: str, other: str) -> bool:
    """Whether two places are known to be in different buildings: the words of their names have nothing in common."""
    if BY_VIDEO.search(one) or BY_VIDEO.search(other):
        return False
    first, second = _building(one), _building(other)
    return bool(first and second) and not first & second


def _building(place: str) -> frozenset[str]:
    words = (SHORT_NAMES.get(word, word) for word in re.findall(r"[^\W\d_]+", place.casefold()))
    return frozenset(word for word in words if len(word) > 1 and word not in USUAL_WORDS)


def _end(one: Appointment) -> int:
    return one.ends if one.ends is not None else 0


def _order(one: Appointment) -> tuple[str, int, int, str]:
    return (one.date.isoformat() if one.date else "~", one.begins or 0, _end(one), one.key)


def _where(span: Span) -> str:
    return span.within or f"line {span.line}"
