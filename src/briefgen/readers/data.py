"""Data in a file of the workspace, for a chart: the first row names the columns, each further one has a name and its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.models.tables import Kind, Table, TableCell, TableRow
from briefgen.readers.markdown.charting.building import Grid, GridCell
from briefgen.readers.tables.reading import LIMIT_BYTES as LIMIT_WORKBOOK
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

LIMIT_BYTES = 1_000_000
"""The most bytes of a text with data; a workbook is packed, and has limits of its own."""

MOST_LINES = 200
"""The most lines of a text that are read: a chart has room for fewer."""

FORM = "a table: the first line names the columns, each further line has a name and its numbers"

TEXTS = (".csv", ".tsv")


def read_data(
    workspace: Workspace, name: str, sheet: str, span: Span, report: Report, language: str = USUAL_LANGUAGE
) -> Grid | None:
    """The cells of a file, which the text names at `span`; None, and diagnostics, where it cannot be used."""
    found = Report()
    most = LIMIT_BYTES if name.lower().endswith(TEXTS) else LIMIT_WORKBOOK
    table = read_table(workspace, name, span, found, sheet=sheet, language=language, limit_bytes=most)
    if table:
        table = table.shown
        found.add(*_problems(table))
    report.add(*found.diagnostics)
    return None if found.failed or table is None else _grid(table)


def _problems(table: Table) -> Iterator[Diagnostic]:
    """Why a table is none of data."""
    if len(table.rows) < 2:
        place = _row_place(table.rows[0]) if table.rows else table.span(*(() if table.sheet else (1, 1)))
        message = "this sheet has no data" if table.sheet else "this file has no data"
        yield Diagnostic("chart-file", message, place, expected=FORM)
    elif table.sheet:
        yield from _in_sheet(table)
    else:
        yield from _in_text(table)


def _in_text(table: Table) -> Iterator[Diagnostic]:
    wanted = len(table.rows[0].cells)
    if wanted == 1:
        hint = "Put names with such signs in quotation marks."
        place = _row_place(table.rows[0])
        yield Diagnostic("chart-file", "there is only one column here", place, expected=FORM, hint=hint)
        return
    for row in table.rows[1:]:
        if row.number > MOST_LINES:
            hint = "Make a file of the lines that matter: a year or a place each."
            message = f"this file goes on after {MOST_LINES} lines, too many for a chart"
            yield Diagnostic("chart-file", message, _row_place(row), hint=hint)
            return
        if (cells := len(row.cells)) != wanted:
            yield Diagnostic(
                "chart-file", f"this line has {cells} cell{'s' if cells != 1 else ''}, and the first has {wanted}",
                _row_place(row), hint="Numbers with commas in them stand in quotation marks: \"1,204\".",
            )  # fmt: skip


def _in_sheet(table: Table) -> Iterator[Diagnostic]:
    columns = _columns(table)
    if len(columns) == 1:
        hint = "A title above the table belongs into the caption of the chart; notes belong onto a sheet of their own."
        message = "this first row names one column alone"
        yield Diagnostic("chart-file", message, table.rows[0].cells[0].span, expected=FORM, hint=hint)
        return
    for row in table.rows[1:]:
        if beyond := next((cell for cell in row.cells if cell.column > columns[-1]), None):
            hint = "Name each column in the first row; what is no part of the table belongs onto a sheet of its own."
            message = "this cell stands beside the table: the first row names no column here"
            yield Diagnostic("chart-file", message, beyond.span, expected=FORM, hint=hint)


def _row_place(row: TableRow) -> Span:
    """A row as a whole: for a text its line."""
    span = row.cells[0].span
    return replace(span, column=0) if span.sheet else replace(span, column=1, length=1)


def _columns(table: Table) -> tuple[int, ...]:
    """The columns that have a cell, as far as they are named: one that is empty, or hidden, parts nothing."""
    last = table.rows[0].cells[-1].column
    return tuple(sorted({cell.column for row in table.rows for cell in row.cells if cell.column <= last}))


def _grid(table: Table) -> Grid:
    columns = _columns(table)
    head, *rows = (tuple(_cells(row, table, columns)) for row in table.rows)
    return Grid(head, tuple(rows))


def _cells(row: TableRow, table: Table, columns: tuple[int, ...]) -> Iterator[GridCell]:
    there = {cell.column: cell for cell in row.cells}
    for at, column in enumerate(columns):
        cell = there.get(column)
        span = cell.span if cell else table.span(row.number, column)
        yield GridCell(_words(cell) if cell else "", span, at)


def _words(cell: TableCell) -> str:
    """The words of a cell in one line; an amount below nothing, which a sheet may show in brackets, with a minus."""
    bracketed = cell.kind is Kind.NUMBER and cell.line.startswith("(") and cell.line.endswith(")")
    return f"-{cell.line[1:-1].strip()}" if bracketed and not isinstance(cell.value, bool) else cell.line
