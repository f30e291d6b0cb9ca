"""The bytes of a PDF → its number of pages, counted in two ways that must agree."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

STREAM = re.compile(rb"(?<!end)stream\r?\n(.*?)endstream", re.DOTALL)
STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
LEAF = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
COUNT = re.compile(rb"/Count\s+([0-9]+)")

END = b"%%EOF"
"""What a whole file ends with (7.5.5)."""

FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^-/\s<>\[\]()]+)")
"""A font by its PostScript name, without the letters for a part of it (9.6.4) and without the name of its face."""

INFLATED = 50_000_000
"""The most bytes of objects that are unpacked from one stream."""


def count_pages(pdf: bytes) -> int | None:
    """The number of pages; None where that cannot be told for sure.

    The leaves of the page tree are counted, and its root must say the same (ISO 32000-1,
    7.7.3). Objects stand in the file as they are, or packed in streams (7.5.7).
    """
    if not pdf.rstrip().endswith(END):
        return None
    objects = STRING.sub(b"()", b"\n".join(_objects(pdf)))
    leaves = len(LEAF.findall(objects))
    return leaves if leaves and leaves in map(int, COUNT.findall(objects)) else None


def families_of(pdf: bytes) -> frozenset[str]:
    """The families of the fonts that a PDF is set in, by their PostScript names, such as `LiberationSans`."""
    return frozenset(name.decode("latin1") for part in _objects(pdf) for name in FONT.findall(part))


def _objects(pdf: bytes) -> Iterator[bytes]:
    """The objects of a file, without the contents of streams other than those that hold objects."""
    end = 0
    for stream in STREAM.finditer(pdf):
        outside = pdf[end : stream.start()]
        yield outside
        if b"/ObjStm" in outside[outside.rfind(b" obj") :]:
            yield _unpacked(stream[1])
        end = stream.end()
    yield pdf[end:]


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, INFLATED)
    except zlib.error:
        return b""
