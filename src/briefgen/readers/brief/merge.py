"""One set of values under another: how a brief fills its template and a style builds on another.

Deep, by key: the upper value wins. Lists are replaced, except the `sections` of a brief,
which are matched by their `id`, and what it `requires`, which adds up. An empty value (`key:` and nothing after it) wins as
well: it takes away what stands below. Every value keeps the place it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import KeyPath, Span
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned

MATCHED_BY_ID = ("sections",)
ADDED_UP = ("requires",)


@noun
class Node:
    """A value with its places: `value` holds a scalar, a dict of Nodes or a list of Nodes."""

    value: Any
    span: Span | None = None
    key_span: Span | None = None
    refused: bool = False

    @property
    def keys(self) -> Mapping[str, Node]:
        """The values of a group; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; empty for anything else."""
        return tuple(self.value) if isinstance(self.value, list) else ()

    def word(self, key: str) -> str:
        """The text at `key`, or nothing."""
        node = self.keys.get(key)
        return node.value if node and isinstance(node.value, str) else ""

    def with_key(self, key: str, node: Node) -> Node:
        """The same group with another value at `key`."""
        return replace(self, value={**self.keys, key: node})


def grow(positioned: Positioned, path: KeyPath = ()) -> Node:
    """Data with places as a tree."""
    data = positioned.data
    for step in path:
        data = data[step]
    return _grow(data, positioned, path)


def _grow(data: Any, positioned: Positioned, path: KeyPath) -> Node:
    value = data
    if isinstance(data, dict):
        value = {key: _grow(below, positioned, (*path, key)) for key, below in data.items()}
    elif isinstance(data, list):
        value = [_grow(below, positioned, (*path, number)) for number, below in enumerate(data)]
    return Node(value, positioned.spans.get(path), positioned.key_spans.get(path), path in positioned.refused)


def flatten(node: Node) -> Positioned:
    """A tree as data with places."""
    spans: dict[KeyPath, Span] = {}
    keys: dict[KeyPath, Span] = {}
    refused: set[KeyPath] = set()
    for path, each in _walk(node, ()):
        if each.span:
            spans[path] = each.span
        if each.key_span:
            keys[path] = each.key_span
        if each.refused:
            refused.add(path)
    return Positioned(plain_data(node), spans, keys, frozenset(refused))


def plain_data(node: Node) -> Any:
    """The data of a tree, without places."""
    if isinstance(node.value, dict):
        return {key: plain_data(below) for key, below in node.value.items()}
    if isinstance(node.value, list):
        return [plain_data(below) for below in node.value]
    return node.value


def leaves(node: Node) -> Iterator[tuple[KeyPath, Node]]:
    """Every value of a tree that is no group and no list, with its path."""
    return ((path, each) for path, each in _walk(node, ()) if not isinstance(each.value, dict | list))


def _walk(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, Node]]:
    yield path, node
    for key, below in node.keys.items():
        yield from _walk(below, (*path, key))
    for number, below in enumerate(node.items):
        yield from _walk(below, (*path, number))


def merge(under: Node, over: Node, path: KeyPath = ()) -> Node:
    """`over` with what it does not say taken from `under`."""
    if isinstance(under.value, dict) and isinstance(over.value, dict):
        both = {key: _merged_key(under, over, key, path) for key in (*under.value, *over.value)}
        return replace(over, value=both)
    if isinstance(under.value, list) and isinstance(over.value, list):
        if path == MATCHED_BY_ID:
            return replace(over, value=_merged_sections(under, over, path))
        if path == ADDED_UP:
            known = [item.value for item in under.items]
            return replace(over, value=[*under.items, *(item for item in over.items if item.value not in known)])
    return over


def _merged_key(under: Node, over: Node, key: str, path: KeyPath) -> Node:
    if key not in over.keys:
        return under.keys[key]
    return merge(under.keys[key], over.keys[key], (*path, key)) if key in under.keys else over.keys[key]


def _merged_sections(under: Node, over: Node, path: KeyPath) -> list[Node]:
    fillings = {section.word("id"): section for section in over.items if section.word("id")}
    known = {section.word("id") for section in under.items}
    filled = [
        merge(section, fillings[section.word("id")], (*path, number)) if section.word("id") in fillings else section
        for number, section in enumerate(under.items)
    ]
    return filled + [section for section in over.items if not section.word("id") or section.word("id") not in known]
