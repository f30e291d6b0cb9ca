"""Walking the tree and making a changed copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from briefgen.document import Cell, Flow, Inline, ListItem, Row

Node = TypeVar("Node", bound=Any)
Change = Callable[[Any], "tuple[Any, ...]"]
"""What becomes of one node, its children already changed: any number of nodes in its place."""

STRUCTURE = (ListItem, Row, Cell)
"""Parts of lists and tables, which are neither flows nor inlines."""


def is_node(value: object) -> bool:
    """Whether a value is a node of the tree, or a part of a list or table."""
    return isinstance(value, Flow | Inline | STRUCTURE)


def rebuild(node: Node, change: Change) -> Node:
    """A copy of `node` in which every node below it has gone through `change`, deepest first, in reading order."""
    changed = {}
    for entry in fields(node):
        value = getattr(node, entry.name)
        if isinstance(value, tuple) and any(map(is_node, value)):
            changed[entry.name] = rebuild_all(value, change)
        elif isinstance(value, STRUCTURE):
            changed[entry.name] = rebuild(value, change)
    return replace(node, **changed) if changed else node


def rebuild_all(nodes: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    """`rebuild` for nodes beside one another, each going through `change` itself."""
    return tuple(new for node in nodes for new in change(rebuild(node, change)))


def walk(nodes: tuple[Any, ...]) -> Iterator[Any]:
    """Every node, parents before children, in reading order."""
    for node in nodes:
        yield node
        for entry in fields(node):
            value = getattr(node, entry.name)
            if isinstance(value, STRUCTURE):
                yield from walk((value,))
            elif isinstance(value, tuple) and any(map(is_node, value)):
                yield from walk(value)
