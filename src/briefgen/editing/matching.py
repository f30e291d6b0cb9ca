"""Two versions of a list → which item is which: by what it is, where it says so; else by its words, then by its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from briefgen.editing.edits import canonical

IDENTIFYING = ("id", "use", "template", "key")
"""Keys that say for sure what an item is."""

NAMING = (*IDENTIFYING, "name", "organization", "number", "heading", "do")
"""Keys that say what an item is, the surest first; but a name may be corrected."""

SHORT_FOR = ("use", "template", "organization", "do")
"""Keys of which an item that is a text alone is short: `- block` is `- {use: block}`."""


def written_out(item: Any, other: Any) -> Any:
    """An item that is a text alone, as the mapping that it is short for, where the `other` is one."""
    if isinstance(item, str) and isinstance(other, dict):
        key = next((key for key in SHORT_FOR if key in other), None)
        return item if key is None else {key: item}
    return item


def by_name(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """The numbers of items before, each with that which it has after: those that are the same, or of the same name."""
    found: dict[int, int] = {}
    for names in (_wholes, _names):
        _match(names(before), names(after), found)
    return found


def by_place(
    before: Sequence[Any], after: Sequence[Any], found: Mapping[int, int], new: Collection[int]
) -> dict[int, int]:
    """What was `found`, and what is left between two items that are matched, where it is as many items of one kind.

    Of the items after, those that are `new` are matched with none.
    """
    more = dict(found)
    taken = {*found.values(), *new}
    for old, there in _gaps(before, after, found, taken):
        if len(old) == len(there) and all(
            _alike(before[one], after[other]) for one, other in zip(old, there, strict=True)
        ):
            more.update(zip(old, there, strict=True))
    return more


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


def _gaps(
    before: Sequence[Any], after: Sequence[Any], found: Mapping[int, int], taken: Collection[int]
) -> Iterable[tuple[list[int], list[int]]]:
    """The unmatched items between each two neighbors that follow one another in both versions."""
    fixed = [-1, *in_order(len(before), len(after), found), len(before)]
    places = {-1: -1, len(before): len(after), **found}
    for one, other in zip(fixed, fixed[1:], strict=False):
        old = [number for number in range(one + 1, other) if number not in found]
        new = [number for number in range(places[one] + 1, places[other]) if number not in taken]
        if old and new:
            yield old, new


def in_order(before: int, after: int, found: Mapping[int, int]) -> list[int]:
    """Matched items whose order is the same in both: as many as can be."""
    places = [found[number] for number in sorted(found)]
    blocks = SequenceMatcher(None, places, sorted(places), autojunk=False).get_matching_blocks()
    numbers = sorted(found)
    return [numbers[block.a + step] for block in blocks for step in range(block.size)]


def _alike(one: Any, other: Any) -> bool:
    """Whether an item may be another one with other words: it is of its kind, and nothing says for sure what either is."""
    if isinstance(one, dict) and isinstance(other, dict):
        return not any(key in item for key in IDENTIFYING for item in (one, other))
    return type(one) is type(other)
