"""What was plainly meant otherwise than Markdown reads it: lines run together, signs taken for marks, lists beside lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.readers.markdown.places import Cursor

BREAK = re.compile(r"(?:\\|  )$")
"""How a line ends that the author broke."""

LABEL = re.compile(r"(?:\((?:[A-Za-z]{1,2}|[ivxIVX]+|\d{1,3})\)|(?:[A-Za-z]|[ivxIVX]+)[.)])[ \t\u00a0]|[•◦▪‣●○■□▫⁃∙]")
"""How the lines of a list begin that Markdown does not know for one: `(a)`, `a)`, `ii.`, `•word`."""

CELLS = re.compile(r"\S.*\t.*\S")

DEFINITION = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)

WIKI_HEADING = re.compile(r"^={2,6}[ \t].*[ \t]={2,6}[ \t]*$", re.MULTILINE)

SIGNED = re.compile(r"(?P<sign>[+-])[ \t]+[$€£]?\d\S*(?:%|[ \t]+\S)")

MORE_THAN = re.compile(r">(?:\d| \d[\d.,]*[ \u00a0]?(?:%|percent\b))")

MARK = re.compile(r"[ \t>]*(?:(?P<mark>[-+*]|\d{1,9}[.)])(?:[ \t]+|$))*")

NO_TEXT = ("hr", "footnote_reference", "box_end", "html_block")
"""markdown-it's names of what may stand under a list at any column."""


def line_problems(content: str, line: int, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with a paragraph whose lines were meant to stand by themselves."""
    if found := DEFINITION.search(content):
        message = "a line that begins with a colon makes no definition, and is printed as it stands"
        hint = "Write a paragraph or an item for each term: **Term.** What it means."
        span = Cursor(manuscript, content, line, found.start()).find(":")
        yield Diagnostic("definition-list", message, span, hint=hint)
    if found := WIKI_HEADING.search(content):
        message = "a heading between == is printed as it stands"
        span = Cursor(manuscript, content, line, found.start()).find("==")
        yield Diagnostic("wiki-heading", message, span, hint="Write ## before it, and an empty line below.")
    lines = content.split("\n")
    if at := _run_together(lines, LABEL):
        hint = "Begin items with `- ` or `1. `; or end each line with \\, or put empty lines between."
        yield _together("these lines look like items of a list and", manuscript.span(line + at), hint)
    elif at := _run_together(lines, CELLS):
        hint = "Write a table: cells between |, the heads first, under them a line of |---|."
        yield _together("these lines look like rows of a table and", manuscript.span(line + at), hint)


def _together(what: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic("run-together", f"{what} are printed as one paragraph", span, Severity.WARNING, hint=hint)


def _run_together(lines: list[str], pattern: re.Pattern[str]) -> int:
    """The first line but the first of those that look alike and are not broken from the line before; 0 for none."""
    alike = [bool(pattern.match(line)) for line in lines]
    joined = (at for at in range(1, len(lines)) if alike[at] and not BREAK.search(lines[at - 1]))
    return next(joined, 0) if sum(alike) > 1 else 0


def sign_problems(node: SyntaxTreeNode, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with a list that may be a sentence with a sign before its number: `+ 5 percent`."""
    for item in node.children:
        span = _span(item, manuscript)
        found = SIGNED.match(span.text.strip())
        if found and (found["sign"] == "+" or len(node.children) == 1):
            sign = found["sign"]
            message = f"“{sign}” at the beginning of a line begins a list, and would not be printed"
            hint = f"Write \\{sign} for the sign; if it is a list, begin its items with `* `."
            yield Diagnostic("sign-or-list", message, span, hint=hint)


def quotation_problems(node: SyntaxTreeNode, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with a quotation that may be a sentence that says “more than”: `>50 percent`."""
    span = _span(node, manuscript)
    if MORE_THAN.match(span.text.strip()):
        message = "“>” at the beginning of a line begins a quotation, and would not be printed"
        hint = "Write \\> for the sign; for a quotation of a number put ::: quote above and ::: below."
        yield Diagnostic("sign-or-quotation", message, span, hint=hint)


def heading_marks(node: SyntaxTreeNode, content: str, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with the marks of a heading: a line under it, signs behind it."""
    if node.markup[:1] in "-=":
        first, end = node.map or (0, 1)
        message = f"the line of {node.markup[0]} below makes a heading of this paragraph"
        hint = "Put an empty line between the two for a line across the page; for a heading write ## before it."
        yield Diagnostic("underlined-heading", message, manuscript.span(end - 1), hint=hint)
        return
    span = _span(node, manuscript)
    if (
        (found := re.search(r"(?<!\\)#+\s*$", span.text))
        and not content.endswith("#")
        and found.start() > len(node.markup)
    ):
        message = "the # at the end of this heading is not printed"
        place = replace(span, column=found.start() + 1, length=len(found[0].rstrip()))
        yield Diagnostic("closing-sign", message, place, Severity.WARNING, hint="Delete it, or write \\# to print it.")


def nesting_problems(
    before: SyntaxTreeNode | None, node: SyntaxTreeNode, manuscript: Manuscript
) -> Iterator[Diagnostic]:
    """What is wrong with something that stands further in than the list above it, and not as far in as what it holds."""
    if before is None or before.type not in ("bullet_list", "ordered_list") or node.type in NO_TEXT:
        return
    last = _span(before.children[-1], manuscript)
    mark, inside = _columns(last.text)
    span = _span(node, manuscript)
    if mark < _indent(span.text, node.type == "blockquote") < inside:
        yield _doubtful(span, "this stands further in than the list above it, and yet not within its last item", inside)


def item_problems(node: SyntaxTreeNode, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with an item that stands further in than the one before, and yet in the same list."""
    for before, item in pairwise(node.children):
        above, span = _span(before, manuscript), _span(item, manuscript)
        (mark, inside), (own, end) = _columns(above.text), _columns(span.text)
        if mark < own < inside and end != inside:
            message = "this item stands further in than the one before, and yet not within it"
            yield replace(_doubtful(span, message, inside), severity=Severity.WARNING)
            return


def _doubtful(span: Span, message: str, inside: int) -> Diagnostic:
    hint = (
        f"Put {inside} spaces before it to place it within the item above; begin it as far left as that item for none."
    )
    return Diagnostic("doubtful-nesting", message, span, hint=hint)


def _span(node: SyntaxTreeNode, manuscript: Manuscript) -> Span:
    return manuscript.span(node.map[0] if node.map else 0)


def _indent(text: str, quotation: bool) -> int:
    """The column at which a line begins, behind the marks of quotations around it; that of a quotation is its own mark."""
    expanded = text.expandtabs(4)
    before = expanded[: len(expanded) - len(expanded.lstrip(" >"))]
    return before.rfind(">") if quotation else len(before)


def _columns(text: str) -> tuple[int, int]:
    """The column of the innermost mark of a list at the beginning of a line, and that of the words behind it."""
    found = MARK.match(text.expandtabs(4))
    assert found is not None
    return (found.start("mark"), found.end()) if found["mark"] else (0, 0)
