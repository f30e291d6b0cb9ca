"""Whether a font file is a whole TrueType font that may be embedded.

Source: OpenType specification 1.9.1, "Organization of an OpenType Font" and OS/2 fsType.
"""

from __future__ import annotations

import struct

_KINDS = {
    b"OTTO": "has PostScript outlines",
    b"wOFF": "is a web font (WOFF)",
    b"wOF2": "is a web font (WOFF2)",
    b"ttcf": "is a collection of several fonts",
}
_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"OS/2")
_RESTRICTED = 0x0002
_FSTYPE_OFFSET = 8


def font_fault(data: bytes) -> str:
    """Why the font cannot be used, said to follow its name; nothing when it can."""
    if data[:4] in _KINDS:
        return _KINDS[data[:4]]
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        return "is not a font"
    try:
        tables = _tables(data)
    except struct.error:
        return "is cut off"
    if any(offset + length > len(data) for offset, length in tables.values()):
        return "is cut off"
    missing = [tag.decode() for tag in _NEEDED if tag not in tables]
    if missing:
        return f"lacks what a font needs (no {', '.join(missing)} table)"
    if b"fvar" in tables:
        return "is a variable font"
    return _license_fault(data, tables[b"OS/2"])


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table by its tag."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag: (offset, length) for tag, _, offset, length in entries}


def _license_fault(data: bytes, place: tuple[int, int]) -> str:
    offset, length = place
    if length < _FSTYPE_OFFSET + 2:
        return "is cut off"
    (rights,) = struct.unpack_from(">H", data, offset + _FSTYPE_OFFSET)
    return "does not permit embedding in documents" if rights & 0x000F == _RESTRICTED else ""
