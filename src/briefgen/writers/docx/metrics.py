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
        units: int = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
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
    ascent, descent, gap = struct.unpack_from(">hhh", font, os2 + 68)
    if selection & USE_TYPO_METRICS:
        return int(ascent - descent + gap)
    tallest, deepest = struct.unpack_from(">HH", font, os2 + 74)
    ascent, descent, gap = struct.unpack_from(">hhh", font, tables[b"hhea"] + 4)
    return int(max(tallest + deepest, ascent - descent + gap))
