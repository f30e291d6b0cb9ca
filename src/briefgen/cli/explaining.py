"""Why each block stands in the length it does, as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.cli.door import Door

if TYPE_CHECKING:
    from briefgen.fit import Explained

COLUMNS = ("block", "began as", "lines", "printed as", "why")


def explain(door: Door, rows: Sequence[Explained]) -> None:
    """Show the table on standard error, in columns of even width."""
    cells = [COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        door.tell("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cells(row: Explained) -> tuple[str, ...]:
    lines = ", ".join(f"{length} {count}" for length, count in row.lines)
    return row.block, row.asked, lines or "–", row.chosen, row.why
