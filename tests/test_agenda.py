"""The briefs of a workspace as they lie before somebody, and the last look at a paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.agenda import agenda, comes_next
from briefgen.pipeline.summary import Summary, summary_of
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


def last_look(workspace: Workspace, text: str) -> Summary:
    write(workspace, "a", text)
    (prepared,) = prepare(workspace, Asked("briefs/a.yaml")).values()
    return summary_of(prepared.spec, prepared.document)


def test_the_last_look_says_what_is_printed(workspace: Workspace) -> None:
    look = last_look(
        workspace,
        "title: Stop {{ bill.number }}\nmeeting: {legislators: [{name: Jordan Example, title: Rep.}, {name: Ana Sample}],"
        " date: 2026-12-03}\n"
        "ask: [{do: 'Oppose {{ bill.number }}', and: say so}, {do: Fund *outreach*}]\n"
        "bill: {number: S. 1, version: introduced, as_of: 2026-11-20}\naudience: coalition\ndate: 2026-11-20\n",
    )
    assert look.title.split() == ["Stop", "S.", "1"]
    assert look.whom == ("Rep. Jordan Example", "Ana Sample")
    assert (look.day, look.dated, look.internal) == (dt.date(2026, 12, 3), dt.date(2026, 11, 20), True)
    assert [" ".join(ask.split()) for ask in look.asks] == ["Oppose S. 1 and say so", "Fund outreach"]


def test_a_paper_for_nobody_that_asks_nothing_says_so(workspace: Workspace) -> None:
    look = last_look(workspace, "title: A\n")
    assert (look.whom, look.day, look.dated, look.asks, look.internal) == ((), None, TODAY, (), False)


def test_an_ask_that_stands_twice_is_asked_once(workspace: Workspace) -> None:
    look = last_look(workspace, "title: A\nask: Fund it.\nparts: [ask, sections, ask-again]\n")
    assert look.asks == ("Fund it.",)
