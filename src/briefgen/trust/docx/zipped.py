"""The archive that a Word file is: its entries as they are packed, and every byte that belongs to none (APPNOTE 6.3)."""

from __future__ import annotations

import struct
import zlib
from dataclasses import field
from typing import Final

from briefgen.noun import noun

END: Final = b"PK\x05\x06"
ENTRY: Final = b"PK\x01\x02"
LOCAL: Final = b"PK\x03\x04"
MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 200_000_000

LATER: Final = 0x0008
"""The flag that says that the sizes follow the data."""

KNOWN_FLAGS: Final = 0x0806
"""How hard it was packed, and that its name is in UTF-8: these say nothing else."""


class NotZipped(Exception):
    """Bytes that are no archive, or one that cannot be unpacked; the words say why."""


@noun
class Entry:
    """A file of an archive as it is packed. `beside` is what is said of it: comments and further fields."""

    name: str
    packed: bytes = field(repr=False)
    method: int
    beside: bytes

    def unpacked(self) -> bytes:
        """Its bytes. Raises NotZipped."""
        if self.method == 0:
            return self.packed
        if self.method != 8:
            raise NotZipped(f"“{self.name}” is packed in a way that is not known")
        try:
            inflater = zlib.decompressobj(-15)
            data = inflater.decompress(self.packed, MOST_UNPACKED)
        except zlib.error as error:
            raise NotZipped(f"“{self.name}” cannot be unpacked") from error
        if inflater.unconsumed_tail:
            raise NotZipped(f"“{self.name}” is too large when it is unpacked")
        return data


@noun
class Archive:
    """The entries of an archive, its comment, and the bytes before, between and behind the entries."""

    entries: tuple[Entry, ...]
    comment: bytes
    stray: bytes
    odd: tuple[str, ...]


def archive(data: bytes) -> Archive:
    """An archive taken apart. Raises NotZipped."""
    end = data.rfind(END)
    if end < 0 or end + 22 > len(data):
        raise NotZipped("it is no archive")
    count, size, start, length = struct.unpack_from("<HIIH", data, end + 10)
    comment, tail = data[end + 22 : end + 22 + length], data[end + 22 + length :]
    if count > MOST_ENTRIES:
        raise NotZipped("it has too many parts")
    entries, covered, odd = [], [(start, end), (end, end + 22 + length)], []
    at = start
    try:
        for _ in range(count):
            entry, span, at, found = _entry(data, at)
            entries.append(entry)
            covered.append(span)
            odd += found
    except struct.error as error:
        raise NotZipped("it is damaged") from error
    if at != end or start + size != end:
        odd.append("an archive with a list of another length")
    names = [entry.name.casefold() for entry in entries]
    odd += ["two parts of one name"] if len(set(names)) < len(names) else []
    return Archive(tuple(entries), comment, _between(data, covered) + tail, tuple(odd))


def _entry(data: bytes, at: int) -> tuple[Entry, tuple[int, int], int, list[str]]:
    """The entry whose record stands at a place, what it covers, where the next record stands, and what is odd with it."""
    if data[at : at + 4] != ENTRY:
        raise NotZipped("it is damaged")
    flags, method = struct.unpack_from("<HH", data, at + 8)
    size = struct.unpack_from("<I", data, at + 20)[0]
    name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
    place = struct.unpack_from("<I", data, at + 42)[0]
    head = at + 46
    called = data[head : head + name]
    beside = data[head + name : head + name + extra + comment]
    own_name, own_extra = struct.unpack_from("<HH", data, place + 26)
    body = place + 30 + own_name + own_extra
    repeated = data[place + 30 : place + 30 + own_name]
    beside += data[place + 30 + own_name : body] + (repeated if repeated != called else b"")
    odd = [] if data[place : place + 4] == LOCAL and repeated == called else ["a part with two names"]
    odd += [f"the mark {flags:x} of a part"] if flags & ~KNOWN_FLAGS else []
    covered = body + size
    if flags & LATER:
        covered += 16 if data[covered : covered + 4] == b"PK\x07\x08" else 12
    text = called.decode("utf-8" if flags & 0x800 else "cp437", "replace")
    return Entry(text, data[body : body + size], method, beside), (place, covered), head + name + extra + comment, odd


def _between(data: bytes, covered: list[tuple[int, int]]) -> bytes:
    stray, at = [], 0
    for start, end in sorted(covered):
        if start > at:
            stray.append(data[at:start])
        at = max(at, end)
    return b"\n".join(stray)
