"""What a document says as it is printed → what stands for it in a manifest: no text, and each paragraph by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.models.style import Style, Tokens
from briefgen.noun import noun
from briefgen.reading_back.expected import Expected, drawn_in
from briefgen.reading_back.finished import PICTURE, Part
from briefgen.reading_back.words import folded
from briefgen.usage.rendering import short_sum

DIGITS: Final = 10
"""How many hexadecimal digits stand for a paragraph: enough to tell those of one document apart."""


def words_of(expected: Expected) -> str:
    """What stands for all the words of a document, in order, with its pictures' descriptions and what stands on every page."""
    return short_sum(*map(part_words, _parts(expected)), expected.mark, expected.head, *expected.footer)


def paragraph(part: Part) -> str:
    """What stands for one part, however its lines are broken and whatever of it is in capitals."""
    return paragraph_sum(drawn(part))


def paragraph_sum(letters: str) -> str:
    """What stands for the letters of a part."""
    return short_sum(letters)[:DIGITS]


def drawn(part: Part) -> str:
    """The letters of a part as they are drawn one after another, with the numbers of the notes that it calls."""
    return folded("".join([str(run.call) if run.call else run.text for run in part.runs]) or part.alt)


def look_of(style: Style) -> str:
    """What stands for a look: all that a style says, and its fonts."""
    sums = tuple(style.sums.values())
    for tokens, others, known in tuple(_looks):
        if tokens is style.tokens and others == sums:
            return known
    found = short_sum(style.tokens.model_dump_json(), *sums)
    _looks.append((style.tokens, sums, found))
    return found


MOST_LOOKS: Final = 8
_looks: deque[tuple[Tokens, tuple[str, ...], str]] = deque(maxlen=MOST_LOOKS)
"""What stands for the last looks: the papers of a packet share theirs."""


@noun
class Outline:
    """A document without its words: what stands for each of its parts, how many letters these have, and all together.

    `sizes` are 0 for what is not drawn as words. `running` are the words at head and foot of the pages and those
    drawn in charts, with how many letters they have.
    """

    sums: tuple[str, ...]
    sizes: tuple[int, ...]
    running: dict[str, int]
    whole: str


def outline_of(expected: Expected) -> Outline:
    """The outline of a document that must say so much."""
    parts = tuple(_parts(expected))
    letters = tuple(map(drawn, parts))
    sums = tuple(map(paragraph_sum, letters))
    sizes = tuple(0 if part.kind == PICTURE else len(one) for part, one in zip(parts, letters, strict=True))
    charts = (words for one in expected.parts if one.chart for words in drawn_in(one.chart))
    running = (folded(one) for one in (expected.mark, expected.head, *expected.footer, *charts) if one)
    return Outline(sums, sizes, {paragraph_sum(one): len(one) for one in running}, whole_of(sums))


def whole_of(sums: Iterable[str]) -> str:
    """What stands for all parts together, wherever each of them stands."""
    return short_sum(*sorted(sums))


def part_words(part: Part) -> str:
    """The words of a part: of a picture its description."""
    return part.text or part.alt


def _parts(expected: Expected) -> Iterator[Part]:
    yield from (one.part for one in expected.parts)
    yield from (one.part for note in expected.notes for one in note.parts)
