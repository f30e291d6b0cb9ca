"""A row that only shows how a table is filled in is no meeting: it is told, and nothing is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Report, Severity
from briefgen.models.meetings import Meetings
from briefgen.readers.meetings.reading import read_meetings
from briefgen.workspace import Workspace

PACKET = "title: T\nmeetings: briefs/meetings/day.csv\ndocuments: [leave-behind]\n"


def read(root: Path, *rows: str, report: Report) -> Meetings | None:
    """The meetings of a table with these rows below its headings."""
    (root / "briefs/meetings").mkdir(parents=True)
    (root / "briefs/day.yaml").write_text(PACKET, "utf-8")
    (root / "briefs/meetings/day.csv").write_text("\n".join(("Member,Date,Status", *rows, "")), "utf-8")
    return read_meetings(Workspace(root), "briefs/day.yaml", report)


@pytest.mark.parametrize("status", ["example", "Example", " EXAMPLE "])
def test_an_example_is_told_and_is_no_meeting(status: str, tmp_path: Path) -> None:
    report = Report()
    found = read(tmp_path, f"Jordan Example,2026-12-03,{status}", "Alex Sample,2026-12-03,confirmed", report=report)
    assert found is not None and not report.failed
    assert [row.name for row in found.rows] == ["Alex Sample"]
    (told,) = found.told
    assert (told.code, told.severity, told.span and told.span.line) == ("example-row", Severity.NOTE, 2)
    assert told.message == "this row is an example, and gets no papers"
    assert told.hint == "Write over it, or delete it."


def test_a_member_called_example_is_a_meeting(tmp_path: Path) -> None:
    report = Report()
    found = read(tmp_path, "Example,2026-12-03,confirmed", "Jordan Example,2026-12-03,", report=report)
    assert found is not None and len(found.rows) == 2 and found.told == ()


def test_a_table_with_nothing_but_its_example_is_an_error(tmp_path: Path) -> None:
    report = Report()
    read(tmp_path, "Jordan Example,2026-12-03,example", report=report)
    assert [(one.code, one.severity) for one in report.diagnostics] == [("example-row", Severity.ERROR)]
