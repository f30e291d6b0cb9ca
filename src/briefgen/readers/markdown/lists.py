"""The numbers of ordered lists: whether what is printed will be what the author wrote."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic
from briefgen.diagnostics.manuscript import Manuscript

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
