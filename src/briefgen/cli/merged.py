"""A brief with all that is under it, as YAML or as JSON, in which every value says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.models.spec import Spec
from briefgen.readers.brief.merge import Node
from briefgen.readers.brief.overrides import FILE
from briefgen.readers.files.scalars import spelled

STEP = "  "
MARGIN = 56
"""The column, from 0, at which comments begin where the line is not longer."""


def together(documents: Mapping[str, Node]) -> Node:
    """One spec: the brief itself, or a packet in which each document says everything."""
    if len(documents) == 1:
        return _ordered(next(iter(documents.values())))
    named = [_ordered(node).with_key("id", Node(name, node.span)) for name, node in documents.items()]
    return Node({"documents": Node(named)} if named else {})


def _ordered(node: Node) -> Node:
    """The keys in the order in which the guide lists them."""
    order = [*Spec.model_fields, *node.keys]
    return replace(node, value=dict(sorted(node.keys.items(), key=lambda item: order.index(item[0]))))


def as_yaml(node: Node) -> Iterator[str]:
    """The lines of a brief that says the same; a comment at the end of each value's line names its file and line."""
    for key, below in node.keys.items():
        if not below.refused:
            yield from _entry(f"{spelled(key)}:", below, "")


def as_json(node: Node) -> dict[str, Any]:
    """Every value with its `file` and `line`; groups and lists hold more of them. Null: not from a line of a file."""
    span = node.span
    line = span.line if span and span.line and span.file != FILE else None
    return {"value": _value(node), "file": span.file if span else None, "line": line}


def _value(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: as_json(below) for key, below in node.keys.items() if not below.refused}
    if isinstance(node.value, list):
        return [as_json(below) for below in node.items if not below.refused]
    return node.value


def _entry(head: str, node: Node, indent: str) -> Iterator[str]:
    """The lines of one value after its key, or after the hyphen of its list."""
    below = list(_below(node, indent + STEP))
    if below and head == "-":
        yield f"{indent}- {below[0].lstrip()}"
        yield from below[1:]
    elif below:
        yield indent + head
        yield from below
    else:
        yield f"{f'{indent}{head} {_leaf(node)}'.rstrip():<{MARGIN}}  # {_origin(node)}"


def _below(node: Node, indent: str) -> Iterator[str]:
    for key, value in node.keys.items():
        if not value.refused:
            yield from _entry(f"{spelled(key)}:", value, indent)
    for item in node.items:
        if not item.refused:
            yield from _entry("-", item, indent)


def _leaf(node: Node) -> str:
    if isinstance(node.value, dict | list):
        return "{}" if isinstance(node.value, dict) else "[]"
    return spelled(node.value)


def _origin(node: Node) -> str:
    span = node.span or node.key_span
    if span is None:
        return "unknown"
    return span.file if span.file == FILE or not span.line else f"{span.file}:{span.line}"
