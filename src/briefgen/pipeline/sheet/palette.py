"""The pictures of a style's sheet: its colors side by side, and each color on each ground."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from briefgen.models.style import Tokens
    from briefgen.pipeline.sheet.tables import Pair

WIDTH, HEIGHT = 1200, 96
"""The size of a picture, in pixels: sharp across a Letter page."""

GAP = 12
"""Space between the colors, in pixels."""


def palette_names(tokens: Tokens) -> tuple[str, ...]:
    """The colors that the palette says, in its order."""
    return tuple(name for name in type(tokens.colors).model_fields if getattr(tokens.colors, name))


def palette_picture(tokens: Tokens) -> bytes:
    """The colors of the palette, in its order, as PNG."""
    return _row([(getattr(tokens.colors, name), None) for name in palette_names(tokens)], tokens)


def grounds_picture(tokens: Tokens, pairs: Iterable[Pair]) -> bytes:
    """Each ground with two lines in the color that stands on it, as PNG."""
    return _row([(getattr(tokens.colors, pair.ground), getattr(tokens.colors, pair.color)) for pair in pairs], tokens)


def _row(fields: list[tuple[str, str | None]], tokens: Tokens) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), tokens.colors.paper)
    draw = ImageDraw.Draw(picture)
    wide = (WIDTH - GAP * (len(fields) - 1)) / len(fields)
    for at, (ground, line) in enumerate(fields):
        left, right = round(at * (wide + GAP)), round(at * (wide + GAP) + wide) - 1
        draw.rectangle((left, 0, right, HEIGHT - 1), fill=ground, outline=tokens.colors.rule, width=2)
        if line is not None:
            inset = (right - left) // 5
            for top in (HEIGHT // 3, HEIGHT * 2 // 3):
                draw.rectangle((left + inset, top - 6, right - inset, top + 6), fill=line)
    return _png(picture)


def _png(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
