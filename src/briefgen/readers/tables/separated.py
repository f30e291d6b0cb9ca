"""Tables as text: CSV as spreadsheet programs write it. What parts the cells is found out once, and never guessed.

Source: RFC 4180; a semicolon or a tab may stand in place of the comma, as in countries that write 1,5.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.models.tables import Table, TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.files.decoding import MOST_SHOWN, NamedBytes, SourceText, decode
from briefgen.readers.tables.cells import MOST_CELLS
from briefgen.readers.tables.encodings import AS_UTF8, in_utf8
from briefgen.readers.tables.refusing import FORM
from briefgen.readers.tables.spoilt import problems

SEPARATORS: Final = (",", ";", "\t")

DECLARED: Final = re.compile(r"sep=([,;\t])[ ]*\n")
"""How Excel says in a first line what parts the cells."""

QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')

DOUBLED: Final = "Double each quotation mark within a cell, and put one before and one behind it."


@noun
class _Cell:
    """A cell as it is written: where its words begin, how many characters they take, and the words."""

    at: int
    length: int
    words: str


class _Unmatched(Exception):
    """Quotation marks that do not match, at a place of the text."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at, self.message = at, message


def read_separated(file: NamedBytes, report: Report, cells: Report | None = None) -> Table | None:
    """The rows of a text; None, and diagnostics, where it cannot be read. Empty cells are cells, too.

    Where `cells` is given, it takes what is wrong with single cells, and the table is read all the same; so it is in
    another encoding than UTF-8 where there is no doubt which, and that is told.
    """
    found = Report()
    if cells is not None:
        file = in_utf8(file, found)
    text = None if found.failed else _decoded(file, found)
    invisible = Report()
    if cells is not None:
        found, invisible = _parted(found)
    table = _table(text, found, cells or found) if text and not found.failed else None
    report.add(*found.diagnostics)
    if cells is not None and table:
        cells.add(*_in_cells(invisible.diagnostics, table))
    return None if found.failed else table


def _parted(report: Report) -> tuple[Report, Report]:
    """What is wrong with a text, and apart from it the characters that only the cells are wrong with in which they are.

    Where they are so many that not each is told, the whole text is wrong.
    """
    of_text, of_cells = Report(), Report()
    for one in report.diagnostics:
        (of_cells if one.code == "control-character" else of_text).add(one)
    return (of_text, of_cells) if len(of_cells.diagnostics) < MOST_SHOWN else (report, Report())


def _in_cells(problems: Iterable[Diagnostic], table: Table) -> Iterator[Diagnostic]:
    """Problems of characters as those of the cells in which they are."""
    spans = [cell.span for row in table.rows for cell in row.cells]
    starts = [(span.line, span.column) for span in spans]
    for one in problems:
        at = bisect_right(starts, (one.span.line, one.span.column)) if one.span else 0
        yield replace(one, span=spans[at - 1]) if at else one


def _decoded(file: NamedBytes, report: Report) -> SourceText | None:
    own = Report()
    text = decode(replace_mark(file), own)
    report.add(*(replace(one, hint=AS_UTF8) if one.code == "not-utf8" else one for one in own.diagnostics))
    return text


@noun
class _Bytes:
    name: str
    data: bytes


def replace_mark(file: NamedBytes) -> NamedBytes:
    """A file without the mark by which Excel says that it is UTF-8."""
    return _Bytes(file.name, file.data.removeprefix(b"\xef\xbb\xbf"))


def _table(text: SourceText, report: Report, cells: Report) -> Table | None:
    declared = DECLARED.match(text.text)
    separator = declared[1] if declared else _separator(text, report)
    rows = list(_rows(text, separator, declared.end() if declared else 0, report, cells))
    return Table(text.file, "", tuple(rows), separator=separator)


def _separator(text: SourceText, report: Report) -> str:
    """What parts the cells, as the first line says in which something does; a comma where there is one column."""
    if text.file.lower().endswith(".tsv") and "\t" in text.text:
        return "\t"
    for number, line in enumerate(text.lines, 1):
        there = [sign for sign in SEPARATORS if sign in _outside_quotes(line)]
        if len(there) > 1:
            report.add(
                Diagnostic(
                    "table-file", "commas, semicolons or tabs part the columns here: it cannot be told which",
                    text.span(number), expected=FORM, hint="Put names with such signs in quotation marks.",
                )
            )  # fmt: skip
        if there:
            return there[0]
    return ","


def _outside_quotes(line: str) -> str:
    return "".join(part for number, part in enumerate(line.split('"')) if number % 2 == 0)


def _rows(text: SourceText, separator: str, start: int, report: Report, cells: Report) -> Iterator[TableRow]:
    """The rows that say something. After marks that do not match nothing is read: it would be in the wrong cells."""
    if report.failed:
        return
    count, widest = 0, 0
    places = _Places(text)
    try:
        for row in _written(text.text, separator, start):
            if not any(cell.words.strip() for cell in row):
                continue
            widest = max(widest, len(row))
            count += len(row)
            if count > MOST_CELLS:
                hint = "Make a file of the rows that are needed."
                place = places.of(row[0])
                report.add(Diagnostic("table-file", f"this file has more than {MOST_CELLS:,} cells", place, hint=hint))
                return
            made = tuple(_cell(cell, at, places.of(cell), cells) for at, cell in enumerate(row, 1))
            report.add(*_swallowed(made, separator, widest))
            yield TableRow(made[0].span.line, made)
    except _Unmatched as problem:
        place = text.span_at(problem.at)
        report.add(Diagnostic("table-file", problem.message, place, hint=DOUBLED))


def _written(text: str, separator: str, at: int) -> Iterator[list[_Cell]]:
    """The cells row by row, as they are written. Raises _Unmatched."""
    bare = re.compile(f"[^{re.escape(separator)}\n]*")
    row: list[_Cell] = []
    while at <= len(text):
        cell, at = _next(text, at, bare)
        row.append(cell)
        if text[at : at + 1] != separator:
            yield row
            row = []
        at += 1


def _next(text: str, at: int, bare: re.Pattern[str]) -> tuple[_Cell, int]:
    """The cell that begins at a place, and where it ends. Raises _Unmatched."""
    if text[at : at + 1] != '"':
        match = bare.match(text, at)
        assert match is not None
        if match[0].lstrip(" ").startswith('"'):
            raise _Unmatched(at, "a quotation mark has a blank before it here, and parts nothing off")
        return _Cell(at, len(match[0]), match[0]), match.end()
    match = QUOTED.match(text, at)
    if match is None:
        raise _Unmatched(at, "the quotation mark here is never closed")
    end = match.end()
    rest = bare.match(text, end)
    if rest and rest[0].strip(" "):
        raise _Unmatched(at, "the quotation marks here do not match")
    return _Cell(at + 1, len(match[1]), match[1].replace('""', '"')), rest.end() if rest else end


class _Places:
    """Where cells stand, found while they are read from the first to the last."""

    def __init__(self, text: SourceText) -> None:
        self._text, self._line, self._start = text, 1, 0

    def of(self, cell: _Cell) -> Span:
        """The place of a cell, on the line on which it begins."""
        while (end := self._text.text.find("\n", self._start)) >= 0 and end < cell.at:
            self._line, self._start = self._line + 1, end + 1
        shown = self._text.lines[self._line - 1]
        column = cell.at - self._start + 1
        return self._text.span(self._line, column, max(1, min(cell.length, len(shown) - column + 1)))


def _cell(cell: _Cell, number: int, span: Span, cells: Report) -> TableCell:
    words = unicodedata.normalize("NFC", cell.words)
    cells.add(*(one for one in problems(words, span) if one.code != "control-character"))
    return TableCell(words, span, number)


def _swallowed(row: tuple[TableCell, ...], separator: str, widest: int) -> Iterator[Diagnostic]:
    """Cells in which a whole row seems to stand: a quotation mark is missing, or one too many."""
    sign = re.compile(re.escape(separator) + (r"(?! )" if widest > 2 else ""))  # words have a blank behind a comma
    for cell in row:
        later = cell.words.split("\n")[1:]
        if widest > 1 and any(len(sign.findall(line)) >= widest - 1 for line in later):
            lines = f"{len(later)} line{'s' if len(later) > 1 else ''}"
            yield Diagnostic(
                "table-file", f"a quotation mark opens here and closes {lines} below: whole rows stand in one cell", cell.span,
                Severity.ERROR if widest > 2 else Severity.WARNING, hint=DOUBLED,
            )  # fmt: skip
