"""Small fonts made by hand, for tests: every letter that text needs is the same box."""

from __future__ import annotations

import io
from string import ascii_letters, digits
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

LETTERS = ascii_letters + digits + ".,;:!?()-'\"“”‘’–—• "
ROUND = ((100, 0), (100, 700), (600, 900), (600, 0))
"""A shape with one curve: where it begins, two points that draw it, where it ends."""


def font(
    family: str = "Test Serif",
    named: str = "Regular",
    *,
    weight: int = 400,
    selection: int = 0,
    rights: int = 0,
    angle: float = 0.0,
    postscript: bool = False,
    axes: tuple[tuple[str, float, float, float], ...] = (),
    flavor: str | None = None,
    names: dict[str, str] | None = None,
    letters: str = LETTERS,
    width: int = 5,
) -> bytes:
    """A font file. With `axes` (tag, least, usual, most) it is variable: the first of them moves its right edge."""
    made = FontBuilder(1000, isTTF=not postscript)
    made.setupGlyphOrder([".notdef", "box"])
    made.setupCharacterMap({ord(one): "box" for one in letters})
    if postscript:
        charstrings = {
            name: _drawn(T2CharStringPen(700, None), "curveTo").getCharString() for name in (".notdef", "box")
        }
        made.setupCFF("Test", {"FullName": "Test"}, charstrings, {})
    else:
        made.setupGlyf({name: _drawn(TTGlyphPen(None), "qCurveTo").glyph() for name in (".notdef", "box")})
    made.setupHorizontalMetrics({".notdef": (700, 100), "box": (700, 100)})
    made.setupHorizontalHeader(ascent=900, descent=-200)
    made.setupNameTable({"familyName": family, "styleName": named, **(names or {})})
    made.setupOS2(usWeightClass=weight, fsSelection=selection, fsType=rights, usWidthClass=width)
    made.setupPost(italicAngle=angle)
    if axes:
        made.setupFvar([(*axis, axis[0]) for axis in axes], [])
        tag = axes[0][0]
        wider = TupleVariation({tag: (0.0, 1.0, 1.0)}, [(0, 0), (0, 0), (100, 0), (100, 0), *[(0, 0)] * 4])
        made.setupGvar({"box": [wider]})
    made.font["head"].created = made.font["head"].modified = 3_500_000_000
    made.font.recalcTimestamp, made.font.flavor = False, flavor
    out = io.BytesIO()
    made.font.save(out)
    return out.getvalue()


def _drawn(pen: Any, curve: str) -> Any:
    (start, one, other, end) = ROUND
    pen.moveTo(start)
    getattr(pen, curve)(one, other, end)
    pen.closePath()
    return pen


def four(family: str = "Test Serif", **options: Any) -> dict[str, bytes]:
    """The four faces of a family, by names of files that say nothing of them."""
    return {
        f"{letter}.ttf": font(family, named, weight=weight, selection=selection, **options)
        for letter, named, weight, selection in (
            ("a", "Regular", 400, 0x40), ("b", "Italic", 400, 0x01), ("c", "Bold", 700, 0x20), ("d", "Bold Italic", 700, 0x21),
        )
    }  # fmt: skip


def opened(data: bytes) -> TTFont:
    """A font to be looked into."""
    return TTFont(io.BytesIO(data))
