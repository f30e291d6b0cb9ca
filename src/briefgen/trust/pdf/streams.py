"""What a stream of a PDF holds, unpacked (ISO 32000-1, 7.4)."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from functools import lru_cache
from typing import Final

from briefgen.trust.pdf.bytes import Thing

FILTERS: Final = re.compile(rb"/Filter\s*(?:/(\w+)|\[([^\]]*)\])")
NAME: Final = re.compile(rb"/(\w+)")
MOST_UNPACKED: Final = 100_000_000
MOST_REMEMBERED: Final = 32
"""Of how many streams it is remembered what they hold."""

FLATE: Final = (b"FlateDecode", b"Fl")
PICTURES: Final = (b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode")


class NotUnpacked(Exception):
    """A stream that cannot be unpacked; the words say why."""


def filters(written: bytes) -> tuple[bytes, ...]:
    """The names of the ways in which a stream is packed, the outermost first."""
    found = FILTERS.search(written)
    if found is None:
        return ()
    return (found[1],) if found[1] else tuple(NAME.findall(found[2]))


def unpacked(thing: Thing) -> bytes:
    """The bytes of a stream, as far as they are packed in a way that may hold text. Raises NotUnpacked."""
    # Most papers of one house have the same fonts and colors; pictures are too large to be kept.
    work = _by if b"/Image" in thing.written else _remembered
    return work(filters(thing.written), thing.stream or b"")


def _by(names: tuple[bytes, ...], data: bytes) -> bytes:
    for name in names:
        if name in PICTURES:
            break
        data = _unpacked(name, data)
    return data


_remembered = lru_cache(MOST_REMEMBERED)(_by)


def _unpacked(name: bytes, data: bytes) -> bytes:
    try:
        if name in FLATE:
            inflater = zlib.decompressobj()
            made = inflater.decompress(data, MOST_UNPACKED)
            if inflater.unconsumed_tail:
                raise NotUnpacked("a stream is too large when it is unpacked")
            # What follows the packed data is no part of it, and is read all the same.
            rest = inflater.unused_data.strip()
            return made + b"\n" + rest if rest else made
        if name in (b"ASCIIHexDecode", b"AHx"):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        if name in (b"ASCII85Decode", b"A85"):
            return base64.a85decode(data.strip().removeprefix(b"<~").partition(b"~>")[0])
        if name in (b"RunLengthDecode", b"RL"):
            return _run_lengths(data)
    except (zlib.error, ValueError) as error:
        raise NotUnpacked("a stream cannot be unpacked") from error
    raise NotUnpacked(f"a stream is packed as {name.decode('latin-1')}")


def _run_lengths(data: bytes) -> bytes:
    made, at = bytearray(), 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        if length < 128:
            made += data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            made += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(made)
