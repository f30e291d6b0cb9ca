"""Three versions of the same data → the edits that lay one person's changes over what others made of it, and where they collide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, Edit, Insert, Remove, Set, meant, same
from briefgen.editing.items import Items, arranged
from briefgen.editing.matching import written_out
from briefgen.noun import noun


@noun
class Conflict:
    """A value that was changed on both sides: as it was, as the person has it, as it is now. ABSENT stands for none.

    `path` is where the person has it, `there` where it is now. An order of a list that was changed on both sides is a
    conflict of the list.
    """

    path: KeyPath
    there: KeyPath
    base: Any
    mine: Any
    now: Any


@noun
class Merged:
    """The edits to what is now; what was changed on both sides and is left as it is now; the values that only others changed."""

    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    others: tuple[KeyPath, ...]


def merge(base: Any, mine: Any, now: Any) -> Merged:
    """Lay the changes from `base` to `mine` over `now`."""
    found = _Merge()
    found.values(base, mine, now, (), ())
    return Merged(tuple(found.edits), tuple(found.conflicts), tuple(found.others))


def differences(old: Any, new: Any, path: KeyPath = ()) -> list[Edit]:
    """The edits that make the new version of the old one, which lies at `path`."""
    found = _Merge()
    found.values(old, new, old, path, path)
    return found.edits


class _Merge:
    """Collects what comes of three versions of a value. `at` is its path for the person, `to` that in what is now."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.conflicts: list[Conflict] = []
        self.others: list[KeyPath] = []

    def values(self, base: Any, mine: Any, now: Any, at: KeyPath, to: KeyPath) -> None:
        if same(base, mine):
            self.others += _changed(base, now, to)
            return
        if same(mine, now):
            return
        if isinstance(mine, dict) and isinstance(now, dict):
            self.mappings(base if isinstance(base, dict) else {}, mine, now, at, to)
        elif isinstance(base, list) and isinstance(mine, list) and isinstance(now, list):
            self.lists(base, mine, now, at, to)
        elif same(base, now):
            self.edits.append(Set(to, mine))
        else:
            self.conflicts.append(Conflict(at, to, base, mine, now))

    def mappings(
        self, base: dict[str, Any], mine: dict[str, Any], now: dict[str, Any], at: KeyPath, to: KeyPath
    ) -> None:
        there_now = dict(now)
        for key in dict.fromkeys((*mine, *base, *now)):
            old, own, there = (version.get(key, ABSENT) for version in (base, mine, now))
            if own is ABSENT and old is ABSENT:
                self.others.append((*to, key))
            elif own is ABSENT and same(old, there):
                self.edits.append(Remove((*to, key)))
            elif there is ABSENT and old is ABSENT:
                self.edits.append(Set((*to, key), own, _before(key, mine, there_now)))
                there_now = meant(there_now, replace(self.edits[-1], path=(key,)))
            elif own is not ABSENT or there is not ABSENT:
                self.values(old, own, there, (*at, key), (*to, key))

    def lists(self, base: list[Any], mine: list[Any], now: list[Any], at: KeyPath, to: KeyPath) -> None:
        items = Items(base, mine, now)
        for old, own, there in items.shared():
            self._item(base[old], mine[own], now[there], (*at, own), (*to, there))
        for own, there in items.both_new.items():
            self.values(ABSENT, mine[own], now[there], (*at, own), (*to, there))
        self.others += [(*to, there) for there in items.theirs()]
        for path, old, own, there in items.torn():
            self.conflicts.append(Conflict((*at, *path), to, old, own, there))
        order = items.order()
        if order is None:
            self.conflicts.append(Conflict(at, to, base, mine, now))
        self.edits += arranged(items.left(), items.now_order() if order is None else order, to)
        self.edits += [Insert((*to, place), mine[own]) for own, place in items.inserted(order)]

    def _item(self, base: Any, mine: Any, now: Any, at: KeyPath, to: KeyPath) -> None:
        """An item may be short for a mapping in one version and written out in another."""
        if same(base, now) or same(base, mine):
            self.values(base, mine, now, at, to)
            return
        base, mine = written_out(base, now), written_out(mine, now)
        full = written_out(now, mine)
        if full is now:
            self.values(base, mine, now, at, to)
            return
        within = merge(written_out(base, mine), mine, full)
        self.conflicts += [replace(one, path=(*at, *one.path), there=to) for one in within.conflicts]
        self.others.append(to)
        if within.edits:
            self.edits.append(Set(to, all_meant(full, within.edits)))


def _changed(base: Any, now: Any, to: KeyPath) -> list[KeyPath]:
    """The paths of what differs; those of a list as a whole."""
    if isinstance(base, dict) and isinstance(now, dict):
        keys = dict.fromkeys((*now, *base))
        return [path for key in keys for path in _changed(base.get(key, ABSENT), now.get(key, ABSENT), (*to, key))]
    return [] if same(base, now) else [to]


def all_meant(data: Any, edits: Iterable[Edit]) -> Any:
    """What the data says after edits, in order."""
    for edit in edits:
        data = meant(data, edit)
    return data


def _before(key: str, mine: dict[str, Any], now: dict[str, Any]) -> str | None:
    """The key after which a new one belongs: the nearest above it for the person that is there now, or was added with it."""
    above = list(mine)[: list(mine).index(key)]
    near = next((one for one in reversed(above) if one in now), "")
    last = next(reversed(now), "")
    return None if near == last else near
