"""The columns of a table of meetings by what they are for, and the cells of a row in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import KeyPath, Span
from briefgen.models.tables import TableCell
from briefgen.noun import noun
from briefgen.readers.meetings.columns import BY_HEADING, MEMBER, Column, folded
from briefgen.readers.meetings.finding import FoundRow

PATHS: Final[Mapping[str, KeyPath]] = {
    "member": (*MEMBER, "name"), "title": (*MEMBER, "title"), "district": (*MEMBER, "district"),
    **{name: ("meeting", name) for name in ("office", "staff", "date", "time", "place", "notes")},
}  # fmt: skip
"""The columns that are more than words, by what they are for."""


@noun
class Columns:
    """The columns of a table, and which of them is for what."""

    all: tuple[Column, ...]
    roles: Mapping[str, str]

    @staticmethod
    def of(columns: tuple[Column, ...], key: str | None = None) -> Columns:
        """What the columns are for: by the key of a brief that they give, or by their names; `key` heads that of keys."""
        roles = {one.name: one.name for one in columns if not one.path}
        if key and "key" not in roles:
            meant = (folded(key), BY_HEADING[folded(key)].name if folded(key) in BY_HEADING else "")
            roles.update(("key", one.name) for one in columns if folded(one.name) in meant)
        for role, path in PATHS.items():
            if name := next((one.name for one in columns if one.path == path), ""):
                roles[role] = name
        return Columns(columns, roles)


def bare(span: Span) -> Span:
    """A place without the line of the file: there may be private notes in it."""
    return replace(span, text="")


def cell_for(row: FoundRow, columns: Columns, role: str) -> TableCell | None:
    """The cell of a row that is for something; None where it is empty."""
    cell = row.cells.get(columns.roles.get(role, ""))
    return cell if cell and cell.line else None


MOST_QUOTED: Final = 60


def quoted(words: str) -> str:
    """Words as a message quotes them: not more than a line has room for."""
    return words if len(words) <= MOST_QUOTED else f"{words[: MOST_QUOTED - 1]}…"
