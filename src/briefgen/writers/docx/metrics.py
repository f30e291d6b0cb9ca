"""How tall the lines of a font are when nothing is said, read from the TrueType file as Word reads it."""

from __future__ import annotations

import struct

USE_TYPO_METRICS = 1 << 7
"""The bit of OS/2 `fsSelection` by which a font asks for its typographic measures."""


def line_height(font: bytes) -> float:
    """The height of a line as a multiple of the size: OS/2 and `hhea` tables, as OpenType recommends.

    ValueError where the file is not a TrueType font with these tables.
    """
    try:
        tables = _tables(font)
        (units,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
        return _height(font, tables) / units
    except (struct.error, KeyError, ZeroDivisionError) as error:
        raise ValueError("not a TrueType font with its measures") from error


def _tables(font: bytes) -> dict[bytes, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in records}


def _height(font: bytes, tables: dict[bytes, int]) -> int:
    """Ascent, descent and gap in the units of the font."""
    os2 = tables[b"OS/2"]
    (selection,) = struct.unpack_from(">H", font, os2 + 62)
    ascent, descent, gap, win_ascent, win_descent = struct.unpack_from(">hhhHH", font, os2 + 68)
    if selection & USE_TYPO_METRICS:
        return ascent - descent + gap
    hhea_ascent, hhea_descent, hhea_gap = struct.unpack_from(">hhh", font, tables[b"hhea"] + 4)
    external = max(0, hhea_gap - (win_ascent + win_descent - hhea_ascent + hhea_descent))
    return win_ascent + win_descent + external
