"""Two versions of a list → which item is which: by what it is, where it says so; else by its words, then by its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from briefgen.editing.edits import canonical

NAMING = ("id", "use", "template", "key", "name", "organization", "number", "heading", "do")
"""Keys that say what an item is, the surest first."""

SHORT_FOR = ("use", "template", "organization", "do")
"""Keys of which an item that is a text alone is short: `- block` is `- {use: block}`."""


def written_out(item: Any, other: Any) -> Any:
    """An item that is a text alone, as the mapping that it is short for, where the `other` is one."""
    if isinstance(item, str) and isinstance(other, dict):
        key = next((key for key in SHORT_FOR if key in other), None)
        return item if key is None else {key: item}
    return item


def matched(before: Sequence[Any], after: Sequence[Any], *, by_place: bool = True) -> dict[int, int]:
    """The numbers of items before, each with that which it has after; what came and went is not in it.

    `by_place`, an item is matched also where all that is like it is its neighbors.
    """
    found: dict[int, int] = {}
    for names in (_wholes, _names):
        _match(names(before), names(after), found)
    if by_place:
        _match_between(before, after, found)
    return found


def _wholes(items: Sequence[Any]) -> list[str]:
    return [canonical(item) for item in items]


def _names(items: Sequence[Any]) -> list[str]:
    return [name_of(item) for item in items]


def name_of(item: Any) -> str:
    """What an item is; empty where it does not say."""
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        return next((found for key in NAMING if isinstance(found := item.get(key), str) and found), "")
    return ""


def _match(before: Sequence[str], after: Sequence[str], found: dict[int, int]) -> None:
    """Match those of one name in their order; the second of a name is that which comes second."""
    taken = set(found.values())
    there = defaultdict(list)
    for number, name in enumerate(after):
        if number not in taken and name:
            there[name].append(number)
    for number, name in enumerate(before):
        if number not in found and there.get(name):
            found[number] = there[name].pop(0)


def _match_between(before: Sequence[Any], after: Sequence[Any], found: dict[int, int]) -> None:
    """Match what is left between two items that are matched, where it is the same number of items of one kind."""
    taken = {new: old for old, new in found.items()}
    for old, new in _gaps(before, after, found, taken):
        if len(old) == len(new) and all(_alike(before[one], after[other]) for one, other in zip(old, new, strict=True)):
            found.update(zip(old, new, strict=True))


def _gaps(
    before: Sequence[Any], after: Sequence[Any], found: Mapping[int, int], taken: Mapping[int, int]
) -> Iterable[tuple[list[int], list[int]]]:
    """The unmatched items between each two neighbors that follow one another in both versions."""
    fixed = [-1, *_in_order(len(before), len(after), found), len(before)]
    places = {-1: -1, len(before): len(after), **found}
    for one, other in zip(fixed, fixed[1:], strict=False):
        old = [number for number in range(one + 1, other) if number not in found]
        new = [number for number in range(places[one] + 1, places[other]) if number not in taken]
        if old and new:
            yield old, new


def _in_order(before: int, after: int, found: Mapping[int, int]) -> list[int]:
    """Matched items whose order is the same in both: as many as can be."""
    places = [found[number] for number in sorted(found)]
    blocks = SequenceMatcher(None, places, sorted(places), autojunk=False).get_matching_blocks()
    numbers = sorted(found)
    return [numbers[block.a + step] for block in blocks for step in range(block.size)]


def _alike(one: Any, other: Any) -> bool:
    """Whether an item may be another one with other words: neither says by a key what it is, or both say the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        return not (name_of(one) and name_of(other))
    return type(one) is type(other)
