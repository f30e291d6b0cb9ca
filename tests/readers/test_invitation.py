"""Pasted calendar entries and e-mails, and what is taken from each; the doubtful fills nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.readers.invitation import Invitation, read_invitation
from briefgen.readers.validation.answers import complaint_about

TODAY = dt.date(2026, 11, 28)
NAME, TITLE, DISTRICT = (("meeting", "legislator", key) for key in ("name", "title", "district"))
OFFICE, STAFF, DATE, TIME, PLACE = (("meeting", key) for key in ("office", "staff", "date", "time", "place"))


def read(text: str) -> Invitation:
    return read_invitation(text, TODAY)


GOOGLE = """\
Meeting w/ Rep. Jordan Example (Example District 7)
Thu Dec 3, 2026 10:30am – 11am EST
100 Example Building. Staff: Alex Sample, health aide
"""

OUTLOOK = """\
Subject: Sen. María de la Example, D-NY-12
Location: Room 305, Example Office Building
Start: Thursday, December 3, 2026 2:00 PM
End: Thursday, December 3, 2026 2:30 PM
Organizer: Casey Sample
"""

MAIL = """\
From: Scheduler <scheduler@example.org>
Sent: Monday, November 23, 2026 9:02 AM
To: Casey Sample
Subject: Re: Meeting request

Hi Casey, Assemblymember O’Example's office can do Dec. 8th at 11:15 a.m. in 4105 Rayburn.
Staffer: Alex Sample

On Mon, Nov 16, 2026 at 8:00 AM Casey Sample wrote:
> Could we meet Sen. Other on December 1?
"""

SPANISH = """\
Reunión con la Senadora Ana Ejemplo (Distrito 5)
Cuándo: jueves, 3 de diciembre de 2026, 15:30
Lugar: Oficina 12, Capitolio
"""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            GOOGLE,
            {
                NAME: "Jordan Example", TITLE: "Rep.", DISTRICT: "Example District 7", DATE: "2026-12-03",
                TIME: "10:30 a.m.", PLACE: "100 Example Building", STAFF: "Alex Sample, health aide",
            },
        ),
        (
            OUTLOOK,
            {
                NAME: "María de la Example", TITLE: "Sen.", DATE: "2026-12-03", TIME: "2 p.m.",
                PLACE: "Room 305, Example Office Building",
            },
        ),
        (
            MAIL,
            {
                NAME: "O’Example", TITLE: "Assemblymember", DATE: "2026-12-08", TIME: "11:15 a.m.", PLACE: "4105 Rayburn",
                STAFF: "Alex Sample",
            },
        ),
        (
            SPANISH,
            {
                NAME: "Ana Ejemplo", TITLE: "Sen.", DISTRICT: "Distrito 5", DATE: "2026-12-03", TIME: "15:30",
                PLACE: "Oficina 12, Capitolio",
            },
        ),
        ("Staff of the Senate Committee on Public Health and Safety, 2026-12-04 9 am", {
            OFFICE: "Senate Committee on Public Health and Safety", DATE: "2026-12-04", TIME: "9 a.m.",
        }),
        ("Sen. Chris Sample (D-HI-01) by Zoom", {NAME: "Chris Sample", TITLE: "Sen.", DISTRICT: "HI-01", PLACE: "Zoom"}),
        ("Rep. Pat Sample Jr., NY-12", {NAME: "Pat Sample Jr.", TITLE: "Rep.", DISTRICT: "NY-12"}),
        ("council member Kim Sample Staff meeting", {NAME: "Kim Sample", TITLE: "Council Member"}),
        ("Rep. Example at noon. Then Rep. Jordan Example again", {NAME: "Jordan Example", TITLE: "Rep.", TIME: "noon"}),
        ("Meeting: Rep. Jordan Example\nWith: Alex Sample, legislative director", {
            NAME: "Jordan Example", TITLE: "Rep.", STAFF: "Alex Sample, legislative director",
        }),
        ("With: Rep. Jordan Example (NY-12)", {NAME: "Jordan Example", TITLE: "Rep.", DISTRICT: "NY-12"}),
        ("", {}),
        ("Lunch, bring 12 copies of H.R. 1234 for $5", {}),
    ],
)  # fmt: skip
def test_what_stands_in_it_is_found(text: str, values: dict[tuple[str, ...], str]) -> None:
    found = read(text)
    assert (found.values, found.doubts) == (values, ())


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Dec 3, 2026", "2026-12-03"), ("December 3rd", "2026-12-03"), ("3 December 2026", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"), ("3 dic 2026", "2026-12-03"), ("2026-12-03", "2026-12-03"),
        ("12/13", "2026-12-13"), ("13.12.2026", "2026-12-13"), ("12/12/26", "2026-12-12"), ("Nov 27", "2027-11-27"),
        ("Nov 28", "2026-11-28"), ("Thursday 12/3", "2026-12-03"), ("Tue 3/2/2027", "2027-03-02"), ("Jan. 5", "2027-01-05"),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(words: str, day: str) -> None:
    assert read(f"We meet {words} at 10 am").values == {DATE: day, TIME: "10 a.m."}


@pytest.mark.parametrize(
    ("words", "message", "may_be"),
    [
        ("12/3", "“12/3” may be December 3 or March 12.", ("2026-12-03", "2027-03-12")),
        ("Nov 31, 2026", "There is no day “Nov 31, 2026”.", ("2026-11-30", "2026-12-01")),
        ("Friday, December 3, 2026", "“Friday, December 3, 2026”: December 3, 2026 is a Thursday.", ("2026-12-03",)),
        (
            "Dec 3 or Dec 4",
            "Several days stand in the text. Which is that of the meeting?",
            ("2026-12-03", "2026-12-04"),
        ),
    ],
)
def test_a_doubtful_day_fills_nothing(words: str, message: str, may_be: tuple[str, ...]) -> None:
    found = read(words)
    (doubt,) = found.doubts
    assert (found.values, doubt.path, doubt.message, doubt.may_be) == ({}, DATE, message, may_be)


def test_a_past_day_gives_way_to_one_to_come() -> None:
    assert read("Your mail of November 20, 2026: December 3, 2026 is fine.").values == {DATE: "2026-12-03"}


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("10am", "10 a.m."), ("10:30 A.M.", "10:30 a.m."), ("2:00 PM", "2 p.m."), ("14:00", "14:00"), ("11–1pm", "11 a.m."),
        ("10:30–11am", "10:30 a.m."), ("1-2 pm", "1 p.m."), ("9:00:00 AM", "9 a.m."), ("10", None), ("1/2", None), ("25:10", None),
        ("10am and 2pm", None),
    ],
)  # fmt: skip
def test_hours_are_written_as_they_are_printed(words: str, hour: str | None) -> None:
    assert read(f"Sample, {words}").values.get(TIME) == hour


def test_of_several_members_none_is_chosen() -> None:
    found = read("Rep. Jordan Example and Sen. Chris Sample")
    (doubt,) = found.doubts
    assert (found.values, doubt.path, doubt.may_be) == ({}, NAME, ("Jordan Example", "Chris Sample"))
    assert [one.path for one in read("Reps. Example and Sample").doubts] == [NAME]


@given(st.text(max_size=300) | st.from_regex(r"(Rep\. |When: |[0-9/:. -]|Dec |am|\n|Mon ){0,40}", fullmatch=True))
def test_whatever_is_pasted_every_value_may_stand_in_a_brief(text: str) -> None:
    found = read(text)
    assert [complaint_about(path, value) for path, value in found.values.items() if value] == [None] * len(found.values)
    assert all(dt.date.fromisoformat(day) for doubt in found.doubts if doubt.path == DATE for day in doubt.may_be)
