"""Words as they are compared: without what governs only where lines end."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LOOSE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\u200c\u200d]+")
UNSEEN: Final = re.compile(f"[\\s{LOOSE.pattern[1:-2]}]+")
"""Characters that only say where a line may end; and these with white space of every kind."""

ALIKE: Final = str.maketrans({"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"})
"""Hyphens, and how one at the end of a line comes back."""

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are written from right to left, which come back in the order of the page."""


def letters(words: str) -> str:
    """Words without spaces."""
    if words.isascii() and "\x02" not in words:
        return "".join(words.split())
    return unicodedata.normalize("NFC", UNSEEN.sub("", words.translate(ALIKE)))


def spaced(words: str) -> str:
    """Words with one space between them."""
    if not words.isascii() or "\x02" in words:
        words = unicodedata.normalize("NFC", LOOSE.sub("", words.translate(ALIKE)))
    return " ".join(words.split())


def folded(words: str) -> str:
    """Words without spaces and capitals."""
    return letters(words).casefold()
