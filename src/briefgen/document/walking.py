"""Walking the tree in reading order, and making a changed copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar, get_args

from briefgen.document.display import KeyNumber
from briefgen.document.nodes import (
    Cell,
    Code,
    CodeListing,
    Document,
    Flow,
    Heading,
    Inline,
    ListItem,
    Row,
    Text,
    plain_text,
)

Node = TypeVar("Node", bound=Any)
Change = Callable[[Any], "tuple[Any, ...]"]
"""What becomes of one node, its children already changed: any number of nodes in its place."""

STRUCTURE = (ListItem, Row, Cell, KeyNumber)
"""Parts of lists, tables and key numbers, which are neither flows nor inlines."""

NODES = (*get_args(Flow), *get_args(Inline), *STRUCTURE)

READ_FIRST = ("title", "caption")
"""What is read before the children of its node, though it is declared after them."""


PLAIN = ("str", "int", "bool", "float", "str | None", "int | None", "float | None")
"""How fields are declared that hold words and numbers alone."""


def _parts(node: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a node that hold nodes, in reading order."""
    for name in _names(node.__class__):
        value = getattr(node, name)
        kind = value.__class__
        if _holds_nodes(value[0].__class__ if kind is tuple and value else kind):
            yield name, value


@cache
def _holds_nodes(kind: type[Any]) -> bool:
    """Whether what is of this kind is a node; asked for each kind once, since a tree has thousands of fields of a few kinds."""
    return issubclass(kind, NODES)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes, in reading order: most nodes are words, and have none."""
    may_hold = (entry for entry in fields(kind) if entry.type not in PLAIN)
    return tuple(entry.name for entry in sorted(may_hold, key=lambda entry: entry.name not in READ_FIRST))


def rebuild(node: Node, change: Change) -> Node:
    """A copy of `node` in which every node below it has gone through `change`, deepest first, in reading order.

    A node held alone in a field (the heading of a section, the header of a table) is replaced
    by the first of what `change` gives. A node below which nothing has changed is itself given back.
    """
    changed: dict[str, Any] = {}
    for name in _names(node.__class__):
        value = getattr(node, name)
        kind = value.__class__
        if _holds_nodes(value[0].__class__ if kind is tuple and value else kind):
            made = rebuild_all(value, change) if kind is tuple else change(rebuild(value, change))[0]
            if made is not value:
                changed[name] = made
    return replace(node, **changed) if changed else node


def rebuild_all(nodes: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    """`rebuild` for nodes beside one another, each going through `change` itself."""
    made: list[Any] = []
    same = True
    for node in nodes:
        new = change(rebuild(node, change) if _names(node.__class__) else node)
        same = same and len(new) == 1 and new[0] is node
        made += new
    return nodes if same else tuple(made)


def walk(nodes: tuple[Any, ...]) -> Iterator[Any]:
    """Every node, parents before children, in reading order."""
    for node in nodes:
        yield node
        for _, value in _parts(node):
            yield from walk(value if isinstance(value, tuple) else (value,))


def running_text(nodes: tuple[Any, ...]) -> str:
    """The words that are read aloud: all but headings and notes."""
    pieces = []
    for node in nodes:
        if isinstance(node, Heading):
            continue
        if isinstance(node, CodeListing):
            pieces.append(node.text)
        for _, value in _parts(node):
            inside = value if isinstance(value, tuple) else (value,)
            pieces.append(plain_text(inside) if isinstance(inside[0], Inline) else running_text(inside))
    return " ".join(filter(None, pieces))


def printed(document: Document) -> Iterator[str]:
    """Every run of characters that is printed, also in the mark, at the head and in the footer."""
    yield document.mark
    yield document.head
    for node in walk(document.children):
        if isinstance(node, Text | Code | CodeListing):
            yield node.text
    yield from document.footer.words
    yield document.footer.page_of
