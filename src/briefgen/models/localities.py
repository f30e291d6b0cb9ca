"""A district, a state or a committee, however it is written → one key, so that a table and a meeting are of one mind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from briefgen.models.states import LETTERS, STATES


class Place(StrEnum):
    """By what a table of local figures is joined to a meeting."""

    DISTRICT = "district"
    STATE = "state"
    COMMITTEE = "committee"


SEVERAL: Final = re.compile(r"\s*[;/\n]\s*")
"""What parts several places of one cell."""

AT_LARGE: Final = re.compile(r"(?:at large|al|0+)(?: district)?")
NUMBERED: Final = re.compile(r"(?:district |dist |cd )?0*(\d{1,3})(?:st|nd|rd|th)?(?: district)?")
LETTERED: Final = re.compile(r"[a-z]{2}")
GLUED: Final = re.compile(r"([a-z]{2})(\d{1,3})")
WORDY: Final = re.compile(r"\b(?:u s|us house|congressional|district of(?! columbia)|the)\b")


def folded_words(words: str) -> str:
    """Words in small letters without accents of form, every run of dashes and blanks as one blank."""
    bare = unicodedata.normalize("NFKC", words).casefold().replace("’", "'")
    return " ".join(re.sub(r"[\s\-\u2010-\u2015\u2212_.,]+", " ", bare).split())


def parted(words: str) -> tuple[str, ...]:
    """The places that one cell names, each by itself; those of a line, or parted by `;` or `/`, but for `N/A`."""
    if folded_words(words) == "n/a":
        return ()
    return tuple(one for one in SEVERAL.split(words) if one.strip())


def is_among(column: str, cell: str, words: Iterable[str]) -> bool:
    """Whether a cell of a column says one of the words, as one of several or by itself: `Judiciary; Rules` says `judiciary`."""
    own = _spellings(column, cell)
    return any(not own.isdisjoint(_spellings(column, one)) for one in words)


def _spellings(column: str, words: str) -> frozenset[str]:
    """The words as a whole, and each of what they list, so that case, dashes and blanks make no difference."""
    listed = (words, *parted(words))
    places = keys_of(Place(column), words) if column in set(Place) else ()
    return frozenset((*map(folded_words, listed), *places)) - {""}


def keys_of(place: Place, words: str, state: str = "") -> tuple[str, ...]:
    """The keys of all places that a cell names, each once; `state` is what the row says of the state beside it."""
    return tuple(dict.fromkeys(key for one in parted(words) if (key := _key(place, one, state))))


def _key(place: Place, words: str, state: str) -> str:
    match place:
        case Place.DISTRICT:
            return _district(words, state)
        case Place.STATE:
            return _state(words)
        case Place.COMMITTEE:
            return folded_words(words).replace("&", "and")


def _state(words: str) -> str:
    """The letters of a state; other words as they are, in small letters."""
    plain = folded_words(words)
    return plain.upper() if LETTERED.fullmatch(plain) else LETTERS.get(plain, plain)


def _district(words: str, state: str) -> str:
    """`NY-12` for all its spellings, `AK-0` for a district at large; what is none of these as it is, in small letters."""
    plain = " ".join(WORDY.sub(" ", folded_words(words)).split())
    if state and (number := _number(plain)):
        return f"{_state(state)}-{number}"
    for of, rest in _halves(plain):
        if number := _number(rest):
            return f"{of}-{number}"
    return _state(plain) if plain.upper() in STATES or plain in LETTERS else plain


def _halves(plain: str) -> Iterator[tuple[str, str]]:
    """A state and what stands behind it: by its letters, or by its name."""
    if glued := GLUED.fullmatch(plain):
        yield glued[1].upper(), glued[2]
    first, _, rest = plain.partition(" ")
    if LETTERED.fullmatch(first) and rest:
        yield first.upper(), rest
    for name, letters in LETTERS.items():
        if plain.startswith(f"{name} "):
            yield letters, plain.removeprefix(f"{name} ")


def _number(words: str) -> str:
    if AT_LARGE.fullmatch(words):
        return "0"
    found = NUMBERED.fullmatch(words)
    return found[1] if found else ""
