"""A face as a static TrueType font: an instance of a variable one, with TrueType outlines, under the right names.

Runs in the process that reads fonts. Source: OpenType specification 1.9.1, "name", "OS/2", "head", "glyf".
"""

from __future__ import annotations

import io
from typing import Any

from briefgen.readers.foundry.cast import BOLD_WEIGHT, PLAIN_WEIGHT, face_name
from briefgen.readers.foundry.identifying import BOLD, ITALIC, OBLIQUE, opened

MOST_ERROR = 0.5
"""How far a curve may be from the one it was, in thousandths of the size of the letters: less than any eye sees."""

REGULAR = 1 << 6
USE_TYPOGRAPHIC = (16, 17, 21, 22, 25)
"""Names that tell other families than the four faces; 25 belongs to variable fonts."""

DROPPED = ("CFF ", "CFF2", "VORG", "DSIG", "STAT", "MVAR", "HVAR", "VVAR", "avar", "fvar", "gvar", "cvar")
"""Tables of what is no more there: PostScript outlines, variation, signatures."""


def made(data: bytes, location: dict[str, float], family: str, face: str) -> bytes:
    """The font in a file's bytes as a static TrueType font that calls itself by this family and face. Raises Unusable."""
    font = opened(data)
    font.ensureDecompiled(recurse=False) if "fvar" not in font else None
    if "fvar" in font:
        from fontTools.varLib import instancer

        font = instancer.instantiateVariableFont(font, location, inplace=True)
    if "glyf" not in font:
        _with_truetype_outlines(font)
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    _rename(font, family, face)
    font.flavor = None
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _with_truetype_outlines(font: Any) -> None:
    """Put quadratic curves in the place of cubic ones, which take no part in hinting any more."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    drawn, order = font.getGlyphSet(), font.getGlyphOrder()
    error = MOST_ERROR * font["head"].unitsPerEm / 1000
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(font["glyf"])
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyphs[name], "xMin", 0))
    _with_limits(font, len(order))
    font["head"].glyphDataFormat = 0
    if "post" in font:
        font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
        font["post"].glyphOrder = order
    font.sfntVersion = "\000\001\000\000"


def _with_limits(font: Any, number: int) -> None:
    """The table of limits of TrueType, which fonts with PostScript outlines have in short."""
    from fontTools.ttLib import newTable

    font["maxp"] = limits = newTable("maxp")
    limits.tableVersion, limits.numGlyphs, limits.maxZones = 0x00010000, number, 1
    for name in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
        *("maxSizeOfInstructions", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"),
        *("maxComponentElements", "maxComponentDepth"),
    ):
        setattr(limits, name, 0)


def _rename(font: Any, family: str, face: str) -> None:
    """Let the font call itself by family and one of four faces, in names and bits: so Word finds it."""
    names, full, plain = font["name"], f"{family} {face_name(face)}", family.replace(" ", "")
    for number in USE_TYPOGRAPHIC:
        names.removeNames(nameID=number)
    version = str(names.getDebugName(5) or "Version 1.000")
    compact = f"{plain}-{face_name(face).replace(' ', '')}"
    said = {1: family, 2: face_name(face), 3: f"{version};{compact}", 4: full, 6: compact[:63]}
    for number, words in said.items():
        names.removeNames(nameID=number)
        names.setName(words, number, 3, 1, 0x409)
    bold, italic = "bold" in face, "italic" in face
    kept = font["OS/2"].fsSelection & ~(ITALIC | BOLD | REGULAR | OBLIQUE)
    font["OS/2"].fsSelection = (
        kept | (ITALIC if italic else 0) | (BOLD if bold else 0) | (0 if bold or italic else REGULAR)
    )
    font["OS/2"].usWeightClass = BOLD_WEIGHT if bold else PLAIN_WEIGHT
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
