"""Two wordings of a text → what of their difference weighs, so that it is no minor change.

A change is minor where it is one of marks between words, of spelling, or of words that say nothing by themselves. Everything
else weighs, whatever else there is: what is not known to be light is heavy. So nothing hangs on how the words are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from os.path import commonprefix
from typing import Final

from briefgen.checks.minor_words import AGREEING, ENDINGS, FILLERS, MODALS, NEGATIONS, QUANTITIES, TURNING
from briefgen.checks.pieces import Piece, pieces_of
from briefgen.models.languages import primary
from briefgen.noun import noun

MOST_PAIRS: Final = 4_000_000
"""How many pairs of words are compared at most, between the first and the last that differ."""


class Why(StrEnum):
    """Why a piece of a text weighs."""

    NUMBER = "a number or a quantity"
    NAME = "a name, or may be one"
    NEGATION = "a negation"
    MODAL = "a word on which a statement hangs"
    SOURCE = "a source"
    ADDRESS = "an address"
    FILLED = "filled in later"
    FORM = "a mark of form"
    QUOTE = "a mark of quotation"
    SIGN = "a sign that counts"
    WORD = "another word"
    LONG = "too much to be compared"


@noun
class Weight:
    """A piece of one of two wordings that makes the change between them more than a minor one, and why."""

    piece: str
    why: Why

    @property
    def words(self) -> str:
        """What weighs, as it is told: “6” is a number or a quantity."""
        return f"“{self.piece}” is {self.why.value}"


def weights(before: str, after: str, language: str) -> tuple[Weight, ...]:
    """What weighs of the change of a text from one wording to another; nothing, where the change is a minor one.

    Of the words that go and those that come (one that is moved does both), none may be a number or a quantity, a name, a
    negation or a word on which a statement hangs; none may be of a source, an address, a quotation, or of the form. The
    others pass where they say nothing by themselves, or stand for the same word in another spelling. Which do is known of
    English and Spanish; of other languages, marks between words alone may change.
    """
    old, new = _between(tuple(pieces_of(before)), tuple(pieces_of(after)))
    if len(old) * len(new) > MOST_PAIRS:
        return (Weight(f"{old[0].text} … {old[-1].text}", Why.LONG),)
    plain = {one.text for one in (*pieces_of(before), *pieces_of(after)) if one.text.islower()}
    found: list[Weight] = []
    matcher = SequenceMatcher(None, [one.said for one in old], [one.said for one in new], autojunk=False)
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag != "equal":
            found += _weighing(old[one:two], new[three:four], plain, primary(language))
    return tuple(dict.fromkeys(found))


def _between(old: tuple[Piece, ...], new: tuple[Piece, ...]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """What stands between the first and the last piece that differ."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start].said == new[start].said:
        start += 1
    end = 0
    while end < most - start and old[-1 - end].said == new[-1 - end].said:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _weighing(old: Sequence[Piece], new: Sequence[Piece], plain: set[str], language: str) -> Iterator[Weight]:
    """What weighs where `old` pieces are exchanged for `new` ones."""
    heavy = [Weight(_shown(one.text), why) for one in (*old, *new) if (why := _why(one, plain))]
    yield from heavy
    if heavy:
        return
    gone, come = ([one.text for one in side if _counts(one, language)] for side in (old, new))
    if len(gone) == len(come):
        for one, other in zip(gone, come, strict=True):
            first, second = one.casefold(), other.casefold()
            if not _spelled_alike(first, second, language):
                yield Weight(other, _turned(first, second))
    elif not _same("".join(gone), "".join(come)) or {word.casefold() for word in (*gone, *come)} & TURNING:
        yield from (Weight(one, Why.WORD) for one in (*gone, *come))


def _shown(piece: str) -> str:
    """A piece as a message shows it: what cannot be seen by its number in Unicode."""
    bare = piece.strip()
    if not bare:
        return "¶"
    return bare if bare.isprintable() else " ".join(f"U+{ord(letter):04X}" for letter in bare)


def _why(one: Piece, plain: set[str]) -> Why | None:
    """Why a piece weighs by itself; None where it does not."""
    word = one.text.casefold()
    parts = {word, *re.split(r"[-‑]", word)}
    if one.kind == "mark":
        return Why.NUMBER if one.before_number else None
    if one.kind != "word":
        return Why[one.kind]
    if parts & NEGATIONS or re.search(r"n't\Z|.less(?:ly|ness)?\Z", word):
        return Why.NEGATION
    if parts & QUANTITIES or _ROMAN.fullmatch(word):
        return Why.NUMBER
    if parts & MODALS or re.search(r"'(?:ll|d)\Z", word):
        return Why.MODAL
    return Why.NAME if one.text != one.text.lower() and not _only_begins(one, plain) else None


_ROMAN: Final = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def _only_begins(one: Piece, plain: set[str]) -> bool:
    """Whether a word has a capital because it begins a sentence: elsewhere in the text it has none, or it says nothing."""
    small = one.text[:1].lower() + one.text[1:]
    return one.begins and small.islower() and (small in plain or any(small in words for words in FILLERS.values()))


def _counts(one: Piece, language: str) -> bool:
    return one.kind == "word" and one.text.lower() not in FILLERS.get(language, ())


def _same(one: str, other: str) -> bool:
    """Whether two words differ in nothing but hyphens, spaces, apostrophes and a capital."""
    first, second = (re.sub(r"['‑-]", "", word).casefold() for word in (one, other))
    return first == second


def _turned(old: str, new: str) -> Why:
    """A negation, where one of two words is the other with a beginning that makes its opposite of it."""
    short, long = sorted((old, new), key=len)
    return Why.NEGATION if long.endswith(short) and long[: -len(short)].rstrip("-") in TURNING else Why.WORD


def _spelled_alike(old: str, new: str, language: str) -> bool:
    """Whether two words are one in two spellings: a letter is another, or two of a long word, none of the first ones.

    Where nothing but the ending is another, they are two: of another number, or of another time.
    """
    if _same(old, new):
        return True
    if language not in FILLERS:
        return False
    if frozenset((old, new)) in AGREEING[language]:
        return True
    longest = max(len(old), len(new))
    allowed = 0 if longest < 4 else 1 if longest < 8 else 2
    same = len(commonprefix((old, new)))
    if old[same:] in ENDINGS and new[same:] in ENDINGS:
        return False
    return same >= allowed > 0 and _distance(old, new) <= allowed


def _distance(old: str, new: str) -> int:
    """How many letters are to be put in, left out, exchanged, or changed places with their neighbors."""
    before: list[int] = []
    row = list(range(len(new) + 1))
    for at, letter in enumerate(old, start=1):
        earlier, before, row = before, row, [at]
        for to, other in enumerate(new, start=1):
            steps = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == new[to - 2] and old[at - 2] == other:
                steps = min(steps, earlier[to - 2] + 1)
            row.append(steps)
    return row[-1]
