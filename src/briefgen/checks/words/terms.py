"""Words that are not to be used, with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.checks.evidence.passages import Extent
from briefgen.checks.words.looked import Looked, Told, within
from briefgen.models.languages import primary
from briefgen.models.prose import Exempt, Term
from briefgen.models.rules import Strictness

CODE = "avoided-term"

_WORD = re.compile(r"\w+")


class Terms:
    """The terms of a workspace, made ready to be looked for in texts of one language."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        spoken = primary(language)
        self._terms = tuple(
            _Sought(term)
            for term in terms
            if term.level is not Strictness.OFF and (term.language is None or primary(term.language) == spoken)
        )
        self._by_word: dict[str, list[int]] = {}
        for at, one in enumerate(self._terms):
            for word in one.telling:
                self._by_word.setdefault(word, []).append(at)

    def __call__(self, text: Looked) -> Iterator[Told]:
        """The terms that stand in a text where they may not."""
        # Nearly all texts hold none: that shows by single words, which is quickly seen.
        words = frozenset(_words(text.line))
        likely = {at for word in self._by_word.keys() & words for at in self._by_word[word]}
        likely.update(self._by_word.get("", ()))
        asked = (self._terms[at] for at in sorted(likely))
        met = [(found, one.term) for one in asked if one.begins(words) for found in one.found(text)]
        end = 0
        # “Injection drug users” is one finding, also where “drug users” is another term.
        for found, term in sorted(met, key=lambda each: (each[0].start(), -each[0].end())):
            if found.start() >= end:
                end = found.end()
                yield _told(term, found, text)


def _words(line: str) -> list[str]:
    """The words of a line in small letters; where İ is one of them, also as if it were I, for which patterns take it."""
    words = _WORD.findall(line.casefold())
    return [*words, *_WORD.findall(line.replace("İ", "I").casefold())] if "İ" in line else words


class _Sought:
    """A term as patterns."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self._pattern = re.compile(_pattern(term.term), re.NOFLAG if term.as_written else re.IGNORECASE)
        self._phrases = tuple(map(_whole_words, term.term))
        self._allowed = re.compile(_pattern(term.allowed_in), re.IGNORECASE) if term.allowed_in else None
        self._explained = re.compile(_pattern(term.unless), re.IGNORECASE) if term.unless else None

    @property
    def telling(self) -> frozenset[str]:
        """A word of each phrase, without which it cannot stand anywhere; an empty one for a phrase without such a word."""
        return frozenset(max(phrase, key=len, default="") for phrase in self._phrases)

    def begins(self, words: frozenset[str]) -> bool:
        """Whether it could stand among words, in small letters: they hold all whole words of one of its phrases."""
        return any(phrase <= words for phrase in self._phrases)

    def found(self, text: Looked) -> Iterator[re.Match[str]]:
        if self._explained and self._explained.search(text.line):
            return
        met = tuple(self._pattern.finditer(text.line))
        exempt = [*self._inside(text.exempt), *self._permitted(text.line)] if met else ()
        yield from (one for one in met if not within(exempt, one.start()))

    def _inside(self, exempt: Mapping[Exempt, Iterable[Extent]]) -> Iterator[Extent]:
        for kind in self.term.exempt:
            yield from exempt[kind]

    def _permitted(self, line: str) -> Iterator[Extent]:
        if self._allowed:
            yield from (Extent(*one.span()) for one in self._allowed.finditer(line))


def _whole_words(phrase: str) -> frozenset[str]:
    """The words that stand wherever a phrase does, in small letters: all of which no letter is left open."""
    return frozenset(word for words in phrase.split() if "*" not in words for word in _WORD.findall(words.casefold()))


def _pattern(phrases: Iterable[str]) -> str:
    """The pattern of phrases as whole words, the longest first; * stands for any letters."""
    ways = sorted(phrases, key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(map(_of_phrase, ways))})(?![\w])"


def _of_phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in phrase.split())
    return r"[\s\ufdd2]+".join(words)


def _told(term: Term, found: re.Match[str], text: Looked) -> Told:
    words = " ".join(text.text[found.start() : found.end()].split())
    named = tuple(dict.fromkeys((*(phrase.rstrip("*").casefold() for phrase in term.term), words.casefold())))
    return Told(
        CODE, found.start(), found.end(), f"“{words}” is to be avoided", term.instead, hint=sentence(term.why),
        named=named, level=term.level,
    )  # fmt: skip


def sentence(words: str) -> str:
    """Words with a capital at the beginning and a stop at the end."""
    return words[:1].upper() + words[1:] + ("" if words[-1:] in ".?!" else ".")
