"""Codes of number formats, taken apart (ECMA-376-1, 18.8.31): a closed list of what is understood, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.noun import noun

LONGEST: Final = 255
"""The most characters of a code (18.8.30)."""

TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | _(?P<blank>.) | \*(?P<filling>.)
    | (?P<general>General|Standard|GENERAL) | (?P<half>AM/PM|am/pm|A/P|a/p)
    | \[(?P<elapsed>h+|m+|s+|H+|M+|S+)\]
    | \[(?P<condition><=|>=|<>|<|>|=)(?P<limit>-?[0-9]+(?:\.[0-9]+)?)\]
    | \[\$(?P<currency>[^\-\]]*)(?:-(?P<locale>[^\]]*))?\]
    | \[(?P<color>(?i:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color\s?[0-9]{1,2}))\]
    | (?P<parts>y+|Y+|m+|M+|d+|D+|h+|H+|s+|S+)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@)
    | (?P<plain>[-$+/():!^&'~{}<>=\s€£¥])
    """,
    re.VERBOSE,
)

PLAIN: Final = ("quoted", "escaped", "plain")
UNSEEN: Final = ("color", "filling")


class Unknown(Exception):
    """A code, or a value shown by one, that is not on the list."""


@noun
class Token:
    """One piece of a code: its kind, and its words."""

    kind: str
    words: str


@noun
class Section:
    """What a code says for some values: its pieces, and for which (an operator and a limit); `locale` is that of its words."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    locale: str = ""

    def has(self, *kinds: str) -> bool:
        """Whether there is a piece of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_of_time(self) -> bool:
        """Whether it shows a date, a time or a duration."""
        return self.has("parts", "elapsed") or self.locale in SYSTEM


SYSTEM: Final = {"F800": "long date", "F400": "long time", "F801": "short date"}
"""Locales that stand for a form of the computer's; the last is the program's own, for the formats 14 and 22."""


@noun
class Code:
    """A code taken apart: the sections for numbers, and that for words."""

    numbers: tuple[Section, ...]
    text: Section | None


@lru_cache(maxsize=512)
def taken_apart(code: str) -> Code:
    """The sections of a code. Raises Unknown."""
    if len(code) > LONGEST:
        raise Unknown
    sections = [_section(list(tokens)) for tokens in _parted(code)]
    if len(sections) > 4:
        raise Unknown
    last = sections[-1]
    text = last if last.has("text") or len(sections) == 4 else None
    numbers = tuple(sections[:-1] if text else sections)
    if any(section.has("text") for section in numbers):
        raise Unknown
    return Code(numbers, text)


def _parted(code: str) -> Iterator[list[Token]]:
    """The pieces of a code, section by section. Raises Unknown at what is none."""
    tokens: list[Token] = []
    at = 0
    while at < len(code):
        if code[at] == ";":
            yield tokens
            tokens, at = [], at + 1
            continue
        match = TOKEN.match(code, at)
        if match is None or match.lastgroup is None:
            raise Unknown
        tokens.append(_token(match))
        at = match.end()
    yield tokens


def _token(match: re.Match[str]) -> Token:
    if match["condition"]:
        return Token("condition", f"{match['condition']} {match['limit']}")
    if match["currency"] is not None:
        return Token("currency", f"{match['currency']}\0{match['locale'] or ''}")
    kind = match.lastgroup or ""
    words = match[kind]
    return Token("literal", words) if kind in PLAIN else Token(kind, words)


def _section(tokens: list[Token]) -> Section:
    """A section of its pieces: what is not seen is left out, signs of currency are words."""
    made: list[Token] = []
    condition, locale = None, ""
    for token in tokens:
        match token.kind:
            case "condition":
                operator, _, limit = token.words.partition(" ")
                condition = operator, float(limit)
            case "currency":
                sign, _, said = token.words.partition("\0")
                locale = said.upper() or locale
                made += [Token("literal", sign)] if sign else []
            case "blank":
                made.append(Token("blank", " "))
            case kind if kind not in UNSEEN:
                made.append(token)
    return Section(tuple(made), condition, locale)


def chosen(code: Code, value: float) -> tuple[Section, bool]:
    """The section for a number, and whether a minus is written before it. Raises Unknown."""
    sections = code.numbers
    if not sections:  # a code for words alone shows numbers as they are
        return Section((Token("general", "General"),)), value < 0
    if any(section.condition for section in sections):
        found = next((one for one in sections if one.condition is None or _holds(one.condition, value)), None)
        if found is None:
            raise Unknown
        return found, value < 0
    if len(sections) == 1 or value > 0:
        return sections[0], value < 0
    if value < 0:
        return sections[1], False
    return sections[2] if len(sections) > 2 else sections[0], False


def _holds(condition: tuple[str, float], value: float) -> bool:
    operator, limit = condition
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }[operator]  # fmt: skip
