"""The workbook to fill in: the sheet of meetings with an example, and a sheet that explains each column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.diagnostics import Report
from briefgen.models.meetings import MeetingsTable
from briefgen.models.tables import Kind
from briefgen.models.workbooks import Entry, Sheet, SheetColumn, Workbook
from briefgen.noun import noun
from briefgen.pipeline.blank_table.columns import AskedColumn, AskedTable, asked_table
from briefgen.pipeline.blank_table.words import (
    CHOICES,
    DECIDES,
    GENERAL,
    NEEDED,
    PRINTED,
    WHERE_KNOWN,
    explained,
)
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.meetings.examples import EXAMPLE
from briefgen.workspace import Workspace
from briefgen.writers.workbook import LISTS, write

SHEET: Final = "Meetings"
GUIDE: Final = "How to fill this in"
PAPER: Final = "letter"
WIDEST: Final = 48
NAME: Final = re.compile(r"[^\[\]:*?/\\']{1,31}")
"""What a sheet may be called."""


KINDS: Final[Mapping[str, Kind]] = {"date": Kind.DATE, "time": Kind.TIME}
"""Columns of days and times: a spreadsheet sorts them, and shows at once what it took an entry for."""

SHOWN: Final[Mapping[str, Entry]] = {"date": dt.date(2026, 12, 3), "time": dt.time(10, 30), "status": EXAMPLE}
"""What the example holds, where it is not the words by which the column is explained."""

DAY: Final = dt.date(2000, 1, 1)
"""The day that every such file bears, so that the same packet gives the same bytes whenever they are written."""


@noun
class BlankTable:
    """The bytes of a workbook to fill in, and how the packet says it is read already, where it does."""

    data: bytes
    declared: MeetingsTable | None
    sheet: str


def blank_table(workspace: Workspace, packet: str = "") -> BlankTable:
    """The workbook for the meetings of the packet of that name, or of any; nothing is written.

    Raises BriefError where the packet cannot be read.
    """
    asked = asked_table(workspace, packet)
    settings = read_settings(workspace, Report())
    paper = (settings.paper if settings else None) or PAPER
    return BlankTable(write(filled_in(asked, (), paper)), asked.declared, _sheet_name(asked.declared))


def filled_in(asked: AskedTable, rows: Sequence[Mapping[str, Entry]], paper: str = PAPER) -> Workbook:
    """The workbook of a table with these meetings in it, values by the names of their columns; without any, with an example."""
    shown = rows or [{one.name: SHOWN.get(one.name, explained(one.name).example) for one in asked.columns}]
    entries = tuple(tuple(row.get(one.name, "") for one in asked.columns) for row in shown)
    longest = [max(map(len, map(str, column))) for column in zip(*entries, strict=True)]
    columns = tuple(_column(one, asked.declared, most) for one, most in zip(asked.columns, longest, strict=True))
    name = _sheet_name(asked.declared)
    return Workbook(name, (Sheet(name, columns, entries, open=True), _guide(name, asked.columns)), DAY, paper)


def _sheet_name(declared: MeetingsTable | None) -> str:
    """The sheet that the packet names, where a sheet may be called so; else our own."""
    named = declared.sheet[0] if declared and declared.sheet else ""
    return named if NAME.fullmatch(named) and named not in (GUIDE, LISTS) else SHEET


def _column(asked: AskedColumn, declared: MeetingsTable | None, longest: int) -> SheetColumn:
    """A column as wide as what stands in it, as far as that does not push the others off the screen."""
    said = explained(asked.name)
    width = max(said.width, len(asked.heading) + 4, min(longest, WIDEST))
    return SheetColumn(
        asked.heading, width, KINDS.get(asked.name, Kind.TEXT),
        _choices(asked, declared), asked.name == "status", asked.needed, said.what,
    )  # fmt: skip


def _choices(asked: AskedColumn, declared: MeetingsTable | None) -> tuple[str, ...]:
    """What is offered in a column: what `when` and `skip` of the packet name, and what is usual."""
    skipped = declared.skip.get(asked.heading, declared.skip.get(asked.name, ())) if declared else ()
    usual = () if asked.words and asked.name == "team" else CHOICES.get(asked.name, ())
    return tuple(dict.fromkeys((*asked.words, *usual, *skipped)))


def _guide(sheet: str, columns: Sequence[AskedColumn]) -> Sheet:
    headings = (("What", 24), ("In plain words", 70), ("For example", 26), ("Filled in", 18), ("In your packet", 44))
    rows = (*_general(sheet), *(_line(one) for one in columns))
    return Sheet(GUIDE, tuple(SheetColumn(*one) for one in headings), rows)


def _general(sheet: str) -> Iterator[tuple[Entry, ...]]:
    for what, words in GENERAL:
        yield what, words.format(sheet=sheet, example=EXAMPLE, lists=LISTS), "", "", ""


def _line(one: AskedColumn) -> tuple[Entry, ...]:
    said = explained(one.name)
    printed = PRINTED.format(papers=", ".join(one.printed_by)) if one.printed_by else ""
    decides = DECIDES.format(words=", ".join(one.words)) if one.words else ""
    return (
        one.heading,
        said.what,
        said.example,
        NEEDED if one.needed else WHERE_KNOWN,
        " ".join(filter(None, (decides, printed))),
    )
