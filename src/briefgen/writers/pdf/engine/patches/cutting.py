"""Cutting fonts down to the letters that are used, also where HarfBuzz cannot do it."""

from __future__ import annotations

import io
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.pdf.fonts import Font

SHAPING = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "kern")
"""Tables that choose and place letters. The text is set already; reading them takes fontTools four fifths of its time."""


def without_shaping(data: bytes) -> bytes:
    """A font file without the tables that only a program which sets text needs."""
    font, kept = TTFont(io.BytesIO(data), recalcBBoxes=False), io.BytesIO()
    for table in SHAPING:
        if table in font:
            del font[table]
    font.save(kept, reorderTables=None)
    return kept.getvalue()


def install() -> None:
    """Let this process drop those tables before fontTools, the stand-in for HarfBuzz, cuts a font down."""
    cut_down = Font._fonttools_subset

    def cut(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        font.file_content = without_shaping(font.file_content)
        cut_down(font, to_unicode, hinting)

    Font._fonttools_subset = cut
