"""Two texts → the words that are the same in both, those taken out, and those that are new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from briefgen.noun import noun

MOST_PAIRS: Final = 4_000_000
"""How many pairs of words are compared at most; longer texts are told as a whole."""

ALIKE: Final = 0.3
"""From which share of words in common the differences are told word by word: of less, they are harder to read than both texts."""

AROUND: Final = 8
"""How many words that stay are shown before and after a difference."""


class Stays(StrEnum):
    """What becomes of words."""

    SAME = "same"
    OUT = "out"
    NEW = "new"


@noun
class Words:
    """Some words in a row, and what becomes of them."""

    stays: Stays
    text: str


def differing(old: str, new: str) -> tuple[Words, ...]:
    """The differences of two texts word by word; none where too little is the same, or they are too long for that."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    if len(before) * len(after) > MOST_PAIRS:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ()
    found: list[Words] = []
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag == "equal":
            kept = _few(after[three:four], first=not three, last=four == len(after))
            found.append(Words(Stays.SAME, kept))
        else:
            found += _exchanged("".join(before[one:two]), "".join(after[three:four]))
    return tuple(found)


def _exchanged(out: str, new: str) -> Iterator[Words]:
    if out:
        yield Words(Stays.OUT, out)
    if new:
        yield Words(Stays.NEW, new)


def _few(words: list[str], *, first: bool, last: bool) -> str:
    """Words that stay, but for most of them where they are many: those next to a difference are enough to find it."""
    if len(words) <= 2 * AROUND + 2:
        return "".join(words)
    before = "" if first else "".join(words[:AROUND])
    after = "" if last else "".join(words[-AROUND:])
    return f"{before}… {after}"
