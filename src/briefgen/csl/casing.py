"""Changes of case: title case, sentence case and their kin, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from briefgen.csl.rich import CLOSE_QUOTE, OPEN_QUOTE, PRESERVED, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, Rich, Run, plain

UNTOUCHED: Final = PRESERVED | SMALL_CAPS | SUPERSCRIPT | SUBSCRIPT

SMALL_WORDS: Final = frozenset(
    "a about an and as at but by d de down for from in into l nor of on onto or over so the till to up van via von with"
    " yet".split()
)
"""Words that title case leaves small, unless they come first or last."""

CHUNK: Final = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)

BREAK: Final = re.compile(r"[\s\-/–—]")


class Place(Enum):
    """Where in the text the next word stands."""

    START = auto()
    SENTENCE = auto()
    WORD = auto()
    WITHIN = auto()
    STOP = auto()
    MARK = auto()
    LAST = auto()


Change = Callable[[Place, str], str]


def _is_mixed(word: str) -> bool:
    return any(map(str.isupper, word)) and any(map(str.islower, word))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _lower(place: Place, word: str) -> str:
    return word.lower()


def _upper(place: Place, word: str) -> str:
    return word.upper()


def _capitalize_first(place: Place, word: str) -> str:
    return _capital(word) if place is Place.START and _all_lower(word) else word


def _capitalize_all(place: Place, word: str) -> str:
    begins = place in (Place.START, Place.SENTENCE, Place.WORD, Place.LAST)
    return _capital(word) if begins and _all_lower(word) else word


def _all_lower(word: str) -> bool:
    return all(map(str.islower, word))


def _sentence(place: Place, word: str) -> str:
    begins = place in (Place.START, Place.SENTENCE)
    is_capitalized = word[:1].isupper() and _all_lower(word[1:])
    if begins:
        return _capital(word.lower()) if is_capitalized or _all_lower(word) else word
    return word.lower() if is_capitalized else word


def _title(place: Place, word: str) -> str:
    if _is_mixed(word) or all(map(str.isupper, word)):
        return word
    if place in (Place.START, Place.SENTENCE):
        return _capital(word.lower())
    if len(word) > 1 and (place is Place.LAST or place is Place.WORD and word not in SMALL_WORDS):
        return _capital(word.lower())
    return word


CHANGES: Final[dict[str, Change]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
"""The values of CSL's `text-case`."""


@lru_cache(maxsize=4096)
def recase(text: Rich, case: str) -> Rich:
    """The text in another case; small capitals, raised and lowered text and what is marked so stay."""
    change, place = CHANGES[case], Place.START
    last_word = _last_word(text)
    runs = []
    for index, run in enumerate(text):
        words = []
        for chunk in CHUNK.finditer(run.text):
            if index == len(text) - 1 and chunk.start() == last_word and place in (Place.WORD, Place.SENTENCE):
                place = Place.LAST
            word = chunk[0]
            words.append(change(place, word) if word.isalnum() and not run.face & UNTOUCHED else word)
            place = _next(place, word)
        runs.append(Run("".join(words), run.face, run.link))
    return tuple(runs)


def _last_word(text: Rich) -> int:
    """Where in the last run the last word begins; -1 when it stands in a face of its own or is not whole."""
    if not text or text[-1].face:
        return -1
    words = text[-1].text
    start = len(words) - len(words.rsplit(" ", 1)[-1])
    if BREAK.search(words[start:]) or (start == 0 and len(text) == 1):
        return -1
    return start


def _next(place: Place, chunk: str) -> Place:
    last = chunk[-1]
    if last in (OPEN_QUOTE, CLOSE_QUOTE):
        return place
    if last in ".?!:":
        return Place.STOP
    if last.isalnum():
        return Place.WITHIN
    if last.isspace() and place is Place.STOP:
        return Place.SENTENCE
    if BREAK.match(last):
        return Place.WORD
    return Place.MARK if place in (Place.WITHIN, Place.LAST, Place.STOP) else place


def starts_small(words: str) -> bool:
    """Whether the first letter is a small one."""
    return next((letter.islower() for letter in words if letter.isalpha()), False)


def sentence_start(text: Rich) -> Rich:
    """The text with a capital first letter, as at the start of a note."""
    return recase(text, "capitalize-first") if starts_small(plain(text)) else text
