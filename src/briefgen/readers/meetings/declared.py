"""What a packet says of its table, with the places where it says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.models.meetings import MeetingsTable
from briefgen.readers.files.positions import Positioned
from briefgen.readers.meetings.columns import BY_HEADING, BY_NAME, DOUBTFUL, Column, by_key, keys, matched

MEETINGS: Final = "meetings"


class Declared:
    """A table as it is declared: which headings are mapped and ignored, by how they are compared, and at which place."""

    def __init__(self, table: MeetingsTable, span: Span, places: Positioned | None = None) -> None:
        self.table = table
        self._span, self._places = span, places

    def place(self, *path: str | int, key: bool = False) -> Span:
        """The place of what is declared; of a key itself, where `key` is meant."""
        if self._places is None:
            return self._span
        whole = (MEETINGS, *path)
        if key and (found := self._places.key_spans.get(whole)):
            return found
        return self._places.span(whole) or self._span

    @cached_property
    def columns(self) -> Mapping[str, tuple[str, str]]:
        """What headings are, by how they are compared: the heading as it is written, and what it is said to be."""
        return {matched(heading): (heading, meant) for heading, meant in self.table.columns.items()}

    @cached_property
    def ignored(self) -> Mapping[str, int]:
        """Headings that are not for us, with their place in the list."""
        return {matched(heading): number for number, heading in enumerate(self.table.ignore)}

    @cached_property
    def key(self) -> str:
        """The heading of the column that says which meeting is which; empty where none is named."""
        return matched(self.table.key) if self.table.key else ""

    def is_key(self, heading: str) -> bool:
        """Whether a heading is that of the column that says which meeting is which."""
        return bool(self.key) and matched(heading) == self.key

    def knows(self, heading: str) -> bool:
        """Whether it is said or known what a heading is."""
        name = matched(heading)
        return (
            name in self.columns
            or name in self.ignored
            or name == self.key
            or name in BY_HEADING
            or name in DOUBTFUL
            or by_key(heading) is not None
        )

    def faults(self) -> Iterator[Diagnostic]:
        """What is wrong with `columns`, whatever the table has."""
        for heading, meant in self.table.columns.items():
            if meant_column(meant) is None:
                yield _unknown_column(meant, self.place("columns", heading))
            if matched(heading) in self.ignored:
                message = f"“{heading}” is under `columns` and under `ignore`"
                hint = "Take it out of one of them."
                yield Diagnostic("unclear-heading", message, self.place("columns", heading, key=True), hint=hint)

    def not_there(self, headings: Iterable[str], hidden: Collection[str]) -> Iterator[Diagnostic]:
        """Headings under `columns`, `ignore` and `key` that the table does not have, or only `hidden` ones."""
        there = {matched(one): one for one in headings}
        for heading in self.table.columns:
            if matched(heading) not in there:
                place = self.place("columns", heading, key=True)
                yield _not_there("columns", heading, place, there, hidden=matched(heading) in hidden)
        for number, heading in enumerate(self.table.ignore):
            if matched(heading) not in {*there, *hidden}:
                yield _not_there("ignore", heading, self.place("ignore", number), there)
        if self.table.key and self.key not in there:
            yield _not_there("key", self.table.key, self.place("key"), there)

    def skipped(self, names: Iterable[str], headings: Mapping[str, str]) -> Iterator[tuple[str, str] | Diagnostic]:
        """The columns of `skip`, as they are written, with their names; a diagnostic for one that the table does not have.

        `headings` are the names of columns by their headings, as these are compared.
        """
        known = set(names)
        for written in self.table.skip:
            column = meant_column(written)
            name = headings.get(matched(written)) or (column.name if column else "")
            if name in known:
                yield written, name
            else:
                there = {one: one for one in sorted({*known, *headings})}
                yield _not_there("skip", written, self.place("skip", written, key=True), there)


def meant_column(words: str) -> Column | None:
    """The column that somebody means who writes its name, one of its headings or a key of a brief."""
    name = matched(words)
    return BY_NAME.get(words) or by_key(words) or (None if name in DOUBTFUL else BY_HEADING.get(name))


def _not_there(under: str, heading: str, place: Span, there: Mapping[str, str], *, hidden: bool = False) -> Diagnostic:
    if hidden:
        message = f"the column “{heading}”, which `{under}` names, is hidden in the sheet"
        return Diagnostic("no-such-heading", message, place, hint="Show it in the sheet.")
    message = f"the table has no column “{heading}”, which `{under}` names"
    return Diagnostic("no-such-heading", message, place, nearest=there.get(nearest(matched(heading), there), ""))


def _unknown_column(meant: str, place: Span) -> Diagnostic:
    if two := DOUBTFUL.get(matched(meant)):
        return Diagnostic("not-a-column", f"“{meant}” may be the column `{two[0]}` or `{two[1]}`", place)
    names = (*BY_NAME, *keys())
    expected = "the name of a column, such as member or committee, or a key of a brief, such as meeting.staff or variables.room"
    message = f"“{meant}” is no column and no key that a table may give"
    return Diagnostic("not-a-column", message, place, expected=expected, nearest=nearest(meant, names))
