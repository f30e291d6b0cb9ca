"""One sheet of a workbook → a table, and everything about it that somebody who sees the sheet would not expect."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Severity, Span, letters_of, nearest
from briefgen.models.tables import Table, TableCell, TableRow
from briefgen.readers.files.decoding import NamedBytes
from briefgen.readers.tables.cells import Stored, StoredSheet, has_cells, read_cells
from briefgen.readers.tables.package import Package
from briefgen.readers.tables.refusing import Refused, damaged
from briefgen.readers.tables.runs import MOST_TOLD, runs
from briefgen.readers.tables.showing import Unshown, shown
from briefgen.readers.tables.spoilt import problems
from briefgen.readers.tables.workbook import Sheet, Workbook, read_workbook


def read_sheet(
    file: NamedBytes, name: str, span: Span, language: str, report: Report, cells: Report | None = None
) -> Table | None:
    """The table in a sheet, which is named at `span`, or in the only one that has something; None where it cannot be read.

    Where `cells` is given, it takes what is wrong with single cells, and the table is read without them.
    """
    found = Report()
    try:
        table = _read(Package(file.data), file.name, name, span, language, found, cells or found)
    except Refused as refused:
        found.add(refused.at(refused.problem.span or Span(file.name)))
        table = None
    report.add(*found.diagnostics)
    return None if found.failed else table


def sheets_with_cells(data: bytes) -> tuple[str, ...]:
    """The names of the sheets that are not hidden and have something; none where they cannot be read."""
    try:
        package = Package(data)
        return tuple(sheet.name for sheet in _full(package, read_workbook(package)))
    except Refused:
        return ()


def _read(
    package: Package, file: str, name: str, span: Span, language: str, report: Report, cells: Report
) -> Table | None:
    book = read_workbook(package)
    sheet = _by_name(book, file, name, span) if name else _only(package, book, file, span)
    stored = read_cells(package, sheet.part)
    if package.has_macros:
        message = "this workbook has macros, which are never run: only its cells are read"
        report.add(Diagnostic("table-macros", message, Span(file), Severity.NOTE))
    if sheet.hidden:
        message, place = "this sheet is hidden in the workbook", Span(file, sheet=sheet.name)
        report.add(Diagnostic("table-hidden", message, place, Severity.WARNING, hint="It is read because it is named."))
    table = _table(stored, book, file, sheet.name, language, cells)
    report.add(*_told(stored, table))
    return table


def _by_name(book: Workbook, file: str, name: str, span: Span) -> Sheet:
    """The sheet of that name. Raises Refused."""
    names = [sheet.name for sheet in book.sheets]
    found = next((sheet for sheet in book.sheets if name in (sheet.name, sheet.name.strip())), None)
    if found is None:
        listed = ", ".join(f"“{one.name}”" for one in book.sheets if not one.hidden)
        raise _refused(f"“{file}” has no sheet “{name}”", span, expected=listed, nearest=nearest(name, names))
    if found.drawing:
        hint = "Name the sheet from which it is drawn."
        raise _refused(f"the sheet “{name}” of “{file}” is a drawing, and has no cells", span, hint=hint)
    return found


def _only(package: Package, book: Workbook, file: str, span: Span) -> Sheet:
    """The one sheet that has something. Raises Refused where there are several, or none."""
    full = _full(package, book)
    if len(full) == 1:
        return full[0]
    if not full:
        raise _refused(f"“{file}” has no sheet with cells", span, hint="A hidden sheet is read where it is named.")
    listed = ", ".join(f"“{sheet.name}”" for sheet in full)
    hint = f'Say which: sheet="{full[0].name}".'
    raise _refused(f"“{file}” has {len(full)} sheets with cells", span, expected=f"one of {listed}", hint=hint)


def _full(package: Package, book: Workbook) -> list[Sheet]:
    """The sheets that are seen and have something; the only one that is seen, whether it has or not."""
    seen = [sheet for sheet in book.sheets if not sheet.hidden and not sheet.drawing]
    return [sheet for sheet in seen if has_cells(package, sheet.part)] if len(seen) > 1 else seen


def _refused(message: str, span: Span, hint: str = "", expected: str = "", nearest: str = "") -> Refused:
    refused = Refused(message, hint, expected, nearest, "table-sheet")
    refused.problem = replace(refused.problem, span=span)
    return refused


def _table(stored: StoredSheet, book: Workbook, file: str, sheet: str, language: str, report: Report) -> Table:
    """The cells as they are shown. What is wrong with hidden ones is not told: nobody sees it."""
    beneath = _beneath(stored)
    rows: dict[int, list[TableCell]] = {}
    for one in stored.cells:
        if (one.row, one.column) in beneath:
            continue
        told = Report() if stored.hides(one) else report
        made = _cell(one, book, Span(file, one.row, one.column, sheet=sheet), language, told)
        if made:
            rows.setdefault(one.row, []).append(made)
    return Table(
        file, sheet, tuple(TableRow(number, tuple(cells), number in stored.hidden_rows) for number, cells in rows.items()),
        stored.hidden_columns,
        tuple(_range(*one) for one in stored.merged),
    )  # fmt: skip


def _cell(stored: Stored, book: Workbook, span: Span, language: str, report: Report) -> TableCell | None:
    """A cell that shows something; None for others, and a diagnostic where it cannot be told what."""
    try:
        seen = shown(stored, book, language)
    except Unshown as why:
        report.add(Diagnostic("table-cell", why.message, span, expected=why.expected, hint=why.hint))
        return None
    report.add(*problems(seen.words, span))
    if not seen.words.strip():
        return None
    return TableCell(seen.words, span, stored.column, seen.kind, seen.value, seen.struck)


def _beneath(stored: StoredSheet) -> set[tuple[int, int]]:
    """The cells that hold something and are not seen, since they are one with the first of their range. Raises Refused."""
    rows: dict[int, list[int]] = {}
    for one in stored.cells:
        rows.setdefault(one.column, []).append(one.row)
    columns = sorted(rows)
    found: set[tuple[int, int]] = set()
    for top, left, bottom, right in stored.merged:
        for column in columns[bisect_left(columns, left) : bisect_right(columns, right)]:
            there = rows[column]
            for row in there[bisect_left(there, top) : bisect_right(there, bottom)]:
                if (row, column) in found:
                    raise damaged("ranges of merged cells lie over one another")
                if (row, column) != (top, left):
                    found.add((row, column))
    return found


def _told(stored: StoredSheet, table: Table) -> Iterator[Diagnostic]:
    """What somebody who sees the sheet may not expect."""
    yield from _hidden(stored, table)
    filled = {(one.row, one.column) for one in _seen(stored)}
    merged = [one for one in stored.merged if one[:2] in filled]
    for one in merged[:MOST_TOLD]:
        message = f"the cells {_range(*one)} are merged: their words count for the first of them alone"
        place = table.span(*one[:2])
        yield Diagnostic(
            "table-merged", message, place, Severity.WARNING, hint="Write the words in each cell that they are for."
        )
    if len(merged) > MOST_TOLD:
        more = f"{len(merged) - MOST_TOLD} more ranges of cells are merged"
        yield Diagnostic("table-merged", more, table.span(), Severity.WARNING)
    for row in table.shown.rows:
        for cell in row.cells:
            if cell.struck:
                message = f"“{cell.line}” is struck through, and is read all the same"
                hint = "Delete it, where it no longer counts."
                yield Diagnostic("table-struck", message, cell.span, Severity.WARNING, hint=hint)
    if formulas := [one for one in _seen(stored) if one.formula and (one.value or one.kind == "str")]:
        message = "a cell has a formula: what is read is what it gave when the workbook was last saved"
        if len(formulas) > 1:
            message = (
                f"{len(formulas)} cells have formulas: what is read is what they gave when the workbook was last saved"
            )
        yield Diagnostic("table-formula", message, table.span(formulas[0].row, formulas[0].column), Severity.NOTE)


def _seen(stored: StoredSheet) -> Iterator[Stored]:
    return (one for one in stored.cells if not stored.hides(one))


def _hidden(stored: StoredSheet, table: Table) -> Iterator[Diagnostic]:
    """Which rows and columns with something in them are hidden; not what stands in them."""
    rows = sorted({one.row for one in stored.cells} & stored.hidden_rows)
    hint = "Show them in the sheet, where they are to be read."
    if rows:
        which = runs("row", rows, str)
        by = f"{which} hidden by a filter or by hand, and left out"
        message = by if stored.filtered else f"{which} hidden, and left out"
        yield Diagnostic("table-hidden", message, table.span(rows[0]), Severity.WARNING, hint=hint)
    if columns := sorted(table.hidden_columns):
        message = f"{runs('column', columns, letters_of)} hidden, and left out"
        yield Diagnostic("table-hidden", message, table.span(0, columns[0]), Severity.WARNING, hint=hint)


def _range(top: int, left: int, bottom: int, right: int) -> str:
    return f"{letters_of(left)}{top}:{letters_of(right)}{bottom}"
