"""Marks of another language in a text: `[texto]{lang=es}` around words, `::: {lang=es}` around paragraphs, as in Pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.models.comments import FENCED
from briefgen.noun import noun

ATTRIBUTE: Final = re.compile(r"\{lang=(?P<quote>[\"']?)(?P<language>[^\s\"'{}]+)(?P=quote)\}")
"""What says of which language words are."""

TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
"""A language tag (BCP 47), as it is written everywhere."""

WHAT_IS_ONE: Final = "a language tag, such as en-US, es or zh-Hant-TW"
"""What a message says that it expects."""

CODE: Final = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


@noun
class LanguageMark:
    """Words in another language: where their marks begin and end, and where they do themselves."""

    start: int
    begins: int
    ends: int
    end: int
    language: str


def words_marked(text: str) -> Iterator[LanguageMark]:
    """The words between brackets that say their language, but for those in code."""
    code = _in_code(text)
    for found in ATTRIBUTE.finditer(text):
        close = found.start() - 1
        if any(start <= close < end for start, end in code) or text[max(0, close - 1) : close + 1] == "\\]":
            continue
        if close > 0 and text[close] == "]" and (opens := _opening(text, close)) is not None:
            yield LanguageMark(opens, opens + 1, close, found.end(), found["language"])


def _in_code(text: str) -> list[tuple[int, int]]:
    if "`" not in text and "~~~" not in text:
        return []
    return [found.span() for pattern in (FENCED, CODE) for found in pattern.finditer(text)]


def _opening(text: str, close: int) -> int | None:
    """The bracket that one at `close` closes; None where there is none in its paragraph."""
    depth = 0
    for at in range(close, max(-1, text.rfind("\n\n", 0, close)), -1):
        if text[at - 1 : at] == "\\":
            continue
        depth += {"]": 1, "[": -1}.get(text[at], 0)
        if not depth:
            return at
    return None


def paragraphs_marked(text: str) -> Iterator[LanguageMark]:
    """The paragraphs between lines of colons that say their language, but for those in code."""
    code, opened, start = _in_code(text), list[tuple[int, int, str]](), 0
    for line in text.splitlines(keepends=True):
        at, start = start, start + len(line)
        if not line.lstrip(" \t").startswith(":::") or any(begin <= at < end for begin, end in code):
            continue
        if words := line.strip(": \t\n"):
            opened.append((at, start, words))
        elif opened:
            first, begins, said = opened.pop()
            if marked := ATTRIBUTE.fullmatch(said):
                yield LanguageMark(first, begins, at, start, marked["language"])


def without_language_marks(text: str) -> str:
    """The text without marks of languages: they are no words."""
    if "{lang=" not in text:
        return text
    gone = [
        cut
        for one in (*words_marked(text), *paragraphs_marked(text))
        for cut in ((one.start, one.begins), (one.ends, one.end))
    ]
    pieces, at = [], 0
    for start, end in sorted(gone):
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:]))
