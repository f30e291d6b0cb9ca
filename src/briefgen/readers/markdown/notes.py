"""The rules of markdown-it for footnotes: calls `[^name]` and notes written in place, `^[…]`."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

CALL = re.compile(r"\[\^([^\s\[\]^]+)\]")


def note_call(state: StateInline, silent: bool) -> bool:
    """Read `[^name]`, whether there is such a note or not, as the token `note_call`."""
    call = CALL.match(state.src, state.pos, state.posMax)
    if call is None:
        return False
    if not silent:
        token = state.push("note_call", "", 0)
        token.meta = {"name": call[1]}
    state.pos = call.end()
    return True


def note_in_place(state: StateInline, silent: bool) -> bool:
    """Read `^[words]` as the token `note_in_place`, with its words as children."""
    if not state.src.startswith("^[", state.pos) or state.env.get("in_note"):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    start, state.pos = state.pos + 2, end + 1
    if not silent:
        token = state.push("note_in_place", "", 0)
        token.content = state.src[start:end]
        token.children = []
        state.env["in_note"] = True
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        state.env["in_note"] = False
    return True
