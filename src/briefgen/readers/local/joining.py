"""Meetings + tables of local figures → each meeting with the figures of its place, and why it has none where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefgen.diagnostics import Diagnostic
from briefgen.models.facts import LOCAL, OPEN_FIGURE, Fact, Locally
from briefgen.models.local import LocalColumn
from briefgen.models.localities import Place, folded_words, keys_of, parted
from briefgen.models.meetings import MeetingRow
from briefgen.models.tables import TableCell
from briefgen.readers.local.tables import LocalRow, LocalTable

NO_FIGURE: Final = frozenset({"", "n/a", "na", "n a", "none", "null", "unknown", "tbd", "tba", "pending", "?", "*"})
"""What stands in a cell in place of a figure, in small letters, dashes and points left aside; 0 is a figure."""

NUMBER: Final = re.compile(r"-?\$?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s?%?")


def with_local(meeting: MeetingRow, tables: Iterable[LocalTable]) -> MeetingRow:
    """The meeting with the local figures of its place."""
    return replace(meeting, local=tuple(fact for table in tables for fact in _figures(meeting, table)))


def open_figures(tables: Iterable[LocalTable]) -> Iterator[Fact]:
    """The figures of all columns without a meeting: what is printed has a hole for each."""
    for table in tables:
        for name, column in table.described.said.columns.items():
            yield _fact(table, name, column, OPEN_FIGURE)


def first_figures(tables: Iterable[LocalTable]) -> Iterator[Fact]:
    """The first figure of each column, with which texts can be read and checked that are printed for nobody."""
    for table in tables:
        for name, column in table.described.said.columns.items():
            cells = (row.cells.get(name) for rows in table.rows.values() for row in rows)
            words = next((cell.line for cell in cells if cell is not None and _has_figure(cell)), OPEN_FIGURE)
            yield _fact(table, name, column, words)


def all_figures(tables: Iterable[LocalTable]) -> Iterator[Fact]:
    """Every figure of every place."""
    for table in tables:
        for name, column in table.described.said.columns.items():
            for cell in (row.cells.get(name) for rows in table.rows.values() for row in rows):
                if cell is not None and _has_figure(cell):
                    yield _fact(table, name, column, cell.line)


def _figures(meeting: MeetingRow, table: LocalTable) -> Iterator[Fact]:
    for name, column in table.described.said.columns.items():
        found = _cell(name, meeting, table)
        if isinstance(found, TableCell):
            yield _fact(table, name, column, found.line)
        else:
            yield _fact(table, name, column, OPEN_FIGURE, found)


def _cell(name: str, meeting: MeetingRow, table: LocalTable) -> TableCell | Diagnostic:
    """The cell with the figure of a meeting's place, or why there is none."""
    said = _said(meeting, table.place)
    row = _row(said, name, meeting, table)
    if isinstance(row, Diagnostic):
        return row
    cell = row.cells.get(name)
    return cell if cell is not None and _has_figure(cell) else _no_figure(name, said, cell, row)


def _said(meeting: MeetingRow, place: Place) -> str:
    """What a meeting says of its place."""
    given = (str(said.data) for said in meeting.gives if said.path and said.path[-1] == place)
    return meeting.says.get(place, "") or "; ".join(given)


def _row(said: str, name: str, meeting: MeetingRow, table: LocalTable) -> LocalRow | Diagnostic:
    """The row of a meeting's place, or why there is none: never that of another."""
    state = meeting.says.get(Place.STATE, "") if table.place is Place.DISTRICT else ""
    keys = keys_of(table.place, said, state)
    found = [rows for key in keys if (rows := table.rows.get(key))]
    if not keys:
        return _unsaid(name, meeting, table)
    if len(keys) > 1 and (table.place is not Place.COMMITTEE or len(found) > 1):
        return _several(name, meeting, table, said)
    if not found:
        return _nowhere(name, meeting, table, said)
    if len(found[0]) > 1:
        return _twice(name, table, said, found[0])
    return found[0][0]


def _has_figure(cell: TableCell) -> bool:
    return not cell.struck and folded_words(cell.words) not in NO_FIGURE


def _fact(table: LocalTable, name: str, column: LocalColumn, words: str, lacking: Diagnostic | None = None) -> Fact:
    """A figure as a fact, at the place where its column is described."""
    entry = column.entry(words, _value(words))
    span = replace(table.described.span("columns", name), path=("columns", name))
    local = Locally(words, column.open, lacking)
    return Fact(LOCAL + name, entry, "", span, table.described.upkeep_spans(name), local)


def _value(words: str) -> int | float | str | None:
    """The number that a cell shows, without its signs; else its words."""
    if found := NUMBER.fullmatch(words):
        sign = "-" if words.startswith("-") else ""
        number = Decimal(sign + found["number"].replace(",", "") + (found["part"] or ""))
        return float(number) if found["part"] else int(number)
    return None if words == OPEN_FIGURE else words


def _unsaid(name: str, meeting: MeetingRow, table: LocalTable) -> Diagnostic:
    message = f"this meeting has no `{table.place}`, and so no figure of “{table.file}”"
    hint = f"Write it into the table of meetings; or put the text between {{% if local.{name} is defined %}} and {{% endif %}}."
    return Diagnostic("no-local-figure", message, meeting.span, hint=hint)


def _several(name: str, meeting: MeetingRow, table: LocalTable, said: str) -> Diagnostic:
    places = ", ".join(parted(said))
    message = f"this meeting is of several places, {places}, and “{table.file}” has a figure for each"
    hint = f"Put the text between {{% if local.{name} is defined %}} and {{% endif %}}."
    return Diagnostic("no-local-figure", message, meeting.span, hint=hint)


def _nowhere(name: str, meeting: MeetingRow, table: LocalTable, said: str) -> Diagnostic:
    message = f"“{table.file}” has no row for {said}"
    hint = f"Add a row there; or put the text between {{% if local.{name} is defined %}} and {{% endif %}}."
    return Diagnostic("no-local-figure", message, meeting.span, hint=hint)


def _twice(name: str, table: LocalTable, said: str, rows: tuple[LocalRow, ...]) -> Diagnostic:
    lines = ", ".join(str(row.span.line) for row in rows)
    message = f"{said} stands several times in “{table.file}”, in the rows {lines}, and `{name}` could be of any"
    return Diagnostic("local-twice", message, rows[1].span, hint="Delete the rows that are wrong.")


def _no_figure(name: str, said: str, cell: TableCell | None, row: LocalRow) -> Diagnostic:
    message = f"there is no figure in `{name}` of {said}"
    if cell and cell.line:
        message = f"“{cell.line}” is no figure, in `{name}` of {said}"
    hint = (
        f"Write it there, 0 where there is none; or put the text between {{% if local.{name} is defined %}} "
        "and {% endif %}."
    )
    return Diagnostic("no-local-figure", message, cell.span if cell else row.span, hint=hint)
