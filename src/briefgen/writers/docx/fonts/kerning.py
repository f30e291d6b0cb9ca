"""The space between pairs of letters, without the pairs that a cut font does not have.

What goes is written over with zeros, which take no room once they are packed; all else stays in its place.
Source: OpenType specification 1.9.1, "GPOS — Glyph Positioning Table", pair adjustment.
"""

from __future__ import annotations

import struct

from briefgen.writers.docx.fonts.layout import Layout
from briefgen.writers.docx.fonts.tables import numbers

PAIRS = 2
"""The kind of lookup that is about pairs."""


class Positioning(Layout):
    """The table GPOS of a font. Broken tables raise struct.error, IndexError or ValueError."""

    extension = 9

    def only(self, glyphs: set[int]) -> bytes:
        """The table without pairs of other glyphs than these."""
        made = bytearray(self.table)
        for number in range(len(self.lookups)):
            for kind, place in self.subtables(number):
                if kind == PAIRS:
                    form, coverage = numbers(self.table, place, 2)
                    firsts = list(self.covered(place + coverage))
                    (self._pairs if form == 1 else self._matrix)(made, place, firsts, glyphs)
        return bytes(made)

    def _width(self, place: int) -> int:
        """How many bytes the numbers for a pair take: one number for each bit that is set."""
        return sum(2 * kinds.bit_count() for kinds in numbers(self.table, place + 4, 2))

    def _pairs(self, made: bytearray, place: int, firsts: list[int], glyphs: set[int]) -> None:
        """Each first glyph has a list of second ones, which it may share with others."""
        width = 2 + self._width(place)
        sets = list(zip(firsts, self.array(place + 8), strict=False))
        used = {offset for first, offset in sets if first in glyphs}
        for start in {place + offset for _, offset in sets}:
            (count,) = numbers(self.table, start, 1)
            begin, end = start + 2, start + 2 + width * count
            records = [self.table[at : at + width] for at in range(begin, end, width)] if start - place in used else []
            kept = b"".join(one for one in records if struct.unpack_from(">H", one)[0] in glyphs)
            _write(made, start, struct.pack(">H", len(kept) // width) + kept, end)

    def _matrix(self, made: bytearray, place: int, firsts: list[int], glyphs: set[int]) -> None:
        """Each class of first glyphs has a row, in it each class of second ones a cell."""
        width = self._width(place)
        one, two, rows, columns = numbers(self.table, place + 8, 4)
        classes, seconds = self.classes(place + one), self.classes(place + two)
        used_rows = {classes.get(glyph, 0) for glyph in firsts if glyph in glyphs}
        used_columns = {seconds.get(glyph, 0) for glyph in glyphs}
        gone = [column for column in range(columns) if column not in used_columns]
        for row in range(rows):
            begin = place + 16 + row * columns * width
            if row not in used_rows:
                _write(made, begin, b"", begin + columns * width)
                continue
            for column in gone:
                _write(made, begin + column * width, b"", begin + (column + 1) * width)


def _write(made: bytearray, begin: int, data: bytes, end: int) -> None:
    """Put data into a place of a table, and zeros behind it up to where the place ends."""
    if end > len(made):
        raise IndexError(end)
    made[begin:end] = data + bytes(end - begin - len(data))
