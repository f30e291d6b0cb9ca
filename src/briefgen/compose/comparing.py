"""Comparisons in words: the sign and the word of each cell, and which column is ours."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefgen.document.nodes import Cell, Flow, Inline, Row, Strong, Table, Text, plain_text
from briefgen.document.walking import rebuild_all
from briefgen.models.labels import Labels

NBSP = "\u00a0"

OURS = re.compile(r"\b(?:ours?|nuestr[oa]s?)\b", re.IGNORECASE)
"""A head that says itself whose its column is."""


def compared(flows: tuple[Flow, ...], labels: Labels) -> tuple[Flow, ...]:
    """The flows with the words of their comparisons, as the labels have them."""

    def change(node: Any) -> tuple[Any, ...]:
        if not isinstance(node, Table) or not _is_comparison(node):
            return (node,)
        rows = tuple(replace(row, cells=tuple(_said(cell, labels) for cell in row.cells)) for row in node.rows)
        heads = tuple(_named(cell, labels) for cell in node.header.cells)
        return (replace(node, header=Row(heads), rows=rows),)

    return rebuild_all(flows, change)


def _is_comparison(table: Table) -> bool:
    return any(cell.verdict for row in table.rows for cell in row.cells)


def _said(cell: Cell, labels: Labels) -> Cell:
    """A cell with its sign and its word, both bold in the column that is ours."""
    if cell.verdict is None:
        return cell
    said: Inline = Text(f"{cell.verdict.sign}{NBSP}{getattr(labels, cell.verdict.label)}")
    return replace(cell, children=(Strong((said,)) if cell.own else said, *cell.children))


def _named(head: Cell, labels: Labels) -> Cell:
    """The head of a column; of the one that is ours, which it says."""
    if not head.own:
        return head
    plain = tuple(one for node in head.children for one in (node.children if isinstance(node, Strong) else (node,)))
    said = rf"(?<!\w){re.escape(labels.compare_ours)}(?!\w)"
    told = OURS.search(plain_text(plain)) or re.search(said, plain_text(plain), re.IGNORECASE)
    return replace(head, children=plain if told else (*plain, Text(f" ({labels.compare_ours})")))
