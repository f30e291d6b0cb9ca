"""The table of a packet's meetings → the meetings, with the problems of each beside it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from briefgen.diagnostics import BriefError, Report, Span
from briefgen.models.meetings import LobbyDay, Meetings
from briefgen.readers.bibliography import read_sources
from briefgen.readers.brief.reading import read_placed_day
from briefgen.readers.files.positions import Positioned
from briefgen.readers.local.joining import with_local
from briefgen.readers.local.reading import local_files, read_local
from briefgen.readers.meetings.earlier import with_earlier
from briefgen.readers.meetings.examples import without_examples
from briefgen.readers.meetings.finding import found_rows
from briefgen.readers.meetings.making import made
from briefgen.readers.tables.reading import LIMIT_BYTES
from briefgen.workspace import Workspace


def read_meetings(workspace: Workspace, file: str, report: Report) -> Meetings | None:
    """The meetings of a packet, in the order of its table; None where it has none, or that cannot be read at all."""
    return workspace.once(
        ("meetings", file), lambda own: with_earlier(workspace, file, _meetings(workspace, file, own)), report
    )


def _meetings(workspace: Workspace, file: str, report: Report) -> Meetings | None:
    placed = read_placed_day(workspace, file, report)
    if placed is None:
        return None
    own = Report()
    found = _of_day(workspace, *placed, Span(file), own)
    if found is None or own.failed:
        report.add(*own.diagnostics)
        return found
    return replace(found, told=own.diagnostics)


def _of_day(workspace: Workspace, day: LobbyDay, places: Positioned, span: Span, report: Report) -> Meetings | None:
    assert day.meetings is not None, "a day is of meetings"
    found = found_rows(workspace, day.meetings, span, report, places)
    if found is None:
        return None
    found, told = without_examples(found)
    report.add(*told)
    rows = made(workspace, day, found, report)
    if day.local:
        tables = read_local(workspace, local_files(workspace, span.file), read_sources(workspace, Report()), report)
        rows = tuple(with_local(row, tables) for row in rows)
    names = tuple(one.name for one in found.columns)
    return Meetings(day.meetings.file, rows, names, _sum(workspace, day.meetings.file))


def _sum(workspace: Workspace, file: str) -> str:
    try:
        return hashlib.sha256(workspace.read(file, limit_bytes=LIMIT_BYTES).data).hexdigest()
    except BriefError:
        return ""
