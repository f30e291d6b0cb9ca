"""An argument goes out about its bill, in its version, while the bill lives: every way in which it does not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import block, brief, library

from briefgen.checks.bills import bills
from briefgen.compose import make_plan
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.designations import FORMS, designation
from briefgen.models.hours import before_noon
from briefgen.models.sessions import Session, congress_ends, congress_of
from briefgen.models.versions import is_law, is_same_version

TODAY = dt.date(2026, 11, 20)
OWN = {"number": "H.R. 12", "version": "as introduced", "as_of": "2026-11-01"}
ABOUT = {"bill": "H.R. 12", "version": "introduced", "as_of": "2026-11-01"}
NEW_YORK = {"New York": {"2025-2026": {"begins": "2025-01-08", "ends": "2026-12-31"}}}


def found(about: dict[str, Any] | None, own: dict[str, Any] | None, table: Any = None, **keys: Any) -> list[Diagnostic]:
    """What is wrong with a brief about one bill which uses a block about one, on the day of the run."""
    given = {"bill": OWN | own} if own is not None else {}
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one"]}], **given, **keys)
    shelf = library(block("one", **({"about": ABOUT | about} if about is not None else {})))
    sessions = {
        state: {name: Session.model_validate(one) for name, one in declared.items()}
        for state, declared in (table or {}).items()
    }
    plan = make_plan(spec, places, shelf, Report())
    return list(bills(spec, plan, shelf, sessions, lambda *path: Span("brief.yaml", 1, path=path), TODAY))


def messages(about: dict[str, Any] | None, own: dict[str, Any] | None, table: Any = None, **keys: Any) -> list[str]:
    return [f"{one.code}: {one.message}" for one in found(about, own, table, **keys)]


def codes(about: dict[str, Any] | None, own: dict[str, Any] | None, table: Any = None, **keys: Any) -> list[str]:
    return [one.code for one in found(about, own, table, **keys)]


OTHER = "other-bill: the block `one` is about {}, and this brief about {}"
VERSION = (
    "other-bill-version: the block `one` is about {} in the version “{}”, and this brief about {} in the version “{}”"
)

OLDER = "older-bill-text: the block `one` is about H.R. 12 as of 2026-10-31, and this brief as of 2026-11-01"


@pytest.mark.parametrize(
    ("about", "own", "told"),
    [
        ({}, {}, []),
        ({"bill": "hr12"}, {"version": "Introduced in House"}, []),
        ({"bill": "S. 12"}, {}, [OTHER.format("S. 12 of the 119th Congress", "H.R. 12 of the 119th Congress")]),
        ({"bill": "H.Res. 12"}, {}, [OTHER.format("H.Res. 12 of the 119th Congress", "H.R. 12 of the 119th Congress")]),
        ({"bill": "H.R. 120"}, {}, [OTHER.format("H.R. 120 of the 119th Congress", "H.R. 12 of the 119th Congress")]),
        ({}, {"version": "enacted"}, [VERSION.format("H.R. 12", "introduced", "H.R. 12", "enacted")]),
        ({"version": "enacted"}, {}, [VERSION.format("H.R. 12", "enacted", "H.R. 12", "as introduced")]),
        ({"as_of": "2026-10-31"}, {}, [OLDER]),
        ({"as_of": "2026-11-02"}, {}, []),
        ({"as_of": "2024-05-01"}, {}, [OTHER.format("H.R. 12 of the 118th Congress", "H.R. 12 of the 119th Congress")]),
        ({"session": "118"}, {}, [OTHER.format("H.R. 12 of the 118th Congress", "H.R. 12 of the 119th Congress")]),
        ({"bill": "H.R. 12, 118th Cong."}, {}, [OTHER.format("H.R. 12, 118th Cong.", "H.R. 12 of the 119th Congress")]),
        ({"bill": "HR 12 (119th)"}, {"session": "119th Congress"}, []),
        ({"session": "soon"}, {}, ["unknown-session: there is no session “soon” of the legislature of H.R. 12"]),
    ],
)  # fmt: skip
def test_a_block_is_about_the_bill_of_the_brief_in_its_version(
    about: dict[str, Any], own: dict[str, Any], told: list[str]
) -> None:
    assert messages(about, own) == told


@pytest.mark.parametrize(
    "about",
    [
        {"bill": "S. 1311", "version": "enacted, Pub. L. 115-164", "as_of": "2026-11-01"},
        {"bill": "S. 1312", "version": "enacted", "as_of": "2018-12-21"},
        {"bill": "H.R. 2200", "version": "enacted, P.L. 115-425", "as_of": "2019-01-08"},
        {"bill": "H.R. 12", "version": "enacted", "as_of": "2018-12-21"},
        {"bill": "S. 1312", "version": "Public Law 115-393", "as_of": "2026-11-01"},
        {"bill": "S. 1312", "version": "enacted", "as_of": "2026-11-01", "session": "115"},
        {"bill": "AB 379", "version": "chaptered", "as_of": "2025-07-30", "legislature": "California"},
    ],
)
def test_a_law_of_the_past_that_is_named_for_what_came_of_it_alarms_nobody(about: dict[str, Any]) -> None:
    assert messages(about, {}) == []


def test_another_law_of_the_same_congress_is_another_bill() -> None:
    told = found({"bill": "H.R. 1", "version": "enacted", "as_of": "2025-07-04"}, {})
    assert [one.code for one in told] == ["other-bill"]
    assert (
        told[0].hint
        == "Choose another block; where it names an earlier law, say in its `about` of which `session` that is."
    )


def test_blocks_that_say_no_bill_and_briefs_without_one_are_not_compared() -> None:
    assert codes(None, {}) == [] == codes({"bill": "S. 1"}, None)
    assert codes(None, None, meeting={"date": "2040-01-01"}) == []


def test_a_bill_that_the_brief_lists_is_one_of_its_bills() -> None:
    listed = [{"number": "S.5", "version": "reported", "as_of": "2026-11-01", "summary": "x"}]
    assert codes({"bill": "S. 5", "version": "reported"}, {}, bills=listed) == []
    assert codes({"bill": "S. 5"}, {}, bills=listed) == ["other-bill-version"]
    assert codes({"bill": "S. 6"}, {}, bills=listed) == ["other-bill"]


@pytest.mark.parametrize(
    ("about", "own", "keys", "told"),
    [
        ({"bill": "A1234"}, {"number": "A 1234"}, {}, []),
        ({"bill": "A1234-A"}, {"number": "A.1234-B"}, {}, ["other-bill-version"]),
        ({"bill": "A1234"}, {"number": "A1234-B"}, {}, []),
        ({"bill": "AB 12"}, {"number": "Assembly Bill 12"}, {}, []),
        ({"bill": "SB 12"}, {"number": "HB 12"}, {}, ["other-bill"]),
        ({"bill": "AB 12", "legislature": "California"}, {"number": "AB 12", "legislature": "Nevada"}, {}, ["other-bill"]),
        ({"bill": "AB 12", "legislature": "CA"}, {"number": "AB 12"}, {"jurisdiction": "California"}, []),
        ({"bill": "S1234"}, {"number": "S. 1234"}, {"jurisdiction": "New York"}, []),
        ({"bill": "S1234", "legislature": "federal"}, {"number": "S1234"}, {"jurisdiction": "New York"}, ["other-bill"]),
        ({"bill": "S1234"}, {"number": "S1234", "legislature": "New York"}, {}, ["other-bill"]),
        ({}, {}, {"jurisdiction": "New York"}, []),
        ({"bill": "A 1", "as_of": "2024-06-01"}, {"number": "A 1"}, {}, ["other-bill"]),
        ({"bill": "A 1", "as_of": "2024-12-01"}, {"number": "A 1"}, {}, ["older-bill-text"]),
        ({"bill": "the CARE  Act"}, {"number": "The CARE Act"}, {}, []),
    ],
)  # fmt: skip
def test_bills_of_states_are_those_of_their_legislature(
    about: dict[str, Any], own: dict[str, Any], keys: dict[str, Any], told: list[str]
) -> None:
    assert codes(about, own, **keys) == told


def test_sessions_of_a_state_are_those_that_are_declared() -> None:
    own = {"number": "A 1", "legislature": "NY"}
    assert messages({"bill": "A 1", "legislature": "New York", "as_of": "2025-01-07"}, own, NEW_YORK) == [
        OTHER.format("A 1 of New York", "A 1 of NY, session 2025-2026")
    ]
    assert codes({"bill": "A 1", "legislature": "New York", "as_of": "2025-01-08"}, own, NEW_YORK) == [
        "older-bill-text"
    ]
    assert codes({"bill": "A 1", "legislature": "N.Y.", "session": "2025–2026"}, own, NEW_YORK) == []
    told = found({"bill": "A 1", "legislature": "NY", "session": "2025-2027"}, own, NEW_YORK)
    assert [(one.code, one.expected, one.nearest) for one in told] == [("unknown-session", "2025-2026", "2025-2026")]


LAPSED = "lapsed-bill: H.R. 12 is “as introduced” and not enacted: "
OVER = f"{LAPSED}it died with the 119th Congress, which ended on 2027-01-03 at noon, and this goes out on 2027-01-04"
LAST = f"{LAPSED}it dies with the 119th Congress at noon of 2027-01-03, on which this goes out"


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        ({"date": "2027-01-02"}, []),
        ({"date": "2027-01-02", "time": "11 p.m."}, []),
        ({"date": "2027-01-03", "time": "10:30 a.m."}, []),
        ({"date": "2027-01-03", "time": "11:59 a.m."}, []),
        ({"date": "2027-01-03", "time": "noon"}, [LAST]),
        ({"date": "2027-01-03", "time": "12:00 p.m."}, [LAST]),
        ({"date": "2027-01-03"}, [LAST]),
        ({"date": "2027-01-04", "time": "8:00 a.m."}, [OVER]),
    ],
)
def test_a_bill_that_was_not_enacted_dies_with_its_congress(meeting: dict[str, str], told: list[str]) -> None:
    assert messages(None, {}, meeting=meeting) == told


def test_an_enacted_bill_outlives_its_congress_and_the_day_of_the_run_counts_where_there_is_no_other() -> None:
    assert codes(None, {"version": "enacted"}, meeting={"date": "2040-01-01"}) == []
    assert codes(None, {"version": "not enacted"}, meeting={"date": "2040-01-01"}) == ["lapsed-bill"]
    assert codes(None, {"as_of": "2024-12-01"}) == ["lapsed-bill"]
    assert codes(None, {"as_of": "2026-11-01", "session": "118"}) == ["lapsed-bill"]
    hearing = {"committee": "C", "witness": "W", "date": "2027-01-03"}
    keys = {"hearing": hearing, "parts": ["title", "hearing"], "meeting": {"date": "2026-12-03", "time": "9 a.m."}}
    assert codes(None, {}, **keys) == ["lapsed-bill"]


@pytest.mark.parametrize(("day", "told"), [("2026-12-31", []), ("2027-01-01", ["lapsed-bill"])])
def test_a_bill_of_a_state_dies_after_the_last_day_that_is_declared(day: str, told: list[str]) -> None:
    own = {"number": "A 1", "legislature": "New York"}
    assert codes(None, own, NEW_YORK, meeting={"date": day}) == told
    assert codes(None, own, meeting={"date": day}) == []


@pytest.mark.parametrize(
    ("day", "number"),
    [("2025-01-02", 118), ("2025-01-03", 118), ("2025-01-04", 119), ("2026-11-20", 119), ("2027-01-03", 119),
     ("2027-01-04", 120), ("2018-04-11", 115), ("1935-01-04", 74), ("1934-06-01", 73), ("1933-03-05", 73)],
)  # fmt: skip
def test_the_number_of_a_congress_follows_from_the_day(day: str, number: int) -> None:
    assert congress_of(dt.date.fromisoformat(day)) == number


def test_on_the_day_of_the_change_a_bill_may_be_of_either_congress() -> None:
    for session in ("119", "120"):
        assert codes({"session": session}, {"as_of": "2027-01-03"}, meeting={"date": "2026-12-01"}) == [
            "older-bill-text"
        ]


@given(st.dates(dt.date(1940, 1, 1), dt.date(2200, 1, 1)))
def test_every_day_lies_in_the_congress_of_its_number(day: dt.date) -> None:
    number = congress_of(day)
    assert congress_ends(number - 1) <= day <= congress_ends(number)
    assert congress_ends(number) == dt.date(1789 + 2 * number, 1, 3)


@st.composite
def spelled(draw: st.DrawFn, form: str, number: int) -> str:
    """A designation of Congress in some spelling: spaces and dots anywhere, capitals or not."""
    letters = [one for one in form if one.isalpha()]
    gaps, cases = st.sampled_from(["", ".", " ", ". ", "\u00a0", " . "]), st.sampled_from([str.lower, str.upper])
    words = "".join(draw(cases)(letter) + draw(gaps) for letter in letters)
    return f"{words}{draw(st.sampled_from(['', ' ', '  ']))}{'0' * draw(st.integers(0, 2))}{number}"


BILL = st.tuples(st.sampled_from(list(FORMS.values())), st.integers(0, 99_999))


@given(BILL, BILL, st.data())
def test_however_it_is_spaced_and_dotted_a_bill_is_itself_and_no_other(
    one: tuple[str, int], other: tuple[str, int], data: st.DataObject
) -> None:
    first, second = (designation(data.draw(spelled(*bill))) for bill in (one, one))
    assert first == second == designation(f"{one[0]} {one[1]}")
    assert first.is_same(designation(data.draw(spelled(*other)))) is (one == other)


STATE = st.tuples(st.sampled_from("A S AB SB HB HF SF LD HJR SCR".split()), st.integers(1, 9_999))


@given(
    STATE, STATE, st.sampled_from(["New York", "CA", "Texas"]), st.sampled_from(["New York", "CA", "Texas"]), st.data()
)
def test_bills_of_states_are_themselves_and_no_other(
    one: tuple[str, int], other: tuple[str, int], here: str, there: str, data: st.DataObject
) -> None:
    said = designation(data.draw(spelled(*one)), here)
    assert said == designation(f"{one[0]} {one[1]}", here)
    assert said.is_same(designation(data.draw(spelled(*other)), there)) is ((one, here) == (other, there))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("introduced", "as introduced", True), ("Introduced in House", "introduced", True), ("introduced", "reported", False),
        ("reported in the House", "reported in the Senate", False), ("reported", "reported in the Senate", True),
        ("engrossed", "passed the House", True), ("enacted, P.L. 115-393", "enacted", True), ("enrolled", "enacted", False),
        ("amended", "amended on June 3", False), ("amended May 1", "Amended, May 1", True), ("presentado", "introduced", True),
        ("tal como se presentó", "as introduced", True), ("not enacted", "enacted", False), ("not introduced", "introduced", False),
    ],
)  # fmt: skip
def test_versions_in_other_words(one: str, other: str, same: bool) -> None:
    assert is_same_version(one, other) is same is is_same_version(other, one)


@pytest.mark.parametrize(
    ("version", "law"),
    [("enacted", True), ("Public Law 115-164", True), ("signed into law", True), ("promulgada", True), ("chaptered", True),
     ("not enacted", False), ("never enacted", False), ("as introduced", False), ("passed", False)],
)  # fmt: skip
def test_what_was_enacted(version: str, law: bool) -> None:
    assert is_law(version) is law


@pytest.mark.parametrize(
    ("time", "before"),
    [("10:30 a.m.", True), ("9–10 a.m.", True), ("11–1 pm", True), ("11:59", True), ("10 AM", True), ("12 noon", False),
     ("noon", False), ("Noon–1 p.m.", False), ("12:00 p.m.", False), ("1:30", False), ("14:00", False), ("after the vote", False)],
)  # fmt: skip
def test_hours_that_are_known_to_be_before_noon(time: str, before: bool) -> None:
    assert before_noon(time) is before
