"""Names in capitals or in small letters alone, and how they are usually written."""

from __future__ import annotations

import re
from typing import Final

from briefgen.models.surnames import PARTICLES, SUFFIXES

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST: Final = 4
"""How many letters are in capitals at least where they are no initials."""


def usual_form(name: str) -> str:
    """A name as it is usually written; empty where it is written so already, or its letters have one case alone."""
    letters = "".join(char for char in name if char.isalpha())
    if letters.islower():
        return _WORD.sub(lambda it: _capital(it[0]), name)
    loud = [word for word in _WORD.findall(name) if len(word) >= LEAST and word.isupper() and not _roman(word)]
    whole = letters.isupper() and len(letters) > LEAST
    if not (loud or whole):
        return ""
    return _WORD.sub(lambda it: _capital(it[0]) if whole or it[0] in loud else it[0], name)


def _roman(word: str) -> bool:
    return word.casefold() in SUFFIXES


def _capital(word: str) -> str:
    """A word with its capital: McExample, O’Example; a particle in small letters, and III as it is."""
    small = word.casefold()
    if small in SUFFIXES and small not in ("jr", "sr", "junior", "senior"):
        return word.upper()
    if small in PARTICLES - {"st", "san", "santa", "los", "las"}:
        return small
    if re.fullmatch(r"mc[^\W\d_]{3,}", small):
        return f"Mc{small[2:].capitalize()}"
    if len(small) > 2 and small[1] in "'’" and len(small) > 3:
        return f"{small[0].upper()}{small[1]}{small[2:].capitalize()}"
    return small.capitalize() if len(word) > 2 or not word.isupper() else word
