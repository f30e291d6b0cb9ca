"""How tall the lines of a font are and how wide its words, read from the TrueType file as Word reads it.

Measures are multiples of the size of type. ValueError where a file is not a TrueType font
with these tables (OpenType 1.9: OS/2, cmap, head, hhea, hmtx).
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from briefgen.noun import noun

USE_TYPO_METRICS = 1 << 7
"""The bit of OS/2 `fsSelection` by which a font asks for its typographic measures."""

NO_SUBSETTING = 0x0100
"""The bit of OS/2 `fsType` by which a license forbids to embed a font in part."""

FIGURES = "0123456789.,:;-−–+%$€£¥#()/ "
"""What fonts may set otherwise in columns of figures."""

UNICODE = ((3, 1), (0, 3))
"""Platform and encoding of the character maps that are read, the usual one first; both have format 4."""


@noun
class Font:
    """The bytes of a font, where its tables begin, and its units to the size of type."""

    data: bytes
    tables: dict[bytes, int]
    units: int

    def numbers(self, form: str, table: bytes, offset: int) -> tuple[int, ...]:
        """Numbers of a table, big end first."""
        return struct.unpack_from(f">{form}", self.data, self.tables[table] + offset)


def line_height(data: bytes) -> float:
    """The height of a line."""
    with _readable():
        font = _font(data)
        (selection,) = font.numbers("H", b"OS/2", 62)
        if selection & USE_TYPO_METRICS:
            ascent, descent, gap = font.numbers("hhh", b"OS/2", 68)
            return (ascent - descent + gap) / font.units
        tallest, deepest = font.numbers("HH", b"OS/2", 74)
        ascent, descent, gap = font.numbers("hhh", b"hhea", 4)
        return max(tallest + deepest, ascent - descent + gap) / font.units


def signature(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    """What kind of face it is (PANOSE), and which blocks of Unicode and code pages it says it is for, as six numbers."""
    with _readable():
        font = _font(data)
        (version,) = font.numbers("H", b"OS/2", 0)
        pages = font.numbers("II", b"OS/2", 78) if version else (1, 0)
        return bytes(font.numbers("10B", b"OS/2", 32)), font.numbers("4I", b"OS/2", 42) + pages


def rights(data: bytes) -> int:
    """What the license of the font allows, as OS/2 `fsType` says it."""
    with _readable():
        return _font(data).numbers("H", b"OS/2", 8)[0]


def text_width(data: bytes, words: str) -> float:
    """The width of words on one line, without kerning; a character the font lacks, which another draws, as wide as tall."""
    with _readable():
        return sum(_advance(data, character) for character in words) / _font(data).units


def table_width(data: bytes, words: str) -> float:
    """The width of words in a table, whose figures are lining and all equally wide where the font has such."""
    figures = "".join(filter(FIGURES.__contains__, words))
    if not figures:
        return text_width(data, words)
    widths = _figures(data)
    rest = "".join(one for one in words if one not in FIGURES)
    return text_width(data, rest) + sum(widths[one] for one in figures)


@lru_cache(maxsize=16)
def _figures(data: bytes) -> dict[str, float]:
    """The width of each of these signs as it stands in a table. Source: OpenType 1.9, features `lnum` and `tnum`."""
    import uharfbuzz

    face = uharfbuzz.Face(data)
    font, buffer = uharfbuzz.Font(face), uharfbuzz.Buffer()
    buffer.add_str(FIGURES)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"lnum": True, "tnum": True, "kern": False, "liga": False, "calt": False})
    places = buffer.glyph_positions or []
    return {one: place.x_advance / face.upem for one, place in zip(FIGURES, places, strict=True)}


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (struct.error, KeyError, IndexError, ZeroDivisionError) as error:
        raise ValueError("not a TrueType font with its measures") from error


@lru_cache(maxsize=16)
def _font(data: bytes) -> Font:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    tables = {tag: offset for tag, _, offset, _ in records}
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    return Font(data, tables, units)


@lru_cache(maxsize=8)
def _segments(data: bytes) -> tuple[int, tuple[int, ...]]:
    """Where the character map begins in its table, and the last character of each of its segments."""
    font = _font(data)
    (count,) = font.numbers("H", b"cmap", 2)
    maps = (font.numbers("HHI", b"cmap", 4 + 8 * index) for index in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in maps}
    offset = next(offsets[kind] for kind in UNICODE if kind in offsets)
    (twice,) = font.numbers("H", b"cmap", offset + 6)
    return offset, font.numbers(f"{twice // 2}H", b"cmap", offset + 14)


@lru_cache(maxsize=2048)
def _advance(data: bytes, character: str) -> int:
    """The width of a character, in units of the font."""
    font = _font(data)
    (metrics,) = font.numbers("H", b"hhea", 34)
    glyph = _glyph(data, ord(character))
    if not glyph:
        return font.units
    place = min(glyph, metrics - 1)
    return font.numbers("H", b"hmtx", 4 * place)[0]


def _glyph(data: bytes, character: int) -> int:
    """The glyph of a character (OpenType, cmap format 4); 0 where there is none."""
    font, (offset, ends) = _font(data), _segments(data)
    place = bisect_left(ends, character)
    if place == len(ends):
        return 0
    array = offset + 16 + 2 * len(ends) + 2 * place
    start, delta, skip = (font.numbers("H", b"cmap", array + 2 * len(ends) * number)[0] for number in range(3))
    if character < start:
        return 0
    if not skip:
        return (character + delta) & 0xFFFF
    where = array + 4 * len(ends) + skip + 2 * (character - start)
    (glyph,) = font.numbers("H", b"cmap", where)
    return (glyph + delta) & 0xFFFF if glyph else 0
