"""Where the mark of a citation stands in its line: after the punctuation, without the space before it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, TypeVar

from briefgen.document.nodes import Inline, Note, Text
from briefgen.noun import noun

Node = TypeVar("Node", bound=Any)

PUNCTUATION = re.compile(r"[.,;:!?…]+[”’]*")
"""What a footnote's mark follows: marks that end a phrase, and the quotation marks that close after them."""


@noun
class Mark:
    """What stands for a citation until it is settled in its line: words, and a footnote where there is one."""

    words: tuple[Inline, ...]
    note: Note | None


def settled(node: Node) -> Node:
    """The node with every mark among its inlines settled.

    As Pandoc does it: the space before a footnote goes, and punctuation after the citation
    comes to stand before the footnote's mark.
    """
    changed = {
        entry.name: _line(list(value))
        for entry in fields(node)
        if isinstance(value := getattr(node, entry.name), tuple) and any(isinstance(one, Mark) for one in value)
    }
    return replace(node, **changed) if changed else node


def _line(inlines: list[Any]) -> tuple[Inline, ...]:
    line: list[Inline] = []
    waiting = list(reversed(inlines))
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Mark):
            line.append(node)
            continue
        line += node.words
        if not node.words:
            _close_up(line)
        if node.note is not None:
            line += _punctuation(waiting)
            line.append(node.note)
    return tuple(line)


def _close_up(line: list[Inline]) -> None:
    """Take away the space at the end of a line so far."""
    if line and isinstance(line[-1], Text):
        text = line.pop().text.rstrip(" ")
        if text:
            line.append(Text(text))


def _punctuation(waiting: list[Any]) -> list[Inline]:
    """Punctuation that follows at once, taken out of what is still to come."""
    if not waiting or not isinstance(waiting[-1], Text):
        return []
    following = waiting[-1].text
    if not (found := PUNCTUATION.match(following)):
        return []
    waiting.pop()
    if rest := following[found.end() :]:
        waiting.append(Text(rest))
    return [Text(found[0])]
