"""Which characters font files can draw, from their own tables.

Source: OpenType specification 1.9.1, "cmap — Character to Glyph Index Mapping Table", formats 4 and 12.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefgen.noun import noun

Range = tuple[int, int]
"""The first and the last of characters that follow one another."""

READ_FORMATS = (4, 12)

INVISIBLE = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")
"""Unicode's categories of characters that need no glyph of their own, or that the layout builds from others."""

STAND_INS = {"\u2011": "\u2010"}
"""What a layout draws in place of a character that a font lacks: a plain hyphen for one that does not break."""


@noun
class Coverage:
    """What at least one of several fonts can draw; everything, where one of them cannot be read."""

    ranges: tuple[tuple[Range, ...], ...] | None

    @classmethod
    def of(cls, fonts: Iterable[bytes]) -> Coverage:
        """What these font files can draw."""
        try:
            read = tuple(map(_read, fonts))
        except (struct.error, IndexError):
            return cls(None)
        return cls(read if all(read) else None)

    def lacks(self, character: str) -> bool:
        """Whether the character, and what it could be put together from, is in none of the fonts."""
        if self.ranges is None or unicodedata.category(character) in INVISIBLE:
            return False
        parts = unicodedata.normalize("NFD", STAND_INS.get(character, character))
        return not self._draw(character) and not (parts != character and all(map(self._draw, parts)))

    def _draw(self, character: str) -> bool:
        return any(_within(ord(character), font) for font in self.ranges or ())


@lru_cache(maxsize=64)
def _read(data: bytes) -> tuple[Range, ...]:
    """What one font can draw, in order: asked for whenever a style is read and a document checked."""
    return tuple(sorted(_ranges(data)))


def _within(code: int, font: Sequence[Range]) -> bool:
    at = bisect_right(font, (code, 0x110000)) - 1
    return at >= 0 and code <= font[at][1]


def _ranges(data: bytes) -> Iterator[Range]:
    """The characters of every table of a font that can be read."""
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {
        tag: start for tag, _, start, _ in (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count))
    }
    start = tables.get(b"cmap", len(data))
    (count,) = struct.unpack_from(">H", data, start + 2)
    offsets = {struct.unpack_from(">HHI", data, start + 4 + 8 * n)[2] for n in range(count)}
    for offset in sorted(offsets):
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if kind in READ_FORMATS:
            yield from (_segments if kind == 4 else _groups)(data, start + offset)


def _segments(data: bytes, start: int) -> Iterator[Range]:
    """Format 4: the ends of all segments, two bytes that mean nothing, then their beginnings."""
    (size,) = struct.unpack_from(">H", data, start + 6)
    ends = struct.unpack_from(f">{size // 2}H", data, start + 14)
    begins = struct.unpack_from(f">{size // 2}H", data, start + 16 + size)
    yield from ((begin, end) for begin, end in zip(begins, ends, strict=True) if begin <= end < 0xFFFF)


def _groups(data: bytes, start: int) -> Iterator[Range]:
    """Format 12: groups of a first character, a last one, and a glyph."""
    (count,) = struct.unpack_from(">I", data, start + 12)
    struct.unpack_from(">I", data, start + 12 + 12 * count)
    yield from (struct.unpack_from(">II", data, start + 16 + 12 * n) for n in range(count))
