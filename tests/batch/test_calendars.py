"""Calendars, read back by another program: every meeting is there once, at its time, and nothing else is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from batch.appointing import DAYS, WORDS, appointments, at
from hypothesis import given

from briefgen.batch.schedule.appointments import Appointment
from briefgen.batch.schedule.calendars import LINE_BYTES, calendar
from briefgen.batch.schedule.known import Known, announced, events
from briefgen.batch.schedule.making import calendars_of
from briefgen.batch.schedule.words import words_in

TODAY = dt.date(2026, 11, 22)
ZONE = "America/New_York"
ENGLISH = words_in("en-US")


def told(found: Sequence[Appointment], before: Known | None = None, today: dt.date = TODAY) -> Known:
    return Known(announced=announced(found, calendars_of(found), "day", before or Known(), today))


def written(found: Sequence[Appointment], zone: str = ZONE, known: Known | None = None, stem: str = "") -> bytes:
    every = events(found, (known or told(found)).announced, "day", ENGLISH)
    return calendar("A day", [event for event, had in every if not stem or stem in had], zone, ENGLISH)


def read(data: bytes) -> list[Any]:
    found = icalendar.Calendar.from_ical(data)
    assert not found.errors
    return list(found.walk("VEVENT"))


@given(appointments())
def test_no_meeting_is_lost_and_none_is_there_twice(found: tuple[Appointment, ...]) -> None:
    dated = [one for one in found if one.date]
    events = read(written(found))
    assert len({str(event["UID"]) for event in events}) == len(events) == len(dated)
    for one, event in zip(dated, events, strict=True):
        assert one.date is not None
        begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
        if one.begins is None or one.ends is None:
            assert (begins, ends) == (one.date, one.date + dt.timedelta(days=1))
        else:
            assert begins == dt.datetime.combine(one.date, dt.time(*divmod(one.begins, 60)), ZoneInfo(ZONE))
            assert (ends - begins) == dt.timedelta(minutes=one.ends - one.begins)


@given(WORDS)
def test_words_come_back_to_the_letter(words: str) -> None:
    (event,) = read(written([Appointment("a", words, at("a", "9:00").span, DAYS[0], place=words)]))
    assert str(event["SUMMARY"]) == words
    assert str(event.get("LOCATION", "")) == words


@given(appointments())
def test_no_line_is_too_long_and_all_end_as_they_must(found: tuple[Appointment, ...]) -> None:
    data = written(found)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= LINE_BYTES
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("zone", ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/Dublin", "UTC"])
@pytest.mark.parametrize("day", [dt.date(2026, 3, 8), dt.date(2026, 7, 1), dt.date(2026, 11, 1), dt.date(2026, 12, 31)])
def test_a_calendar_describes_its_zone_itself(zone: str, day: dt.date) -> None:
    data = written([Appointment("a", "Rep. A", at("a", "9:00").span, day, "9:00", 540, 570)], zone)
    (described,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    clock = described.to_tz(lookup_tzid=False)
    at_nine = dt.datetime.combine(day, dt.time(9))
    assert clock.utcoffset(at_nine) == ZoneInfo(zone).utcoffset(at_nine)
    assert clock.tzname(at_nine) == ZoneInfo(zone).tzname(at_nine)


def test_where_no_zone_is_said_a_time_is_that_of_the_place() -> None:
    data = written([at("a", "9:00")], "")
    assert b"VTIMEZONE" not in data and b"DTSTART:20261203T090000\r\n" in data


def test_an_event_says_what_the_schedule_says() -> None:
    one = Appointment("a", "Rep. A", at("a", "9:00").span, DAYS[0], "9:00", 540, 570, "Room 1", "NY-12", "Health", "Team A",
                      ("Alex Ames", "Bo Brown"), "Fund services.")  # fmt: skip
    (event,) = read(written([one]))
    assert str(event["SUMMARY"]) == "Rep. A (NY-12)"
    assert str(event["DESCRIPTION"]).splitlines() == [
        "Committee: Health", "Team: Team A", "Who of us: Alex Ames, Bo Brown", "Ask: Fund services.",
    ]  # fmt: skip
    assert (str(event["STATUS"]), str(event["CLASS"])) == ("CONFIRMED", "PRIVATE")


def test_a_meeting_that_moves_is_the_same_one_with_a_higher_number() -> None:
    before, later = told([at("a", "9:00"), at("b", "9:30")]), dt.date(2026, 11, 30)
    moved = [at("a", "11:00"), at("b", "9:30")]
    first, second = read(written(moved, known=told(moved, before, later)))
    were = {str(one["UID"]): one for one in read(written([at("a", "9:00"), at("b", "9:30")], known=before))}
    assert {str(first["UID"]), str(second["UID"])} == were.keys()
    assert (int(first["SEQUENCE"]), first.decoded("DTSTAMP").date()) == (1, later)
    assert (int(second["SEQUENCE"]), second.decoded("DTSTAMP").date()) == (0, TODAY)


def test_a_meeting_that_is_gone_is_called_off_until_its_day_is_over() -> None:
    before = told([at("a", "9:00", people="Alex Ames")])
    gone = told([], before)
    (event,) = read(written([], known=gone))
    assert (str(event["STATUS"]), str(event["SUMMARY"]), int(event["SEQUENCE"])) == (
        "CANCELLED",
        "Cancelled: a meeting",
        1,
    )
    assert told([], gone).announced == gone.announced
    assert told([], gone, dt.date(2026, 12, 4)).announced == {}


def test_a_meeting_that_is_back_is_called_off_no_longer() -> None:
    found = [at("a", "9:00")]
    gone = told([], told(found))
    (event,) = read(written(found, known=told(found, gone)))
    assert (str(event["STATUS"]), int(event["SEQUENCE"])) == ("CONFIRMED", 2)


def test_a_uid_names_nobody() -> None:
    assert "ames" not in str(read(written([at("alex-ames", "9:00")]))[0]["UID"])
