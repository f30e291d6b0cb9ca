"""Where the table of meetings begins and ends in its file, what its columns are, and which of its rows are meetings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.meetings import MeetingsTable
from briefgen.models.tables import Kind, Table, TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned
from briefgen.readers.meetings.columns import BY_NAME, NAME_PARTS, PLACE_PARTS, Column, matched
from briefgen.readers.meetings.declared import Declared
from briefgen.readers.meetings.discreet import discreet, of_table, place_of, places_of, unquoted
from briefgen.readers.meetings.doubts import doubts
from briefgen.readers.meetings.headings import Head, found_headings, looks_like_meetings, named
from briefgen.readers.meetings.rows import beside, by_name, row_problems, sorted_rows, told
from briefgen.readers.meetings.skipping import skipping, unused
from briefgen.readers.tables.kinds import OPEN_MARK, WORKBOOKS
from briefgen.readers.tables.reading import LIMIT_BYTES, read_table
from briefgen.readers.tables.sheets import sheets_with_cells
from briefgen.workspace import Workspace


@noun
class FoundRow:
    """The cells of one meeting by the names of their columns; a column without a cell is empty.

    `problems` are what is already known to be wrong with this row; they keep its meeting from being made.
    """

    span: Span
    cells: Mapping[str, TableCell]
    problems: tuple[Diagnostic, ...] = ()


@noun
class FoundRows:
    """The rows that are meetings, in the order of the table, and the columns that are read."""

    file: str
    columns: tuple[Column, ...]
    rows: tuple[FoundRow, ...]


@noun
class _Sheet:
    """One sheet as it was read: its table, what was told of it, and of its cells."""

    whole: Table
    told: tuple[Diagnostic, ...] = ()
    cells: tuple[Diagnostic, ...] = field(default=(), repr=False)

    @property
    def table(self) -> Table:
        """The table without what is hidden."""
        return self.whole.shown

    def hidden(self, rows: Collection[int]) -> set[str]:
        """The headings of hidden columns, as they are compared."""
        cells = (cell for row in self.whole.rows if row.number in rows for cell in row.cells)
        return {matched(cell.line) for cell in cells if cell.column in self.whole.hidden_columns}


def found_rows(
    workspace: Workspace, declared: MeetingsTable, span: Span, report: Report, places: Positioned | None = None
) -> FoundRows | None:
    """The rows of the table that is declared at `span`, or at these `places`; None, and diagnostics, where it cannot be read."""
    found = Report()
    given = Declared(declared, span, places)
    rows = _rows(workspace, given, found)
    report.add(*discreet(found.diagnostics, declared.file))
    return None if found.failed else rows


def _rows(workspace: Workspace, declared: Declared, report: Report) -> FoundRows | None:
    report.add(*declared.faults())
    sheets = _sheets(workspace, declared, report)
    heads = [_head(sheet, declared, report) for sheet in sheets]
    read = [(sheet, head) for sheet, head in zip(sheets, heads, strict=True) if head]
    report.add(*_differing(read))
    if report.failed or not read:
        return None
    rows = tuple(row for sheet, head in read for row in _meetings(sheet, head, declared, report))
    if not rows:
        report.add(Diagnostic("no-meetings", "this table has no meetings", read[0][0].table.span(), Severity.WARNING))
    return FoundRows(declared.table.file, tuple(_given(read[0][1], declared)), rows)


def _sheets(workspace: Workspace, declared: Declared, report: Report) -> list[_Sheet]:
    """The sheets that are named; or the one that has meetings."""
    table = declared.table
    report.add(*_open(workspace, declared))
    if table.sheet:
        named = [(name, declared.place("sheet", at)) for at, name in enumerate(table.sheet)]
    else:
        named = [("", declared.place("file"))]
        names = _names(workspace, table.file)
        if len(names) > 1:
            return _chosen([_sheet(workspace, declared, one, named[0][1], Report()) for one in names], declared, report)
    return [one for name, place in named if (one := _sheet(workspace, declared, name, place, report))]


def _names(workspace: Workspace, file: str) -> tuple[str, ...]:
    """The sheets of a workbook that have something; none where it cannot be read, which is told by the one who reads it."""
    if not file.lower().endswith(WORKBOOKS):
        return ()
    try:
        return sheets_with_cells(workspace.read(file, limit_bytes=LIMIT_BYTES).data)
    except BriefError:
        return ()


def _sheet(workspace: Workspace, declared: Declared, name: str, span: Span, report: Report) -> _Sheet | None:
    own, cells = Report(), Report()
    table = read_table(workspace, declared.table.file, span, own, sheet=name, cells=cells)
    if table is None:
        report.add(*own.diagnostics)
        return None
    return _Sheet(table, (*own.diagnostics, *_separated(table)), cells.diagnostics)


def _chosen(sheets: list[_Sheet | None], declared: Declared, report: Report) -> list[_Sheet]:
    """The one sheet of several that has headings of meetings; an error where none has them, or more than one."""
    there = [one for one in sheets if one]
    fitting = [one for one in there if looks_like_meetings(one.table, declared)]
    if len(fitting) == 1:
        message = f"only the sheet “{fitting[0].table.sheet}” has headings of meetings, and the others are not read"
        report.add(Diagnostic("table-sheet", message, fitting[0].table.span(), Severity.NOTE))
        return fitting
    listed = fitting or there
    message = f"“{declared.table.file}” has {len(listed)} sheets with meetings"
    if not fitting:
        message = f"none of the {len(listed)} sheets of “{declared.table.file}” has headings of meetings"
    names = ", ".join(one.table.sheet for one in listed)
    hint = f"Say which is meant, or several of one form that belong together: `sheet: [{names}]`."
    report.add(
        Diagnostic("table-sheet", message, declared.place("file"), expected=f"one or more of {names}", hint=hint)
    )
    return []


def _separated(table: Table) -> Iterator[Diagnostic]:
    """By what the cells of a text are parted, where it is not what its name says."""
    usual = "\t" if table.file.lower().endswith(".tsv") else ","
    if table.separator not in ("", usual):
        message = "semicolons part the columns of this file, and it is read so"
        if table.separator != ";":
            message = "tabs part the columns of this file, and it is read so"
        yield Diagnostic("table-text", message, table.span(), Severity.NOTE)


def _open(workspace: Workspace, declared: Declared) -> Iterator[Diagnostic]:
    """Whether Excel has the table open just now."""
    folder, _, name = declared.table.file.rpartition("/")
    mark = f"{OPEN_MARK}{name}"
    if workspace.exists(f"{folder}/{mark}" if folder else mark):
        message = "this table is open in Excel: what is not saved there is not read"
        yield Diagnostic("table-open", message, Span(declared.table.file), Severity.NOTE)


def _head(sheet: _Sheet, declared: Declared, report: Report) -> Head | None:
    """The headings of a sheet; None, and diagnostics, where there are none."""
    own, table = Report(), sheet.table
    headings = found_headings(table, declared, own)
    if not headings.cells:
        report.add(*own.diagnostics)
        return None
    spans = {one.span for one in headings.cells}
    spoilt = [one for one in sheet.cells if one.span in spans]
    words = (one.words for one in headings.cells)
    report.add(*spoilt, *declared.not_there(words, sheet.hidden(headings.rows)))
    head = named(table, headings, declared, own)
    faulty = {one.span for one in spoilt}
    report.add(*(one for one in own.diagnostics if one.span not in faulty))
    return head


def _differing(read: list[tuple[_Sheet, Head]]) -> Iterator[Diagnostic]:
    """Sheets whose columns are not those of the first one."""
    for sheet, head in read[1:]:
        first, one = ({column.name for column in each.columns.values()} for each in (read[0][1], head))
        if first != one:
            names = ", ".join(f"`{name}`" for name in sorted(first ^ one))
            message = f"this sheet and “{read[0][0].table.sheet}” do not have the same columns: {names}"
            hint = "Give all sheets the same headings, or make a packet for each."
            yield Diagnostic("different-headings", message, sheet.table.span(head.rows[0]), hint=hint)


def _meetings(sheet: _Sheet, head: Head, declared: Declared, report: Report) -> Iterator[FoundRow]:
    table = sheet.table
    skip = skipping(head, declared, report)
    faulty = _faulty(sheet, head)
    words = {one.name: one.small for one in skip}
    rows = sorted_rows(table, head, words, {row: set(columns) for row, columns in faulty.items()})
    report.add(*of_table(sheet.told, table, head, (row.number for row in rows.meetings)))
    report.add(*told(table, rows.left), *beside(table, head), *unused(table, head, skip, declared))
    report.add(*doubts(rows.meetings, head, declared))
    for row in rows.meetings:
        yield _row(row, table, head, declared, faulty.get(row.number, {}), report)


def _faulty(sheet: _Sheet, head: Head) -> dict[int, dict[int, list[Diagnostic]]]:
    """What is wrong with cells, by their rows and columns."""
    places, found = places_of(sheet.table), dict[int, dict[int, list[Diagnostic]]]()
    for one in sheet.cells:
        row, column = place_of(one.span, places) if one.span else (0, 0)
        found.setdefault(row, {}).setdefault(column, []).append(unquoted(one, head, column))
    return found


def _row(
    row: TableRow, table: Table, head: Head, declared: Declared,
    faulty: Mapping[int, list[Diagnostic]], report: Report,
) -> FoundRow:  # fmt: skip
    wrong = [one for column, problems in faulty.items() if column in head.columns for one in problems]
    report.add(*(one for one in wrong if one.severity is not Severity.ERROR))
    problems = [one for one in wrong if one.severity is Severity.ERROR]
    problems += row_problems(row, table, head)
    return FoundRow(table.span(row.number), _cells(row, head, declared), tuple(discreet(problems, table.file)))


def _cells(row: TableRow, head: Head, declared: Declared) -> dict[str, TableCell]:
    """The cells of a row, those that are parts of a name or a place joined."""
    cells = by_name(row, head)
    names = {column.name for column in head.columns.values()}
    for whole, parts in (("member", NAME_PARTS), ("place", PLACE_PARTS)):
        there = [cells[part] for part in parts if part in cells]
        if whole not in names and there:
            cells[whole] = _joined(there)
    key = next((one.column for one in head.headings if declared.key and declared.is_key(one.words)), 0)
    if key and (cell := row.at(key)):
        cells["key"] = cell
    return cells


def _joined(cells: list[TableCell]) -> TableCell:
    if len(cells) == 1:
        return cells[0]
    return replace(cells[0], words=" ".join(cell.line for cell in cells), kind=Kind.TEXT, value=None)


def _given(head: Head, declared: Declared) -> Iterator[Column]:
    """The columns that are read, from left to right, and those that are joined of several."""
    columns = [head.columns[number] for number in sorted(head.columns)]
    names = {column.name for column in columns}
    yield from columns
    for whole, parts in (("member", NAME_PARTS), ("place", PLACE_PARTS)):
        if whole not in names and names & set(parts):
            yield BY_NAME[whole]
    if declared.key and "key" not in names:
        yield BY_NAME["key"]
