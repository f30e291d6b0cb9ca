"""What the tables of meetings hold that no office may read of another: notes, people, telephones, addresses, all that nobody mapped."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from briefgen.diagnostics import BriefError, Report, Span
from briefgen.models.meetings import LobbyDay
from briefgen.models.tables import Table, TableCell
from briefgen.noun import noun
from briefgen.readers.brief.reading import read_day
from briefgen.readers.meetings.columns import Column
from briefgen.readers.meetings.finding import FoundRows, found_rows
from briefgen.readers.meetings.reading import read_meetings
from briefgen.readers.tables.kinds import TEXTS
from briefgen.readers.tables.package import Package
from briefgen.readers.tables.reading import LIMIT_BYTES, read_table
from briefgen.readers.tables.refusing import Refused
from briefgen.readers.tables.workbook import read_workbook
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files

OPEN: Final = frozenset(
    {"member", "title", "district", "state", "party", "chamber", "committee", "office", "date", "day", "time", "place"}
)
"""Columns that say whom we meet, when and where: the schedule of the Hill, which is no secret of a meeting."""

NOTES: Final = "notes"

MOST_KEPT: Final = 500

_days: OrderedDict[tuple[str, str, bytes | None], LobbyDay | None] = OrderedDict()
"""What the files of briefs say of meetings, by their states."""


@noun
class TableText:
    """Words of a table of meetings at their cell; `pasted` are secret also where a paper says them: somebody pasted them."""

    span: Span
    words: str
    pasted: bool


@noun
class TableSecrets:
    """What is in the tables of a workspace: for the coalition alone, and for everybody."""

    hidden: tuple[TableText, ...] = ()
    open: tuple[str, ...] = ()


def tables_named(workspace: Workspace, states: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The tables that packets name, each with what tells it from itself after any change; `states` are those of other files."""
    found: dict[str, bytes] = {}
    for _, day in _days_of(workspace, states):
        for name in (day.meetings.file, *day.local) if day.meetings else ():
            found[name] = found.get(name) or _state(workspace, name)
    return found


def _state(workspace: Workspace, name: str) -> bytes:
    if (stamp := workspace.stamp(name)) is not None:
        return repr(stamp).encode()
    with suppress(BriefError):
        return hashlib.sha256(workspace.read(name, limit_bytes=LIMIT_BYTES).data).digest()
    return b""


def table_secrets(workspace: Workspace, states: Mapping[str, bytes]) -> TableSecrets:
    """What all tables of meetings hold; of what cannot be read, nothing."""
    hidden: dict[TableText, None] = {}
    open_words: dict[str, None] = {}
    for file, day in _days_of(workspace, states):
        with suppress(BriefError):
            for cell, private, pasted in _cells(workspace, file, day):
                for words in (cell.words,) if private else _addresses(cell.words):
                    hidden.setdefault(TableText(cell.span, words, pasted))
                if not private:
                    open_words.setdefault(_without_addresses(cell.words))
            hidden |= dict.fromkeys(_corrected(workspace, file))
    return TableSecrets(tuple(hidden), tuple(open_words))


def _days_of(workspace: Workspace, states: Mapping[str, bytes]) -> Iterator[tuple[str, LobbyDay]]:
    """The packets that have a table of meetings, and what they say of these."""
    files = brief_files(workspace)
    for file in files:
        key = (str(workspace.root), file, states.get(file))
        if key not in _days:
            _days[key] = None
            with suppress(BriefError):
                _days[key] = read_day(workspace, file, Report())
        _days.move_to_end(key)
        if day := _days[key]:
            yield file, day
    while len(_days) > max(MOST_KEPT, len(files)):
        _days.popitem(last=False)


def _cells(workspace: Workspace, file: str, day: LobbyDay) -> Iterator[tuple[TableCell, bool, bool]]:
    """The cells of all sheets, hidden ones, too, but for those above the meetings: whether each is private, and pasted where seen."""
    assert day.meetings is not None, "a day is of meetings"
    found = found_rows(workspace, day.meetings, Span(file), Report())
    columns = _columns(found) if found else {}
    first: dict[str, int] = {}
    for span in columns:
        first[span.sheet] = min(span.line, first.get(span.sheet, span.line))
    for table in _sheets(workspace, day.meetings.file):
        for row in table.rows:
            for cell in row.cells if row.number >= first.get(table.sheet, 0) else ():
                column = columns.get(cell.span)
                yield cell, column is None or not _is_open(column), column is not None and _is_notes(column)


def _columns(found: FoundRows) -> dict[Span, Column]:
    """The columns of the cells that are read, by the places of these."""
    by_name = {column.name: column for column in found.columns}
    return {cell.span: by_name[name] for row in found.rows for name, cell in row.cells.items() if name in by_name}


def _is_open(column: Column) -> bool:
    return column.name in OPEN or any(step in ("legislator", "legislators") for step in column.path)


def _is_notes(column: Column) -> bool:
    return NOTES in (column.name, *column.path)


def _sheets(workspace: Workspace, file: str) -> Iterator[Table]:
    names = [""]
    if not file.lower().endswith(TEXTS):
        try:
            book = read_workbook(Package(workspace.read(file, limit_bytes=LIMIT_BYTES).data))
        except Refused:
            return
        names = [sheet.name for sheet in book.sheets if not sheet.drawing]
    for name in names:
        if table := read_table(workspace, file, Span(file), Report(), sheet=name):
            yield table


def _corrected(workspace: Workspace, file: str) -> Iterator[TableText]:
    """What stands in no cell, since it was corrected: the notes and the people of meetings as they are now."""
    meetings = read_meetings(workspace, file, Report())
    for row in meetings.rows if meetings else ():
        for said in row.gives:
            if said.path[-1:] in (("notes",), ("staff",)):
                yield TableText(said.span, str(said.data), NOTES in said.path)


def _addresses(words: str) -> tuple[str, ...]:
    """Links, e-mail addresses and telephones in words that are no secret themselves."""
    from briefgen.trust.units import MAIL, PHONE, WEB

    return tuple(found for pattern in (MAIL, WEB, PHONE) for found in pattern.findall(words))


def _without_addresses(words: str) -> str:
    for address in _addresses(words):
        words = words.replace(address, " ")
    return words
