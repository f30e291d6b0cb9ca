"""What the reader of tables says of cells, as far as it is about meetings, and without words that are private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.tables import Table
from briefgen.readers.meetings.columns import PRIVATE
from briefgen.readers.meetings.headings import Head

OF_CELLS: Final = ("table-struck", "table-merged")
"""What is said of single cells beside what is wrong with them."""


OF_HEADINGS: Final = ("unknown-heading", "unclear-heading", "repeated-heading")
"""What is said of headings, which are shown."""


def discreet(problems: Iterable[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Problems without the line of the table: notes and what is ignored stand there, too."""
    for one in problems:
        shown = one.span is None or one.span.file != file or one.code in OF_HEADINGS
        yield one if shown or one.span is None else replace(one, span=replace(one.span, text=""))


def place_of(span: Span, places: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    """The row and the column of the table that a place is in."""
    return places.get((span.line, span.column), (span.line, span.column))


def places_of(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns by the places of cells in their file, which in a text are lines and characters."""
    return {(cell.span.line, cell.span.column): (row.number, cell.column) for row in table.rows for cell in row.cells}


def of_table(told: Iterable[Diagnostic], table: Table, head: Head, rows: Iterable[int]) -> Iterator[Diagnostic]:
    """What is said of the table, without what is said of single cells that nobody reads: in rows that are left out, in ignored columns."""
    places, kept = places_of(table), set(rows)
    for one in told:
        row, column = place_of(one.span, places) if one.span else (0, 0)
        if one.code not in OF_CELLS:
            yield one
        elif row in kept and column in head.columns:
            yield unquoted(one, head, column)


def unquoted(problem: Diagnostic, head: Head, column: int) -> Diagnostic:
    """A problem of a cell; in a private column without its words."""
    if column not in head.columns or head.columns[column].name not in PRIVATE:
        return problem
    if problem.code == "table-struck":
        return replace(problem, message="this cell is struck through, and is read all the same")
    if problem.code != "table-cell":
        return problem
    hint = (
        "Look at the cell in the table: what a formula gives, letters of a wrong encoding, a number that lost digits."
    )
    return replace(
        problem, message="what stands in this cell cannot be read to the letter", expected="", nearest="", hint=hint
    )
