"""All that gives private texts away, ready to be looked for: found where a word begins, by its first letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from briefgen.noun import noun
from briefgen.trust.folding import FIRST, Stream, stream
from briefgen.trust.keys import Keys
from briefgen.trust.known import Known, Open
from briefgen.trust.private import Marked, Unread
from briefgen.trust.units import Unit, names_a_law, units

MOST_TEXTS: Final = 4096
MOST_OPEN: Final = 16
"""Of how many texts it is remembered what they have in them."""


@noun
class Match:
    """Letters that a private text has, found in a file, and the first of the texts that has them."""

    letters: str
    text: Marked


class Index:
    """What gives texts away.

    Of files that are `unread`, texts are read once a finished file has one of their keys; they come before the other `hidden`
    ones. What one of the texts says that the same readers may see, the `allowed`, is no secret. What templates say, which stand
    over many documents, is `repeated`: it makes nobody's name, telephone or judgement known. What `papers` say that these readers
    may see is no secret of other papers, but it is one of arguments and notes: somebody may have pasted it.
    """

    def __init__(
        self,
        hidden: Sequence[Marked],
        allowed: Sequence[Open | str],
        repeated: Sequence[str] = (),
        papers: Sequence[str] = (),
        unread: Sequence[Unread] = (),
    ) -> None:
        self._texts: dict[str, tuple[tuple[int, int], Marked]] = {}
        self._known: dict[str, Unit] = {}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        self._firsts: set[str] = set()
        self._unread = dict(enumerate(unread))
        self._keys = Keys(key for one in unread for key in one.keys)
        self._followed: set[int] = set()
        self._take(len(unread), hidden)
        strings = tuple(one for one in allowed if isinstance(one, str))
        files = tuple(one for one in allowed if not isinstance(one, str))
        self._open, self._usual = Known((_open(strings), *files)), Known((_open(tuple(repeated)),))
        self._papers = Known((Open(lambda: papers),))
        self._found: WeakKeyDictionary[Stream, tuple[str, ...]] = WeakKeyDictionary()
        self._reading = Lock()

    def _take(self, number: int, texts: Sequence[Marked]) -> None:
        """Know the units of the texts of one file; the first text that has one is the one that is told."""
        for at, one in enumerate(texts):
            for unit in units_of(one.text):
                known = self._texts.get(unit.letters)
                if known is None:
                    self._firsts.add(unit.letters[:FIRST])
                    self._by_first[unit.letters[:FIRST]].append(unit.letters)
                if known is None or (number, at) < known[0]:
                    self._texts[unit.letters] = (number, at), one
                    self._known[unit.letters] = unit

    def __len__(self) -> int:
        return len(self._texts) + len(self._keys)

    def find(self, words: Stream) -> tuple[Match, ...]:
        """What private texts say in these words and no allowed text says, each text once."""
        found = [letters for letters in self._in(words) if self._is_secret(letters)] if len(self) else []
        texts = {self._texts[letters]: letters for letters in reversed(found)}
        return tuple(Match(letters, text) for (_, text), letters in reversed(texts.items()))

    def _in(self, words: Stream) -> tuple[str, ...]:
        """All units in these words; the same words, as long as somebody has them, are not looked through again."""
        found = self._found.get(words)
        if found is None:
            self._read_what_it_needs(words)
            found = self._found[words] = tuple(dict.fromkeys(self._places(words)))
        return found

    def _read_what_it_needs(self, words: Stream) -> None:
        """Read all files of which these words may say something."""
        found = self._keys.found_in(words) if self._unread else set()
        # Who comes second waits until what the first one found is known.
        with self._reading:
            new = found - self._followed
            for number, one in tuple(self._unread.items()) if new else ():
                if not new.isdisjoint(one.keys):
                    self._take(number, one.texts())
                    del self._unread[number]
            self._followed |= new

    def _places(self, words: Stream) -> Iterator[str]:
        letters, by_first = words.letters, self._by_first
        begun = words.different_firsts & self._firsts
        for start in words.begun_by(begun) if begun else ():
            for unit in by_first[letters[start : start + FIRST]]:
                if not letters.startswith(unit, start):
                    continue
                end = words.ends_at(start + len(unit))
                if end is not None and not (self._known[unit].name and names_a_law(words.spelled[end : end + 8])):
                    yield unit

    def _is_secret(self, letters: str) -> bool:
        """Whether no allowed text says it, and it has a word that none of them has, where it must have one."""
        unit, (_, text) = self._known[letters], self._texts[letters]
        if text.shared and self._papers.says(unit):
            return False
        if self._open.says(unit) or (not unit.sharp and self._usual.says(unit)):
            return False
        return not unit.own or any(not (self._usual.has(word) or self._open.has(word)) for word in unit.own)


@lru_cache(MOST_TEXTS)
def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text; most are those of the last time that a workspace was gone through."""
    return tuple(units(text))


@lru_cache(MOST_OPEN)
def _open(texts: tuple[str, ...]) -> Open:
    """Texts that give nothing away; what was worked out of them stays known."""
    return Open(lambda: texts)


def said_by(texts: Iterable[str], letters: str) -> bool:
    """Whether one of these texts says this, too, beginning and ending with a word."""
    words = stream(texts)
    starts = frozenset(words.starts)
    at = words.letters.find(letters)
    while at >= 0:
        if at in starts and at + len(letters) in starts:
            return True
        at = words.letters.find(letters, at + 1)
    return False
