"""Cutting fonts down to the letters that are used, also where HarfBuzz cannot do it, but not where a license forbids it."""

from __future__ import annotations

import io
from typing import Any

from fontTools.ttLib import TTFont, TTLibError
from weasyprint.pdf.fonts import Font

SHAPING = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "kern")
"""Tables that choose and place letters. The text is set already; reading them takes fontTools four fifths of its time."""


NO_SUBSETTING = 0x0100
"""The bit of OS/2 `fsType` by which a license forbids to embed a font in part."""


def without_shaping(data: bytes) -> bytes:
    """A font file without the tables that only a program which sets text needs."""
    font, kept = TTFont(io.BytesIO(data), recalcBBoxes=False), io.BytesIO()
    for table in SHAPING:
        if table in font:
            del font[table]
    font.save(kept, reorderTables=None)
    return kept.getvalue()


def forbidden(data: bytes) -> bool:
    """Whether the license of a font says that it is to be embedded whole; one of the computer that says nothing does not."""
    try:
        return bool(TTFont(io.BytesIO(data), lazy=True)["OS/2"].fsType & NO_SUBSETTING)
    except (TTLibError, KeyError):
        return False


def install() -> None:
    """Let this process drop those tables before fontTools, the stand-in for HarfBuzz, cuts a font down; and leave those
    whole that may not be cut."""
    cut_down, chosen = Font._fonttools_subset, Font.subset

    def cut(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        font.file_content = without_shaping(font.file_content)
        cut_down(font, to_unicode, hinting)

    def unless_forbidden(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        if not forbidden(font.file_content):
            chosen(font, to_unicode, hinting)

    Font._fonttools_subset, Font.subset = cut, unless_forbidden
