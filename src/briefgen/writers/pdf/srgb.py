"""The color profile of sRGB, made by the ICC's specification: what the colors of a page mean on any device.

Made here and not copied, it asks for no licence: 508 bytes, the same every time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"
"""What devices and programs call it, in the registry of the ICC."""

VERSION: Final = 0x04200000
"""The version of the specification: ICC.1:2004-10, the newest that PDF 1.7 takes (ISO 32000-1, table 66)."""

WHITE: Final = (0.9642, 1.0, 0.8249)
"""The white that all profiles are related to, D50 (ICC.1:2004-10, 7.2.16)."""

COLORANTS: Final = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""The three primaries of IEC 61966-2-1, brought to that white by Bradford's matrix."""

ADAPTATION: Final = (
    1.0478112,
    0.0228866,
    -0.0501270,
    0.0295424,
    0.9904844,
    -0.0170491,
    -0.0092345,
    0.0150436,
    0.7521316,
)
"""Bradford's matrix from the white of sRGB, D65, to that white (ICC.1:2004-10, annex E)."""

CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""From a value to light (IEC 61966-2-1, 5.2), as the third form of a parametric curve: g, a, b, c, d."""

HEADER: Final = struct.Struct(">I4sI4s4s4s6H4s4sI4s4sQI3i4s16s28x")
TAG: Final = struct.Struct(">4sII")


@cache
def profile() -> bytes:
    """The bytes of the profile (ICC.1:2004-10, 7)."""
    return _file(
        {
            b"desc": _words(NAME),
            b"cprt": _words("CC0"),
            b"wtpt": _place(WHITE),
            b"chad": b"sf32\0\0\0\0" + _numbers(ADAPTATION),
            **{name: _place(values) for name, values in COLORANTS.items()},
            **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _numbers(CURVE)),
        }
    )


def _file(tags: Mapping[bytes, bytes]) -> bytes:
    """A profile of a display: header, table of tags, and the tags, what several share once."""
    start = HEADER.size + 4 + TAG.size * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(data)
            data += content + b"\0" * (-len(content) % 4)
    table = b"".join(TAG.pack(name, places[content], len(content)) for name, content in tags.items())
    head = HEADER.pack(
        start + len(data), b"", VERSION, b"mntr", b"RGB ", b"XYZ ", 2004, 10, 1, 0, 0, 0, b"acsp", b"", 0, b"", b"", 0, 0,
        *map(_fixed, WHITE), b"", b"",
    )  # fmt: skip
    return head + struct.pack(">I", len(tags)) + table + data


def _words(text: str) -> bytes:
    """Words in one language (10.13)."""
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28) + encoded


def _place(values: Iterable[float]) -> bytes:
    """A place among all colors (10.27)."""
    return b"XYZ \0\0\0\0" + _numbers(values)


def _numbers(values: Iterable[float]) -> bytes:
    return b"".join(struct.pack(">i", _fixed(value)) for value in values)


def _fixed(value: float) -> int:
    """A number with sixteen bits before the point and sixteen behind it (5.3.4)."""
    return round(value * 65536)
