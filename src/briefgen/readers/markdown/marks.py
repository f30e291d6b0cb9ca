"""The rules of markdown-it for marked words: `~~struck out~~`, `++put in++`, `H~2~O`, `x^2^`; stars within words.

As in Pandoc and, for `++`, in CriticMarkup's and markdown-it's own extension. Signs that make no pair are
printed as they stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from markdown_it.rules_inline import emphasis
from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

PLUS = ord("+")

BESIDE = {
    "~": ("sub", re.compile(r"(?<=[^\W\d_]|[)\]])~(?!~)((?:[^\s~\\]|\\.)+)~(?!~)")),
    "^": ("sup", re.compile(r"\^((?=[*_(+−-]*[^\W_])(?:[^\s^\[\]\\]|\\.)+)\^")),
}
"""Characters below and above the line, by the sign around them: no spaces within, and what is lowered follows a letter."""


def inserted(state: StateInline, silent: bool) -> bool:
    """Read `++` as the beginning or end of words put in; within a word it is neither: C++11."""
    if silent or not state.src.startswith("++", state.pos):
        return False
    scanned = state.scanDelims(state.pos, True)
    if scanned.length != 2:
        return False
    before, after = state.src[: state.pos][-1:], state.src[state.pos + 2 : state.posMax][:1]
    token = state.push("text", "", 0)
    token.content = "++"
    opens, closes = scanned.can_open and not before.isalnum(), scanned.can_close and not after.isalnum()
    state.delimiters.append(Delimiter(PLUS, 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos += 2
    return True


def insertions(state: StateInline) -> None:
    """Make a pair of `++` what they are for, when all pairs are known."""
    for delimiters in _all(state):
        for opening in delimiters:
            if opening.marker == PLUS and opening.end >= 0:
                _become(state, opening.token, "ins_open", 1)
                _become(state, delimiters[opening.end].token, "ins_close", -1)


def _become(state: StateInline, at: int, kind: str, nesting: Literal[1, -1]) -> None:
    token = state.tokens[at]
    token.nesting = nesting
    token.type, token.tag, token.markup, token.content = kind, "ins", "++", ""


def _all(state: StateInline) -> list[list[Delimiter]]:
    """The delimiters of a line, and those of the links within it."""
    return [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]


def beside(state: StateInline, silent: bool) -> bool:
    """Read `~2~` and `^2^`."""
    tag, pattern = BESIDE.get(state.src[state.pos], ("", None))
    found = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if found is None:
        return False
    if not silent:
        limit, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
        state.push(f"{tag}_open", tag, 1).markup = found[0][0]
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close", tag, -1).markup = found[0][0]
        state.posMax = limit
    state.pos = found.end()
    return True


def stars(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule for emphasis; a single star within a word is a star: `Nutzer*innen`, `2*3*4`."""
    at, before = state.pos, state.src[: state.pos][-1:]
    if state.src[at] == "*" and before.isalnum() and state.src[at + 1 : state.posMax][:1].isalnum():
        if not silent:
            state.append_pending("*")
        state.pos += 1
        return True
    return emphasis.tokenize(state, silent)
