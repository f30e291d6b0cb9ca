"""Data in a file of the workspace: CSV as spreadsheet programs write it.

Source: RFC 4180; a semicolon or a tab may stand in place of the comma, as in countries that write 1,5.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, relocate
from briefgen.readers.files.decoding import SourceText, decode
from briefgen.readers.markdown.charting.building import Grid, GridCell
from briefgen.workspace import Workspace

LIMIT_BYTES = 1_000_000
"""The most bytes of a file of data."""

MOST_LINES = 200
"""The most lines that are read: a chart has room for fewer."""

SEPARATORS = (",", ";", "\t")

FORM = "a CSV file: the first line names the columns, each further line has a name and its numbers"


def read_data(workspace: Workspace, name: str, span: Span, report: Report) -> Grid | None:
    """The cells of a file, which the text names at `span`; None, and diagnostics, where it cannot be used."""
    if not name.lower().endswith((".csv", ".tsv")):
        hint = "In a spreadsheet program: Save as, CSV UTF-8."
        report.add(Diagnostic("chart-file", f"“{name}” is no CSV file", span, expected=FORM, hint=hint))
        return None
    try:
        file = workspace.read(name, limit_bytes=LIMIT_BYTES)
    except BriefError as error:
        report.add(*(relocate(each, span) for each in error.diagnostics))
        return None
    text = decode(replace(file, data=file.data.removeprefix(b"\xef\xbb\xbf")), report)
    return None if text is None else _grid(text, report)


def _grid(text: SourceText, report: Report) -> Grid | None:
    found = Report()
    separator = _separator(text, found)
    rows = list(_rows(text, separator, found)) if separator else []
    if len(rows) < 2 and not found.failed:
        found.add(_without_data(text))
    report.add(*found.diagnostics)
    return None if found.failed else Grid(rows[0], tuple(rows[1:]))


def _without_data(text: SourceText) -> Diagnostic:
    return Diagnostic("chart-file", "this file has no data", text.span(1), expected=FORM)


def _separator(text: SourceText, report: Report) -> str:
    """What parts the cells of the first line; empty, and a diagnostic, where that cannot be told."""
    if not any(line.strip() for line in text.lines):
        report.add(_without_data(text))
        return ""
    first = next(line for line in text.lines if line.strip())
    there = [sign for sign in SEPARATORS if sign in _outside_quotes(first)]
    if len(there) == 1:
        return there[0]
    message = (
        "commas, semicolons or tabs part the columns here: it cannot be told which"
        if there
        else "there is only one column here"
    )
    report.add(
        Diagnostic(
            "chart-file", message, text.span(1), expected=FORM, hint="Put names with such signs in quotation marks."
        )
    )
    return ""


def _outside_quotes(line: str) -> str:
    return "".join(part for number, part in enumerate(line.split('"')) if number % 2 == 0)


def _rows(text: SourceText, separator: str, report: Report) -> Iterator[tuple[GridCell, ...]]:
    reader = csv.reader(text.lines, delimiter=separator, strict=True)
    count = 0
    try:
        for row in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            count = count or len(row)
            if len(row) != count:
                report.add(_ragged(len(row), count, text.span(line)))
            elif line > MOST_LINES:
                report.add(_long(text.span(line)))
                return
            else:
                yield tuple(_cells(row, text.span(line), separator))
    except csv.Error:
        hint = "Double each quotation mark within a cell, and put one before and one behind it."
        report.add(
            Diagnostic("chart-file", "the quotation marks here do not match", text.span(reader.line_num), hint=hint)
        )


def _cells(row: list[str], line: Span, separator: str) -> Iterator[GridCell]:
    at = 0
    for number, cell in enumerate(row):
        place = line.text.find(cell, at) if cell else -1
        span = replace(line, column=place + 1, length=len(cell)) if place >= 0 else line
        at = place + len(cell) if place >= 0 else at
        yield GridCell(" ".join(cell.split()), span, number)


def _ragged(cells: int, wanted: int, span: Span) -> Diagnostic:
    return Diagnostic(
        "chart-file", f"this line has {cells} cell{'s' if cells != 1 else ''}, and the first has {wanted}", span,
        hint="Numbers with commas in them stand in quotation marks: \"1,204\".",
    )  # fmt: skip


def _long(span: Span) -> Diagnostic:
    hint = "Make a file of the lines that matter: a year or a place each."
    return Diagnostic(
        "chart-file", f"this file goes on after {MOST_LINES} lines, too many for a chart", span, hint=hint
    )
