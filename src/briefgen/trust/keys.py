"""Numbers that stand for what gives a text away: few enough to be kept for thousands of texts, and quick to look for in a file.

Whoever has a unit has its keys, so a file that shares no key with a text says nothing of it; one that does may, and is looked at
with the text itself.
"""

from __future__ import annotations

from array import array
from base64 import b85decode, b85encode
from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from briefgen.trust.folding import FIRST, Stream
from briefgen.trust.units import units

LONGEST: Final = 32
"""How many letters of a longer unit its key stands for."""

MOST_REMEMBERED: Final = 20_000


def keys_of(texts: Iterable[str]) -> array[int]:
    """The keys of all units of these texts: of their first letters, and of as many as count."""
    letters = {unit.letters for text in texts for unit in units(text)}
    begun = {_of_first(one[:FIRST]) for one in letters}
    return array("I", sorted(begun | {_of_whole(one[:LONGEST]) for one in letters}))


class Keys:
    """Keys of texts, looked for in words; what was worked out once of letters that come again and again is remembered."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._keys = frozenset(keys)
        self._seen: set[str] = set()
        self._begun: set[str] = set()
        self._ahead: dict[str, tuple[tuple[int, int], ...]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def found_in(self, words: Stream) -> set[int]:
        """Those that begin with a word, and end with one where they are whole units."""
        found, begun = set[int](), self._begun_of(words.different_firsts)
        if not begun:
            return found
        letters = words.letters
        for start in words.begun_by(begun):
            for length, key in self._keys_ahead(letters[start : start + LONGEST]):
                if key not in found and (length == LONGEST or words.ends_at(start + length) is not None):
                    found.add(key)
        return found

    def _begun_of(self, firsts: frozenset[str]) -> frozenset[str]:
        """Those of these first letters with which something begins."""
        if len(self._seen) > MOST_REMEMBERED:
            self._seen, self._begun = set(), set()
        new = firsts - self._seen
        self._begun |= {one for one in new if _of_first(one) in self._keys}
        self._seen |= new
        return firsts & self._begun

    def _keys_ahead(self, letters: str) -> tuple[tuple[int, int], ...]:
        """The keys that the letters from one place on have, with the lengths of what they are of."""
        known = self._ahead.get(letters)
        if known is None:
            if len(self._ahead) > MOST_REMEMBERED:
                self._ahead.clear()
            known = self._ahead[letters] = tuple(self._looked_for(letters))
        return known

    def _looked_for(self, letters: str) -> Iterator[tuple[int, int]]:
        first, *others = letters[: FIRST - 1], *letters[FIRST - 1 :]
        key = _of_whole(first)
        for length, letter in enumerate(others, FIRST):
            key = crc32(letter.encode(), key)
            if key in self._keys:
                yield length, key


def _of_first(letters: str) -> int:
    """The key of first letters, which is another than that of the same letters as a whole unit."""
    return crc32(letters.encode(), 1)


def _of_whole(letters: str) -> int:
    return crc32(letters.encode())


def as_text(keys: array[int]) -> str:
    """Keys as they are kept."""
    return b85encode(keys.tobytes()).decode("ascii")


def from_text(kept: str) -> array[int]:
    """Keys as they were kept."""
    keys = array("I")
    keys.frombytes(b85decode(kept))
    return keys
