"""Leaving faulty values out of data, while what remains still knows where it stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from briefgen.diagnostics import KeyPath, Span
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned


@noun
class Pruned:
    """Data without the values that were dropped. `kept` says, for a list that lost items, which ones are left."""

    data: Any
    kept: Mapping[KeyPath, tuple[int, ...]]

    def original(self, path: KeyPath) -> KeyPath:
        """Where the value at `path` of this data stood before."""
        before: list[str | int] = []
        for end, step in enumerate(path):
            kept = self.kept.get(path[:end]) if isinstance(step, int) else None
            before.append(kept[step] if kept and isinstance(step, int) and step < len(kept) else step)
        return tuple(before)


def prune(data: Any, dropped: Collection[KeyPath]) -> Pruned:
    """`data` without the values at the paths `dropped`."""
    if not dropped:
        return Pruned(data, {})
    kept: dict[KeyPath, tuple[int, ...]] = {}
    return Pruned(_without(data, (), (), frozenset(dropped), kept), kept)


def _without(
    data: Any, old: KeyPath, new: KeyPath, dropped: frozenset[KeyPath], kept: dict[KeyPath, tuple[int, ...]]
) -> Any:
    if isinstance(data, dict):
        return {
            key: _without(value, (*old, key), (*new, key), dropped, kept)
            for key, value in data.items()
            if (*old, key) not in dropped
        }
    if isinstance(data, list):
        left = tuple(number for number in range(len(data)) if (*old, number) not in dropped)
        if len(left) < len(data):
            kept[new] = left
        return [_without(data[at], (*old, at), (*new, number), dropped, kept) for number, at in enumerate(left)]
    return data


def repositioned(positioned: Positioned, pruned: Pruned) -> Positioned:
    """What remains, with the places it had."""
    spans: dict[KeyPath, Span] = {}
    keys: dict[KeyPath, Span] = {}
    for path in _paths(pruned.data, ()):
        before = pruned.original(path)
        if before in positioned.spans:
            spans[path] = positioned.spans[before]
        if before in positioned.key_spans:
            keys[path] = positioned.key_spans[before]
    return Positioned(pruned.data, spans, keys)


def _paths(data: Any, path: KeyPath) -> Iterator[KeyPath]:
    yield path
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in children:
        yield from _paths(value, (*path, step))
