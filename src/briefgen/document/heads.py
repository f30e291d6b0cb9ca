"""Whether the first cell of a row heads it: names what the row is of, as a reader of a table is told at every other cell."""

from __future__ import annotations

import re
from typing import Final

from briefgen.document.nodes import Alignment, Cell, Strong, Table, plain_text

FIGURE: Final = re.compile(r"[-+−–±~≈<>≤≥$€£¥#(]*\d[\d\s.,:/%–−()×-]*(?:[^\W\d_]{1,12}\.?|[ap]\. ?m\.)?[\s.)%]*\Z")
"""A number, with a unit of one word at the most: 39%; $40 million; 10:30."""

DAY: Final = re.compile(
    r"(?:[^\W\d_]{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4}|\d{4}-\d\d-\d\d)\Z"
)
"""A day: November 20, 2026; 20 de noviembre de 2026."""

YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def rows_are_headed(table: Table) -> bool:
    """Whether the first column of a table holds the heads of its rows.

    It does, unless all of it is numbers or days, which are data; years that differ name their rows. Authors say so by
    bold cells, and that it does not by setting the column to the right.
    """
    if len(table.alignments) < 2 or not table.rows or table.stages:
        return False
    cells = [row.cells[0] for row in table.rows if row.cells[0].children]
    if cells and all(map(_is_bold, cells)):
        return True
    if table.alignments[0] is Alignment.RIGHT:
        return False
    words = [" ".join(plain_text(cell.children).split()) for cell in cells]
    if all(map(YEAR.match, words)) and len(set(words)) == len(words):
        return True
    return not all(FIGURE.match(one) or DAY.match(one) for one in words)


def _is_bold(cell: Cell) -> bool:
    return len(cell.children) == 1 and isinstance(cell.children[0], Strong)
