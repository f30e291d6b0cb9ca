"""workbook → XLSX: sheets for people to fill in, with text that stays text, choices, checks, and a look for print."""

from __future__ import annotations

from typing import Final

from briefgen.models.workbooks import Workbook

LISTS: Final = "Lists"
"""The sheet with the words that are offered: a list within a cell's own rule may have 255 characters, and no comma in a word."""


def write(book: Workbook) -> bytes:
    """The bytes of the workbook: the same for the same workbook, and nothing in them of who wrote it."""
    from briefgen.writers.workbook.writing import written

    return written(book)
