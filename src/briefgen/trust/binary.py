"""Words within bytes of any kind, and what pictures carry beside their points."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from briefgen.trust.said import Held, Unknown, said

NARROW: Final = re.compile(rb"[\x09\x0a\x0d\x20-\x7e\x80-\xff]{4,}")

ZEROS: Final = re.compile(rb"\x00{2,}")
RUNS: Final = re.compile(rb"[A-Za-z0-9 .,;:'@()_/-]{6,}")
"""Runs of what sentences, names, telephones and addresses are made of."""


PNG: Final = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS: Final = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"sBIT", b"bKGD")
)
"""What of a PNG says nothing but how it looks (ISO/IEC 15948, 11.2 and 11.3)."""

JPEG: Final = b"\xff\xd8"
JPEG_NAMED: Final = {0xE0: b"JFIF\x00", 0xEE: b"Adobe\x00"}
"""Segments for programs that say only how a JPEG is encoded, and how they begin."""

MOST_INFLATED: Final = 20_000_000


def words_in(data: bytes) -> tuple[str, ...]:
    """Everything in bytes that may be text: in one byte a letter, in UTF-8, in two bytes, of which one is zero."""
    views = (data, ZEROS.sub(b"\n", data).replace(b"\x00", b"")) if b"\x00" in data else (data,)
    narrow = dict.fromkeys(one for view in views for one in NARROW.findall(view))
    return (
        *(one.decode("latin-1") for one in narrow),
        *(one.decode("utf-8", "ignore") for one in narrow if not one.isascii()),
    )


def strange(data: bytes, place: str) -> Held:
    """Bytes of which nobody knows what they are: what may be text in them."""
    return Held(said(place, words_in(data)))


def picture(data: bytes, place: str) -> Held:
    """What a picture carries beside its points."""
    if data.startswith(PNG):
        extra = tuple(_png_extra(data))
    elif data.startswith(JPEG):
        extra = tuple(_jpeg_extra(data))
    else:
        extra = (("a picture of another kind", data),)
    texts = [text for _, body in extra for text in words_in(body)]
    return Held(said(place, texts), tuple(Unknown(what, place) for what, _ in extra))


def _png_extra(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Chunks that say more than how it looks, and what follows its end."""
    at, kind = len(PNG), b""
    while at + 12 <= len(data) and kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind not in PNG_CHUNKS:
            yield f"the chunk {kind.decode('latin-1')!r} of a picture", body + b"\n" + _inflated(body)
        at += length + 12
    if at < len(data):
        yield "something behind the end of a picture", data[at:]


def _inflated(body: bytes) -> bytes:
    """The compressed part of a chunk of text: it begins after the second zero, or somewhat later."""
    for start in range(len(body)):
        if body[start : start + 1] == b"\x78":
            try:
                return zlib.decompressobj().decompress(body[start:], MOST_INFLATED)
            except zlib.error:
                continue
    return b""


def _jpeg_extra(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Segments for programs and comments; what follows its end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        usual = body.startswith(JPEG_NAMED.get(kind, b"\x00none")) and len(body) <= 64
        if (0xE0 <= kind <= 0xEF and not usual) or kind == 0xFE:
            yield f"the segment {kind:02X} of a picture", body
        at += 2 + length
    end = data.rfind(b"\xff\xd9")
    if 0 <= end < len(data) - 2:
        yield "something behind the end of a picture", data[end + 2 :]


def plain_words(data: bytes) -> tuple[str, ...]:
    """What may be text in bytes that are mostly none: longer runs of everyday letters alone, also where each has two bytes."""
    runs = (one for view in (data, data[::2], data[1::2]) for one in RUNS.findall(view))
    return (b"\n".join(runs).decode("ascii"),)
