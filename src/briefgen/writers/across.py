"""How many key numbers stand side by side, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.display import UNIT_SHARE, KeyNumber, Numbers
from briefgen.document.nodes import plain_text
from briefgen.models.style import Style
from briefgen.writers.metrics import text_width
from briefgen.writers.tabulation import BETWEEN, WIDTHLESS

GAP = 18.0
"""The space between two of them, in points."""

LEAST_EMS = 10.0
"""The least width of the words under a number, in sizes of their type: some twenty characters."""

SAFE = 1.5
"""What is added to the width of words, in points: programs round and kern in their own ways."""


def across(node: Numbers, style: Style, room: float) -> int:
    """How many stand in one line of `room` points: all, or half of four, or one.

    A number is broken into two lines only where they would not stand side by side otherwise.
    """
    counts = (len(node.rows), *((2,) if len(node.rows) == 4 else ()))
    whole, parts = (max((least(one, style) for one in node.rows), default=0.0) for least in (_line, _word))
    tries = ((count, least) for least in (whole, parts) for count in counts)
    return next((count for count, least in tries if width(room, count) - _taken(style) >= least), 1)


def width(room: float, count: int) -> float:
    """What each of so many has of the room, in points."""
    return (room - (count - 1) * GAP) / count


def _taken(style: Style) -> float:
    return style.tokens.frames.numbers.across


def _line(one: KeyNumber, style: Style) -> float:
    """The width of a number with its unit on one line, or that of a readable line under it."""
    pieces = [_wide(text, share, style) for text, share in _sized(one) if text]
    return max(sum(pieces) + (len(pieces) - 1) * _wide(" ", 1.0, style), _readable(style)) + SAFE


def _word(one: KeyNumber, style: Style) -> float:
    """The width of the longest word of a number, or that of a readable line under it."""
    words = (_wide(word, share, style) for text, share in _sized(one) for word in BETWEEN.split(text))
    return max((*words, _readable(style))) + SAFE


def _sized(one: KeyNumber) -> tuple[tuple[str, float], ...]:
    return (plain_text(one.number), 1.0), (plain_text(one.unit), UNIT_SHARE)


def _readable(style: Style) -> float:
    return LEAST_EMS * style.tokens.looks.stat_text.size


def _wide(words: str, share: float, style: Style) -> float:
    look = style.tokens.looks.stat_number
    face = getattr(style.tokens.fonts, look.font)
    return (
        look.size
        * share
        * text_width(style.fonts[face.bold if look.bold else face.regular], words.translate(WIDTHLESS))
    )


def lines(node: Numbers, count: int) -> Iterator[tuple[KeyNumber, ...]]:
    """The numbers that stand in each line."""
    for start in range(0, len(node.rows), count):
        yield node.rows[start : start + count]
