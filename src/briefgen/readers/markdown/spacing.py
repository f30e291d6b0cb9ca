"""Spaces within a line of text: one where the author wrote several, none at its ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.document.nodes import Inline, LineBreak, Text

SPACES = re.compile(r"[ \t\r\n]+")
UNEVEN = re.compile(r"  |[\t\r\n]")
"""Spaces that are not one space already."""


def joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines with neighboring texts made one, and each run of spaces and line ends made one space."""
    result: list[Inline] = []
    for inline in inlines:
        match result, inline:
            case [*_, Text(before)], Text(text):
                result[-1] = Text(_spaced(before + text))
            case _, Text(text):
                result.append(Text(_spaced(text)))
            case _:
                result.append(inline)
    return tuple(inline for inline in result if not _is_empty(inline))


def _is_empty(inline: Inline) -> bool:
    return isinstance(inline, Text) and not inline.text


def _spaced(text: str) -> str:
    return SPACES.sub(" ", text) if UNEVEN.search(text) else text


def trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inlines without spaces at the ends and around line breaks."""
    around = (LineBreak(), *inlines, LineBreak())
    result: list[Inline] = []
    for before, inline, after in zip(around, inlines, around[2:], strict=False):
        if isinstance(inline, Text):
            text = inline.text.lstrip(" ") if isinstance(before, LineBreak) else inline.text
            text = text.rstrip(" ") if isinstance(after, LineBreak) else text
            inline = inline if text == inline.text else Text(text)
        if not _is_empty(inline):
            result.append(inline)
    return tuple(result)
