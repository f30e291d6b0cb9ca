"""A font cut to whole scripts by HarfBuzz: the same cut for every text.

Source: harfbuzz.github.io, "Subsetting API"; OpenType specification 1.9.1.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from briefgen.writers.docx.fonts.shipped import is_shipped

Ranges = tuple[tuple[int, int], ...]
"""Characters by the first and the last of those that follow one another."""

EVERYTHING: Ranges = ((0, 0x10FFFF),)

SIZE = 16
"""The size, in pixels, at which letters are drawn to see that they can be."""

LAST_OF_LATIN = 0x024F
"""The last letter of the block Latin Extended-B of Unicode: up to it, every letter that a font has is drawn once."""

EVERY_NAME = 0x7FFF
"""The last of the numbers by which a font says its names, so that it goes on being called what it is called."""


class Damaged(Exception):
    """A font that cannot be read as its format says."""


@lru_cache(maxsize=64)
def cut(data: bytes, wanted: Ranges) -> bytes:
    """The font with those of the characters that it has, with what they turn into, and with all its names. Raises Damaged."""
    import uharfbuzz

    face = uharfbuzz.Face(data)
    there = sound(data)
    chosen = uharfbuzz.SubsetInput()
    chosen.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    chosen.unicode_set.update(code for first, last in wanted for code in range(first, last + 1) if code in there)
    chosen.name_id_set.update(range(EVERY_NAME))
    try:
        return bytes(uharfbuzz.subset(face, chosen).blob.data)
    except RuntimeError:
        raise Damaged from None


@lru_cache(maxsize=64)
def sound(data: bytes) -> frozenset[int]:
    """The characters of a font whose letters can be drawn. Raises Damaged.

    To draw those of a style takes a fifth of a second; those of a font that comes along were drawn before it was shipped.
    """
    import uharfbuzz

    there = frozenset(uharfbuzz.Face(data).unicodes)
    if not is_shipped(data):
        draw(data, there)
    return there


def draw(data: bytes, there: frozenset[int]) -> None:
    """Draw every letter of a font that has these characters, which FreeType is strict about. Raises Damaged."""
    import uharfbuzz
    from PIL import ImageFont

    letters = [chr(code) for code in sorted(there) if chr(code).isalpha() and code <= LAST_OF_LATIN]
    if not there or not _have_outlines(uharfbuzz.Font(uharfbuzz.Face(data)), letters):
        raise Damaged
    try:
        font = ImageFont.truetype(io.BytesIO(data), SIZE, layout_engine=ImageFont.Layout.BASIC)
        if letters and font.getmask("".join(letters)).getbbox() is None:
            raise Damaged
    except (OSError, ValueError):
        raise Damaged from None


def _have_outlines(font: Any, letters: Iterable[str]) -> bool:
    """Whether every letter has an outline within the file, as HarfBuzz reads it."""
    glyphs = (font.get_nominal_glyph(ord(letter)) for letter in letters)
    extents = (font.get_glyph_extents(glyph) for glyph in glyphs)
    return all(extent is not None and extent.width and extent.height for extent in extents)
