"""Lines of a title or an ask of about the same length: how much narrower it is set, the same in every format.

The ground of a box would be narrower with its paragraphs in Word, so an ask is held in its lines by the spaces in it.

The widths are those of the font without kerning; where so small a difference would decide on the number of lines, the
title keeps its whole width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from briefgen.document.nodes import Code, Inline, LineBreak, Note, Role, Text, plain_text
from briefgen.document.walking import rebuild_all, walk
from briefgen.models.style import Align, Look
from briefgen.writers.column import Column
from briefgen.writers.metrics import text_width

BALANCED = (Role.TITLE, Role.SUBTITLE)
"""The roles that are set narrower."""

HELD = (Role.ASK, Role.ASK_FURTHER)
"""The roles that are held in their lines by spaces that do not break."""

SURE = 0.02
"""By how much of itself a line may be wider or narrower in a program than it is reckoned here."""

GAP = re.compile(r"[ \t\n]+")
NBSP = "\u00a0"

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


def held(words: tuple[Inline, ...], role: Role, column: Column) -> tuple[Inline, ...]:
    """The words of an ask with spaces that do not break where a line would else go on beyond its share."""
    if role not in HELD or any(isinstance(node, LineBreak | Code | Note) for node in walk(words)):
        return words
    look: Look = getattr(column.style.tokens.looks, role.token)
    text = plain_text(words)
    try:
        widths, space = _widths(text, look, column)
    except ValueError:  # a font that cannot be read, of which the layout will tell
        return words
    narrower = _narrowing(widths, space, column.width)
    if not narrower:
        return words
    numbers = set(_crossing(widths, space, column.width, column.width - narrower))
    gaps = [gap for number, gap in enumerate(GAP.finditer(text.strip(" \t\n")), 1) if number in numbers]
    before = len(text) - len(text.lstrip(" \t\n"))
    return _with_held({before + gap.start() for gap in gaps if len(gap[0]) == 1}, words)


def _crossing(widths: Sequence[float], space: float, room: float, narrow: float) -> Iterator[int]:
    """The words, counted from 0, before which no line may begin, so that lines end where the narrower ones do.

    In all of the room a line would end later: the first word of the next line is held to those that would fit before it.
    """
    starts, filled = [0], 0.0
    for number, width in enumerate(widths):
        if filled and filled + space + width > narrow:
            starts.append(number)
            filled = width
        else:
            filled += (space if filled else 0.0) + width
    for start, following in pairwise(starts):
        filled = sum(widths[start:following]) + space * (following - start - 1)
        for number in range(following, len(widths)):
            filled += space + widths[number]
            if filled > room:
                break
            yield number + 1


def _with_held(places: set[int], words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words whose spaces at these places of their text do not break."""
    at = 0

    def change(node: Any) -> tuple[Any, ...]:
        nonlocal at
        if not isinstance(node, Text):
            return (node,)
        start, at = at, at + len(node.text)
        text = "".join(NBSP if start + number in places else one for number, one in enumerate(node.text))
        return (replace(node, text=text) if text != node.text else node,)

    return rebuild_all(words, change)


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
    return [width(word) for word in GAP.split(shown) if word], width(" ")


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
