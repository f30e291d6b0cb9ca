"""A workbook that is written for people to fill in: its sheets, what each column is for, and the rows in it."""

from __future__ import annotations

import datetime as dt
from typing import Final, TypeAlias

from briefgen.models.tables import Kind
from briefgen.noun import noun

Entry: TypeAlias = str | dt.date | dt.time
"""What stands in a cell; nothing, where it is an empty text."""

ROWS: Final = 1000
"""How many rows of a sheet to fill in have their choices, checks and filter."""

LONGEST_PROMPT: Final = 255
"""The most characters that stand beside a chosen cell (ECMA-376-1, 18.3.1.32, `prompt`)."""


@noun
class SheetColumn:
    """A column: its heading, what its cells hold, how many characters wide it is, and what is said beside a chosen cell.

    `choices` are offered in every cell; where they are `closed`, other words are asked about. What is not `needed` has a
    quieter heading.
    """

    heading: str
    width: int
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    closed: bool = False
    needed: bool = False
    prompt: str = ""


@noun
class Sheet:
    """A sheet: one row of headings, and the rows below it. One that is `open` is filled in by people."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Entry, ...], ...] = ()
    open: bool = False


@noun
class Workbook:
    """Sheets, in order, on which paper they are printed, and the day that the file bears as that of its making.

    A `mark` is printed at the head of every page: that this is for our own people.
    """

    title: str
    sheets: tuple[Sheet, ...]
    day: dt.date
    paper: str = "letter"
    mark: str = ""
