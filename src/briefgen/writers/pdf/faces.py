"""Which font files of a style are damaged inside: asked only when a layout has failed, for it takes a while."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic


def damaged(fonts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """The fonts that cannot be taken apart and cut down as every PDF needs it (`unusable-font`)."""
    for name, data in sorted(fonts.items()):
        if not _can_be_cut(data):
            yield Diagnostic(
                "unusable-font",
                f"the font file “{name}” is damaged inside, so the PDF cannot be laid out",
                expected="a complete TrueType font (.ttf)",
                hint="Copy the font file again from where it came from.",
            )


def _can_be_cut(data: bytes) -> bool:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    try:
        font = TTFont(io.BytesIO(data), lazy=False)
        subsetter = Subsetter(Options(notdef_outline=True, glyph_names=True))
        subsetter.populate(gids=range(font["maxp"].numGlyphs))
        subsetter.subset(font)
        font.save(io.BytesIO())
    except Exception:
        return False
    return True
