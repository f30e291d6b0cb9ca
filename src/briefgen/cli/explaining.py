"""How a document lies on its pages, as tables for people: every length of every block, and what takes how many lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.cli.door import Door

if TYPE_CHECKING:
    from briefgen.fit import Explained
    from briefgen.pipeline import Look

COLUMNS = ("block", "began as", "lines", "printed as", "why")


def explain(door: Door, look: Look) -> None:
    """Show the tables on standard error, in columns of even width."""
    if look.uses:
        _table(door, [COLUMNS, *(_cells(row) for row in look.uses)])
        door.tell("")
    _table(door, [("part", "lines"), *_parts(look)])


def _table(door: Door, cells: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        door.tell("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cells(row: Explained) -> tuple[str, ...]:
    """A block with the lines of its lengths; those that the brief does not allow stand in brackets."""
    lines = (f"{name} {count}" if name in row.allowed else f"({name} {count})" for name, count in row.lines)
    return row.block, row.asked, ", ".join(lines) or "–", row.chosen, row.why


def _parts(look: Look) -> Iterator[tuple[str, str]]:
    """Every part with its lines, those of a kind together unless they are blocks; then what is free or over."""
    for name, lines in look.by_name:
        yield name, str(lines)
    holds = f"of {look.holds} on {look.limit or look.pages} page{'' if (look.limit or look.pages) == 1 else 's'}"
    yield ("over", f"{look.over}, {holds}") if look.over else ("free", f"{look.free}, {holds}")
