"""The meetings of the last run and those of now: which is which though it was moved, renamed or cancelled; and what was sorted alone."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.meetings import Known, MeetingRow
from briefgen.models.surnames import surname_of
from briefgen.noun import noun
from briefgen.readers.meetings.people import district_code
from briefgen.readers.meetings.register import LEAST, folded_name, shifted_column

ALIKE: Final = 0.7
"""How much of two names must be the same before one is taken for the other, written anew (`difflib`)."""

NAMED: Final = ("member", "district", "office", "date", "title", "committee")


Alone = TypeVar("Alone")


class How(StrEnum):
    """What became of a meeting."""

    SAME = "same"
    MOVED = "moved"
    RENAMED = "renamed"
    CANCELLED = "cancelled"


@noun
class Became:
    """What a meeting became, and its key now; empty where it was cancelled."""

    how: How
    key: str = ""


def known(row: MeetingRow) -> Known:
    """What is to be kept of a meeting, so that it is recognized in a later version of its table."""
    return Known(row.key, time=row.says.get("begins", ""), **{name: row.says.get(name, "") for name in NAMED})


def recognized(before: Sequence[Known], now: Sequence[MeetingRow]) -> Mapping[str, Became]:
    """What every meeting of before became, by its key of then.

    A meeting with the same people is the same one, or was moved; another name, much like the first, of the same district
    at the same time was written anew. What nothing of now answers to was cancelled.
    """
    pairing = _Pairing({one.key: one for one in before}, {row.key: known(row) for row in now})
    pairing.by(lambda one: one.key)
    pairing.by(lambda one: (_who(one), one.date, one.time) if _who(one) else ())
    pairing.by(lambda one: (_who(one), one.date) if _who(one) else ())
    pairing.by(_who)
    pairing.by(_person)
    pairing.renamed()
    return {key: pairing.found.get(key, Became(How.CANCELLED)) for key in pairing.before}


class _Pairing:
    """Meetings of before and of now, as long as each has no other one."""

    def __init__(self, before: Mapping[str, Known], now: Mapping[str, Known]) -> None:
        self.before, self.now = before, now
        self.found: dict[str, Became] = {}

    def by(self, telling: Callable[[Known], Hashable]) -> None:
        """Pair those of which the same can be told; of several the ones nearest in time."""
        groups: dict[Hashable, tuple[list[Known], list[Known]]] = defaultdict(lambda: ([], []))
        for number, ones in enumerate(self._left()):
            for one in ones:
                if said := telling(one):
                    groups[said][number].append(one)
        for olds, news in groups.values():
            self._nearest(olds, news)

    def _left(self) -> tuple[list[Known], list[Known]]:
        taken = {one.key for one in self.found.values()}
        return (
            [one for key, one in self.before.items() if key not in self.found],
            [one for key, one in self.now.items() if key not in taken],
        )

    def _nearest(self, olds: list[Known], news: list[Known]) -> None:
        pairs = sorted((_apart(old, new), old.key, new.key) for old in olds for new in news)
        olds_left, news_left = {one.key for one in olds}, {one.key for one in news}
        for _, old, new in pairs:
            if old in olds_left and new in news_left:
                self.found[old] = Became(_how(self.before[old], self.now[new]), new)
                olds_left.remove(old)
                news_left.remove(new)

    def renamed(self) -> None:
        """Pair those of one district at one time whose names are alike."""
        olds, news = self._left()
        for old in olds:
            fitting = [new for new in news if _same_place(old, new) and _alike(old.member, new.member)]
            rivals = [one for one in olds if _same_place(one, old)]
            if len(fitting) == 1 and len(rivals) == 1:
                self.found[old.key] = Became(How.RENAMED, fitting[0].key)


def _how(old: Known, new: Known) -> How:
    if (old.date, old.time) != (new.date, new.time):
        return How.MOVED
    return How.SAME if _name(old.member) == _name(new.member) else How.RENAMED


def _who(one: Known) -> Hashable:
    who = _name(one.member), one.office.casefold(), district_code(one.district)
    return who if any(who[:2]) else ()


def _person(one: Known) -> Hashable:
    return _name(one.member)


def _name(member: str) -> str:
    return "; ".join(folded_name(name) for name in member.split(";")) if member else ""


def _apart(one: Known, other: Known) -> tuple[bool, str, str, str, str]:
    """How far two are from each other: those with the same day and time come first, then in the order of days."""
    return (one.date, one.time) != (other.date, other.time), one.date, one.time, other.date, other.time


def _same_place(one: Known, other: Known) -> bool:
    told = bool(one.district or one.office) and bool(one.date)
    same = district_code(one.district) == district_code(other.district) and one.office == other.office
    return told and same and (one.date, one.time) == (other.date, other.time)


def _alike(one: str, other: str) -> bool:
    if not (one and other):
        return False
    same = surname_of(one).words.casefold() == surname_of(other).words.casefold()
    return same or difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE


def shifted(before: Sequence[Known], now: Sequence[MeetingRow]) -> tuple[Diagnostic, ...]:
    """Columns that were sorted without the others since the last run: half of the rows have another value, and all values are
    still there. Of days and times it is a warning: a schedule may be made anew with the same times.
    """
    rows = _alone({_name(row.says.get("member", "")): row for row in now}, [row.says.get("member", "") for row in now])
    olds = _alone({_name(one.member): one for one in before}, [one.member for one in before])
    pairs = [(olds[name], rows[name]) for name in olds if name in rows]
    changed = {column: number for column in _COLUMNS if (number := _swapped(column, pairs))}
    if len(changed) > 1 and changed.keys() == _varied(pairs):
        return (_shifted("member", max(changed.values()), now),)
    return tuple(_shifted(column, number, now) for column, number in changed.items())


_COLUMNS: Final[Mapping[str, str]] = {
    **{name: name for name in NAMED if name != "member"}, "time": "begins",
}  # fmt: skip
"""What is kept of meetings, and by which name a row says it."""


def _alone(named: dict[str, Alone], names: Sequence[str]) -> dict[str, Alone]:
    """Those with whom there is one meeting alone."""
    counted = Counter(map(_name, names))
    return {name: one for name, one in named.items() if name and counted[name] == 1}


def _swapped(column: str, pairs: Sequence[tuple[Known, MeetingRow]]) -> int:
    """How many rows have another value, where that is half of them, and the values as a whole are the same; else 0."""
    values = list(_values(column, pairs))
    changed = sum(old != new for old, new in values)
    same = Counter(old for old, _ in values) == Counter(new for _, new in values)
    return changed if same and changed >= LEAST and 2 * changed >= len(values) else 0


def _values(column: str, pairs: Sequence[tuple[Known, MeetingRow]]) -> Iterator[tuple[str, str]]:
    for old, row in pairs:
        yield getattr(old, column), row.says.get(_COLUMNS[column], "")


def _varied(pairs: Sequence[tuple[Known, MeetingRow]]) -> set[str]:
    """The columns in which not all rows say the same."""
    return {column for column in _COLUMNS if len({old for old, _ in _values(column, pairs)}) > 1}


def _shifted(column: str, count: int, now: Sequence[MeetingRow]) -> Diagnostic:
    span = next(
        (said.span for row in now for said in row.gives if column in (said.path[-1], _AS.get(said.path[-1]))), None
    )
    severity = Severity.WARNING if column in ("date", "time") else Severity.ERROR
    return shifted_column(column, count, span or Span(now[0].span.file), severity)


_AS: Final[Mapping[str | int, str]] = {"name": "member"}
