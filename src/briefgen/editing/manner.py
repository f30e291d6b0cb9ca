"""The manner in which a text is written around a place: its indents, quotation marks and blanks, so that new text is like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.editing.outline import FLOW, Outline, Written
from briefgen.editing.source import Source
from briefgen.noun import noun

LONGEST_LINE = 120
"""How long a line may become where those of the file are no longer."""


@noun
class Manner:
    """How text is written near a place.

    `quote` is the mark for texts that need one, `always` whether all others have one too; `after_colon` and
    `after_hyphen` are the blanks there, `padding` those inside `{ }`. A mapping within another is indented by `step`,
    a list under its key by `list_step`. Lists and mappings of a few words are written in lines where `lined` says so.
    """

    quote: str = '"'
    always: bool = False
    after_colon: str = " "
    after_hyphen: str = " "
    padding: str = ""
    step: int = 2
    list_step: int = 2
    lined: bool = False
    width: int = LONGEST_LINE


def manner_near(outline: Outline, beside: Iterable[Written]) -> Manner:
    """The manner of the values `beside` a place; of the whole file, where they say nothing."""
    near = tuple(beside)
    everywhere = tuple(outline.root.walk()) if outline.root else ()
    marks = [one.style for one in (*near, *everywhere) if one.style in ("'", '"')]
    texts = [one for one in near if isinstance(one.value, str) and one.style not in ("|", ">")]
    source = outline.source
    return Manner(
        quote=marks[0] if marks else '"',
        always=bool(texts) and all(one.style in ("'", '"') for one in texts),
        after_colon=_agreed(_after_colons(source, near), " "),
        after_hyphen=_agreed(_after_hyphens(source, near), " "),
        padding=_agreed(_paddings(source, everywhere), ""),
        step=_usual(_steps(source, everywhere, list), 2),
        list_step=_usual(_steps(source, everywhere, dict), 2),
        lined=_is_lined(near),
        width=max((len(line) for line in source.lines), default=0) if everywhere else LONGEST_LINE,
    )


def _after_colons(source: Source, near: Iterable[Written]) -> Iterator[str]:
    for one in near:
        if one.key_end >= 0 and not one.is_empty:
            between = source.text[one.key_end : one.start]
            if re.fullmatch(r":[ \t]+", between):
                yield between[1:]


def _after_hyphens(source: Source, near: Iterable[Written]) -> Iterator[str]:
    for one in near:
        if one.key_end < 0 and one.head < one.start and source.text[one.head] == "-":
            between = source.text[one.head + 1 : one.start]
            if between and not between.strip(" \t"):
                yield between


def _paddings(source: Source, everywhere: Iterable[Written]) -> Iterator[str]:
    for one in everywhere:
        if one.style == FLOW and one.parts and isinstance(one.value, dict) and source.text[one.start] == "{":
            between = source.text[one.start + 1 : one.parts[0].head]
            if not between.strip(" "):
                yield between


def _steps(source: Source, everywhere: Iterable[Written], other: type) -> Iterator[int]:
    """By how much what is under a key is indented, where it is no `other`."""
    for one in everywhere:
        if one.is_block and one.key_end >= 0 and one.parts and not isinstance(one.value, other):
            yield source.column_of(one.start) - source.column_of(one.head)


def _is_lined(near: Iterable[Written]) -> bool:
    styles = [one.style for one in near if isinstance(one.value, dict | list) and one.value]
    return bool(styles) and FLOW not in styles


def _agreed(found: Iterator[str], usual: str) -> str:
    """What all that was found says; the usual, where it does not agree."""
    said = set(found)
    return said.pop() if len(said) == 1 else usual


def _usual(found: Iterator[int], usual: int) -> int:
    counts = Counter(number for number in found if number >= 0)
    return counts.most_common(1)[0][0] if counts else usual
