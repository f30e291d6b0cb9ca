"""What `briefgen batch` says of the files to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode

if TYPE_CHECKING:
    from briefgen.batch.printed import Again, PrintedPaper
    from briefgen.batch.prints import Prints
    from briefgen.workspace import Workspace

MOST_LINES: Final = 40
"""How many papers that differ are named."""


def mark(door: Door, workspace: Workspace, file: str) -> ExitCode:
    """Mark what lies in the files to print as printed."""
    from briefgen.batch.marking import mark_printed

    number = mark_printed(workspace, file)
    door.tell(f"{_number(number, 'paper')} marked as printed.")
    return ExitCode.DONE


def tell_prints(door: Door, prints: Prints) -> None:
    """Which files to print are new, and what differs from what was printed last."""
    new = [f"{one.name} ({_number(one.pages, 'page')})" for one in prints.files if one.is_new]
    if new:
        door.tell(f"To print: {', '.join(new)}.")
    if prints.missing and prints.files:
        what = (
            "is not among the files to print: it is"
            if prints.missing == 1
            else "are not among the files to print: they are"
        )
        door.tell(f"{_number(prints.missing, 'packet')} {what} not made yet, or not right.")
    if prints.again is None:
        return
    if prints.again.is_nothing:
        door.tell("Nothing differs from what was printed last.")
        return
    lines = list(_lines(prints.again))
    more = len(lines) - MOST_LINES
    door.tell(*lines[:MOST_LINES], *([f"{more} more, on the first page of again.pdf"] if more > 0 else []))


def _lines(again: Again) -> Iterator[str]:
    for one in again.out:
        yield f"take out of {one.folder}: {_paper(one)}"
    for moved in again.moved:
        yield f"move from {moved.before.folder} to {moved.now.folder}: {_paper(moved.now)}"
    for one in again.new:
        yield f"put into {one.folder}: {_paper(one)}"


def _paper(paper: PrintedPaper) -> str:
    copies = f", {paper.copies} copies" if paper.copies > 1 else ""
    return f"{paper.meeting}, {paper.title}{f' ({paper.code})' if paper.code else ''}{copies}"


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
