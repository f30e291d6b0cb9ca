"""Calendars that phones and mail programs open (RFC 5545): one for all meetings, one for each team."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.batch.schedule.appointments import Appointment
from briefgen.batch.schedule.words import Words
from briefgen.batch.schedule.zones import LOCAL, described, zone_of
from briefgen.noun import noun

LINE_BYTES: Final = 75
"""The most bytes of a line (RFC 5545, 3.1)."""

MADE_BY: Final = "-//briefgen//schedule//EN"

UNPRINTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@noun
class Event:
    """A meeting as a calendar has it: what tells it from all others, how often it has changed, on which day it last did.

    One that is `cancelled` takes place no longer, or without those whose calendar it is.
    """

    uid: str
    appointment: Appointment
    sequence: int
    stamp: str
    cancelled: bool = False


def calendar(name: str, events: Sequence[Event], zone: str, words: Words) -> bytes:
    """The calendar of these events. A meeting without a day is in none; one without a time is there all day."""
    dated = [one for one in events if one.appointment.date]
    dates = [one.appointment.date for one in dated if one.appointment.date]
    known = zone_of(zone) if zone else None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MADE_BY}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{_escaped(name)}", f"X-WR-CALNAME:{_escaped(name)}"]
    if known and any(one.appointment.begins is not None for one in dated):
        lines += described(zone, known, min(dates), max(dates))
    for one in dated:
        lines += _event(one, zone if known else "", words)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8", "replace")


def _event(event: Event, zone: str, words: Words) -> Iterator[str]:
    one = event.appointment
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.stamp}T000000Z"
    yield f"SEQUENCE:{event.sequence}"
    yield from _when(one, zone)
    name = words["cancelled"].format(name=one.whom) if event.cancelled else one.whom
    yield f"SUMMARY:{_escaped(name)}"
    if one.place:
        yield f"LOCATION:{_escaped(one.place)}"
    if about := "\n".join(_about(one, words)):
        yield f"DESCRIPTION:{_escaped(about)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _when(one: Appointment, zone: str) -> Iterator[str]:
    assert one.date is not None, "what has no day is in no calendar"
    if one.begins is None or one.ends is None:
        yield f"DTSTART;VALUE=DATE:{one.date:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.date + dt.timedelta(days=1):%Y%m%d}"
        return
    at = f";TZID={zone}" if zone else ""
    for key, minute in (("DTSTART", one.begins), ("DTEND", one.ends)):
        yield f"{key}{at}:{dt.datetime.combine(one.date, dt.time(*divmod(minute, 60))).strftime(LOCAL)}"


def _about(one: Appointment, words: Words) -> Iterator[str]:
    """What stands in the event: all that the schedule says of the meeting, and nothing of its notes."""
    said = (("committee", one.committee), ("team", one.team), ("people", ", ".join(one.people)), ("ask", one.ask))
    yield from (f"{words[name]}: {value}" for name, value in said if value)


def _escaped(words: str) -> str:
    """A text as a value (RFC 5545, 3.3.11)."""
    plain = UNPRINTED.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most so many bytes, no character of which is cut (RFC 5545, 3.1)."""
    pieces, piece, room = [], "", LINE_BYTES
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            pieces.append(piece)
            piece, room = "", LINE_BYTES - 1
        piece, room = piece + character, room - size
    return "\r\n ".join((*pieces, piece))
