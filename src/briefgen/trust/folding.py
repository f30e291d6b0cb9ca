"""Words as they are looked for: letters and digits alone, so that neither case nor dashes, accents or broken lines hide any.

Where words begin is kept beside the letters: what is looked for begins and ends with a word, but within it
nothing is asked of the spaces, which runs, lines and hyphens tear apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from html import unescape
from itertools import accumulate
from typing import Final
from urllib.parse import unquote

WORD: Final = re.compile(r"[^\W_]+")
HUMP: Final = re.compile(r"[A-Z](?<=[^\W\d_A-Z][A-Z])")
"""The letter with which a word begins within a name that is written without spaces: `HeVotedNo`.

What is looked at before a letter stands behind it in the expression, here and below: such a one is searched for at once.
"""

APOSTROPHE: Final = re.compile(r"['’](?<=[^\W_]['’])(?=[^\W_])")
"""What stands within a word without parting it: `Norway’s`."""

MARKS: Final = re.compile(
    "[\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f\u20a0-\u20bf\u2190-\u22ff\u25a0-\u25ff]"
)
"""Dashes, quotation marks and signs that part words; not all there are, but those of most texts."""

PLAIN: Final = {code: character if (character := chr(code)).isalnum() else " " for code in range(128)}
"""ASCII, with a space for what parts words."""

UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Characters that are not seen; words go on behind them."""

ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
"""Marks over and under letters, once these are taken apart."""

ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
ESCAPED: Final = re.compile(r"%[0-9A-Fa-f]{2}")

FIRST: Final = 6
"""By how many letters what may stand at a place is looked up; nothing that is looked for has fewer."""

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Stream:
    """Texts as one, each of which begins a word; `texts` are asked for, and folded, when somebody looks for something in them."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts

    @cached_property
    def letters(self) -> str:
        """Its letters one after another."""
        return "".join(self._words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its words begin, the end included."""
        return (0, *accumulate(map(len, self._words)))

    @cached_property
    def firsts(self) -> list[str]:
        """The first letters of its words and of what follows them, as many as everything has that is looked for."""
        letters = self.letters
        return [letters[start : start + FIRST] for start in self.starts]

    @cached_property
    def different_firsts(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.firsts)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Its words as they are written."""
        return tuple(WORD.findall(self._bare))

    @cached_property
    def _bare(self) -> str:
        return bare("\n".join(map(decoded, self._texts())))

    @cached_property
    def _words(self) -> list[str]:
        return _words(self._bare)


def stream(texts: Iterable[str]) -> Stream:
    """Texts that are there, as one stream."""
    known = tuple(texts)
    return Stream(lambda: known)


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for."""
    return tuple(_words(bare(text)))


def _words(bared: str) -> list[str]:
    text = bared.casefold()
    plain = text if text.isascii() else MARKS.sub(" ", text)
    if plain.isascii():
        return plain.translate(PLAIN).split()
    # Where a letter becomes two, as few do, it is asked of each word by itself what it becomes.
    return WORD.findall(text) if len(text) == len(bared) else [word.casefold() for word in WORD.findall(bared)]


def bare(text: str) -> str:
    """A text without accents and what is not seen, its letters those of everyday use."""
    if not text.isascii():
        text = ACCENTS.sub("", unicodedata.normalize("NFKD", UNSEEN.sub("", text)))
    return HUMP.sub(r" \g<0>", APOSTROPHE.sub("", text) if "'" in text or "’" in text else text)


def decoded(text: str) -> str:
    """A text, and behind it what it says where it is written in the characters of addresses or of HTML once more."""
    if text.isascii() and "&" not in text and "%" not in text:
        return text
    found = text
    if "&" in text and ENTITY.search(text):
        found += "\n" + unescape(unescape(text))
    if "%" in text and ESCAPED.search(text):
        found += "\n" + unquote(text)
    if RIGHT_TO_LEFT.search(text):
        found += "\n" + text[::-1]
    return found
