"""The cells of a sheet as they are stored, read as they pass by (ECMA-376-1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.noun import noun
from briefgen.readers.tables.package import TOO_LARGE, Package
from briefgen.readers.tables.refusing import Refused, damaged
from briefgen.readers.tables.workbook import ON, Text, Texts, whole

MOST_CELLS: Final = 250_000
"""How many cells of a sheet may hold something."""

MOST_ROWS, MOST_COLUMNS, MOST_MERGED = 1_048_576, 16_384, 2_000

NAME: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@noun
class Stored:
    """A cell as it is stored: its kind, the number of its look, what it holds, and whether that was worked out by a formula."""

    row: int
    column: int
    kind: str
    look: int
    value: str | None
    text: Text | None
    formula: bool


@noun
class StoredSheet:
    """The cells that hold something; which rows and columns of them are hidden, whether by a filter; which cells are one."""

    cells: tuple[Stored, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    filtered: bool
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def hides(self, cell: Stored) -> bool:
        """Whether a cell is in a row or a column that is hidden."""
        return cell.row in self.hidden_rows or cell.column in self.hidden_columns


def read_cells(package: Package, part: str) -> StoredSheet:
    """The cells of a sheet, whatever it says of its size. Raises Refused."""
    if not package.has(part):
        raise damaged("a sheet of its list is missing")
    taken = _Cells()
    package.pass_by(part, taken)
    return taken.made()


def has_cells(package: Package, part: str) -> bool:
    """Whether a sheet has a cell that holds something."""
    try:
        package.pass_by(part, _Cells(one_is_enough=True))
    except _Found:
        return True
    return False


class _Found(Exception):
    """There is a cell: no more needs to be read."""


class _Cells:
    """Takes the elements of a sheet."""

    def __init__(self, *, one_is_enough: bool = False) -> None:
        self._one_is_enough = one_is_enough
        self._row, self._column = 0, 0
        self._kind, self._look = "n", 0
        self._value: str | None = None
        self._formula, self._inline = False, False
        self._all_hidden, self._row_hidden, self._filtered = False, False, False
        self._texts = Texts("is")
        self._cells: dict[tuple[int, int], Stored] = {}
        self._hidden: set[int] = set()
        self._columns = bytearray(MOST_COLUMNS + 1)
        self._merged: list[tuple[int, int, int, int]] = []

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if self._inline or name == "is":
            self._inline = True
            self._texts.start(name, said)
            return
        match name:
            case "row":
                self._open_row(said)
            case "c":
                self._open_cell(said)
            case "f":
                self._formula = True
            case "col" if said.get("hidden", "").lower() in ON or said.get("width") in ("0", "0.0"):
                first, last = (min(whole(said.get(one, "")), MOST_COLUMNS) for one in ("min", "max"))
                self._columns[first : last + 1] = b"\1" * max(0, last + 1 - first)
            case "sheetFormatPr":
                self._all_hidden = said.get("zeroHeight", "").lower() in ON
            case "filterColumn":
                self._filtered = True
            case "mergeCell":
                self._merge(said.get("ref", ""))

    def _open_row(self, said: Mapping[str, str]) -> None:
        self._row = whole(said.get("r", "")) or self._row + 1
        self._column = 0
        if self._row > MOST_ROWS:
            raise damaged("it has rows that no sheet has")
        hidden = said.get("hidden", "1" if self._all_hidden else "").lower() in ON
        self._row_hidden = hidden or said.get("ht") in ("0", "0.0")

    def _open_cell(self, said: Mapping[str, str]) -> None:
        row, self._column = place_of(said["r"]) if "r" in said else (self._row, self._column + 1)
        if row != self._row or self._column > MOST_COLUMNS:
            raise damaged("a cell does not stand where it says")
        self._kind, self._look = said.get("t", "n"), whole(said.get("s", ""))
        self._value, self._formula = None, False
        self._texts.found.clear()

    def _merge(self, said: str) -> None:
        first, _, last = said.partition(":")
        if len(self._merged) >= MOST_MERGED:
            raise Refused(f"this sheet has more than {MOST_MERGED:,} merged ranges", TOO_LARGE)
        if last:
            self._merged.append((*place_of(first), *place_of(last)))

    def end(self, name: str, text: str) -> None:
        if self._inline:
            self._texts.end(name, text)
            self._inline = name != "is"
        elif name == "v":
            self._value = text
        elif name == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        text = self._texts.found[0] if self._texts.found else None
        if self._value is None and text is None and not self._formula:
            return
        if self._one_is_enough:
            raise _Found
        if len(self._cells) >= MOST_CELLS:
            raise Refused(f"this sheet has more than {MOST_CELLS:,} cells", TOO_LARGE)
        at = self._row, self._column
        if at in self._cells:
            raise damaged("a cell is there twice")
        if self._row_hidden:
            self._hidden.add(self._row)
        self._cells[at] = Stored(*at, self._kind, self._look, self._value, text, self._formula)

    def made(self) -> StoredSheet:
        """What was taken, from top to bottom and from left to right."""
        cells = tuple(self._cells[at] for at in sorted(self._cells))
        columns = frozenset(one.column for one in cells if self._columns[one.column])
        return StoredSheet(cells, frozenset(self._hidden), columns, self._filtered, tuple(self._merged))


def place_of(name: str) -> tuple[int, int]:
    """The row and the column of a cell, by its name. Raises Refused."""
    match = NAME.fullmatch(name)
    if match is None:
        raise damaged(f"“{name[:20]}” is no cell")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
