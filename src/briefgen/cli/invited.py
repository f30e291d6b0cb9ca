"""What a calendar entry or an e-mail says of a meeting, for a new brief: taken over where nothing else is said, and told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.door import Door

if TYPE_CHECKING:
    from briefgen.pipeline.outlining import Path as Keys
    from briefgen.readers.invitation import Doubt
    from briefgen.workspace import Workspace

STANDARD_INPUT = "-"

CALLED: dict[tuple[str, ...], str] = {
    ("meeting", "legislator", "name"): "the member",
    ("meeting", "legislator", "title"): "",
    ("meeting", "legislator", "district"): "district",
    ("meeting", "office"): "committee",
    ("meeting", "date"): "day",
    ("meeting", "time"): "time",
    ("meeting", "place"): "place",
    ("meeting", "staff"): "staff",
}
"""How what was found is called, in the order told; a form of address goes with the name."""


def take_over(door: Door, workspace: Workspace, typed: str, values: dict[Keys, str]) -> None:
    """Add what an invitation says to the `values` that were given, and tell what was found, and what is doubtful.

    Raises BriefError where the file cannot be read.
    """
    from briefgen.readers.invitation import read_invitation

    found = read_invitation(_text(typed), workspace.today)
    new = {path: value for path, value in found.values.items() if path not in values}
    names = [called for path, called in CALLED.items() if path in new and called]
    door.tell(f"Found: {_listed(names)}. Please check them." if names else "Nothing about a meeting was found in it.")
    for doubt in found.doubts:
        if doubt.path not in values:
            door.tell(*_doubtful(doubt))
    values |= new


def _text(typed: str) -> str:
    from briefgen.readers.invitation.lines import MOST_LETTERS
    from briefgen.workspace.handed import text_handed

    if typed == STANDARD_INPUT:
        return sys.stdin.read(MOST_LETTERS)
    return text_handed(Path(typed), limit_bytes=4 * MOST_LETTERS)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _doubtful(doubt: Doubt) -> tuple[str, ...]:
    ways = f"  It may be: {', '.join(doubt.may_be)}." if doubt.may_be else ""
    return tuple(filter(None, (doubt.message, ways)))
