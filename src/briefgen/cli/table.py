"""Lists: a table on a terminal, tab-separated lines for a program, JSON where it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from briefgen.cli.door import Door
from briefgen.cli.show import show
from briefgen.noun import noun


@noun
class Row:
    """One thing in a list: its facts by name, and the cells that a terminal shows, each of one or more lines."""

    facts: Mapping[str, Any]
    cells: tuple[str, ...]


def give(
    door: Door, columns: Sequence[str], rows: Sequence[Row], *, as_json: bool, empty: str = "Nothing to show."
) -> None:
    """Print the list in the form that suits whoever reads standard output; where there is nothing in it, say so."""
    if as_json:
        door.put_json([dict(row.facts) for row in rows])
    elif sys.stdout.isatty():
        _draw(door, columns, rows)
    else:
        for row in rows:
            door.put(*map(_field, row.facts.values()))
    if not rows:
        door.tell(empty)


def _field(fact: Any) -> str:
    match fact:
        case None:
            return ""
        case Mapping():
            return ",".join(f"{key}={value}" for key, value in fact.items())
        case list() | tuple():
            return ",".join(map(str, fact))
    return str(fact)


def _draw(door: Door, columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(Text(column), no_wrap=number == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(map(show, cell.split("\n")))) for cell in row.cells))
    system: Literal["standard"] | None = "standard" if door.colored(sys.stdout) else None
    Console(color_system=system, force_terminal=True, highlight=False).print(table)
