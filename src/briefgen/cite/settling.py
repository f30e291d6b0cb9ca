"""Where the mark of a citation stands in its line: after the punctuation, without the space before it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from briefgen.document.marked import Superscript
from briefgen.document.nodes import Inline, Note, Text
from briefgen.noun import noun

Node = TypeVar("Node", bound=Any)

PUNCTUATION = re.compile(r"[.,;:!?…]+[”’]*")
"""What a footnote's mark follows: marks that end a phrase, and the quotation marks that close after them."""

BEFORE_NUMBER = re.compile(r"[.,…]+[”’]*")
"""What a raised number follows: it stands before colons and semicolons (AMA Manual of Style, 3.6)."""


@noun
class Mark:
    """What stands for a citation until it is settled in its line: words, and a footnote where there is one.

    Words that are raised, as numbers are in some styles, are set as the mark of a footnote is.
    """

    words: tuple[Inline, ...]
    note: Note | None

    @property
    def is_raised(self) -> bool:
        """Whether the words are a number above the line."""
        return self.note is None and bool(self.words) and all(isinstance(one, Superscript) for one in self.words)


def settled(node: Node) -> Node:
    """The node with every mark among its inlines settled.

    As Pandoc does it: the space before a footnote goes, and punctuation after the citation
    comes to stand before the footnote's mark.
    """
    changed = {
        name: _line(list(value))
        for name in _names(node.__class__)
        if isinstance(value := getattr(node, name), tuple) and any(isinstance(one, Mark) for one in value)
    }
    return replace(node, **changed) if changed else node


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(kind))


def _line(inlines: list[Any]) -> tuple[Inline, ...]:
    line: list[Inline] = []
    waiting = list(reversed(inlines))
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Mark):
            line.append(node)
            continue
        if node.is_raised:
            _close_up(line)
            line += (*_punctuation(waiting, BEFORE_NUMBER), *node.words)
            continue
        line += node.words
        if not node.words:
            _close_up(line)
        if node.note is not None:
            line += _punctuation(waiting, PUNCTUATION)
            line.append(node.note)
    return tuple(line)


def _close_up(line: list[Inline]) -> None:
    """Take away the space at the end of a line so far."""
    match line:
        case [*_, Text(words)]:
            line[-1:] = [Text(kept)] if (kept := words.rstrip(" ")) else []


def _punctuation(waiting: list[Any], marks: re.Pattern[str]) -> list[Inline]:
    """Punctuation that follows at once, taken out of what is still to come."""
    if not waiting or not isinstance(waiting[-1], Text):
        return []
    following = waiting[-1].text
    if not (found := marks.match(following)):
        return []
    waiting.pop()
    if rest := following[found.end() :]:
        waiting.append(Text(rest))
    return [Text(found[0])]
