"""Three versions of a list → which items stay, which come and go on which side, and the order they end in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, Edit, Move, Remove, same
from briefgen.editing.matching import by_name, by_place


class Items:
    """A list as it was, as a person has it, and as it is now."""

    def __init__(self, base: list[Any], mine: list[Any], now: list[Any]) -> None:
        self.base, self.mine, self.now = base, mine, now
        to_mine, to_now = by_name(base, mine), by_name(base, now)
        new = [own for own in range(len(mine)) if own not in to_mine.values()]
        theirs = [there for there in range(len(now)) if there not in to_now.values()]
        both = by_name([mine[own] for own in new], [now[there] for there in theirs])
        self.both_new = {new[own]: theirs[there] for own, there in both.items()}
        for old, own in self._changed_alike(to_mine, to_now).items():
            to_mine[old], to_now[old] = own, self.both_new.pop(own)
        self.to_mine = by_place(base, mine, to_mine, self.both_new.keys())
        self.to_now = by_place(base, now, to_now, set(self.both_new.values()))
        known = {*self.to_mine.values(), *self.both_new}
        self.new = [own for own in range(len(mine)) if own not in known]

    def _changed_alike(self, to_mine: dict[int, int], to_now: dict[int, int]) -> dict[int, int]:
        """Of what seems new on both sides, what by its place is old with other words: its numbers before, and for the person."""
        by_mine = {own: old for old, own in by_place(self.base, self.mine, to_mine, ()).items()}
        by_theirs = {there: old for old, there in by_place(self.base, self.now, to_now, ()).items()}
        found = {by_mine.get(own, by_theirs.get(there)): own for own, there in self.both_new.items()}
        return {old: own for old, own in found.items() if old is not None and not (old in to_mine or old in to_now)}

    def shared(self) -> Iterator[tuple[int, int, int]]:
        """The items that are in all three versions, by their numbers there."""
        return ((old, own, self.to_now[old]) for old, own in self.to_mine.items() if old in self.to_now)

    def theirs(self) -> list[int]:
        """The items that only others brought, by their numbers now."""
        known = {*self.to_now.values(), *self.both_new.values()}
        return [there for there in range(len(self.now)) if there not in known]

    def torn(self) -> Iterator[tuple[KeyPath, Any, Any, Any]]:
        """The items that one side took out and the other changed: their numbers for the person or before, and what they were."""
        for old, was in enumerate(self.base):
            own, there = self.to_mine.get(old), self.to_now.get(old)
            if own is None and there is not None and not same(was, self.now[there]):
                yield (old,), was, ABSENT, self.now[there]
            elif there is None and own is not None and not same(was, self.mine[own]):
                yield (own,), was, self.mine[own], ABSENT

    def left(self) -> list[int]:
        """The numbers of the items now that go, because the person took them out and nobody changed them."""
        gone = {old: there for old, there in self.to_now.items() if old not in self.to_mine}
        return sorted(there for old, there in gone.items() if same(self.base[old], self.now[there]))

    def now_order(self) -> list[int]:
        """The items now that stay, in their order."""
        gone = set(self.left())
        return [there for there in range(len(self.now)) if there not in gone]

    def order(self) -> list[int] | None:
        """The items now that stay, in the order that both sides want; None where each wants another."""
        shared = list(self.shared())
        before = [there for _, _, there in sorted(shared)]
        own = [there for _, _, there in sorted(shared, key=lambda one: one[1])]
        if own == before or own == sorted(before):
            return self.now_order()
        if before != sorted(before):
            return None
        wanted = iter(own)
        return [next(wanted) if there in before else there for there in self.now_order()]

    def inserted(self, order: list[int] | None) -> list[tuple[int, int]]:
        """The new items of the person, each with the place at which it is put in: after the one above it, or before that below."""
        place = {there: number for number, there in enumerate(self.now_order() if order is None else order)}
        own_folder = {own: place[there] for _, own, there in self.shared()}
        own_folder |= {own: place[there] for own, there in self.both_new.items()}
        found: list[tuple[int, int]] = []
        for own in self.new:
            above = max((one for one in own_folder if one < own), default=None)
            below = min((one for one in own_folder if one > own), default=None)
            at = own_folder[above] + 1 if above is not None else own_folder[below] if below is not None else 0
            own_folder = {one: number + (number >= at) for one, number in own_folder.items()} | {own: at}
            found.append((own, at))
        return found


def arranged(left: list[int], order: list[int], to: KeyPath) -> list[Edit]:
    """The edits that take out the items `left` and put the others into their order."""
    edits: list[Edit] = [Remove((*to, number)) for number in reversed(left)]
    now = sorted(order)
    for place, number in enumerate(order):
        if now[place] != number:
            edits.append(Move((*to, now.index(number)), place))
            now.insert(place, now.pop(now.index(number)))
    return edits
