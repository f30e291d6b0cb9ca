"""Columns whose heading says one thing, and whose cells look like another: told, and read as the heading says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.models.tables import TableRow
from briefgen.readers.meetings.columns import matched
from briefgen.readers.meetings.declared import Declared
from briefgen.readers.meetings.headings import Head

ROOM: Final = re.compile(
    r"[A-Z]{0,4}[- ]?\d|.*\b(?:building|bldg|HOB|SOB|LOB|room|rm|suite|edificio|sala)\b", re.IGNORECASE
)
"""How a room begins, or what stands in it."""


def doubts(rows: Sequence[TableRow], head: Head, declared: Declared) -> Iterator[Diagnostic]:
    """A column of offices in which rooms stand, where nothing else is the place."""
    names = {column.name for column in head.columns.values()}
    for heading in head.headings:
        column = head.columns.get(heading.column)
        if column is None or column.name != "office" or "place" in names or matched(heading.words) in declared.columns:
            continue
        said = [cell.line for row in rows if (cell := row.at(heading.column)) and cell.line]
        if said and 2 * sum(ROOM.match(one) is not None for one in said) > len(said):
            message = f"“{heading.words}” is read as the office that a meeting is with, and rooms seem to stand there"
            hint = f"Where they are rooms: `columns: {{{heading.words}: place}}`."
            yield Diagnostic("unclear-heading", message, heading.span, Severity.WARNING, hint=hint)
