"""Which glyph draws which character, read from a font and written anew.

Source: OpenType specification 1.9.1, "cmap — Character to Glyph Index Mapping Table", formats 4 and 12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from briefgen.writers.docx.fonts.tables import numbers

Ranges = tuple[tuple[int, int], ...]
"""Characters by the first and the last of those that follow one another."""

TABLES = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))
"""Platform and encoding of the tables that are read, the fullest first; they have format 12 or 4."""

LAST_OF_PLANE = 0xFFFF


def glyphs_of(cmap: bytes, wanted: Ranges) -> dict[int, int]:
    """The glyphs of the characters that are wanted and there. Raises struct.error or KeyError where the table is broken."""
    (count,) = numbers(cmap, 2, 1)
    found = (struct.unpack_from(">HHI", cmap, 4 + 8 * number) for number in range(count))
    starts = {(platform, encoding): start for platform, encoding, start in found}
    best = next((starts[kind] for kind in TABLES if kind in starts), None)
    if best is None:
        raise KeyError("no table for Unicode")
    (form,) = numbers(cmap, best, 1)
    pairs = {4: _segments, 12: _groups}[form](cmap, best, wanted)
    return {character: glyph for character, glyph in pairs if glyph}


def _within(first: int, last: int, wanted: Ranges) -> Iterator[int]:
    """The characters from the first to the last that are wanted."""
    for begin, end in wanted:
        if begin <= last and first <= end:
            yield from range(max(first, begin), min(last, end) + 1)


def _segments(cmap: bytes, start: int, wanted: Ranges) -> Iterator[tuple[int, int]]:
    count = numbers(cmap, start + 6, 1)[0] // 2
    ends = numbers(cmap, start + 14, count)
    begins, deltas, offsets = (numbers(cmap, start + 16 + 2 * count * column, count) for column in (1, 2, 3))
    for at, (begin, end, delta, offset) in enumerate(zip(begins, ends, deltas, offsets, strict=True)):
        place = start + 16 + 6 * count + 2 * at + offset
        for character in _within(begin, min(end, LAST_OF_PLANE - 1), wanted):
            if not offset:
                yield character, (character + delta) & 0xFFFF
                continue
            (glyph,) = numbers(cmap, place + 2 * (character - begin), 1)
            yield character, (glyph + delta) & 0xFFFF if glyph else 0


def _groups(cmap: bytes, start: int, wanted: Ranges) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", cmap, start + 12)
    for at in range(count):
        begin, end, glyph = struct.unpack_from(">3I", cmap, start + 16 + 12 * at)
        for character in _within(begin, end, wanted):
            yield character, glyph + character - begin


def map_of(glyphs: Mapping[int, int]) -> bytes:
    """The table for these glyphs by their characters."""
    ordered = sorted(glyphs.items())
    near = _format_4([pair for pair in ordered if pair[0] < LAST_OF_PLANE])
    if not ordered or ordered[-1][0] < LAST_OF_PLANE:
        return struct.pack(">HH", 0, 1) + struct.pack(">HHI", 3, 1, 12) + near
    records = struct.pack(">HHI", 3, 1, 20) + struct.pack(">HHI", 3, 10, 20 + len(near))
    return struct.pack(">HH", 0, 2) + records + near + _format_12(ordered)


def _runs(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The first character, the last one and the first glyph of what follows one another in both."""
    counted = enumerate(pairs)
    for _, group in groupby(counted, key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        run = [pair for _, pair in group]
        yield run[0][0], run[-1][0], run[0][1]


def _format_4(pairs: list[tuple[int, int]]) -> bytes:
    runs = [*_runs(pairs), (LAST_OF_PLANE, LAST_OF_PLANE, 0)]
    count = len(runs)
    power = count.bit_length() - 1
    columns = (
        [last for _, last, _ in runs],
        [0],
        [first for first, _, _ in runs],
        [(glyph - first) & 0xFFFF for first, _, glyph in runs],
        [0] * count,
    )
    body = b"".join(struct.pack(f">{len(column)}H", *column) for column in columns)
    search = (2 * count, 2 << power, power, 2 * count - (2 << power))
    return struct.pack(">7H", 4, 14 + len(body), 0, *search) + body


def _format_12(pairs: list[tuple[int, int]]) -> bytes:
    runs = list(_runs(pairs))
    body = b"".join(struct.pack(">3I", *run) for run in runs)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(runs)) + body
