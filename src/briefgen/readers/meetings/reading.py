"""The table of a packet's meetings → the meetings, with the problems of each beside it."""

from __future__ import annotations

import hashlib

from briefgen.diagnostics import BriefError, Report, Severity, Span
from briefgen.models.meetings import LobbyDay, Meetings
from briefgen.readers.brief.reading import read_day
from briefgen.readers.meetings.earlier import with_earlier
from briefgen.readers.meetings.examples import without_examples
from briefgen.readers.meetings.finding import found_rows
from briefgen.readers.meetings.making import made
from briefgen.readers.tables.reading import LIMIT_BYTES
from briefgen.workspace import Workspace


def read_meetings(workspace: Workspace, file: str, report: Report) -> Meetings | None:
    """The meetings of a packet, in the order of its table; None where it has none, or that cannot be read at all."""
    return workspace.once(
        ("meetings", file), lambda own: with_earlier(workspace, _meetings(workspace, file, own)), report
    )


def _meetings(workspace: Workspace, file: str, report: Report) -> Meetings | None:
    day = read_day(workspace, file, report)
    return None if day is None else _of_day(workspace, day, Span(file), report)


def _of_day(workspace: Workspace, day: LobbyDay, span: Span, report: Report) -> Meetings | None:
    assert day.meetings is not None, "a day is of meetings"
    found = found_rows(workspace, day.meetings, span, report)
    if found is None:
        return None
    found, told = without_examples(found)
    report.add(*(one for one in told if one.severity is Severity.ERROR))
    rows = made(workspace, day, found, report)
    names = tuple(one.name for one in found.columns)
    return Meetings(day.meetings.file, rows, names, _sum(workspace, day.meetings.file), told)


def _sum(workspace: Workspace, file: str) -> str:
    try:
        return hashlib.sha256(workspace.read(file, limit_bytes=LIMIT_BYTES).data).hexdigest()
    except BriefError:
        return ""
