"""How many syllables a word has: of Spanish by its rules, of English by the sounds that its letters mostly stand for.

Hyphenation, by which others count, leaves out every syllable that no line may end with; see decision 15.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

MOST_KEPT: Final = 50_000
"""How many words are remembered."""

_VOWELS = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|rl)e$"  # made, whole, while; but table
    r"|[^aeiouytd]ed$"  # asked; but wanted
    r"|(?:[^aeiouycgsxzhl]|[^cs]h|[aeiouy]l|rl)es$"  # takes, rules; but uses, reaches, tables
    r"|(?<=[^aeiouy])e(?=(?:ful|less|ly|ment|ments|ness|ty|where|times?)$)"  # safety, statement
)
_PARTED = re.compile(
    r"i[ao](?!us)(?<!tia)(?<!sia)(?<!cia)(?<!gia)(?<!tio)(?<!sio)(?<!cio)(?<!gio)|iu|ie(?:t|r$|rs$|st$|nc)(?<!frier)"
    r"|[yoe]ing|[^gq]ua[lt]|eo(?!u|p|r)|ism$|isms$|uye|[^aeiou]ier|rea(?:ct|te|ti)|sci[ae]|[ct]ia(?=t)|nne[lr]|io(?=$)"
)
"""Where two vowels beside each other are two syllables: diet, going, actual, video."""

_SOMETIMES: Final = {
    "people": 2, "several": 3, "something": 2, "someone": 2, "sometimes": 2, "somebody": 3, "everyone": 3, "everything": 3,
    "everybody": 4, "our": 1, "hour": 1, "hours": 1, "real": 1, "area": 3, "areas": 3, "idea": 3, "ideas": 3, "being": 2,
    "business": 2, "every": 2, "evening": 2, "different": 3, "science": 2, "quiet": 2, "create": 2, "created": 3,
    "ratio": 3, "ratios": 3, "radio": 3, "science’s": 3, "the": 1, "eye": 1, "eyes": 1, "one": 1, "ones": 1,
}  # fmt: skip
"""Frequent words that are spoken in another way than they are written."""


@lru_cache(maxsize=MOST_KEPT)
def english(word: str) -> int:
    """Syllables of an English word; of one without vowels or in capitals, such as HIV, one for each letter."""
    plain = word.casefold()
    if plain in _SOMETIMES:
        return _SOMETIMES[plain]
    if (word.isupper() and len(word) <= 3) or not _VOWELS.search(plain):
        return len(re.findall(r"\w", word)) or 1
    parts = re.split(r"[-'’.]", plain)
    return sum(_english(part) for part in parts if len(part) > 1 or part in "aio") or 1


def _english(word: str) -> int:
    if not (groups := len(_VOWELS.findall(word))):
        return 0
    return max(1, groups - len(_SILENT.findall(word)) + len(_PARTED.findall(word)))


_SPANISH = re.compile(r"[aeiouáéíóúü]+(?:y(?![aeiouáéíóú]))?|y(?![aeiouáéíóú])")
_MUTE = re.compile(r"(?<=[gq])u(?=[eiéí])")
_STRONG = frozenset("aeoáéóíú")


@lru_cache(maxsize=MOST_KEPT)
def spanish(word: str) -> int:
    """Syllables of a Spanish word: each strong vowel, and each í or ú, is one; weak ones beside them belong to these."""
    plain = _MUTE.sub("", word.casefold())
    groups = _SPANISH.findall(plain)
    return sum(max(1, sum(letter in _STRONG for letter in group)) for group in groups) or 1
