"""A table of local figures → its rows by place, each with the cell of every column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.models.local import LocalColumn
from briefgen.models.localities import Place, folded_words, keys_of
from briefgen.models.tables import Table, TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.local.describing import Described
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

MOST_ABOVE: Final = 20
"""In how many rows the headings are looked for."""


@noun
class LocalRow:
    """What a table says of one place: its cells by the names of the columns, and where the row stands."""

    span: Span
    cells: Mapping[str, TableCell]


@noun
class LocalTable:
    """A table of local figures: its rows by the keys of their places, several where a place stands there twice."""

    file: str
    place: Place
    described: Described
    rows: Mapping[str, tuple[LocalRow, ...]]


def local_table(workspace: Workspace, file: str, one: Described, span: Span, report: Report) -> LocalTable | None:
    """The table in a file, which is named at `span`; None, and diagnostics, where it cannot be used."""
    found = read_table(workspace, file, span, report, sheet=one.said.sheet or "")
    if found is None:
        return None
    table = found.shown
    head = _head(table, one)
    if head is None:
        report.add(_without_key(table, one))
        return None
    place = one.said.by or Place(_heading(_key_cell(head, one)))
    columns = dict(_columns(head, one, report))
    return LocalTable(file, place, one, _rows(table, head, one, place, columns))


def _head(table: Table, one: Described) -> TableRow | None:
    """The row of the headings: the first that has one for the place."""
    return next((row for row in table.rows[:MOST_ABOVE] if _key_cell(row, one) is not None), None)


def _key_cell(row: TableRow, one: Described) -> TableCell | None:
    """The heading over the places: the one that is said, else that of what the rows are of, else the first of its names."""
    said = one.said
    wanted = [said.key] if said.key else [said.by] if said.by else list(Place)
    cells = {_heading(cell): cell for cell in reversed(row.cells)}
    return next((cells[name] for each in wanted if (name := folded_words(str(each))) in cells), None)


def _heading(cell: TableCell | None) -> str:
    return folded_words(cell.words) if cell else ""


def _columns(head: TableRow, one: Described, report: Report) -> Iterator[tuple[str, int]]:
    """The number of each column that is described; those that the table has not, or twice, are reported."""
    for name, column in one.said.columns.items():
        own = [cell for cell in head.cells if _heading(cell) == _wanted(name, column)]
        if not own:
            report.add(_no_column(name, column, head, one))
        elif len(own) > 1:
            message = f"two columns have the heading “{own[0].line}”"
            report.add(Diagnostic("local-column-twice", message, own[1].span, hint="Rename one of them."))
        else:
            yield name, own[0].column


def _wanted(name: str, column: LocalColumn) -> str:
    return folded_words(column.heading or name)


def _rows(
    table: Table, head: TableRow, one: Described, place: Place, columns: Mapping[str, int]
) -> Mapping[str, tuple[LocalRow, ...]]:
    key = _key_cell(head, one)
    state = next((cell for cell in head.cells if _heading(cell) == Place.STATE and cell is not key), None)
    found: dict[str, tuple[LocalRow, ...]] = {}
    for row in table.rows if key else ():
        cells = {cell.column: cell for cell in row.cells}
        if row.number <= head.number or key is None or key.column not in cells:
            continue
        beside = cells[state.column].words if state and state.column in cells else ""
        own = {name: cells[number] for name, number in columns.items() if number in cells}
        made = LocalRow(cells[key.column].span, own)
        for each in keys_of(place, cells[key.column].words, beside):
            found[each] = (*found.get(each, ()), made)
    return found


def _without_key(table: Table, one: Described) -> Diagnostic:
    wanted = one.said.key or one.said.by
    return Diagnostic(
        "local-without-key",
        f"no column has the heading “{wanted}”" if wanted else "no column says of which place a row is",
        one.span("key") if one.said.key else table.span(),
        expected=f"a heading in one of the first {MOST_ABOVE} rows"
        if wanted
        else "a column District, State or Committee",
        hint="`key` in the file beside the table names another heading, and `by` says what it holds.",
    )


def _no_column(name: str, column: LocalColumn, head: TableRow, one: Described) -> Diagnostic:
    headings = [cell.line for cell in head.cells if cell.line]
    by_name = {_heading(cell): cell.line for cell in head.cells}
    close = nearest(_wanted(name, column), by_name)
    return Diagnostic(
        "unknown-column",
        f"the table has no column “{column.heading or name}”",
        one.span("columns", name),
        expected=f"one of {', '.join(headings)}",
        nearest=by_name.get(close, ""),
        hint="`heading` says what stands over the column, where that is not its name.",
    )
