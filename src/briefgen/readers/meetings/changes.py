"""Corrections beside a table, `NAME.changes.csv`: read, applied to the rows, and written.

A line says key, column, old and new words. A cell that a spreadsheet program could take for a formula has an apostrophe
before it in the file, which is taken off again where it is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Severity, Span, nearest
from briefgen.models.tables import TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.meetings.cells import Columns, bare, quoted
from briefgen.readers.meetings.columns import BY_HEADING, folded
from briefgen.readers.meetings.drafts import Draft
from briefgen.readers.meetings.finding import FoundRow
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace

HEADINGS: Final = ("key", "column", "old", "new")
ENDING: Final = ".changes.csv"

FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet program could take for a formula, or that was made harmless."""

SHOWN: Final = frozenset("member title district state party chamber committee office date time".split())
"""Columns whose words a message may say; others may be private."""


@noun
class Change:
    """One correction, with the places of its cells."""

    key: str
    column: str
    old: str
    new: str
    spans: Mapping[str, Span]


def changes_file(table: str) -> str:
    """The file with the corrections of a table: lobby-day.changes.csv of lobby-day.xlsx."""
    return table.rpartition(".")[0] + ENDING


def with_change(text: str, key: str, column: str, old: str, new: str) -> str:
    """The text of such a file with one correction more, behind all others; an empty one begins with the headings."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    end = "\r\n" if "\r\n" in body else "\n"
    head = body.partition("\n")[0]
    separator = next((sign for sign in ";\t" if sign in head and "," not in head), ",")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    if not body.strip():
        body = ""
        writer.writerow(HEADINGS)
    writer.writerow([harmless(one) for one in (key, column, old, new)])
    between = end if body and not body.endswith("\n") else ""
    return mark + body + between + out.getvalue()


def harmless(words: str) -> str:
    """Words such that no spreadsheet program takes them for a formula."""
    return f"'{words}" if FORMULA.match(words) else words


def _meant(words: str) -> str:
    return words[1:] if words.startswith("'") and FORMULA.match(words) else words


def corrected(
    workspace: Workspace, table: str, keys: Sequence[str], drafts: Sequence[Draft], report: Report
) -> list[FoundRow]:
    """The rows with what was corrected; a correction that no longer fits is a problem of its row."""
    rows = [draft.row for draft in drafts]
    says = [dict(draft.says) for draft in drafts]
    for change in _read(workspace, changes_file(table), report):
        if change.key not in keys:
            report.add(_unknown(change, keys))
            continue
        at = keys.index(change.key)
        columns = drafts[at].columns
        if column := _column(change, columns):
            rows[at] = _applied(change, column, rows[at], says[at])
            says[at].pop(column, None)
        else:
            rows[at] = _with(rows[at], _no_column(change, [one.name for one in columns.all]))
    return rows


def _read(workspace: Workspace, file: str, report: Report) -> Sequence[Change]:
    if not workspace.exists(file):
        return ()
    table = read_table(workspace, file, Span(file), report)
    if table is None or not table.rows:
        return ()
    head, *rows = table.rows
    places = {folded(cell.line): cell.column for cell in head.cells}
    if missing := [name for name in HEADINGS if name not in places]:
        message = f"this file of corrections has no column “{missing[0]}”"
        report.add(Diagnostic("changes-file", message, Span(file, 1), expected="key, column, old, new"))
        return ()
    return [_change(row, places) for row in rows]


def _change(row: TableRow, places: Mapping[str, int]) -> Change:
    cells = {name: row.at(places[name]) for name in HEADINGS}
    words = {name: _meant(cell.words.strip("\n")) if cell else "" for name, cell in cells.items()}
    usual = bare(row.cells[0].span)
    spans = {name: bare(cell.span) if cell else usual for name, cell in cells.items()}
    return Change(words["key"].strip(), words["column"].strip(), words["old"], words["new"], spans)


def _column(change: Change, columns: Columns) -> str:
    """The column that is meant: by its name, by the heading that it has usually, or by the key that it gives."""
    said = folded(change.column)
    usual = BY_HEADING.get(said)
    for column in columns.all:
        path = ".".join(map(str, column.path))
        if said == folded(column.name) or (path and said == path) or column == usual:
            return column.name
    return ""


def _applied(change: Change, column: str, row: FoundRow, says: Mapping[str, str]) -> FoundRow:
    cell = row.cells.get(column)
    there = cell.line if cell else ""
    old = " ".join(change.old.split())
    if old not in (there, says.get(column, there)):
        problem = _stale(change, column, there)
        return _with(row, problem)
    new = TableCell(change.new, change.spans["new"], cell.column if cell else 0)
    return replace(row, cells={**row.cells, column: new})


def _with(row: FoundRow, problem: Diagnostic) -> FoundRow:
    return replace(row, problems=(*row.problems, problem))


def _unknown(change: Change, keys: Sequence[str]) -> Diagnostic:
    hint = "Where the meeting is gone, take the line out."
    message = f"there is no meeting “{quoted(change.key)}” in the table"
    return Diagnostic("unknown-change", message, change.spans["key"], nearest=nearest(change.key, keys), hint=hint)


def _no_column(change: Change, names: Sequence[str]) -> Diagnostic:
    message = f"the table has no column “{quoted(change.column)}”"
    near = nearest(change.column, names)
    return Diagnostic("unknown-change", message, change.spans["column"], expected=", ".join(names), nearest=near)


def _stale(change: Change, column: str, there: str) -> Diagnostic:
    hint = "Where the table is right now, take the line out; else write into “old” what the table says."
    if there == " ".join(change.new.split()):
        message = "the table has been corrected already, and this line says nothing more"
        return Diagnostic("stale-change", message, change.spans["old"], Severity.WARNING, hint="Take the line out.")
    if column in SHOWN:
        message = f"the table says “{quoted(there)}” now, and this correction is of “{quoted(change.old)}”"
    else:
        message = "this correction is of other words than those that the table has now"
    return Diagnostic("stale-change", message, change.spans["old"], hint=hint)
