"""The words of a cell → the time of a meeting, and when it ends; and whether the event is open then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.clocks import DAY, Clock, clocks, printed
from briefgen.models.zones import HOURS, known_zones, short_form, taken_off
from briefgen.noun import noun
from briefgen.readers.meetings.cells import quoted
from briefgen.readers.meetings.event import Event, is_open

FORM: Final = "a time such as 10:30 a.m., 2 pm, 14:30 or 10:30–11:00 a.m."

USUAL: Final = (7 * 60, 21 * 60 - 1)
"""From when to when meetings are, where nobody says it: a time that falls into it but once needs no a.m. or p.m."""

AFTERNOON: Final = 13 * 60
"""From when on a time that is read as of the day, 2:30, is another one than it says to whom counts to 24."""

LONGEST: Final = 200
"""The most characters of a cell with a time."""

_AROUND: Final = re.compile(r"^[\s,;@(–—-]*(?:(?:at|a las|a la|from|um)\s+)?|[\s,;)]+$", re.IGNORECASE)


@noun
class TimeRead:
    """When a meeting begins and ends, in minutes since midnight, and in which zone, where one is said.

    `guessed` is whether it says neither a.m. nor p.m., and p.m. must be meant.
    """

    begins: int | None = None
    ends: int | None = None
    zone: str = ""
    guessed: bool = False
    problems: tuple[Diagnostic, ...] = ()


def time_in(said: str, span: Span, event: Event) -> TimeRead:
    """The time that words say."""
    if is_open(said):
        message = "the time of this meeting is not known yet, and its papers say none"
        return TimeRead(problems=(Diagnostic("unread-time", message, span, Severity.WARNING),))
    words, zone = taken_off(_AROUND.sub("", said[:LONGEST]))
    found = clocks(_AROUND.sub("", words)) if len(said) < LONGEST else ()
    if not found:
        hint = "What else is to be said of it belongs into another column. Where it is not known yet, write TBD."
        return _wrong(Diagnostic("unread-time", f"“{quoted(said)}” is no time", span, expected=FORM, hint=hint))
    begins, sure = _settled(found[0], event)
    if begins is None:
        return _wrong(_either(said, found[0], span, event))
    ends = next((way for way in _ways(found[1], event) if way > begins), None) if len(found) == 2 else None
    if len(found) == 2 and ends is None:
        return _wrong(Diagnostic("unread-time", f"“{quoted(said)}” ends before it begins", span, expected=FORM))
    problems = (*_outside(begins, ends, span, event), *_zones(said, begins, zone, span, event))
    guessed = not sure and event.hours is None and begins >= AFTERNOON
    return TimeRead(begins, ends, "" if event.zone else zone, guessed, problems)


def until(read: TimeRead, said: str, span: Span, event: Event) -> TimeRead:
    """A time with the end that words of another cell say."""
    words, _ = taken_off(_AROUND.sub("", said[:LONGEST]))
    found = clocks(words) if len(said) < LONGEST else ()
    if len(found) != 1:
        problem = Diagnostic("unread-time", f"“{quoted(said)}” is no time", span, expected=FORM)
        return replace(read, problems=(*read.problems, problem))
    begins = read.begins
    if begins is None or read.ends is not None:
        return read
    ends = next((way for way in _ways(found[0], event) if way > begins), None)
    if ends is None:
        problem = Diagnostic("unread-time", f"“{quoted(said)}” is before the meeting begins", span, expected=FORM)
        return replace(read, problems=(*read.problems, problem))
    return replace(read, ends=ends, problems=(*read.problems, *_outside(ends, None, span, event)))


def with_zone(words: str, zone: str) -> str:
    """The words of a time with the zone that another cell says, where they have none."""
    if not words or taken_off(words)[1]:
        return words
    return f"{words} {(short_form(zone) if zone in known_zones() else '') or zone}"


def said_in(read: TimeRead, event: Event) -> str:
    """The time as papers say it: 10:30 a.m., and its zone where the event has none of its own."""
    if read.begins is None:
        return ""
    return " ".join(filter(None, (printed(read.begins, event.language), read.zone)))


def _wrong(problem: Diagnostic) -> TimeRead:
    return TimeRead(problems=(problem,))


def _ways(clock: Clock, event: Event) -> tuple[int, ...]:
    return (clock.minutes,) if event.of_24 else clock.ways


def _settled(clock: Clock, event: Event) -> tuple[int | None, bool]:
    """The minutes that a time must be, and whether it says so itself."""
    ways = _ways(clock, event)
    if len(ways) == 1:
        return ways[0], True
    first, last = event.hours or USUAL
    within = [way for way in ways if first <= way <= last]
    return (within[0] if len(within) == 1 else None), False


def _either(said: str, clock: Clock, span: Span, event: Event) -> Diagnostic:
    """What to write in place of a time that may be before and after noon."""
    first, last = (printed(way, event.language) for way in clock.ways)
    if event.hours and not any(event.hours[0] <= way <= event.hours[1] for way in clock.ways):
        return _off(first, span, event)
    hint = 'Write a.m. or p.m.; or say in the packet when the meetings are: `hours: "9:00 a.m.–5:30 p.m."`.'
    message = f"“{quoted(said)}” may be before noon or after it"
    return Diagnostic("unread-time", message, span, expected=FORM, nearest=first, also=(last,), hint=hint)


def _outside(begins: int, ends: int | None, span: Span, event: Event) -> Iterator[Diagnostic]:
    """Times at which the event, or any office, is not open."""
    first, last = event.hours or USUAL
    late = next((one for one in (begins, ends) if one is not None and not first <= one <= last), None)
    if late is None:
        return
    if event.hours:
        yield _off(printed(late, event.language), span, event)
    else:
        hint = 'Where meetings are then, say so in the packet: `hours: "9:00 a.m.–9:30 p.m."`.'
        message = f"{printed(late, event.language)} is no time at which offices are open"
        yield Diagnostic("time-off", message, span, Severity.WARNING, hint=hint)


def _off(time: str, span: Span, event: Event) -> Diagnostic:
    assert event.hours is not None, "there are hours that it is outside of"
    first, last = (printed(one, event.language) for one in event.hours)
    message = f"{time} is outside of the hours of the event"
    return Diagnostic("time-off", message, span, expected=f"a time from {first} to {last}")


def _zones(said: str, begins: int, zone: str, span: Span, event: Event) -> Iterator[Diagnostic]:
    """A time that is said in another zone than that of the event."""
    if not zone or not event.zone or zone == event.clock:
        return
    apart = HOURS[event.clock] - HOURS[zone] if {zone, event.clock} <= HOURS.keys() else None
    message = f"“{quoted(said)}” is not in the zone of the event, {event.zone}"
    there = printed((begins + apart * 60) % DAY, event.language) if apart is not None else ""
    yield Diagnostic("time-zone", message, span, expected="a time in the zone of the event", nearest=there)


def of_other_zone(zone: str, usual: str, span: Span) -> Diagnostic:
    """A time in another zone than those of most rows, where the event has none."""
    hint = "Name the zone of the event in the packet, `zone: America/New_York`, and write all times in it."
    message = f"this time is in {zone}, and those of other rows are in {usual}"
    return Diagnostic("time-zone", message, span, expected=f"a time in {usual}", hint=hint)
