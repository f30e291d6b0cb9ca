"""Rows of a table → meetings: what each gives a brief, what it is called, by which key it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Report
from briefgen.models.meetings import LobbyDay, MeetingRow, Said
from briefgen.models.tables import TableCell
from briefgen.readers.meetings.columns import Column, folded
from briefgen.readers.meetings.finding import FoundRow, FoundRows
from briefgen.workspace import Workspace


def made(workspace: Workspace, day: LobbyDay, found: FoundRows, report: Report) -> tuple[MeetingRow, ...]:
    """The meetings, with the problems of each beside it; what is wrong with all of them is reported."""
    return tuple(_meeting(row, found.columns) for row in found.rows)


def _meeting(row: FoundRow, columns: tuple[Column, ...]) -> MeetingRow:
    says = {column.name: _words(row.cells.get(column.name)) for column in columns}
    return MeetingRow(_key(says), _name(says), row.span, tuple(_given(row, columns)), says, problems=row.problems)


def _given(row: FoundRow, columns: tuple[Column, ...]) -> Iterator[Said]:
    for column in columns:
        if column.path and (cell := row.cells.get(column.name)):
            yield Said(column.path, _words(cell), cell.span)


def _words(cell: TableCell | None) -> str:
    if cell is None:
        return ""
    return cell.value.isoformat() if isinstance(cell.value, dt.date) else cell.line


def _name(says: Mapping[str, str]) -> str:
    return " ".join(filter(None, (says.get("title"), says.get("member") or says.get("office"))))


def _key(says: Mapping[str, str]) -> str:
    who = says.get("member") or says.get("office")
    return says.get("key") or folded(" ".join(filter(None, (who, says.get("date"), says.get("time"))))).replace(
        "_", "-"
    )
