"""Words as they are looked for: letters and digits alone, so that neither case nor dashes, accents or broken lines hide any.

Where words begin is kept beside the letters: what is looked for begins and ends with a word, but within it
nothing is asked of the spaces, which runs, lines and hyphens tear apart.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from html import unescape
from itertools import accumulate, compress
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

ASCII: Final = bytes(range(128))
MOST_STRANGE: Final = 5_000

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

    def begun_by(self, firsts: frozenset[str]) -> Iterator[int]:
        """Where words begin with one of these first letters."""
        return compress(self.starts, map(firsts.__contains__, self.firsts))

    def ends_at(self, place: int) -> int | None:
        """How many words end before a place; None where one goes on there."""
        number = bisect_left(self.starts, place)
        return number if self.starts[number : number + 1] == (place,) else None

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Its words as they are written."""
        return tuple(_parted(self._bare))

    @cached_property
    def _bare(self) -> str:
        texts = tuple(self._texts())
        joined = "\n".join(texts)
        return bare(joined if _is_plain(joined) else "\n".join(map(decoded, texts)))

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
    # Where a letter becomes two, as few do, it is asked of each word by itself what it becomes.
    return _parted(text) if len(text) == len(bared) else [word.casefold() for word in WORD.findall(bared)]


def _parted(bared: str) -> list[str]:
    """The words of a text, as WORD finds them."""
    plain = bared
    for one in _strange(bared):
        if MARKS.match(one):
            plain = plain.replace(one, " ")
    return plain.translate(PLAIN).split() if plain.isascii() else WORD.findall(bared)


def bare(text: str) -> str:
    """A text without accents and what is not seen, its letters those of everyday use."""
    found = text
    for one in _strange(text):
        simple = _simple(one)
        if simple is None:
            return _spaced(_without_accents(text))
        found = found if simple == one else found.replace(one, simple)
    return _spaced(found)


def _strange(text: str) -> frozenset[str]:
    """The characters of a text that are none of ASCII."""
    if text.isascii():
        return frozenset()
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass"))


@lru_cache(MOST_STRANGE)
def _simple(one: str) -> str | None:
    """What a character is without accents, whatever stands beside it: itself, or one of ASCII; else None."""
    simple = _without_accents(one)
    own = simple == one and not unicodedata.combining(one)
    return simple if own or simple.isascii() else None


def _without_accents(text: str) -> str:
    return ACCENTS.sub("", unicodedata.normalize("NFKD", UNSEEN.sub("", text)))


def _spaced(text: str) -> str:
    """A text with a space before each word within a name that is written without."""
    return HUMP.sub(r" \g<0>", APOSTROPHE.sub("", text) if "'" in text or "’" in text else text)


def _is_plain(text: str) -> bool:
    """Whether a text can be written in no other way, nor in the other direction."""
    return "&" not in text and "%" not in text and not RIGHT_TO_LEFT.search("".join(_strange(text)))


def decoded(text: str) -> str:
    """A text, and behind it what it says where it is written in the characters of addresses or of HTML once more."""
    if _is_plain(text):
        return text
    found = text
    if "&" in text and ENTITY.search(text):
        found += "\n" + unescape(unescape(text))
    if "%" in text and ESCAPED.search(text):
        found += "\n" + unquote(text)
    if RIGHT_TO_LEFT.search(text):
        found += "\n" + text[::-1]
    return found
