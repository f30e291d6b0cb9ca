"""Where the table of meetings begins and ends in its file, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.models.meetings import MeetingsTable
from briefgen.models.tables import Table, TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.meetings.columns import BY_HEADING, Column, folded
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace


@noun
class FoundRow:
    """The cells of one meeting by the names of their columns; a column without a cell is empty."""

    span: Span
    cells: Mapping[str, TableCell]
    problems: tuple[Diagnostic, ...] = ()


@noun
class FoundRows:
    """The rows that are meetings, in the order of the table, and the columns that are read."""

    file: str
    columns: tuple[Column, ...]
    rows: tuple[FoundRow, ...]


def found_rows(workspace: Workspace, declared: MeetingsTable, span: Span, report: Report) -> FoundRows | None:
    """The rows of the table that is declared at `span`; None, and diagnostics, where it cannot be read."""
    sheet = declared.sheet[0] if declared.sheet else ""
    table = read_table(workspace, declared.file, span, report, sheet=sheet)
    return _found(declared, table.shown, report) if table else None


def _found(declared: MeetingsTable, table: Table, report: Report) -> FoundRows:
    head, *rows = table.rows
    columns = dict(_columns(head, declared, report))
    return FoundRows(declared.file, tuple(columns.values()), tuple(_row(row, columns, table) for row in rows))


def _columns(head: TableRow, declared: MeetingsTable, report: Report) -> Iterator[tuple[int, Column]]:
    ignored = {folded(one) for one in declared.ignore}
    for cell in head.cells:
        heading = folded(cell.line)
        if heading in ignored:
            continue
        if (column := BY_HEADING.get(heading)) is not None:
            yield cell.column, column
        else:
            report.add(_unknown(cell))


def _row(row: TableRow, columns: Mapping[int, Column], table: Table) -> FoundRow:
    cells = {columns[cell.column].name: cell for cell in row.cells if cell.column in columns}
    return FoundRow(table.span(row.number), cells)


def _unknown(cell: TableCell) -> Diagnostic:
    hint = "Say what it is under `columns`, or name it under `ignore`."
    message = f"“{cell.line}” is no heading that is known"
    return Diagnostic("unknown-heading", message, cell.span, nearest=nearest(folded(cell.line), BY_HEADING), hint=hint)
