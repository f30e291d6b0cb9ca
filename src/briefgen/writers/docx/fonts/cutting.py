"""A font cut to whole scripts: the same cut for every text, its glyphs keeping their numbers.

Glyphs that are not wanted are emptied, not taken out, so tables that place and choose letters
hold as they are. It takes a hundredth of a second where a program that rebuilds every table
takes a fifth of one.

Source: OpenType specification 1.9.1, "glyf — Glyph Data", "loca — Index to Location".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache

from briefgen.writers.docx.fonts.kerning import Positioning
from briefgen.writers.docx.fonts.mapping import Ranges, glyphs_of, map_of
from briefgen.writers.docx.fonts.substitution import Substitution
from briefgen.writers.docx.fonts.tables import Damaged, join_tables, numbers, read_tables, readable

KEPT = frozenset(
    (b"BASE", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"cvt ", b"fpgm", b"gasp", b"glyf", b"head", b"hhea", b"hmtx",
     b"kern", b"loca", b"maxp", b"meta", b"name", b"post", b"prep")
)  # fmt: skip
"""Tables of a cut font. Signatures do not hold for it, and widths for single sizes are worked out anew by every program."""

EVERYTHING: Ranges = ((0, 0x10FFFF),)

FIRST = 3
"""The mark for what is missing and two glyphs without a name, which some programs count on."""

LONG, SHORT_LIMIT = 1, 0x20000
"""The form of `loca` with numbers of four bytes, and from which size of the outlines it is needed."""

UNNAMED = 0x00030000
"""The version of the table `post` that names no glyphs."""

WORDS, SCALE, MORE, SCALES, MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
"""Flags of a part of a compound glyph."""

DRAWN = ((0x41, 0x5A), (0x61, 0x7A))
"""Letters that draw something in every font that has them."""


@lru_cache(maxsize=64)
def cut(data: bytes, wanted: Ranges) -> bytes:
    """The font with the characters that are wanted. Raises Damaged."""
    with readable():
        tables = {tag: table for tag, table in read_tables(data).items() if tag in KEPT}
        outlines = Outlines(tables)
        glyphs = glyphs_of(tables[b"cmap"], wanted)
        reached = {*range(min(FIRST, outlines.count)), *glyphs.values()}
        if b"GSUB" in tables:
            substitution = Substitution(tables[b"GSUB"], outlines.count)
            reached = substitution.closed(reached)
            tables[b"GSUB"] = substitution.without_others()
        reached = outlines.closed(reached)
        if b"GPOS" in tables:
            tables[b"GPOS"] = Positioning(tables[b"GPOS"], outlines.count).only(reached)
        outlines.check(glyphs)
        tables[b"cmap"] = map_of(glyphs)
        tables[b"post"] = struct.pack(">I", UNNAMED) + tables[b"post"][4:32]
        tables |= outlines.only(reached)
        return join_tables(tables)


@lru_cache(maxsize=64)
def sound(data: bytes) -> bytes:
    """The font as it is. Raises Damaged where it could not be cut either."""
    cut(data, EVERYTHING)
    return data


class Outlines:
    """The outlines of a font by the numbers of its glyphs. Broken tables raise struct.error, IndexError or ValueError."""

    def __init__(self, tables: dict[bytes, bytes]) -> None:
        self._glyf, self._head = tables[b"glyf"], tables[b"head"]
        (self.count,) = numbers(tables[b"maxp"], 4, 1)
        (form,) = numbers(self._head, 50, 1)
        loca = tables[b"loca"]
        if form == LONG:
            self._places = struct.unpack_from(f">{self.count + 1}I", loca)
        else:
            self._places = tuple(2 * place for place in numbers(loca, 0, self.count + 1))
        if list(self._places) != sorted(self._places) or self._places[-1] > len(self._glyf):
            raise ValueError("outlines that are not in the file")

    def __getitem__(self, glyph: int) -> bytes:
        return self._glyf[self._places[glyph] : self._places[glyph + 1]]

    def closed(self, glyphs: set[int]) -> set[int]:
        """These glyphs with the parts that they are put together from."""
        reached: set[int] = set()
        waiting = list(glyphs)
        while waiting:
            glyph = waiting.pop()
            if glyph not in reached:
                reached.add(glyph)
                waiting += self._parts(self[glyph])
        return reached

    def check(self, glyphs: dict[int, int]) -> None:
        """Raises Damaged where a letter draws nothing."""
        letters = (chr(code) for first, last in DRAWN for code in range(first, last + 1))
        if any(
            len(self[glyphs[ord(letter)]]) < 12 or self[glyphs[ord(letter)]][:2] == b"\0\0"
            for letter in letters
            if ord(letter) in glyphs
        ):
            raise Damaged

    def only(self, glyphs: set[int]) -> dict[bytes, bytes]:
        """The tables with these outlines alone."""
        kept = [self._padded(glyph) if glyph in glyphs else b"" for glyph in range(self.count)]
        places, end = [0], 0
        for outline in kept:
            end += len(outline)
            places.append(end)
        long = end >= SHORT_LIMIT
        loca = (
            struct.pack(f">{len(places)}I", *places)
            if long
            else struct.pack(f">{len(places)}H", *(p // 2 for p in places))
        )
        head = self._head[:50] + struct.pack(">H", LONG if long else 0) + self._head[52:]
        return {b"glyf": b"".join(kept) or b"\0", b"loca": loca, b"head": head}

    def _padded(self, glyph: int) -> bytes:
        outline = self[glyph]
        return outline + bytes(-len(outline) % 4)

    def _parts(self, outline: bytes) -> Iterator[int]:
        """The glyphs that an outline is put together from; none for one with contours of its own."""
        if not outline:
            return
        (contours,) = struct.unpack_from(">h", outline)
        if contours >= 0:
            _check_contours(outline, contours)
            return
        place, flags = 10, MORE
        while flags & MORE:
            flags, glyph = numbers(outline, place, 2)
            yield glyph
            place += 4 + (4 if flags & WORDS else 2)
            place += 2 if flags & SCALE else 4 if flags & SCALES else 8 if flags & MATRIX else 0


def _check_contours(outline: bytes, contours: int) -> None:
    """Raises ValueError or struct.error where the contours of an outline cannot be read."""
    if not contours:
        return
    ends = numbers(outline, 10, contours)
    if list(ends) != sorted(set(ends)):
        raise ValueError("contours in disorder")
    (hints,) = numbers(outline, 10 + 2 * contours, 1)
    points, place = ends[-1] + 1, 12 + 2 * contours + hints
    while points > 0:
        flag = outline[place]
        repeated = outline[place + 1] if flag & 8 else 0
        points -= 1 + repeated
        place += 2 if flag & 8 else 1
    if points < 0:
        raise ValueError("more points than there are")
