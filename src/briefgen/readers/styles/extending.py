"""What a style takes the place of in the style that it builds on, beyond the values that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.models.framing import REPLACED
from briefgen.readers.brief.merge import Node

FACES = ("regular", "italic", "bold", "bold_italic", "word")
"""What belongs to one family and to no other: its files, and the family that is as wide."""


def without_replaced(under: Node, over: Node) -> Node:
    """The style below without what words of the style above stand for.

    All sides of a border, all of a box: `border: 1pt` over a style with `left: 4pt` would else be a box with three sides
    alike. The faces of a family: where the style above names another one, those that it does not name are missing.
    """
    under = _changed(under, over, "frames", _frame)
    return _changed(under, over, "fonts", _family)


def _changed(under: Node, over: Node, group: str, change: Callable[[Node, Node], Node]) -> Node:
    """A group of named groups of the style below, each changed by what the style above says of it."""
    below, above = under.keys.get(group), over.keys.get(group)
    if below is None or above is None or not below.keys:
        return under
    kept = {name: change(node, above.keys[name]) if name in above.keys else node for name, node in below.keys.items()}
    return under.with_key(group, replace(below, value=kept))


def _frame(frame: Node, over: Node) -> Node:
    return _without(frame, {key for word, keys in REPLACED.items() if word in over.keys for key in keys})


def _family(face: Node, over: Node) -> Node:
    named = over.word("family")
    return _without(face, set(FACES)) if named and named != face.word("family") else face


def _without(node: Node, gone: set[str]) -> Node:
    return replace(node, value={key: below for key, below in node.keys.items() if key not in gone}) if gone else node
