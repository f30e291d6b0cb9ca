"""The rule of markdown-it for words in another language, `[texto]{lang=es}`, and what becomes of them in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import groupby
from typing import Any, Final

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.marked import Foreign
from briefgen.document.nodes import Citation, Code, Flow, Inline, LineBreak, Note, Text
from briefgen.document.walking import NODES
from briefgen.models.language_marks import ATTRIBUTE, TAG, WHAT_IS_ONE

LEAVES: Final = (Text, Code, LineBreak)
"""Inlines that have no others in them."""


def language_span(state: StateInline, silent: bool) -> bool:
    """Read words that say their language as the token `language_span`, with the words as children."""
    if state.src[state.pos] != "[" or "]{lang=" not in state.src[state.pos : state.posMax]:
        return False
    end = parseLinkLabel(state, state.pos)
    marked = ATTRIBUTE.match(state.src, end + 1, state.posMax) if end > state.pos + 1 else None
    if marked is None:
        return False
    start, state.pos = state.pos + 1, marked.end()
    if not silent:
        token = state.push("language_span", "", 0)
        token.content, token.children = state.src[start:end], []
        token.meta = {"language": marked["language"], "marked": marked[0]}
        state.md.inline.parse(token.content, state.md, state.env, token.children)
    return True


def language_problems(language: str, span: Span) -> Iterator[Diagnostic]:
    """What is said of a language that nobody knows by such a tag."""
    if not TAG.fullmatch(language):
        yield Diagnostic(
            "unknown-language",
            f"“{language}” is no language tag",
            span,
            expected=WHAT_IS_ONE,
        )


def words_in(words: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """Inlines said to be in a language; sources and notes that they call are in that of the text around, as before."""
    made: list[Inline] = []
    for leaves, group in groupby(words, lambda one: isinstance(one, LEAVES)):
        if leaves:
            made.append(Foreign(tuple(group), language))
        else:
            made += (_within(one, language) for one in group)
    return tuple(made)


def _within(word: Any, language: str) -> Any:
    if isinstance(word, Note | Citation | Foreign):
        return word
    return replace(word, children=words_in(word.children, language))


def flows_in(flows: tuple[Flow, ...], language: str) -> tuple[Flow, ...]:
    """Flows whose lines are all said to be in a language."""
    return tuple(_spoken(flow, language) for flow in flows)


def _spoken(node: Any, language: str) -> Any:
    """A flow, or a part of a list or table, with each of its lines in the language."""
    made: dict[str, Any] = {}
    for name in (entry.name for entry in fields(node)):
        value = getattr(node, name)
        several = isinstance(value, tuple)
        first = value[0] if several and value else value
        if several and isinstance(first, Inline):
            made[name] = words_in(value, language)
        elif isinstance(first, NODES):
            made[name] = tuple(_spoken(one, language) for one in value) if several else _spoken(value, language)
    return replace(node, **made)
