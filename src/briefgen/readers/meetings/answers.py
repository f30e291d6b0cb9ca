"""A workbook that was filled in after the meetings → what came of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span
from briefgen.models.answers import ASKED, HEADINGS, KEY, SHEETS, Answer
from briefgen.models.tables import Table, TableCell, TableRow
from briefgen.readers.meetings.columns import folded
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

BY_HEADING: Mapping[str, str] = {
    folded(heading): name for headings in HEADINGS.values() for name, heading in headings.items()
} | {name: name for name in (KEY, *ASKED)}


def read_answers(workspace: Workspace, file: str) -> tuple[Answer, ...]:
    """What came of meetings, row by row, also where nothing is written down yet. Raises BriefError."""
    table = _table(workspace, file).shown
    for number, row in enumerate(table.rows):
        columns = {cell.column: name for cell in row.cells if (name := BY_HEADING.get(folded(cell.line)))}
        if KEY in columns.values() and "answer" in columns.values():
            return tuple(_answers(table, table.rows[number + 1 :], columns))
    raise BriefError([_no_answers(file)])


def _table(workspace: Workspace, file: str) -> Table:
    """The sheet with the answers: by its name; else the only one there is."""
    reports = []
    for sheet in (*SHEETS.values(), ""):
        reports.append(Report(file))
        table = read_table(workspace, file, Span(file), reports[-1], sheet=sheet if file.endswith(".xlsx") else "")
        if table is not None:
            return table
    raise BriefError(reports[-1].diagnostics)


def _answers(table: Table, rows: tuple[TableRow, ...], columns: Mapping[int, str]) -> Iterator[Answer]:
    for row in rows:
        cells = {columns[cell.column]: cell for cell in row.cells if cell.column in columns and cell.line}
        says = {name: _words(cell) for name, cell in cells.items() if name != KEY}
        places = {name: cell.span for name, cell in cells.items()}
        key = cells[KEY].line if KEY in cells else ""
        if key or says:
            yield Answer(key, places.get(KEY) or table.span(row.number), says, places)


def _words(cell: TableCell) -> str:
    """What a cell says in one line; a day as 2026-12-15, however it is shown."""
    if isinstance(cell.value, dt.datetime):
        return cell.value.date().isoformat()
    return cell.value.isoformat() if isinstance(cell.value, dt.date) else cell.line


def _no_answers(file: str) -> Diagnostic:
    message = "there are no answers in this table: no row has the headings “Key” and “Answer”"
    hint = "Take the after.xlsx that a batch has written, and fill it in."
    return Diagnostic("no-answers", message, Span(file), hint=hint)
