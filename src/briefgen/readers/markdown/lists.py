"""The numbers of ordered lists: whether what is printed will be what the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow, Paragraph, Text

BOX = re.compile(r"\[(?P<tick>[ xX])\][ \t](?=\S)")
"""How an item begins that is a task, open or done."""

OPEN, DONE = "☐ ", "☑ "

HIGHEST_START = 999
"""A list that begins higher is a sentence that begins with a number, such as a year."""


def number_problems(node: SyntaxTreeNode, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Diagnostics where an ordered list would be numbered otherwise than written."""
    numbers = [int(item.info) for item in node.children]
    lines = [item.map[0] if item.map else 0 for item in node.children]
    if numbers[0] > HIGHEST_START:
        yield Diagnostic(
            "list-start",
            f"“{numbers[0]}.” at the beginning of a line begins a numbered list",
            manuscript.span(lines[0]),
            hint=f"Write {numbers[0]}\\. if it is no list.",
        )
        return
    if len(set(numbers)) == 1:
        return
    for position, (number, line) in enumerate(zip(numbers, lines, strict=True)):
        if number != numbers[0] + position:
            yield Diagnostic(
                "list-numbers",
                f"this item is written with the number {number} and would be printed as {numbers[0] + position}",
                manuscript.span(line),
                expected="numbers that count up by one, or all alike",
                hint="For a number that must stay, divide the list with a paragraph.",
            )
            return


def with_box(children: tuple[Flow, ...], content: str) -> tuple[Flow, ...]:
    """The children of an item whose Markdown is `content`, with a box in place of `[ ]` or `[x]` at its beginning."""
    match BOX.match(content), children:
        case re.Match() as found, (Paragraph((Text(words), *others)) as first, *rest):
            box = OPEN if found["tick"] == " " else DONE
            marked = Text(box + words[found.end() :])
            return (replace(first, children=(marked, *others)), *rest)
        case _:
            return children
