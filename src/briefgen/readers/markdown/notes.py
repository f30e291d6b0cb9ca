"""Footnotes: the rules of markdown-it for `[^name]` and `^[…]`, and which note belongs to which call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.diagnostics.manuscript import Manuscript

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


def _definitions(root: SyntaxTreeNode) -> Iterator[tuple[str, SyntaxTreeNode]]:
    for node in root.walk(include_self=False):
        if node.type == "footnote_reference" and node.nester_tokens:
            yield node.nester_tokens.opening.meta["label"], node


def _called(root: SyntaxTreeNode) -> set[str]:
    return {node.token.meta["name"] for node in root.walk() if node.type == "note_call" and node.token}


class Notes:
    """The notes of one manuscript by name; each is called once."""

    def __init__(self, root: SyntaxTreeNode, manuscript: Manuscript, report: Report) -> None:
        self._report = report
        self._notes: dict[str, SyntaxTreeNode] = {}
        self._called: set[str] = set()
        # A text without such a mark has no notes of that kind; to look through all of it takes a while.
        for name, node in _definitions(root) if "[^" in manuscript.text else ():
            if name in self._notes:
                self._second(name, _place(node, name, manuscript))
            self._notes.setdefault(name, node)
        for name in self._notes.keys() - _called(root) if self._notes else ():
            self._unused(name, _place(self._notes[name], name, manuscript))

    def _problem(self, code: str, message: str, span: Span, hint: str, close: str = "") -> None:
        self._report.add(Diagnostic(code, message, span, nearest=close, hint=hint))

    def _second(self, name: str, span: Span) -> None:
        hint = "Give it another name, or delete one of the two."
        self._problem("duplicate-note", f"there is a second footnote [^{name}]", span, hint)

    def _unused(self, name: str, span: Span) -> None:
        hint = f"Write [^{name}] where its number shall stand, or delete it."
        self._problem(
            "unused-note", f"the footnote [^{name}] is called nowhere, so it would not be printed", span, hint
        )

    def definition(self, name: str, span: Span) -> SyntaxTreeNode | None:
        """The note that is called at `span`; None, and a diagnostic, when there is none or it was called before."""
        if name not in self._notes:
            close = nearest(name, self._notes)
            hint = f"Write its text below, on a line that begins with `[^{name}]:`."
            self._problem("undefined-note", f"there is no footnote [^{name}]", span, hint, close)
        elif name in self._called:
            hint = "Give this call a footnote of its own; two calls cannot share one."
            self._problem("note-called-twice", f"the footnote [^{name}] is called a second time", span, hint)
        else:
            self._called.add(name)
            return self._notes[name]
        return None


def _place(node: SyntaxTreeNode, name: str, manuscript: Manuscript) -> Span:
    return manuscript.find(f"[^{name}]:", node.map[0] if node.map else 0)
