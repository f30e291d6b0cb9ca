"""Key numbers: the rows of `::: numbers`, each a number, a bar, and what the number says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.display import KeyNumber
from briefgen.document.nodes import Citation, Inline, Note, Text, plain_text
from briefgen.readers.markdown.inlines import COMMENTS

ROW = "number_row"
"""The token of a row; its children are what stands between its bars."""

FEWEST, MOST = 2, 4
"""How many numbers stand beside one another: one is a sentence, five are a table."""

LONGEST_NUMBER, LONGEST_WORDS = 16, 120
"""Characters of a number with its unit, which is set large, and of what it says."""

BAR = re.compile(r"(?<!\\)\|")

FORM = "39% | of what it is, and where [@source]"

WITH_UNIT = re.compile(r"(?P<number>\S*\d\S*)\s+(?P<unit>\D+)")
"""A number and the words that belong to it. Where those have a digit as well, as in “1 in 3”, all of it is the number."""

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
    """One row. What the number cites is called behind the words, so that nothing stands beside it that could be read as a part of it."""
    left, right = (line(part) for part in row.children)
    cited = tuple(one for one in left if isinstance(one, Citation | Note))
    number, unit = _parted(tuple(one for one in left if not isinstance(one, Citation | Note)))
    return KeyNumber(number, unit, _with(right, cited))


def _with(words: tuple[Inline, ...], cited: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words with what is cited at their end, before the stop."""
    space = (Text(" "),) if any(isinstance(one, Citation) for one in cited) else ()
    match words:
        case (*before, Text(text)) if cited and text.endswith("."):
            return (*before, Text(text.removesuffix(".")), *space, *cited, Text("."))
        case _:
            return (*words, *space, *cited) if cited else words


def _parted(left: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    match left:
        case (Text(words),) if found := WITH_UNIT.fullmatch(words.strip()):
            return (Text(found["number"]),), (Text(found["unit"]),)
        case (*before, Text(words)):
            return (*before, *((Text(kept),) if (kept := words.rstrip()) else ())), ()
        case _:
            return left, ()


def row_problems(row: SyntaxTreeNode, span: Span) -> Iterator[Diagnostic]:
    """Why a line is no row of key numbers."""
    parts = [part.content for part in row.children]
    if len(parts) == 2 and all(parts):
        return
    if len(parts) == 1:
        message = "this line of key numbers has no | between the number and what it says"
    elif len(parts) == 2:
        message = f"this line of key numbers has nothing {'before' if parts[1] else 'behind'} the |"
    else:
        message = "this line of key numbers has more than one |"
    hint = "Write \\| for a bar that is printed." if len(parts) > 2 else "Put each number with its words on one line."
    yield Diagnostic("numbers-row", message, span, expected=FORM, hint=hint)


def length_problems(one: KeyNumber, span: Span) -> Iterator[Diagnostic]:
    """What of a row is too long to be read at a glance."""
    number = " ".join(filter(None, map(plain_text, (one.number, one.unit))))
    for name, words, most in (("number", number, LONGEST_NUMBER), ("text", plain_text(one.words), LONGEST_WORDS)):
        if (count := len(words.strip())) > most:
            hint = "Leave the number and its unit before the |, and say the rest behind it."
            yield Diagnostic(
                "too-long", f"this {name} of key numbers has {count} characters", span,
                expected=f"at most {most}", hint=hint if name == "number" else "Say it in fewer words.",
            )  # fmt: skip


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
