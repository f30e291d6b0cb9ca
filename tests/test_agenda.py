"""The briefs of a workspace as they lie before somebody, and for whom they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefgen.pipeline.agenda import agenda, alike, comes_next
from briefgen.pipeline.summing import whom
from briefgen.workspace import Workspace

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("style: civic\norganization: {name: Example}\n", "utf-8")
    return Workspace(tmp_path, today=TODAY)


def write(workspace: Workspace, name: str, text: str) -> None:
    (workspace.root / "briefs" / f"{name}.yaml").write_text(text, "utf-8")


def meeting(day: str, more: str = "") -> str:
    return f"title: A\nmeeting: {{legislator: {{name: Jordan Example}}, date: {day}}}\n{more}"


def test_briefs_packets_and_what_cannot_be_read_are_listed(workspace: Workspace) -> None:
    write(workspace, "a", meeting("2026-12-03"))
    write(
        workspace,
        "b",
        "title: B\ndocuments: [{id: one, meeting: {date: 2026-12-05}}, {id: two, meeting: {date: 2026-12-04}}]\n",
    )
    write(workspace, "c", "title: 'C\n")
    a, b, c = agenda(workspace)
    assert (a.name, a.packet, a.day, len(a.documents)) == ("a", False, dt.date(2026, 12, 3), 1)
    assert (b.name, b.packet, b.day, [one.document for one in b.documents]) == (
        "b",
        True,
        dt.date(2026, 12, 4),
        ["one", "two"],
    )
    assert (
        c.documents == () and c.day is None and c.diagnostics[0].span and c.diagnostics[0].span.file == "briefs/c.yaml"
    )
    assert all(one.changed for one in (a, b, c))


@pytest.mark.parametrize(
    ("days", "next_one"),
    [
        (("2026-11-21", "2026-11-22", "2026-11-23"), "b"),
        (("2026-12-04", "2026-12-03", "2026-12-03"), "b"),
        (("2026-11-01", "2026-11-21", "2020-01-01"), None),
    ],
)
def test_the_next_meeting_is_the_first_from_today_on(
    workspace: Workspace, days: tuple[str, ...], next_one: str | None
) -> None:
    for name, day in zip("abc", days, strict=True):
        write(workspace, name, meeting(day))
    found = comes_next(agenda(workspace), TODAY)
    assert (found.name if found else None) == next_one


def test_of_one_day_the_packet_comes_first(workspace: Workspace) -> None:
    write(workspace, "a", meeting("2026-12-03"))
    write(workspace, "b", meeting("2026-12-03", "documents: [{id: one}, {id: two}]\n"))
    found = comes_next(agenda(workspace), TODAY)
    assert found and found.name == "b"


def test_whom_a_brief_is_for_is_said_in_short(workspace: Workspace) -> None:
    write(
        workspace, "a", "title: A\nmeeting: {legislators: [{name: Jordan Example, title: Rep.}, {name: Ana Sample}]}\n"
    )
    write(workspace, "b", "title: B\nmeeting: {office: Committee on Health}\n")
    write(workspace, "c", "title: C\n")
    found = [whom(one.documents[0].spec) for one in agenda(workspace)]
    assert found == [("Rep. Jordan Example", "Ana Sample"), ("Committee on Health",), ()]


def test_those_that_say_the_same_of_themselves_are_known(workspace: Workspace) -> None:
    write(workspace, "a", meeting("2026-12-03"))
    write(workspace, "b", meeting("2026-12-03"))
    write(workspace, "c", meeting("2026-12-04"))
    write(workspace, "d", meeting("2026-12-03", "subtitle: Another\n").replace("title: A\n", "title: B\n"))
    write(workspace, "e", "title: 'C\n")
    assert alike(agenda(workspace)) == {"a", "b"}
