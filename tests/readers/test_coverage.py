"""What fonts can draw, as it is known before anything is laid out."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from specimen import document, style

from briefgen.document.nodes import Paragraph, Text
from briefgen.models.coverage import Coverage
from briefgen.writers.pdf import Press

CHECKOUT = Path(__file__).resolve().parents[2]
FONTS = sorted((CHECKOUT / "styles/civic/fonts").glob("*.ttf"))


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_it_is_what_the_font_says(file: Path) -> None:
    data = file.read_bytes()
    known = TTFont(io.BytesIO(data)).getBestCmap()
    coverage = Coverage.of([data])
    read = {code for font in coverage.ranges or () for first, last in font for code in range(first, last + 1)}
    assert known.keys() <= read
    assert len(read) <= len(known) + 2, "the end of a table, and the mark for no character, may be counted in"


SEEN = "Ž ﬁ ⅷ 漢 ☢ ½ ⅓ → ✓ ≥ ѣ Ω ά ế ợ ḯ \u2011 \u2009 \u200d \u00ad \u0301 № ₂ ﷽ 😀 𝔸 ẞ ʼ ﬅ א ک".split(" ")
"""Characters of many kinds: letters with accents that a font may put together, signs, spaces, what has no width."""


def test_the_layout_comes_to_the_same_result() -> None:
    looks = style()
    coverage = Coverage.of(looks.fonts.values())
    with Press() as press:
        for character in SEEN:
            output = press.submit(document(Paragraph((Text(f"a{character}"),))), looks).result()
            assert coverage.lacks(character) == any(d.code == "missing-glyph" for d in output.diagnostics), repr(
                character
            )


@pytest.mark.parametrize("data", [b"", FONTS[0].read_bytes()[:300], struct.pack(">IH", 0x10000, 0xFFFF)])
def test_of_a_font_that_cannot_be_read_nothing_is_claimed(data: bytes) -> None:
    assert not Coverage.of([data]).lacks("漢")
