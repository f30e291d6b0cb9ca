"""Rows that the packet leaves out: by which words in which columns."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Report, Severity, nearest
from briefgen.models.tables import Table
from briefgen.noun import noun
from briefgen.readers.meetings.columns import PRIVATE
from briefgen.readers.meetings.declared import Declared
from briefgen.readers.meetings.headings import Head
from briefgen.readers.meetings.rows import by_name


@noun
class Skip:
    """Words for which a row is left out, the name of the column in which they are looked for, and how it is written."""

    written: str
    name: str
    words: tuple[str, ...]

    @property
    def small(self) -> frozenset[str]:
        """The words in small letters."""
        return frozenset(word.casefold() for word in self.words)


def skipping(head: Head, declared: Declared, report: Report) -> tuple[Skip, ...]:
    """What is skipped; what the table has no column for is reported."""
    found = []
    for one in declared.skipped((column.name for column in head.columns.values()), head.names):
        if isinstance(one, Diagnostic):
            report.add(one)
        else:
            found.append(Skip(*one, declared.table.skip[one[0]]))
    return tuple(found)


def unused(table: Table, head: Head, skips: tuple[Skip, ...], declared: Declared) -> Iterator[Diagnostic]:
    """Words for which a row would be left out, which no row says, where some row says one that is much like it."""
    rows = [by_name(row, head) for row in table.rows if row.number > head.rows[-1]]
    for skip in skips:
        said = {cells[skip.name].line for cells in rows if skip.name in cells}
        small = {one.casefold() for one in said}
        for word in skip.words:
            like = nearest(word, said) if skip.name not in PRIVATE and word.casefold() not in small else ""
            if like and like.casefold() not in skip.small:
                message = f"no row says “{word}” in the column “{skip.written}”, and none is left out for it"
                place = declared.place("skip", skip.written)
                yield Diagnostic("unused-skip", message, place, Severity.WARNING, nearest=like)
