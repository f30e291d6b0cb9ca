"""Tables: the rule of markdown-it that counts the cells of each row, and the rows of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Alignment, Cell, Inline, Row, Table, Text

CAPTION = re.compile(r"Table:\s+")
"""How the caption of a table begins, as in Pandoc."""

DELIMITER = re.compile(r"(?=.*\|)(?=.*-)[\s>|:-]+")
"""The line under the head of a table; in a paragraph it shows that there should have been a table."""

BREAK = re.compile(r"(?<!\\)\\\\(?=\s|$)")
"""Two backslashes with a blank behind them: the line of a cell is broken there, as in LaTeX."""

ReadLine = Callable[[SyntaxTreeNode], tuple[Inline, ...]]
"""Reads the inlines of a node that holds a line of text."""


def _cells(state: StateBlock, line: int) -> int:
    cells = escapedSplit(mdTrim(getLine(state, line)))
    return len(cells) - (cells[:1] == [""]) - (len(cells) > 1 and cells[-1] == "")


def counted_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table; each row's token carries the number of cells the author wrote as `meta["cells"]`."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            token.meta["cells"] = _cells(state, token.map[0])
        elif token.type == "inline" and "`" not in token.content:
            token.content = BREAK.sub("<br>", token.content)
    return True


def _rows(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [row for part in node.children for row in part.children]


def _cells_written(row: SyntaxTreeNode) -> int:
    return int(row.nester_tokens.opening.meta["cells"]) if row.nester_tokens else 0


def _is_caption(row: SyntaxTreeNode) -> bool:
    """Whether a row is the caption, written below the table without an empty line between."""
    return _cells_written(row) == 1 and bool(CAPTION.match(row.children[0].children[0].content))


def without_label(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a caption behind `Table:`."""
    match words:
        case (Text(text), *others):
            rest = CAPTION.sub("", text, count=1)
            return (Text(rest), *others) if rest else tuple(others)
        case _:
            return words


def read_table(node: SyntaxTreeNode, line: ReadLine, caption: ReadLine) -> Table:
    """The table of a node; `caption` reads the line that is its caption."""
    head, *body = _rows(node)
    words: tuple[Inline, ...] = ()
    if body and _is_caption(body[-1]):
        words = without_label(caption(body.pop().children[0].children[0]))
    rows = tuple(_row(row, line) for row in body)
    return Table(_row(head, line), rows, tuple(_alignment(cell) for cell in head.children), words)


def _row(row: SyntaxTreeNode, line: ReadLine) -> Row:
    return Row(tuple(Cell(line(cell.children[0])) for cell in row.children))


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    return Alignment(style.removeprefix("text-align:") or Alignment.DEFAULT)


def table_problems(node: SyntaxTreeNode, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What of a table would be lost or left empty: rows whose cells are not as many as the head's."""
    head, *body = _rows(node)
    columns = _cells_written(head)
    if body and _is_caption(body[-1]):
        body.pop()
    if not body:
        at = manuscript.span(head.map[0] if head.map else 0)
        yield Diagnostic("empty-table", "this table has a head and no rows", at, hint="Add rows, or delete it.")
    for row in body:
        if (cells := _cells_written(row)) != columns:
            yield _uneven(manuscript, row, cells, columns)


def _uneven(manuscript: Manuscript, row: SyntaxTreeNode, cells: int, columns: int) -> Diagnostic:
    problem = Diagnostic(
        "table-cells",
        f"this row has {_count(cells)}, the head of the table {_count(columns)}",
        manuscript.span(row.map[0] if row.map else 0),
        expected=_count(columns),
    )
    if cells == 1:
        return replace(problem, hint="If it is not part of the table, put an empty line before it.")
    return replace(problem, hint="Write | between cells, also around empty ones, and \\| for a bar that is printed.")


def _count(cells: int) -> str:
    return f"{cells} cell" + ("" if cells == 1 else "s")
