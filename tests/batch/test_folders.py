"""The folder of each meeting: in the order of the day, never two of one name, and no longer than it must be."""

from __future__ import annotations

from briefgen.diagnostics import Span
from briefgen.models.meetings import MeetingRow
from briefgen.pipeline.placing import folders


def meeting(key: str, member: str, time: str = "9:30 a.m.") -> MeetingRow:
    says = {"member": member, "date": "2026-12-04", "time": time}
    return MeetingRow(key, member, Span("day.csv", 2), (), says)


def test_a_surname_is_enough_where_nobody_else_has_it() -> None:
    found = folders([meeting("a", "Sage Example"), meeting("b", "Ana Núñez"), meeting("c", "Li Example", "1:30 p.m.")])
    assert found == {"a": "2026-12-04-0930-Example", "b": "2026-12-04-0930-Nunez", "c": "2026-12-04-1330-Example"}


def test_two_of_one_surname_at_one_hour_have_their_whole_names() -> None:
    found = folders([meeting("a", "Sage Example"), meeting("b", "Dakota Example")])
    assert found == {"a": "2026-12-04-0930-Sage-Example", "b": "2026-12-04-0930-Dakota-Example"}


def test_two_of_one_name_at_one_hour_have_their_keys() -> None:
    found = folders([meeting("sage-example-ny-1", "Sage Example"), meeting("sage-example-ny-2", "Sage Example")])
    assert found == {
        "sage-example-ny-1": "2026-12-04-0930-Sage-Example-sage-example-ny-1",
        "sage-example-ny-2": "2026-12-04-0930-Sage-Example-sage-example-ny-2",
    }
