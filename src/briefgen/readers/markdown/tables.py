"""The rule of markdown-it for tables that remembers how many cells each row was written with."""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit, getLine


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
    return True
