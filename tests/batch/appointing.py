"""Appointments for tests of schedules: in few words, and at random."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from briefgen.batch.schedule.appointments import Appointment
from briefgen.diagnostics import Span

DAYS = (dt.date(2026, 12, 3), dt.date(2026, 12, 4))
NAMES = ("Alex Ames", "Bo Brown", "Cleo Cole", "Dee Díaz")
TEAMS = ("", "Team A", "Team B")
PLACES = ("", "100 Example Building", "2309 Rayburn House Office Building", "Rayburn 2410", "by video")


def at(
    key: str, begins: str, place: str = "", people: str = "", team: str = "", ends: str = "", day: int = 0
) -> Appointment:
    """A meeting on one of the days, from one time to another (`9:00`), or half an hour."""
    first = _minute(begins)
    last = _minute(ends) if ends else first + 30
    named = tuple(one.strip() for one in people.split(",") if one.strip())
    span = Span("day.csv", 1 + len(key), 3)
    return Appointment(key, f"Rep. {key}", span, DAYS[day], begins, first, last, place, "", "", team, named)


def _minute(words: str) -> int:
    hour, minutes = words.split(":")
    return int(hour) * 60 + int(minutes)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters='\n,;\\:"é漢😀'), max_size=120
)


@st.composite
def appointments(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """Meetings of two days in their order, each with a key of its own; some without a day, a time or anybody."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        begins = draw(st.none() | st.integers(8 * 60, 18 * 60))
        ends = None if begins is None else begins + draw(st.integers(1, 90))
        found.append(
            Appointment(
                f"key-{number}", draw(WORDS) or "nobody", Span("day.csv", number + 2, 3), draw(st.sampled_from((None, *DAYS))),
                "" if begins is None else f"{begins // 60}:{begins % 60:02}", begins, ends, draw(st.sampled_from(PLACES) | WORDS),
                "", draw(WORDS), draw(st.sampled_from(TEAMS)), tuple(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))),
                draw(WORDS),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.date.isoformat() if one.date else "~", one.begins or 0)))
