"""What the tables that choose letters and those that place them have in common.

Source: OpenType specification 1.9.1, "OpenType Layout Common Table Formats".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from briefgen.writers.docx.fonts.tables import numbers


class Layout:
    """A table GSUB or GPOS of a font with so many glyphs. Broken ones raise struct.error, IndexError or ValueError."""

    extension: int
    """The kind of lookups that only say how far away others are."""

    def __init__(self, table: bytes, glyphs: int) -> None:
        self.table, self._glyphs = table, glyphs
        _, features, lookups = numbers(table, 4, 3)
        (count,) = numbers(table, features, 1)
        records = (struct.unpack_from(">4sH", table, features + 2 + 6 * number) for number in range(count))
        self.features = [(tag, features + offset) for tag, offset in records]
        self.lookups = [lookups + offset for offset in self.array(lookups)]

    def subtables(self, number: int) -> Iterator[tuple[int, int]]:
        """The kind and the place of each subtable of a lookup, what is extended being looked through."""
        start = self.lookups[number]
        (kind,) = numbers(self.table, start, 1)
        for offset in self.array(start + 4):
            place = start + offset
            if kind == self.extension:
                _, real, far = struct.unpack_from(">HHI", self.table, place)
                yield real, place + far
            else:
                yield kind, place

    def covered(self, place: int) -> Iterator[int]:
        """The glyphs that a subtable is about, in order."""
        form, count = numbers(self.table, place, 2)
        if form == 1:
            yield from numbers(self.table, place + 4, count)
            return
        for first, last, _ in self._ranges(place + 4, count):
            yield from range(first, last + 1)

    def classes(self, place: int) -> dict[int, int]:
        """The class of each glyph that has one other than 0."""
        (form,) = numbers(self.table, place, 1)
        if form == 1:
            (first,) = numbers(self.table, place + 2, 1)
            return dict(enumerate(self.array(place + 4), first))
        ranges = self._ranges(place + 4, *numbers(self.table, place + 2, 1))
        return {glyph: kind for first, last, kind in ranges for glyph in range(first, last + 1)}

    def _ranges(self, place: int, count: int) -> Iterator[tuple[int, int, int]]:
        """Ranges of glyphs with a number each, not more of them than the font has."""
        total = 0
        for number in range(count):
            first, last, value = numbers(self.table, place + 6 * number, 3)
            total += max(last - first + 1, 0)
            if total > self._glyphs:
                raise ValueError("more glyphs than the font has")
            yield first, last, value

    def array(self, place: int) -> tuple[int, ...]:
        """Numbers behind their count."""
        return numbers(self.table, place + 2, numbers(self.table, place, 1)[0])
