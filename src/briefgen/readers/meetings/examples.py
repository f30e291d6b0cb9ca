"""Rows of a table of meetings that only show how it is meant: nobody is met, and no paper is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.readers.meetings.finding import FoundRow, FoundRows

EXAMPLE: Final = "example"
"""The status of a row that shows how a table is filled in."""


def without_examples(found: FoundRows) -> tuple[FoundRows, tuple[Diagnostic, ...]]:
    """The rows that are meetings, and what is told of the others (`example-row`): an error where no row is left."""
    examples = [row for row in found.rows if _is_example(row)]
    rest = tuple(row for row in found.rows if not _is_example(row))
    return replace(found, rows=rest), tuple(_told(row, alone=not rest) for row in examples)


def _is_example(row: FoundRow) -> bool:
    status = row.cells.get("status")
    return status is not None and status.line.casefold() == EXAMPLE


def _told(row: FoundRow, *, alone: bool) -> Diagnostic:
    place = row.cells["status"].span
    if alone:
        hint = "Write the meetings below it, one a row."
        return Diagnostic("example-row", "there is no meeting in this table but its example", place, hint=hint)
    message, hint = "this row is an example, and gets no papers", "Write over it, or delete it."
    return Diagnostic("example-row", message, place, Severity.NOTE, hint=hint)
