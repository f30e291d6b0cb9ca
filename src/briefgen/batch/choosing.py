"""Which meetings of a table are meant, where not all of them are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefgen.diagnostics import BriefError, Diagnostic, Span, nearest
from briefgen.models.meetings import MeetingRow, Meetings
from briefgen.noun import noun
from briefgen.pipeline.meetings import one_of


@noun
class Chosen:
    """How somebody says which meetings are meant: by name or key, rows of the table, what columns say, those that failed."""

    only: Sequence[str] = ()
    rows: str = ""
    where: Sequence[str] = ()
    failed: bool = False

    @property
    def all(self) -> bool:
        """Whether nobody chose."""
        return not (self.only or self.rows or self.where or self.failed)


def choose(meetings: Meetings, chosen: Chosen, failed: Collection[str]) -> tuple[MeetingRow, ...]:
    """The meetings that are meant, all that is said taken together. Raises BriefError where something is not understood."""
    found = meetings.rows
    if chosen.only:
        keys = {one_of(meetings, typed).key for typed in chosen.only}
        found = tuple(row for row in found if row.key in keys)
    if chosen.rows:
        numbers = _numbers(chosen.rows, meetings.file)
        found = tuple(row for row in found if row.span.line in numbers)
    for one in chosen.where:
        column, value = _condition(one, meetings)
        found = tuple(row for row in found if row.is_for({column: (value,)}))
    if chosen.failed:
        found = tuple(row for row in found if row.key in failed)
    if not found and not chosen.failed:
        message = "no meeting of the table is meant by this"
        raise BriefError(
            [Diagnostic("no-meeting-meant", message, Span(meetings.file), hint="Leave the choice out, or widen it.")]
        )
    return found


def _numbers(typed: str, file: str) -> frozenset[int]:
    """Numbers of rows as they are typed: `3-7,12`. Raises BriefError."""
    found: set[int] = set()
    for part in typed.split(","):
        match = re.fullmatch(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*", part)
        if match is None:
            message = f"“{part.strip()}” names no row of the table"
            raise BriefError([Diagnostic("bad-rows", message, Span(file), expected="numbers of rows, such as 3-7,12")])
        found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(found)


def _condition(typed: str, meetings: Meetings) -> tuple[str, str]:
    """A condition as it is typed: `state=NY`. Raises BriefError."""
    column, equals, value = (part.strip() for part in typed.partition("="))
    if not equals or not column:
        message = f"“{typed}” is no condition"
        raise BriefError(
            [Diagnostic("bad-where", message, Span(meetings.file), expected="COLUMN=VALUE, such as state=NY")]
        )
    known = {one.casefold(): one for one in meetings.columns}
    if column.casefold() not in known:
        message = f"the table has no column “{column}”"
        raise BriefError([
            Diagnostic(
                "unknown-column", message, Span(meetings.file), expected=", ".join(meetings.columns),
                nearest=nearest(column, meetings.columns),
            )
        ])  # fmt: skip
    return known[column.casefold()], value
