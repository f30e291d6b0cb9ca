"""A table from a spreadsheet program: its cells as they are shown, with what each holds and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from briefgen.diagnostics import Span
from briefgen.noun import noun


class Kind(StrEnum):
    """What a cell holds, whatever it shows."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    DURATION = "duration"
    TRUTH = "truth"


Value: TypeAlias = Decimal | dt.date | dt.time | dt.timedelta | bool | None
"""What a cell of another kind than text holds; a moment is a `datetime`."""


@noun
class TableCell:
    """The words that a cell shows, to the letter, and in which column of the sheet it stands, counted from 1."""

    words: str
    span: Span
    column: int
    kind: Kind = Kind.TEXT
    value: Value = None
    struck: bool = False

    @property
    def line(self) -> str:
        """The words in one line: blanks of every kind and line breaks as one space."""
        return " ".join(self.words.split())


@noun
class TableRow:
    """The cells of a row that show something, from left to right, and the number of the row in its file."""

    number: int
    cells: tuple[TableCell, ...]
    hidden: bool = False

    def at(self, column: int) -> TableCell | None:
        """The cell in a column; None where it is empty."""
        return next((cell for cell in self.cells if cell.column == column), None)


@noun
class Table:
    """The rows that have cells, from top to bottom. `sheet` is empty for a file that has none, `separator` for a workbook.

    `hidden_columns` are hidden in the sheet; `merged` are the ranges in which several cells are shown as one.
    """

    file: str
    sheet: str
    rows: tuple[TableRow, ...]
    hidden_columns: frozenset[int] = field(default=frozenset())
    merged: tuple[str, ...] = ()
    separator: str = ""

    @property
    def shown(self) -> Table:
        """The table without what is hidden in its sheet."""
        rows = (
            TableRow(row.number, tuple(cell for cell in row.cells if cell.column not in self.hidden_columns))
            for row in self.rows
            if not row.hidden
        )
        return Table(
            self.file, self.sheet, tuple(row for row in rows if row.cells), merged=self.merged, separator=self.separator
        )

    def span(self, row: int = 0, column: int = 0) -> Span:
        """The place of a cell, a row, a column or the whole table."""
        return Span(self.file, row, column, sheet=self.sheet)
