"""Content codes: ten characters that stand for a finished paper, printed at the foot of its pages.

No two of the characters look alike, and none is a vowel, so that no code is a word. There are 23 of them, a prime: a sum
in which each place has a weight of its own then shows every single wrong character and every two that changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

ALPHABET: Final = "23456789CDFHJKMNPRTVWXY"
"""All characters of codes, in the order of their values."""

LENGTH: Final = 10
"""How many characters a code has; the last is the one that shows mistakes."""

APART: Final = re.compile(r"[\s\-–—_]+")
"""What people put between characters when they write a code down."""


def code_of(*texts: str) -> str:
    """The code of texts, in order."""
    whole = sha256()
    for text in texts:
        whole.update(sha256(text.encode()).digest())
    number, values = int.from_bytes(whole.digest(), "big"), list[int]()
    for _ in range(LENGTH - 1):
        number, value = divmod(number, len(ALPHABET))
        values.append(value)
    # The weight of the last place is LENGTH; there is one value for it with which the sum is 0.
    last = -_sum(values) * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)
    return "".join(ALPHABET[value] for value in (*values, last))


def typed(words: str) -> str:
    """A code as somebody typed it, in capitals and without what parts it."""
    return APART.sub("", words).upper()


def may_be_code(words: str) -> bool:
    """Whether somebody may have meant a code with these words."""
    return abs(len(typed(words)) - LENGTH) <= 1 and typed(words).isascii() and typed(words).isalnum()


def is_code(words: str) -> bool:
    """Whether these are ten characters of codes of which none is wrong."""
    if len(words) != LENGTH or not set(words) <= set(ALPHABET):
        return False
    return _sum(map(ALPHABET.index, words)) % len(ALPHABET) == 0


def codes_in(words: str) -> tuple[str, ...]:
    """The codes that stand in words by themselves, each once."""
    found = re.findall(rf"(?<![0-9A-Za-z])[{ALPHABET}]{{{LENGTH}}}(?![0-9A-Za-z])", words)
    return tuple(dict.fromkeys(one for one in found if is_code(one)))


def _sum(values: Iterable[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, 1))
