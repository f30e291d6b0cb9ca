"""Key numbers: the rows of `::: numbers`, each a number, a bar, and what the number says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.display import KeyNumber
from briefgen.document.keynumbers import made_of
from briefgen.document.nodes import Inline
from briefgen.readers.markdown.inlines import COMMENTS

ROW = "number_row"
"""The token of a row; its children are what stands between its bars."""

FEWEST, MOST = 2, 4
"""How many numbers stand beside one another: one is a sentence, five are a table."""

BAR = re.compile(r"(?<!\\)\|")

ITEM = re.compile(r"[-*+•]\s")
"""How an item of a list begins; a negative number has no space behind its sign."""

FORM = "39% | of what it is, and where [@source]"

ReadLine = Callable[[SyntaxTreeNode], tuple[Inline, ...]]
"""Reads the inlines of a node that holds a line of text."""


def read_lines(state: StateBlock, start: int, end: int) -> None:
    """Push the lines `start` to `end` as rows; empty ones and comments are none."""
    for line in range(start, end):
        words = state.getLines(line, line + 1, state.blkIndent, False).strip()
        if not words or COMMENTS.fullmatch(words):
            continue
        state.push(f"{ROW}_open", "div", 1).map = [line, line + 1]
        for part in BAR.split(words):
            token = state.push("inline", "", 0)
            token.content, token.map, token.children = part.strip(), [line, line + 1], []
        state.push(f"{ROW}_close", "div", -1)


def key_number(row: SyntaxTreeNode, line: ReadLine) -> KeyNumber:
    """One row."""
    left, right = (line(part) for part in row.children)
    return made_of(left, right)


def row_problems(row: SyntaxTreeNode, span: Span) -> Iterator[Diagnostic]:
    """Why a line is no row of key numbers."""
    parts = [part.content for part in row.children]
    item = ITEM.match(parts[0])
    if len(parts) == 2 and all(parts) and not item:
        return
    if item:
        message = f"this line of key numbers begins as an item of a list: “{item[0].strip()}” would be printed before the number"
        yield Diagnostic(
            "numbers-row", message, span, expected=FORM, hint="Leave it out; each line is a number of its own."
        )
        return
    if len(parts) == 1:
        message = "this line of key numbers has no | between the number and what it says"
    elif len(parts) == 2:
        message = f"this line of key numbers has nothing {'before' if parts[1] else 'behind'} the |"
    else:
        message = "this line of key numbers has more than one |"
    hint = "Write \\| for a bar that is printed." if len(parts) > 2 else "Put each number with its words on one line."
    yield Diagnostic("numbers-row", message, span, expected=FORM, hint=hint)


def count_problems(rows: Sequence[SyntaxTreeNode], title: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with key numbers as a whole."""
    if title:
        message = "words beside ::: numbers would not be printed"
        yield Diagnostic("beside-box", message, span, hint="Put them into a paragraph or a heading above.")
    if rows and not FEWEST <= len(rows) <= MOST:
        hint = "Say it in the text." if len(rows) < FEWEST else "Keep those that matter most, or make a table of them."
        yield Diagnostic(
            "numbers-count", f"{len(rows)} number{'s stand' if len(rows) > 1 else ' stands'} in ::: numbers", span,
            expected=f"{FEWEST} to {MOST}", hint=hint,
        )  # fmt: skip
