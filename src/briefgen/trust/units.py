"""A private text → what gives it away: whole sentences, runs of words, names, judgements, telephones, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import Final

from briefgen.noun import noun
from briefgen.trust.everyday import (
    ANSWERS,
    DATED,
    EVERYDAY,
    INSTITUTIONS,
    LAWLIKE,
    OFFICIAL,
    PLACES,
    SOMEBODY,
    STANCES,
    TITLE_OF,
    TITLES,
)  # fmt: skip
from briefgen.trust.folding import folded

RUN: Final = 6
LONG_RUN: Final = 8
CITED_RUN: Final = 12
"""How many words in a row are a run: fewer are common to any two texts on one matter.

A run of the first length counts where it has a word that no allowed text has. What a sentence with a source says is public, and
only how it is said may be private: in a longer run.
"""

TELLING_IN_RUN: Final = 3
"""How many words of a run are not those of every paper."""

SENTENCE: Final = (3, 2)
LONG_SENTENCE: Final = 5
CLAUSE: Final = (4, 3)
"""How many words a sentence and a part of one have at least that count as a whole, and how many telling words. A sentence of the
second length counts also where it has no word of its own."""

LEAST_LETTERS: Final = 8
LEAST_DIGITS, MOST_DIGITS = 7, 15
NATIONAL: Final = 10
"""How many digits a telephone has where no country is said."""

LEAST_ADDRESS: Final = 12

QUOTED: Final = re.compile(r"[“\"«][^”\"»]{20,}[”\"»](?=[^.!?\n“\"]{0,80}\[[^\]]*@[^\]]*\])")
"""A quotation with its source: it is public, whoever quotes it."""

BLOCK_QUOTED: Final = re.compile(r"(?:^>.*\n?)+", re.MULTILINE)
TARGET: Final = re.compile(r"\]\((?P<target>[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)(?:\{[^}]*\})?")
SOURCE: Final = re.compile(r"\[[^\]]*@[^\]]*\]")
CALL: Final = re.compile(r"\[\^[^\]]*\](?!:)")
LAW: Final = re.compile(
    r"\b(?:[A-Z][\w’'-]*\s+(?:(?:of|and|the|for|on|to|in|against|de|la)\s+)*)+(?:Acts?|Laws?|Amendments?|Code|Treaty|Directive|Ley)\b"
    r"(?:\s+of\s+(?:[A-Z]\w+\s+\d{1,2},\s+)?\d{4})?|\b(?:[A-Z][\w’'-]*\s+)+vs?\.\s+(?:[A-Z][\w’'-]*\s*)+"
)
"""The name of a law, or of a case: it is public, whoever speaks of it."""

GAPS: Final = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]]*\]:|<!--.*?-->|</?[a-zA-Z][^>]*>|^:::.*$|^#+|\|", re.DOTALL | re.MULTILINE
)
"""What is not printed as it stands, or parts two texts."""

GAP, CITED = "\x1f", "\x1e"

MAIL: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
WEB: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]+")
PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\d[\d\s().\u2010-\u2015/-]{5,22}\d(?![\w])")
ENDS: Final = re.compile(r"(?<=[.!?…])[”\"’')\]*_]*\s+|\n\s*\n|\x1f|\n(?=\s*(?:[-*+•]|\d+[.)])\s)")
CLAUSES: Final = re.compile(r"[,;:()–—\n]|\s-\s")
PARAGRAPHS: Final = re.compile(r"\n\s*\n|\x1f")

CONNECTING: Final = frozenset(("of", "and", "the", "for", "on", "to", "in", "v", "vs", "de", "la", "&"))


@noun
class Unit:
    """Letters by which a text is known.

    A `sharp` one is of somebody: a name, a judgement, a telephone or an address. One that is `own` counts only where one of these
    words is in no allowed text; a `name` only where it is not part of that of a law.
    """

    letters: str
    sharp: bool = False
    name: bool = False
    own: tuple[str, ...] = ()


@noun
class Statement:
    """A sentence, the words of each of its clauses, and whether a source is named for it."""

    text: str
    clauses: tuple[tuple[str, ...], ...]
    cited: bool

    @property
    def words(self) -> list[str]:
        """All its words."""
        return [word for clause in self.clauses for word in clause]


def units(text: str) -> Iterator[Unit]:
    """Everything by which a text is known, some of it more than once; what is sharp first."""
    said = [list(_statements(paragraph)) for paragraph in PARAGRAPHS.split(_plain(text))]
    every = [one for paragraph in said for one in paragraph]
    for one in every:
        yield from (Unit(letters, sharp=True, name=True) for letters in _names(one.text))
        yield from (Unit(letters, sharp=True) for clause in one.clauses for letters in _judgements(clause))
    yield from (Unit(letters, sharp=True) for letters in _addresses(text))
    for paragraph in said:
        yield from _runs([word for one in paragraph if not one.cited for word in one.words], RUN, LONG_RUN)
    for one in every:
        if one.cited:
            yield from _runs(one.words, CITED_RUN)
        else:
            yield from _whole(one.words, *SENTENCE, LONG_SENTENCE)
            yield from (unit for clause in one.clauses for unit in _whole(clause, *CLAUSE, LONG_RUN))


def _plain(text: str) -> str:
    """A text without what is public of itself, and without the signs of Markdown; a sign where a source is named."""
    text = BLOCK_QUOTED.sub(lambda quote: GAP if "[@" in quote[0] else quote[0], QUOTED.sub(GAP, text))
    return LAW.sub(GAP, GAPS.sub(GAP, CALL.sub("", TARGET.sub("]", SOURCE.sub(CITED, text)))))


def _statements(paragraph: str) -> Iterator[Statement]:
    """The sentences of a paragraph; a source that is named stands behind or before the full stop of what it is for."""
    *before, last = AFTER_STOP.sub(r"\2\1", paragraph).split(CITED)
    for piece in before:
        *others, cited = ENDS.split(piece)
        yield from (_statement(one, cited=False) for one in others)
        yield _statement(cited, cited=True)
    yield from (_statement(one, cited=False) for one in ENDS.split(last))


def _statement(text: str, *, cited: bool) -> Statement:
    return Statement(text, tuple(map(folded, CLAUSES.split(text))), cited)


AFTER_STOP: Final = re.compile(r"([.!?][”\"’')\]*_]*)(\s*\x1e)")


USUAL: Final = EVERYDAY | OFFICIAL | DATED | PLACES
"""Words of every paper."""


def telling(word: str) -> bool:
    """Whether a word is none of those of every paper."""
    return word not in USUAL and not word.isdecimal()


def _whole(words: Sequence[str], least: int, tell: int, long: int) -> Iterator[Unit]:
    """All words of a sentence or a clause; a `long` one counts though it has no word of its own."""
    if len(words) >= least and len(own := tuple(filter(telling, words))) >= tell:
        yield from (Unit(letters, own=() if len(words) >= long else own) for letters in _long("".join(words)))


def _runs(words: Sequence[str], short: int, long: int = 0) -> Iterator[Unit]:
    """All runs of as many words; those of the `short` length must have a word of their own where there are `long` ones, too."""
    tell = [telling(word) for word in words]
    for length in filter(None, (short, long)):
        for at in range(len(words) - length + 1):
            if sum(tell[at : at + length]) >= TELLING_IN_RUN:
                run = words[at : at + length]
                own = tuple(compress(run, tell[at:])) if long and length == short else ()
                yield Unit("".join(run), own=own)


def _judgements(words: Sequence[str]) -> Iterator[str]:
    """Somebody, within three words what that person thinks or did, and what follows if it says something: `he voted no`."""
    for at, word in enumerate(words) if not SOMEBODY.isdisjoint(words) else ():
        if word not in SOMEBODY:
            continue
        for end in range(at + 1, min(at + 4, len(words))):
            if words[end] in STANCES:
                after = words[end + 1] if end + 1 < len(words) else ""
                if end - at >= 2:
                    yield from _long("".join(words[at : end + 1]))
                if after in ANSWERS or (after and telling(after)):
                    yield from _long("".join(words[at : end + 2]))


def _long(letters: str) -> Iterator[str]:
    if len(letters) >= LEAST_LETTERS:
        yield letters


def _addresses(text: str) -> Iterator[str]:
    """Addresses and telephones, these with and without what says the country."""
    for found in MAIL.findall(text):
        yield "".join(folded(found))
    for found in (*WEB.findall(text), *(found for found in TARGET.findall(text) if ":" in found)):
        letters = "".join(folded(re.sub(r"^\w+:(?://)?(?:www\.)?", "", found)))
        if len(letters) >= LEAST_ADDRESS:
            yield letters
    for found in PHONE.findall(text):
        digits = re.sub(r"\D", "", found)
        if LEAST_DIGITS <= len(digits) <= MOST_DIGITS and not _is_date(found):
            national = digits[-NATIONAL:]
            yield from dict.fromkeys((digits, national, *((f"1{national}",) if len(national) == NATIONAL else ())))


def _is_date(found: str) -> bool:
    """Whether digits are days or years, which anybody may write."""
    return (
        re.fullmatch(
            r"\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}\s*[-–—/]\s*\d{4})\s*", found
        )
        is not None
    )


def _names(text: str) -> Iterator[str]:
    """Names of people: two words in capitals that are neither a place nor a law, or a surname behind a title."""
    for named, after in _capitals(text) if text != text.lower() else ():
        words = [_first(word) for word in named]
        parts = [word for word in words if word]
        surnames = [_surname(words, at) for at in range(len(words))]
        for surname in filter(None, surnames):
            title, name = surname
            yield from (f"{one}{name}" for one in (title, *TITLES[title]) if len(name) > 2)
        if after in INSTITUTIONS or any(word in INSTITUTIONS for word in parts):
            continue
        for one, other in zip(named, named[1:], strict=False):
            if _of_person(one) and _of_person(other):
                yield from _long_name(_first(one) + _first(other))


def _long_name(letters: str) -> Iterator[str]:
    if len(letters) >= 6:
        yield letters


def _surname(words: Sequence[str], at: int) -> tuple[str, str] | None:
    """The title and the surname, where a title stands there."""
    title = TITLE_OF.get(words[at])
    if title is None or at + 1 >= len(words) or words[-1] in INSTITUTIONS or words[at + 1] in INSTITUTIONS | EVERYDAY:
        return None
    return title, words[at + 1]


def _capitals(text: str) -> Iterator[tuple[list[str], str]]:
    """Words in capitals that stand together, across what joins the words of a name; and the word after them."""
    for sentence in ENDS.split(TITLE_DOT.sub(r"\1 ", text)):
        words = WORD_OR_BREAK.findall(sentence)
        capital = [word[0].isupper() for word in words]
        titled = all(up or word.casefold() in EVERYDAY for word, up in zip(words, capital, strict=True))
        if titled and len(words) > 4 and sum(capital) > 0.7 * len(words):
            continue
        found: list[str] = []
        for word, is_capital in zip(words, capital, strict=True):
            if is_capital or found and word.casefold() in CONNECTING:
                found.append(word)
            elif found:
                yield found, word.casefold()
                found = []
        if found:
            yield found, ""


TITLE_DOT: Final = re.compile(r"\b([A-Z][a-z]{1,4})\.\s+(?=[A-Z])")
"""The full stop of a short title, which ends no sentence."""

WORD_OR_BREAK: Final = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|[,;:()“”\"&/]")


@lru_cache(maxsize=5_000)
def _first(word: str) -> str:
    return "".join(folded(re.sub(r"[’']s$", "", word)))


def _of_person(word: str) -> bool:
    """Whether a word may be part of the name of a person."""
    letters = _first(word)
    usual = letters in USUAL or letters in TITLE_OF
    return word[0].isupper() and not word.isupper() and len(letters) > 1 and not usual and not letters.isdecimal()


def names_a_law(spelled: Sequence[str]) -> bool:
    """Whether words behind a name go on to that of a law, a case or a body: `Walsh Child Protection Act`."""
    for word in spelled[:8]:
        lowered = word.casefold()
        if lowered in LAWLIKE and (word[0].isupper() or word is spelled[0] or lowered in ("v", "vs")):
            return True
        if not word[0].isupper() and lowered not in CONNECTING:
            return False
    return False
