"""Whether each face of a family has the letters of the others, and is the face that the style says it is.

Where a bold face lacks a letter that the regular one has, the layout takes the regular one for everything: what is
important would not show, and nobody would be told.
Source: OpenType specification 1.9.1, "OS/2" (usWeightClass, fsSelection) and "name" (ids 1 and 2).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_letters, digits

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.coverage import Coverage
from briefgen.models.style import Face, Tokens
from briefgen.readers.files.positions import Positioned

ALWAYS = frozenset(map(ord, ascii_letters + digits + ".,;:!?()-'\"“”‘’–—"))
"""What every face must have: no text does without."""

TOGETHER = frozenset((*map(ord, "•…§×−½¿¡ªº«»°€£ŒœŠšŸŽž"), *range(0xC0, 0x100)))
"""What a face must have where another of its family has it: signs, and the letters of the languages of Western Europe.

Those of further languages are asked for where a brief is written in one (`lost_letters` of the checks).
"""

BOLD_FROM = 600
"""The least weight of a bold face (usWeightClass: semi-bold)."""

ITALIC, OBLIQUE = 1 << 0, 1 << 9
"""Bits of fsSelection."""

NAMED = {
    "regular": ("Regular", "Roman", "Book", "Normal"),
    "italic": ("Italic", "Oblique"),
    "bold": ("Bold",),
    "bold_italic": ("Bold Italic", "BoldItalic", "Bold Oblique"),
}
"""What the file of each face may call itself."""

MOST_NAMED = 12


def check_faces(tokens: Tokens, fonts: Mapping[str, bytes], positioned: Positioned, report: Report) -> None:
    """Report faces that lack letters (`font-lacks-characters`) and files that are another face (`wrong-face`)."""
    for family in ("body", "heading"):
        face: Face = getattr(tokens.fonts, family)
        files = {key: getattr(face, key) for key in NAMED}
        drawn = {key: _drawn(fonts[name]) for key, name in files.items()}
        needed = TOGETHER & frozenset().union(*drawn.values()) | ALWAYS
        for key, name in files.items():
            span = positioned.span(("fonts", family, key))
            if lacking := sorted(needed - drawn[key]):
                report.add(
                    Diagnostic(
                        "font-lacks-characters",
                        f"the {key.replace('_', ' ')} face “{name}” lacks {_listed(list(map(chr, lacking)))}",
                        span,
                        expected="a face with the letters and signs of its whole family",
                        hint="Use the complete font file, not one cut down; else what is set in it would be printed in another face.",
                    )
                )
            for severity, fault in _faults(fonts[name], key, face):
                report.add(
                    Diagnostic(
                        "wrong-face",
                        f"the {key.replace('_', ' ')} face “{name}” {fault}",
                        span,
                        severity,
                        expected=f"the file of {face.family} {NAMED[key][0]}",
                        hint="Word looks for a face by family, bold and italic, and would print another one than the PDF.",
                    )
                )


@lru_cache(maxsize=64)
def _drawn(data: bytes) -> frozenset[int]:
    """The characters that a font has, of those that are asked for; all of them, where its map cannot be read."""
    ranges = Coverage.of((data,)).ranges
    if ranges is None:
        return ALWAYS | TOGETHER
    begins = [first for first, _ in ranges[0]]
    return frozenset(
        code for code in ALWAYS | TOGETHER if (at := bisect_right(begins, code)) and code <= ranges[0][at - 1][1]
    )


def _listed(characters: list[str]) -> str:
    shown = " ".join(characters[:MOST_NAMED])
    more = len(characters) - MOST_NAMED
    return f"{shown} and {more} more characters" if more > 0 else shown


def _faults(data: bytes, key: str, face: Face) -> Iterator[tuple[Severity, str]]:
    """How a file is another face than that which it stands for: an error where bold or italic would not show."""
    try:
        weight, italic, names = _identity(data)
    except (struct.error, IndexError, KeyError, UnicodeDecodeError):
        return
    if key.startswith("bold") and weight < BOLD_FROM:
        yield Severity.ERROR, f"is not bold: its weight is {weight}"
    elif "italic" in key and not italic:
        yield Severity.ERROR, "is not italic"
    elif len(names) == 2 and (names[0] != face.family or names[1] not in NAMED[key]):
        yield Severity.WARNING, f"calls itself {names[0]} {names[1]}"


def _identity(data: bytes) -> tuple[int, bool, tuple[str, ...]]:
    """The weight of a font, whether it is italic, and the names of its family and face."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    tables = {tag: offset for tag, _, offset, _ in entries}
    (weight,) = struct.unpack_from(">H", data, tables[b"OS/2"] + 4)
    (selection,) = struct.unpack_from(">H", data, tables[b"OS/2"] + 62)
    (angle,) = struct.unpack_from(">i", data, tables[b"post"] + 4) if b"post" in tables else (0,)
    return weight, bool(selection & (ITALIC | OBLIQUE)) or angle != 0, tuple(_names(data, tables[b"name"]))


def _names(data: bytes, start: int) -> Iterator[str]:
    """The names of family and face in English, as Windows and so Word reads them."""
    _, count, texts = struct.unpack_from(">HHH", data, start)
    records = [struct.unpack_from(">6H", data, start + 6 + 12 * number) for number in range(count)]
    for wanted in (1, 2):
        for platform, _, language, name, length, offset in records:
            if (platform, language, name) == (3, 0x409, wanted):
                begin = start + texts + offset
                yield data[begin : begin + length].decode("utf-16-be")
                break
