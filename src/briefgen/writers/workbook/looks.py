"""How the cells of a workbook look: headings, and cells that hold text, days or times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter import Workbook as File
from xlsxwriter.format import Format as Look

from briefgen.models.tables import Kind
from briefgen.models.workbooks import SheetColumn

FORMATS: Final[Mapping[Kind, str]] = {Kind.DATE: "yyyy-mm-dd", Kind.TIME: "h:mm AM/PM"}
"""Formats of numbers by what a cell holds; `@` keeps what is typed as it is typed, zeros before a number included."""

TEXT: Final = "@"
TOP: Final = {"valign": "top", "font_name": "Arial", "font_size": 10}
NEEDED: Final = {"bg_color": "#1F3864", "font_color": "#FFFFFF"}
OPTIONAL: Final = {"bg_color": "#D9E2F0", "font_color": "#1F3864"}
"""Grounds of headings, each with letters that stand out from it by more than 7:1."""


class Looks:
    """The looks of one file, each made when it is first asked for."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._made: dict[tuple[tuple[str, Any], ...], Look] = {}

    def heading(self, column: SheetColumn, *, open: bool) -> Look:
        """The look of a heading: that of a column that is filled in only where something is known is quieter."""
        ground = NEEDED if column.needed or not open else OPTIONAL
        return self._look({**TOP, **ground, "bold": True, "valign": "vcenter", "num_format": TEXT})

    def of(self, column: SheetColumn, *, open: bool) -> Look:
        """The look of the cells of a column; text wraps, but where people fill it in: no row grows by itself everywhere."""
        kind = FORMATS.get(column.kind, TEXT)
        wraps = {} if open else {"text_wrap": True}
        aligned = {"align": "left"} if column.kind in FORMATS else {}
        return self._look({**TOP, **wraps, **aligned, "num_format": kind})

    def _look(self, said: dict[str, Any]) -> Look:
        key = tuple(sorted(said.items()))
        if key not in self._made:
            self._made[key] = self._file.add_format(said)
        return self._made[key]
