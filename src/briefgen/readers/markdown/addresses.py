"""The rules of markdown-it for addresses typed in running text: they are printed to the letter, those of the web as links.

What is taken for an address begins with `https://`, `http://` or `www.`, or is a name with dots
and a slash behind it, `example.org/a`. Marks that belong to the sentence stay outside, as on GitHub
(GFM, 6.9 "Autolinks"). Backslashes and entities mean what they mean in Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll

from briefgen.readers.markdown.typography import lines_of_text

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

LINK = "bare"
"""The markup of a link that was no markup: the address stands in the text as it is."""

NAME = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"

ADDRESS = re.compile(
    rf"(?<![^\W_])(?:https?://(?=[^\W_])|(?:{NAME}\.){{1,8}}[a-z]{{2,24}}/|www\.(?={NAME}\.[a-z]))"
    r"[^\s<>\"“”„«»`|—–…]{0,2000}",
    re.IGNORECASE,
)

WEB = re.compile("https?://", re.IGNORECASE)

OUTSIDE = "?!.,:;'’‘\\"
"""Marks at the end of an address that belong to the sentence around it."""

AROUND = "*_~"
"""Marks that may stand around an address: at its end they belong to it where it holds them in pairs, `/_draft_`."""

BRACKETS = {")": "(", "]": "[", "}": "{"}


def _trimmed(address: str) -> str:
    """An address without the marks that belong to the sentence: a bracket at its end stays if it was opened within."""
    while address:
        last = address[-1]
        stray = last in BRACKETS and address.count(last) > address.count(BRACKETS[last])
        if last not in OUTSIDE and not stray and not (last in AROUND and address.count(last) % 2):
            break
        address = address[:-1]
    return address


def _cut(address: str) -> str:
    """An address up to a bracket that closes what was opened before it: the words of a link, a citation."""
    depth = 0
    for at, character in enumerate(address):
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return address[:at]
    return address


@lru_cache(maxsize=8)
def _places(text: str) -> tuple[list[int], dict[int, int]]:
    """Where addresses begin in a text, in order, and where each ends."""
    if "/" not in text and "www." not in text.lower():
        return [], {}
    ends = {found.start(): found.start() + len(_trimmed(_cut(found[0]))) for found in ADDRESS.finditer(text)}
    return list(ends), ends


def address(state: StateInline, silent: bool) -> bool:
    """Read an address: a link to where it leads; plain characters within a link or a citation, or without `https://`."""
    end = _places(state.src)[1].get(state.pos, 0)
    if not state.pos < end <= state.posMax:
        return False
    if not silent:
        _push(state, state.src[state.pos : end])
    state.pos = end
    return True


def _push(state: StateInline, written: str) -> None:
    words = unescapeAll(written)
    linked = WEB.match(words) and not state.linkLevel and not state.env.get("in_citation")
    if linked:
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(words)}
        state.tokens[-1].markup, state.tokens[-1].info = LINK, written
    literal = state.push("text_special", "", 0)
    literal.content, literal.markup, literal.info = words, written, "address"
    if linked:
        state.push("link_close", "a", -1).markup = LINK


def text(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule for plain text, which stops before an address too."""
    found = state.md.inline.terminator_re.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    starts = _places(state.src)[0]
    following = bisect_right(starts, state.pos)
    if following < len(starts):
        end = min(end, starts[following])
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def between_angles(state: StateCore) -> None:
    """The rule that keeps the words of `<https://address>` out of the reach of typography."""
    for token in state.tokens:
        for line in lines_of_text(token.children or []):
            for before, word in pairwise(line):
                if before.info == "auto" and before.nesting > 0:
                    word.type, word.markup = "text_special", word.content
