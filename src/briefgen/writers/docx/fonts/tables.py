"""The tables of a TrueType file: read by name, and put together again.

Source: OpenType specification 1.9.1, "Organization of an OpenType Font".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

VERSION = b"\x00\x01\x00\x00"
"""What a font with TrueType outlines begins with."""

WHOLE = 0xB1B0AFBA
"""What the sum of a whole font is taken from, for its table `head`."""

ADJUSTMENT = 8
"""Where the table `head` holds what makes the sum of the font come out right."""


class Damaged(Exception):
    """A font that cannot be read as its format says."""


@contextmanager
def readable() -> Iterator[None]:
    """Turn what reading broken tables raises into Damaged."""
    try:
        yield
    except (struct.error, KeyError, IndexError, ValueError, OverflowError) as error:
        raise Damaged from error


def read_tables(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font by their tags. Raises struct.error or IndexError where it is cut off."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4s4xII", data, 12 + 16 * number) for number in range(count))
    return {tag: _exactly(data, start, size) for tag, start, size in entries}


def _exactly(data: bytes, start: int, size: int) -> bytes:
    if start + size > len(data):
        raise IndexError(start + size)
    return data[start : start + size]


def join_tables(tables: Mapping[bytes, bytes]) -> bytes:
    """A font file of these tables, with their sums."""
    parts = dict(sorted(tables.items()))
    parts[b"head"] = _with_adjustment(parts[b"head"], 0)
    power = len(parts).bit_length() - 1
    head = VERSION + struct.pack(">4H", len(parts), 16 << power, power, 16 * len(parts) - (16 << power))
    start, records, total = 12 + 16 * len(parts), b"", 0
    for tag, table in parts.items():
        checked = _sum(table)
        records += struct.pack(">4s3I", tag, checked, start, len(table))
        start += len(table) + -len(table) % 4
        total += checked
    total += _sum(head + records)
    parts[b"head"] = _with_adjustment(parts[b"head"], (WHOLE - total) & 0xFFFFFFFF)
    return head + records + b"".join(table + bytes(-len(table) % 4) for table in parts.values())


def _with_adjustment(head: bytes, value: int) -> bytes:
    return head[:ADJUSTMENT] + struct.pack(">I", value) + head[ADJUSTMENT + 4 :]


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def numbers(table: bytes, start: int, count: int) -> tuple[int, ...]:
    """So many numbers of two bytes from a place of a table."""
    return struct.unpack_from(f">{count}H", table, start)
