"""Values of variables within code, where a backslash would be printed and not keep them from being markup."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefgen.compose.steps import MARKS
from briefgen.models.comments import FENCED

BEGIN, END = MARKS[2], MARKS[3]
VALUE = re.compile(f"{BEGIN}([^{END}]*){END}")
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
TICKS = re.compile("`+")
ESCAPED = re.compile(r"\\(.)")


def marked(words: str) -> str:
    """A value, escaped, with marks around it by which `settled` finds it again."""
    return f"{BEGIN}{words}{END}"


def settled(text: str) -> str:
    """The text without those marks, and without backslashes in values that stand in code."""
    if BEGIN not in text:
        return text
    covered = VALUE.sub(lambda found: "x" * len(found[0]), text)
    inside = bytearray(len(text))
    for start, end in _code(covered) if "`" in covered or "~~~" in covered else ():
        inside[start:end] = b"x" * (end - start)
    return VALUE.sub(lambda found: _literal(found[1]) if inside[found.start()] else found[1], text)


def _literal(words: str) -> str:
    """The value as it is. A backtick would end the code, so an apostrophe stands for it."""
    return ESCAPED.sub(r"\1", words).replace("`", "'")


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands: between fences, and within paragraphs between two equal runs of backticks."""
    for fenced in FENCED.finditer(text):
        yield fenced.span()
    rest = FENCED.sub(lambda fenced: re.sub(r"[^\n]", " ", fenced[0]), text)
    for paragraph in PARAGRAPH.finditer(rest):
        yield from _spans(rest, *paragraph.span())


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The code spans of a paragraph. Source: CommonMark 0.31, 6.1."""
    runs = list(TICKS.finditer(text, start, end))
    waiting: dict[int, list[int]] = defaultdict(list)
    for run in reversed(runs):
        waiting[len(run[0])].append(run.start())
    reached = start
    for run in runs:
        later = waiting[len(run[0])]
        later.pop()
        if run.start() < reached or text[run.start() - 1 : run.start()] == "\\":
            continue
        if later:
            reached = later[-1] + len(run[0])
            yield run.start(), reached
