"""Which rows below the headings are meetings, and why others are none: nothing is left out in silence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.models.tables import Kind, Table, TableCell, TableRow
from briefgen.noun import noun
from briefgen.readers.meetings.between import is_banner, is_break, is_nobody, is_note, is_sum
from briefgen.readers.meetings.columns import NAME_PARTS, WHO, matched
from briefgen.readers.meetings.headings import Head
from briefgen.readers.tables.runs import runs

WHO_PARTS: Final = frozenset((*WHO, *NAME_PARTS))

OF_A_SLOT: Final = frozenset(
    ("date", "weekday", "time", "end", "duration", "zone", "place", "room", "building", "status", "key", "id", "number",
     "team", "lead", "participants", "copies", "format", "link", "notes", "priority", "timestamp")
)  # fmt: skip
"""Columns that a time kept for a meeting may have, before anybody is found for it."""

FEW: Final = 3
"""In a table of so many columns a row with one cell is no meeting like the others."""


NUMBERED: Final = frozenset(("number", "id", "key"))

PREPARED: Final = frozenset(("number", "id", "key", "status", "team", "lead", "format", "priority", "copies"))
"""Columns that are filled down a table before there are meetings."""

TICKS: Final = frozenset(("false", "falso", "☐"))
"""What the boxes of Google Sheets say that nobody has ticked."""

COUNTED: Final = frozenset(("copies", "duration", "participants", "priority", "number"))
"""Columns that are summed up below a table."""


class Left(StrEnum):
    """Why a row is no meeting, in the order in which it is told."""

    TITLE = "title"
    HEADINGS = "headings"
    EMPTY = "empty"
    BREAK = "break"
    SUM = "sum"
    SLOT = "slot"
    BANNER = "banner"
    NOTE = "note"
    UNREAD = "unread"
    STRUCK = "struck"
    SKIPPED = "skipped"


@noun
class Sorted:
    """The rows of a table: those that are meetings, and why the others are none."""

    meetings: tuple[TableRow, ...]
    left: Mapping[int, Left]


def sorted_rows(
    table: Table, head: Head, skip: Mapping[str, Collection[str]], faulty: Mapping[int, Collection[int]]
) -> Sorted:
    """Every row of the table. `skip` are words by the name of a column, `faulty` the columns of cells that cannot be read."""
    left: dict[int, Left] = {row.number: Left.TITLE for row in _above(table, head)}
    meetings = []
    below = [row for row in table.rows if row.number > head.rows[-1]]
    for row in below:
        bad = {head.columns[one].name for one in faulty.get(row.number, ()) if one in head.columns}
        why = _why_left(row, head, skip, bad)
        if why is None:
            meetings.append(row)
        else:
            left[row.number] = why
    notes = _notes_below(meetings, head, table)
    left |= dict.fromkeys(notes, Left.NOTE)
    return Sorted(tuple(row for row in meetings if row.number not in notes), left)


def _above(table: Table, head: Head) -> Iterator[TableRow]:
    return (row for row in table.rows if row.number < head.rows[-1] and row.number not in head.rows)


def by_name(row: TableRow, head: Head) -> dict[str, TableCell]:
    """The cells of a row that say something, by the names of their columns."""
    return {head.columns[cell.column].name: cell for cell in row.cells if cell.column in head.columns and cell.line}


def _why_left(row: TableRow, head: Head, skip: Mapping[str, Collection[str]], bad: Collection[str]) -> Left | None:
    """Why a row is left out; None for a meeting, and for what may be one and does not say with whom."""
    cells = by_name(row, head)
    if not cells and not bad:
        return Left.UNREAD
    if not bad and all(name in NUMBERED or cell.line.casefold() in TICKS for name, cell in cells.items()):
        return Left.EMPTY
    if _repeats(row, head):
        return Left.HEADINGS
    if cells and all(cell.struck for cell in cells.values()):
        return Left.STRUCK
    if any(name in cells and cells[name].line.casefold() in words for name, words in skip.items()):
        return Left.SKIPPED
    return _by_words(cells, head, bad)


def _by_words(cells: Mapping[str, TableCell], head: Head, bad: Collection[str]) -> Left | None:
    who = [cell.line for name, cell in cells.items() if name in WHO_PARTS]
    words = [cell.line for cell in cells.values()]
    if any(is_sum(one) for one in who or words) and not bad:
        return Left.SUM
    if who and all(is_break(one) for one in who):
        return Left.BREAK
    who = [one for one in who if not is_nobody(one)]
    if len(words) == 1 and not bad and len(head.columns) >= FEW:
        if is_banner(words[0]) and not _is_time(cells) and not set(cells) <= PREPARED:
            return Left.BANNER
        if is_note(words[0]):
            return Left.NOTE
    if who or set(bad) & WHO_PARTS:
        return None
    return _of_nobody(cells, words)


def _of_nobody(cells: Mapping[str, TableCell], words: Sequence[str]) -> Left | None:
    """Why a row with nobody in it is left out; None for what may be a meeting all the same."""
    if any(is_break(one) for one in words):
        return Left.BREAK
    if set(cells) <= COUNTED and all(re.fullmatch(r"[\d.,]+", one) for one in words):
        return Left.SUM
    filled = {name for name, cell in cells.items() if not is_nobody(cell.line)}
    if filled <= OF_A_SLOT and (not filled or filled & {"date", "time", "weekday"}):
        return Left.SLOT
    if filled <= PREPARED:
        return Left.EMPTY
    return Left.NOTE if len(words) == 1 and "notes" in cells else None


def _is_time(cells: Mapping[str, TableCell]) -> bool:
    """Whether a row has nothing but a time or a day in the column for it."""
    return set(cells) <= {"time", "date"} and all(cell.kind is not Kind.TEXT for cell in cells.values())


def _repeats(row: TableRow, head: Head) -> bool:
    """Whether a row says once more what the headings say."""
    said = {cell.column: matched(cell.line) for cell in row.cells if cell.line}
    for part in ("words", "above", "below"):
        headings = {one.column: matched(getattr(one, part)) for one in head.headings if getattr(one, part)}
        if len(said) > 1 and headings and all(headings.get(column) == words for column, words in said.items()):
            return True
    return False


def _notes_below(meetings: Sequence[TableRow], head: Head, table: Table) -> tuple[int, ...]:
    """The rows of a single cell below the meetings, which have more, from the first empty row on that parts them."""
    last = max((at for at, row in enumerate(meetings) if len(by_name(row, head)) > 1), default=-1)
    if last < 0 or len(head.columns) < FEW:
        return ()
    below = [row for row in table.rows if row.number >= meetings[last].number]
    parted = next((row.number for before, row in pairwise(below) if _end(before, table) + 1 < row.number), 0)
    return tuple(row.number for row in meetings[last + 1 :] if parted and row.number >= parted)


def _end(row: TableRow, table: Table) -> int:
    """The last line of a row, which in a text may have several."""
    return row.number + (sum(cell.words.count("\n") for cell in row.cells) if table.separator else 0)


def told(table: Table, left: Mapping[int, Left]) -> Iterator[Diagnostic]:
    """What is left out and why, with the rows; not what stands in them."""
    for why in Left:
        if numbers := sorted(number for number, one in left.items() if one is why):
            message = _message(why, runs("row", numbers, str))
            hint = "What they say is not taken over into the rows below them." if why is Left.BANNER else ""
            yield Diagnostic("row-left-out", message, table.span(numbers[0]), Severity.NOTE, hint=hint)


def _message(why: Left, rows: str) -> str:
    match why:
        case Left.TITLE:
            return f"{rows} left out, above the headings"
        case Left.HEADINGS:
            return f"{rows} left out: the headings once more"
        case Left.EMPTY:
            return f"{rows} left out: prepared, and not filled in"
        case Left.BREAK:
            return f"{rows} left out: what is between meetings"
        case Left.SUM:
            return f"{rows} left out: sums"
        case Left.SLOT:
            return f"{rows} left out: a time, and nobody to meet"
        case Left.BANNER:
            return f"{rows} left out: words above a part of the rows"
        case Left.NOTE:
            return f"{rows} left out: a note, and no meeting"
        case Left.UNREAD:
            return f"{rows} left out, with nothing in a column that is read"
        case Left.STRUCK:
            return f"{rows} left out, struck through"
        case Left.SKIPPED:
            return f"{rows} left out, as `skip` says"


def beside(table: Table, head: Head) -> Iterator[Diagnostic]:
    """Cells to the right of the table: where they are, and not what stands in them."""
    below = [row for row in table.rows if row.number >= head.rows[0] and not table.separator]
    rows = [row.number for row in below if _beyond(row, head) and not _is_shifted(row, table, head)]
    if rows:
        message = f"{runs('row', rows, str)} filled beside the table, too, and not read there"
        yield Diagnostic("beside-table", message, table.span(rows[0], head.width + 1), Severity.NOTE)


def row_problems(row: TableRow, table: Table, head: Head) -> Iterator[Diagnostic]:
    """What is wrong with a row as a whole."""
    if _is_shifted(row, table, head):
        message = "this row goes on beyond the last heading: its cells seem to stand one column too far to the right"
        hint = "Move them back; in a text, put a cell with the separator in it in quotation marks."
        yield Diagnostic("shifted-row", message, _beyond(row, head)[0].span, hint=hint)


def _beyond(row: TableRow, head: Head) -> list[TableCell]:
    return [cell for cell in row.cells if cell.column > head.width and cell.line]


def _is_shifted(row: TableRow, table: Table, head: Head) -> bool:
    """Whether a row goes on where the table ends: in a text always, in a sheet where its first cell is empty for that."""
    over = _beyond(row, head)
    if not over or table.separator:
        return bool(over)
    empty = not any(cell.column == head.first and cell.line for cell in row.cells)
    return empty and over[0].column == head.width + 1 and len(by_name(row, head)) > 1
