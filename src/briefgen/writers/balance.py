"""Lines of a title of about the same length: how much narrower it is set, the same in every format.

The widths are those of the font without kerning; where so small a difference would decide on the number of lines, the
title keeps its whole width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.document.nodes import Inline, LineBreak, Role, plain_text
from briefgen.document.walking import walk
from briefgen.models.style import Align, Look
from briefgen.writers.column import Column
from briefgen.writers.metrics import text_width

BALANCED = (Role.TITLE, Role.SUBTITLE)
"""The roles that are balanced. An ask is not: the ground of its box would be narrower with it in Word."""

SURE = 0.02
"""By how much of itself a line may be wider or narrower in a program than it is reckoned here."""

MOST_LINES = 6
STEPS = 12
"""How often the range in which the least width lies is halved."""

LEAST_GAIN = 4.0
"""What is gained at least, in points."""

WIDTHLESS = str.maketrans(dict.fromkeys("\u200b\u2060"))


def narrowing(words: tuple[Inline, ...], role: Role, column: Column) -> float:
    """The points by which a paragraph is set narrower than its column; 0 where it stays as it is."""
    if role not in BALANCED or any(isinstance(node, LineBreak) for node in walk(words)):
        return 0.0
    look: Look = getattr(column.style.tokens.looks, role.token)
    if look.align is not Align.LEFT:
        return 0.0
    try:
        return _narrowing(*_widths(plain_text(words), look, column), column.width)
    except ValueError:  # a font that cannot be read, of which the layout will tell
        return 0.0


def _narrowing(widths: Sequence[float], space: float, room: float) -> float:
    lines = _lines(widths, space, room)
    sure = lines == _lines(widths, space, room * (1 - SURE)) == _lines(widths, space, room * (1 + SURE))
    if not 1 < lines <= MOST_LINES or not sure:
        return 0.0
    least, most = 0.0, room
    for _ in range(STEPS):
        middle = (least + most) / 2
        least, most = (least, middle) if _lines(widths, space, middle) <= lines else (middle, most)
    gain = room - most * (1 + SURE) - 1
    return round(gain, 1) if gain >= LEAST_GAIN else 0.0


def _widths(text: str, look: Look, column: Column) -> tuple[list[float], float]:
    """The widths of the words and of the space between them, in points."""
    face = getattr(column.style.tokens.fonts, look.font)
    font = column.style.fonts[face.bold if look.bold else face.regular]

    def width(word: str) -> float:
        return look.size * text_width(font, word) + look.tracking * len(word)

    shown = (text.upper() if look.uppercase else text).translate(WIDTHLESS)
    return [width(word) for word in re.split(r"[ \t\n]+", shown) if word], width(" ")


def _lines(widths: Sequence[float], space: float, room: float) -> int:
    """How many lines words take, each as full as it gets; very many, where one is wider than all of it."""
    count, filled = 1, 0.0
    for width in widths:
        if width > room:
            return MOST_LINES + 1
        if filled and filled + space + width > room:
            count, filled = count + 1, width
        else:
            filled += (space if filled else 0.0) + width
    return count
