"""Pandoc's citation syntax, read and written: `[see @platt-2018, pp. 3-4; @argento-2020]`.

The grammar is Pandoc's (User's Guide, "Citation syntax"), with one exception: after an
escaped bracket, `\\[@x\\]`, nothing is a citation, because that is how text which must not
become one is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.document.nodes import CitationMode
from briefgen.noun import noun

LONGEST = 2_000
"""The most characters that one citation may have; longer ones are plain text."""

DEEPEST = 3
"""How deep brackets may stand within those of a citation; deeper ones are plain text."""

KEY = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w)|[:/](?=/))*")
"""A key: letters, digits and _, with single punctuation marks between them."""

CALL = re.compile(rf"(?P<suppress>-?)@(?:(?P<key>{KEY.pattern})|\{{(?P<braced>(?:[^\s{{}}]|\{{[^\s{{}}]*\}})+)\}})")
"""A key with what makes it a citation: `@key`, `-@key`, `@{any-thing}`."""

LITERAL = re.compile(r"\\.|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
"""What stands for itself within brackets: an escaped character, a code span."""

MARK = re.compile(r"[\\`\[\];@-]")
"""Characters that can mean something within the brackets of a citation."""

BEFORE_LOCATOR = re.compile(r"[ \t]*\n?[ \t]*(?=\[(?!\^))")
"""What may stand between `@key` and its `[p. 3]`."""


@noun
class Call:
    """One source as it is cited; `prefix` and `suffix` are Markdown still."""

    source: str
    mode: CitationMode
    prefix: str = ""
    suffix: str = ""


@noun
class Calls:
    """A citation found in a text, and where the text goes on after it."""

    calls: tuple[Call, ...]
    end: int


@noun
class _Piece:
    """The text between two semicolons of a citation, with its first key if it has one."""

    text: str
    key: re.Match[str] | None
    start: int

    def call(self) -> Call | None:
        """This piece as a citation of its key."""
        if self.key is None:
            return None
        mode = CitationMode.SUPPRESS_AUTHOR if self.key["suppress"] else CitationMode.NORMAL
        before, after = self.key.start() - self.start, self.key.end() - self.start
        return Call(_source(self.key), mode, self.text[:before].strip(), self.text[after:].strip())


def _source(key: re.Match[str]) -> str:
    return key["key"] or key["braced"]


def _can_begin(text: str, at: int) -> bool:
    """Whether a key may begin at `at`: not within a word or an e-mail address, not after `\\[`."""
    before = text[at - 1 : at]
    bracket = at - 2 if before == "-" else at - 1
    return not (before.isalnum() or before == "." or _is_escaped_bracket(text, bracket))


def _is_escaped_bracket(text: str, at: int) -> bool:
    if at < 0 or text[at] != "[":
        return False
    slashes = at
    while slashes and text[slashes - 1] == "\\":
        slashes -= 1
    return (at - slashes) % 2 == 1


def _key_at(text: str, at: int, end: int) -> re.Match[str] | None:
    return CALL.match(text, at, end) if _can_begin(text, at) else None


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The pieces of the bracket opened at `start`; the last one ends where the bracket closes.

    Nothing comes after the last whole piece when the bracket does not close.
    """
    depth, key, begin, at = 0, None, start + 1, start + 1
    while depth <= DEEPEST and (mark := MARK.search(text, at, end)):
        at = mark.end()
        if literal := LITERAL.match(text, mark.start(), end):
            at = literal.end()
        elif mark[0] == "[":
            depth += 1
        elif mark[0] == "]" and depth:
            depth -= 1
        elif mark[0] in ";]" and not depth:
            yield _Piece(text[begin : mark.start()], key, begin)
            if mark[0] == "]":
                return
            key, begin = None, at
        elif key is None and not depth and (key := _key_at(text, mark.start(), end)):
            at = key.end()
    yield _Piece("", None, -1)


def _bracket(text: str, start: int, end: int) -> tuple[list[_Piece], int] | None:
    """The pieces of a whole bracket and the position after it."""
    end = min(end, start + LONGEST)
    if "@" not in text[start:end] and "]" not in text[start:end]:
        return None
    pieces = list(_pieces(text, start, end))
    last = pieces[-1]
    return None if last.start < 0 else (pieces, last.start + len(last.text) + 1)


def _all_calls(pieces: list[_Piece]) -> tuple[Call, ...] | None:
    calls = tuple(call for piece in pieces if (call := piece.call()))
    return calls if len(calls) == len(pieces) else None


def _bracketed(text: str, start: int, end: int) -> Calls | None:
    """`[see @a, p. 3; @b]`."""
    bracket = _bracket(text, start, end)
    calls = _all_calls(bracket[0]) if bracket else None
    return Calls(calls, bracket[1]) if bracket and calls else None


def _behind(
    text: str, after: int, end: int, is_link: Callable[[str], bool]
) -> tuple[str, tuple[Call, ...], int] | None:
    """The bracket behind an in-text key: its suffix, the further calls, and where it ends."""
    gap = BEFORE_LOCATOR.match(text, after, end)
    bracket = _bracket(text, gap.end(), end) if gap else None
    if gap is None or bracket is None:
        return None
    pieces, close = bracket
    if text[close : close + 1] in ("[", "(") or is_link(text[gap.end() + 1 : close - 1]):
        return None
    if (calls := _all_calls(pieces)) is not None:
        return "", calls, close
    calls = _all_calls(pieces[1:])
    return None if calls is None or pieces[0].key else (pieces[0].text.strip(), calls, close)


def _in_text(text: str, start: int, end: int, is_link: Callable[[str], bool]) -> Calls | None:
    """`@a`, `@a [p. 3]`, `@a [p. 3; @b]`, `-@a`."""
    key = _key_at(text, start, end)
    if key is None:
        return None
    mode = CitationMode.SUPPRESS_AUTHOR if key["suppress"] else CitationMode.IN_TEXT
    suffix, others, after = _behind(text, key.end(), end, is_link) or ("", (), key.end())
    return Calls((Call(_source(key), mode, "", suffix), *others), after)


def find_calls(text: str, start: int, end: int, is_link: Callable[[str], bool] = lambda label: False) -> Calls | None:
    """The citation that begins at `start` of `text`, or None.

    `is_link` says whether a text in brackets is the label of a link defined elsewhere.
    """
    if text.startswith("[", start):
        return _bracketed(text, start, end)
    return _in_text(text, start, end, is_link)
