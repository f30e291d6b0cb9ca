"""Patterns of words in small or capital letters, which nearly all texts do not hold: that is seen in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_ALIKE: Final = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that are taken for i, s and k where capitals do not count, and have other small letters, or more of them."""


class Words:
    """A pattern, written in small letters, for which capitals do not count."""

    def __init__(self, pattern: str) -> None:
        self._small = re.compile(pattern)
        self._any = re.compile(pattern, re.IGNORECASE)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        small = _small(text)
        if small is None or self._small.search(small, start, end):
            yield from self._any.finditer(text, start, end)


@lru_cache(maxsize=64)
def _small(text: str) -> str | None:
    """The text in small letters, each at its place; None where that would not tell."""
    return None if _ALIKE.search(text) else text.lower()
