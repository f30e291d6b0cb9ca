"""Data tables as plain text: one line a cell, each after the head of its column.

Columns of words would stand askew in any mail program that does not set every letter equally
wide, and long cells would break them everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.nodes import Cell, Row, Table
from briefgen.writers.text.inlines import inlines

AHEAD = " > "
"""What stands between the stages of a way."""

PAIR = 2
"""The columns of a table whose rows are names and what belongs to them."""


def table(node: Table) -> str:
    """The caption, then the rows with space between them. Empty cells are left out."""
    if node.stages:
        return "\n".join(
            filter(None, (inlines(node.caption), AHEAD.join(_stage(*pair) for pair in _under_heads(node))))
        )
    pairs = not node.headed and len(node.alignments) == PAIR
    rows = [_pair(row) if pairs else _row(row, node.header) for row in node.rows]
    if pairs:
        return "\n".join(filter(None, (inlines(node.caption), *rows)))
    return "\n\n".join(filter(None, (inlines(node.caption), *rows)))


def _under_heads(node: Table) -> Iterable[tuple[Cell, Cell]]:
    return zip(node.header.cells, node.rows[0].cells, strict=True)


def _stage(head: Cell, below: Cell) -> str:
    """A stage, and what it is in brackets; what is ahead has nothing behind it."""
    return inlines(head.children) + (f" ({inlines(below.children)})" if below.children else "")


def _pair(row: Row) -> str:
    """A row without a head over it: the first cell heads the second."""
    first, second = row.cells
    return _labeled(first, second) if second.children else inlines(first.children)


def _row(row: Row, header: Row) -> str:
    pairs = zip(header.cells, row.cells, strict=True)
    return "\n".join(_labeled(head, cell) for head, cell in pairs if cell.children)


def _labeled(head: Cell, cell: Cell) -> str:
    label = inlines(head.children).rstrip(" :")
    return f"{label}: {inlines(cell.children)}" if label else inlines(cell.children)
