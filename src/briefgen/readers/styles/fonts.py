"""Whether a font file is a whole TrueType font, and what its license allows.

Source: OpenType specification 1.9.1, "Organization of an OpenType Font" and OS/2 fsType.
"""

from __future__ import annotations

import struct

VARIABLE = "is a variable font"
COLLECTION = "is a collection of several fonts"
_PACKED = {
    b"OTTO": "has PostScript outlines",
    b"wOFF": "is a web font (WOFF)",
    b"wOF2": "is a web font (WOFF2)",
}
_KINDS = _PACKED | {b"ttcf": COLLECTION}

_CONVERT = (
    "`briefgen new style NAME --fonts FOLDER` takes such fonts, too, and converts them; or ask its maker for the static "
    "TrueType version (.ttf)."
)
CONVERSIONS = dict.fromkeys((VARIABLE, *_PACKED.values()), _CONVERT) | {
    COLLECTION: "Download the version for computers, one .ttf file a face. If its license allows changes, each can be taken "
    "out, the first with `pipx run fonttools ttLib -y 0 -o FILE.ttf FILE.ttc`."
}
"""What to do about a font of a kind that cannot be used, by its fault."""

CUT_OFF = "Copy the font file again from where it came from."
"""What to do about a file that is damaged or no font."""

_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"OS/2")
_FSTYPE_OFFSET = 8

FORBIDDEN, PRINTED, EDITED = 0x0002, 0x0004, 0x0008
"""What a font may be embedded in: in nothing, in documents to be read and printed, in those that are edited too; 0 is anything."""

PICTURES = 0x0200
"""The bit of a font of which pictures of letters may be embedded alone, no outlines."""


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
        return VARIABLE
    return "is cut off" if tables[b"OS/2"][1] < _FSTYPE_OFFSET + 2 else ""


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table by its tag."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag: (offset, length) for tag, _, offset, length in entries}


def license_fault(data: bytes, edited: bool) -> str:
    """What the license of a whole font forbids, said to follow its name; nothing when it may be used.

    `edited` says whether the font is to be embedded in documents that are edited, which Word files are.
    """
    offset, _ = _tables(data)[b"OS/2"]
    (rights,) = struct.unpack_from(">H", data, offset + _FSTYPE_OFFSET)
    return forbids(rights, edited)


def forbids(rights: int, edited: bool) -> str:
    """What the rights of a font (fsType) forbid, said to follow its name; nothing when it may be used."""
    if rights & PICTURES:
        return "may be embedded only as pictures of its letters, which no PDF and no Word file has"
    if rights & 0x000F == FORBIDDEN:
        return "may not be embedded in documents"
    if edited and rights & PRINTED and not rights & EDITED:
        return "may be embedded only in documents that nobody edits, and Word files are edited"
    return ""
