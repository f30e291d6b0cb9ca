"""The Markdown that is read: CommonMark with tables, footnotes, citations and boxes, set up in markdown-it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from mdit_py_plugins.footnote.index import footnote_def

from briefgen.readers.citations.calls import find_calls
from briefgen.readers.markdown import addresses, marks
from briefgen.readers.markdown.containers import box
from briefgen.readers.markdown.guards import limit_paragraphs
from briefgen.readers.markdown.language_marks import language_span
from briefgen.readers.markdown.notes import note_call, note_in_place
from briefgen.readers.markdown.tables import counted_table
from briefgen.readers.markdown.typography import quotes, set_type

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 24
"""How deep markdown-it reads; far deeper than what is allowed, so that nothing is cut off unseen."""


def _affix(state: StateInline, text: str) -> list[Token]:
    """The tokens of a citation's prefix or suffix, in which no further citation is looked for."""
    tokens: list[Token] = []
    outer = state.env.get("in_note")
    state.env["in_citation"] = state.env["in_note"] = True
    state.md.inline.parse(text, state.md, state.env, tokens)
    state.env["in_citation"], state.env["in_note"] = False, outer
    return tokens


def citation(state: StateInline, silent: bool) -> bool:
    """Read a citation as the token `citation`; `parts` holds prefix and suffix of each call in turn."""
    if state.src[state.pos] not in "[@-" or state.linkLevel or state.env.get("in_citation"):
        return False
    references = state.env.get("references", {})
    found = find_calls(state.src, state.pos, state.posMax, lambda label: normalizeReference(label) in references)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos : found.end]
        parts = [_affix(state, text) if text else [] for call in found.calls for text in (call.prefix, call.suffix)]
        token.meta = {"calls": found.calls, "parts": parts}
    state.pos = found.end
    return True


@cache
def parser(language: str) -> MarkdownIt:
    """The reader of Markdown in one language."""
    options = {"html": True, "quotes": quotes(language), "maxNesting": DEEPEST, "store_labels": True}
    md = MarkdownIt("commonmark", options).enable("table").disable("text_join")
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # links are judged where they can be reported
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # addresses are printed to the letter
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.at("table", counted_table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("fence", "box", box, {"alt": interrupts})
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    md.enable("strikethrough")
    md.inline.ruler.at("text", addresses.text)
    md.inline.ruler.before("text", "address", addresses.address)
    md.inline.ruler.at("emphasis", marks.stars)
    md.inline.ruler.before("strikethrough", "beside", marks.beside)
    md.inline.ruler.before("strikethrough", "inserted", marks.inserted)
    md.inline.ruler2.after("balance_pairs", "insertions", marks.insertions)
    md.inline.ruler.before("link", "note_call", note_call)
    md.inline.ruler.before("link", "language_span", language_span)
    md.inline.ruler.after("image", "note_in_place", note_in_place)
    md.inline.ruler.after("note_in_place", "citation", citation)
    md.core.ruler.after("block", "limit_paragraphs", limit_paragraphs)
    md.core.ruler.after("inline", "set_type", set_type)
    md.core.ruler.after("inline", "between_angles", addresses.between_angles)
    return md
