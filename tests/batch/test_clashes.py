"""Who would have to be in two places at once, or has no time to walk: found whatever the order of the table."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from batch.appointing import appointments, at
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.schedule.appointments import Appointment, goers, of
from briefgen.batch.schedule.clashes import Trouble, clashes, in_other_building

HERE, THERE = "100 Example Building", "7 Sample Hall"


def found(*meetings: Appointment) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (one.trouble.value, one.first.key, one.second.key, tuple(who.name for who in one.who))
        for one in clashes(meetings)
    ]


@pytest.mark.parametrize(
    ("first", "second", "trouble"),
    [
        (at("a", "9:00", HERE, "Alex"), at("b", "9:15", HERE, "Alex"), "two-at-once"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:00", HERE, "Alex"), ""),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:00", THERE, "Alex"), "two-at-once"),
        (at("a", "9:00", "", "Alex"), at("b", "9:00", "", "Alex"), "two-at-once"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:30", "102 Example Building", "Alex"), ""),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:30", THERE, "Alex"), "no-time-to-walk"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:39", THERE, "Alex"), "no-time-to-walk"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:40", THERE, "Alex"), ""),
        (at("a", "9:00", HERE, "Alex", ends="9:20"), at("b", "9:30", THERE, "Alex"), ""),
        (at("a", "9:00", HERE, "Alex", ends="10:00"), at("b", "9:30", THERE, "Alex"), "two-at-once"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:30", "by video", "Alex"), ""),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:30", "", "Alex"), ""),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:00", THERE, "Alex", day=1), ""),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:00", THERE, "ALEX"), "two-at-once"),
        (at("a", "9:00", HERE, "Alex"), at("b", "9:00", THERE, "Bo"), ""),
        (at("a", "9:00", HERE, team="Team A"), at("b", "9:00", THERE, team="team a"), "two-at-once"),
        (at("a", "9:00", HERE), at("b", "9:00", THERE), ""),
    ],
)
def test_two_meetings(first: Appointment, second: Appointment, trouble: str) -> None:
    assert [one[0] for one in found(first, second)] == ([trouble] if trouble else [])


def test_a_team_and_its_people_are_told_together() -> None:
    first = at("a", "9:00", HERE, "Alex, Bo", "Team A")
    assert found(first, at("b", "9:00", THERE, "Bo, Alex", "Team A")) == [
        ("two-at-once", "a", "b", ("Team A", "Alex", "Bo"))
    ]


def test_a_long_meeting_collides_with_all_that_begin_while_it_lasts() -> None:
    long = at("a", "9:00", HERE, "Alex", ends="12:00")
    assert [one[1:3] for one in found(long, at("b", "9:30", HERE, "Alex"), at("c", "11:00", HERE, "Alex"))] == [
        ("a", "b"), ("a", "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("2309 Rayburn House Office Building", "Rayburn 2410", False),
        ("2309 Rayburn House Office Building", "RHOB 2410", False),
        ("2309 Rayburn House Office Building", "215 Cannon House Office Building", True),
        ("100 Example House Building", "200 Example Senate Building", False),
        ("Room 100", "Room 200", False),
        ("Rayburn 2309", "Room 200", False),
        ("Rayburn 2309", "Zoom", False),
        ("Room B", "Hart 12", False),
    ],
)
def test_buildings_are_told_apart_by_their_names_alone(one: str, other: str, different: bool) -> None:
    assert in_other_building(one, other) is in_other_building(other, one) is different


@given(appointments(), st.randoms(use_true_random=False))
def test_the_order_of_the_table_makes_no_difference(meetings: tuple[Appointment, ...], order: random.Random) -> None:
    mixed = list(meetings)
    order.shuffle(mixed)
    assert found(*mixed) == found(*meetings)


@given(appointments())
def test_whoever_is_in_two_places_is_told_and_nobody_else(meetings: tuple[Appointment, ...]) -> None:
    told = clashes(meetings)
    for clash in told:
        assert clash.first.date == clash.second.date and {one.known_as for one in clash.who} <= _who(
            clash.first
        ) & _who(clash.second)
    late = {(who.known_as, clash.second.key) for clash in told if clash.trouble is Trouble.AT_ONCE for who in clash.who}
    assert late == set(_late(meetings))


def _who(one: Appointment) -> set[tuple[object, str]]:
    return {who.known_as for who in one.goers}


def _late(meetings: Sequence[Appointment]) -> list[tuple[tuple[object, str], str]]:
    """Everybody with each meeting that begins while that before it which is the last to end still lasts, by the slow way."""
    found = []
    for who in goers(meetings):
        mine = [one for one in of(who, meetings) if one.date and one.begins is not None]
        for one in mine:
            earlier = [other for other in mine if other.date == one.date and _order(other) < _order(one)]
            if not earlier:
                continue
            last = max(earlier, key=lambda other: (other.ends or 0, _order(other)))
            together = last.begins == one.begins and last.place and last.place.casefold() == one.place.casefold()
            if (one.begins or 0) < (last.ends or 0) and not together:
                found.append((who.known_as, one.key))
    return found


def _order(one: Appointment) -> tuple[int, int, str]:
    return (one.begins or 0, one.ends or 0, one.key)


def test_where_nobody_is_named_nothing_is_told() -> None:
    assert found(*(replace(at(key, "9:00", key), team="", people=()) for key in "abc")) == []
