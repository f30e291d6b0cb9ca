"""Rich text as flat runs: characters, how they look, where they lead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

ITALIC: Final = 1
BOLD: Final = 2
SMALL_CAPS: Final = 4
SUPERSCRIPT: Final = 8
SUBSCRIPT: Final = 16
UNDERLINE: Final = 32
PRESERVED: Final = 64
"""The faces of a run, added up. PRESERVED shows nothing: it keeps text from changes of case."""

OPEN_QUOTE: Final = "\ufdd0"
CLOSE_QUOTE: Final = "\ufdd1"
"""Quotation marks whose shape is decided last, when it is known how deep they stand.

They are noncharacters of Unicode, which no text may hold.
"""


class Run(NamedTuple):
    """Characters that look alike; `link` is a web address or empty."""

    text: str
    face: int = 0
    link: str = ""


Rich: TypeAlias = tuple[Run, ...]

EMPTY: Rich = ()

KEEP_FIRST: Final = frozenset({"!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"})
KEEP_SECOND: Final = frozenset({":!", ":?", ";!", ";?", "  ", " ,", " ."})
"""Which of two marks stays where two pieces of text meet; both do, when the pair is not here."""

MEETING: Final = frozenset(" !?.,:;")


def rich(text: str) -> Rich:
    """Plain characters as rich text."""
    return (Run(text),) if text else EMPTY


def plain(text: Rich) -> str:
    """The characters alone."""
    return text[0].text if len(text) == 1 else "".join([run.text for run in text])


def toggled(text: Rich, face: int) -> Rich:
    """The text in another face; what has it already loses it, as italics within italics do."""
    return tuple([Run(run.text, run.face ^ face, run.link) for run in text])


def marked(text: Rich, face: int) -> Rich:
    """The text with a face that does not turn back within itself."""
    return tuple([Run(run.text, run.face | face, run.link) for run in text])


def linked(text: Rich, link: str) -> Rich:
    """The text leading to `link`; what leads elsewhere already is left."""
    return tuple([Run(run.text, run.face, run.link or link) for run in text])


def quoted(text: Rich) -> Rich:
    """The text in quotation marks."""
    return (Run(OPEN_QUOTE), *text, Run(CLOSE_QUOTE))


def is_raised(text: Rich) -> bool:
    """Whether all that is printed stands above the line."""
    return bool(text) and all(run.face & SUPERSCRIPT or not run.text.strip() for run in text)


def trim_start(text: Rich, characters: str) -> Rich:
    """The text without leading `characters`."""
    for index, run in enumerate(text):
        if rest := run.text.lstrip(characters):
            return text[index:] if rest == run.text else (Run(rest, run.face, run.link), *text[index + 1 :])
    return EMPTY


def trim_end(text: Rich, characters: str) -> Rich:
    """The text without trailing `characters`."""
    for index in range(len(text) - 1, -1, -1):
        run = text[index]
        if rest := run.text.rstrip(characters):
            return text[: index + 1] if rest == run.text else (*text[:index], Run(rest, run.face, run.link))
    return EMPTY


def is_quote(character: str) -> bool:
    """Whether a character can close a quotation."""
    return character in (CLOSE_QUOTE, '"', "'") or unicodedata.category(character) == "Pf"


def _first(text: Rich) -> str:
    return next((run.text[0] for run in text if run.text), "")


def _last(text: Rich) -> str:
    return next((run.text[-1] for run in reversed(text) if run.text), "")


def _before_quotes(text: Rich) -> str:
    """The last character, closing quotation marks and spaces left out when the text ends in such a mark."""
    words = plain(text).rstrip()
    if not words or not is_quote(words[-1]):
        return _last(text)
    while words and (words[-1].isspace() or is_quote(words[-1])):
        words = words[:-1]
    return words[-1:]


def join(pieces: Iterable[Rich]) -> Rich:
    """The pieces one after another, without doubled spaces and clashing punctuation where they meet."""
    joined: list[Rich] = []
    for piece in pieces:
        if joined:
            joined[-1], piece = _meet(joined[-1], piece)
        joined.append(piece)
    if len(joined) == 1:
        return joined[0]
    return tuple([run for piece in joined for run in piece])


def _meet(left: Rich, right: Rich) -> tuple[Rich, Rich]:
    """Two neighbors, each without what the other makes superfluous."""
    while (start := _first(right)) in MEETING and start:
        end = _before_quotes(left) if start == "." else _last(left)
        pair = end + start
        if pair in KEEP_FIRST:
            right = trim_start(right, start)
        elif pair in KEEP_SECOND and (trimmed := trim_end(left, end)) != left:
            left = trimmed
        else:
            break
    return left, right


def delimited(pieces: Sequence[Rich], delimiter: Rich) -> list[Rich]:
    """The pieces with a delimiter between each two, save before one that brings its own punctuation."""
    spaced: list[Rich] = []
    for piece in pieces:
        if spaced and _first(piece) not in (",", ";", "."):
            spaced.append(delimiter)
        spaced.append(piece)
    return spaced
