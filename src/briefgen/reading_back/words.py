"""Words as they are compared: without what governs only where lines end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LOOSE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+")
UNSEEN: Final = re.compile(f"[\\s{LOOSE.pattern[1:-2]}]+")
"""Characters that only say where a line may end, in which direction words run, or which of two pictures a sign is drawn as; and
these with white space of every kind."""

LIGATURES: Final = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}

ALIKE: Final = str.maketrans({"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"} | LIGATURES)
"""Hyphens, and how one at the end of a line comes back; letters that are drawn as one."""

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are written from right to left, which come back in the order of the page."""


MOST_KNOWN: Final = 4_096
"""How many texts are remembered: the same words are asked for in the document, in the Word file and in the PDF."""


@lru_cache(maxsize=MOST_KNOWN)
def letters(words: str) -> str:
    """Words without spaces."""
    if words.isascii() and "\x02" not in words:
        return "".join(words.split())
    return unicodedata.normalize("NFC", UNSEEN.sub("", words.translate(ALIKE)))


@lru_cache(maxsize=MOST_KNOWN)
def spaced(words: str) -> str:
    """Words with one space between them."""
    if not words.isascii() or "\x02" in words:
        words = unicodedata.normalize("NFC", LOOSE.sub("", words.translate(ALIKE)))
    return " ".join(words.split())


def folded(words: str) -> str:
    """Words without spaces and capitals."""
    return letters(words).casefold()
