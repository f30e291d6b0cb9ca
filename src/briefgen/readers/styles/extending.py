"""What a style takes the place of in the style that it builds on, beyond the values that it names."""

from __future__ import annotations

from briefgen.models.framing import REPLACED
from briefgen.readers.brief.merge import Node


def without_replaced(under: Node, over: Node) -> Node:
    """The style below without what a word of the style above stands for: all sides of a border, all of a box.

    `border: 1pt` over a style with `left: 4pt` would else be a box with three sides alike.
    """
    below, frames = under.keys.get("frames"), over.keys.get("frames")
    if below is None or frames is None:
        return under
    kept = {
        name: _without(frame, frames.keys[name]) if name in frames.keys else frame for name, frame in below.keys.items()
    }
    return under.with_key("frames", Node(kept, below.span, below.key_span, below.refused)) if kept else under


def _without(frame: Node, over: Node) -> Node:
    gone = {key for word, keys in REPLACED.items() if word in over.keys for key in keys}
    kept = {key: node for key, node in frame.keys.items() if key not in gone}
    return Node(kept, frame.span, frame.key_span, frame.refused) if gone else frame
