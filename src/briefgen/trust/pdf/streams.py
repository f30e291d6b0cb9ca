"""What a stream of a PDF holds, unpacked (ISO 32000-1, 7.4)."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Final

from briefgen.trust.pdf.bytes import Thing
from briefgen.trust.remembered import Remembered

FILTERS: Final = re.compile(rb"/Filter\s*(?:/(\w+)|\[([^\]]*)\])")
NAME: Final = re.compile(rb"/(\w+)")
MOST_UNPACKED: Final = 100_000_000
MOST_REMEMBERED: Final = 4_000_000
"""How many bytes of streams are remembered, packed and unpacked."""

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


def unpacked(thing: Thing, *, shared: bool = False) -> bytes:
    """The bytes of a stream, as far as they are packed in a way that may hold text. Raises NotUnpacked.

    One that is likely to be `shared` by several papers, as those of the same house have the same fonts, is remembered.
    """
    names, packed = filters(thing.written), thing.stream or b""
    known = _remembered.get((names, packed)) if shared else None
    if known is None:
        known = packed
        for name in names:
            if name in PICTURES:
                break
            known = _unpacked(name, known)
        if shared:
            _remembered.remember((names, packed), known, len(packed) + len(known))
    return known


_remembered: Remembered[tuple[tuple[bytes, ...], bytes], bytes] = Remembered(MOST_REMEMBERED)


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
