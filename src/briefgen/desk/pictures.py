"""The pages of a PDF as pictures, drawn in memory."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import pypdfium2

THUMB_WIDTH: Final = 306
"""How wide a small picture of a page is, in dots: two for each one of the screen where it is largest."""

DOTS_PER_POINT: Final = 2.0
"""How finely a page is drawn: beside the words it is 612 dots wide at most, and has two of its own for each of them."""

EFFORT: Final = 1
"""How hard a picture is made small, of 9: it goes no further than to a browser on the same computer, and somebody waits."""

MOST_KEPT: Final = 60
"""How many pictures of each kind are kept for who looks again."""


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """The width and height of every page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple((float(page.get_width()), float(page.get_height())) for page in document)


@lru_cache(maxsize=MOST_KEPT)
def page(pdf: bytes, number: int) -> bytes:
    """A page, counted from 1, as a PNG."""
    return _drawn(pdf, number, DOTS_PER_POINT)


@lru_cache(maxsize=MOST_KEPT)
def thumb(pdf: bytes) -> bytes:
    """The first page, small, as a PNG."""
    return _drawn(pdf, 1, THUMB_WIDTH / sizes(pdf)[0][0])


def _drawn(pdf: bytes, number: int, scale: float) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[number - 1].render(scale=scale).to_pil().convert("RGB")
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=EFFORT)
    return stream.getvalue()
