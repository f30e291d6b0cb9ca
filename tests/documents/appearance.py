"""Pages as small gray pictures, and how far two of them differ: less than letters that are drawn otherwise, or more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DOTS_PER_INCH = 50
DRAWN_AT = 4
"""How many times larger a page is drawn before it is made small: that evens out how the edges of letters are drawn."""

GRAYS = 8
"""Shades of a picture, from black to white: enough for text, in files of some 20 kB."""

VALUES = [shade * 255 // (GRAYS - 1) for shade in range(GRAYS)]

BLUR = 1.2
"""In pixels: a letter that stands a quarter of a pixel beside its place is not seen."""

SQUARE = 4
"""In pixels: differences are evened out over squares of this size, which hold two letters of running text."""

TOLERANCE = 22
"""The most that a square may differ, where white and black differ by 255.

Letters drawn with other edges, or a quarter of a pixel to the side, come to 18 at most; a line that
moves by 1 pt comes to 30, another word in running text to 37.
"""


@dataclass(frozen=True)
class Difference:
    """How much the square differs that differs most, and where it is, in points from the top left corner."""

    amount: int
    left: float
    top: float

    @property
    def seen(self) -> bool:
        return self.amount > TOLERANCE


def pictures(pdf: Path) -> Iterator[Image.Image]:
    """A picture of every page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            large = page.render(scale=DOTS_PER_INCH / 72 * DRAWN_AT, grayscale=True).to_pil()
            yield large.reduce(DRAWN_AT).point([VALUES[round(value * (GRAYS - 1) / 255)] for value in range(256)])


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture as a PNG that holds only its few shades."""
    numbers = picture.point([round(value * (GRAYS - 1) / 255) for value in range(256)])
    few = Image.frombytes("P", numbers.size, numbers.tobytes())
    few.putpalette([value for shade in VALUES for value in (shade, shade, shade)])
    few.save(path, optimize=True)


def difference(before: Image.Image, after: Image.Image) -> Difference:
    """Where two pictures differ most; in everything, where they are not of one size."""
    if before.size != after.size:
        return Difference(255, 0, 0)
    blur = ImageFilter.GaussianBlur(BLUR)
    apart = ImageChops.difference(before.filter(blur), after.filter(blur))
    columns, rows = (-(-side // SQUARE) for side in apart.size)
    squares = apart.crop((0, 0, columns * SQUARE, rows * SQUARE)).reduce(SQUARE)
    grays = squares.tobytes()
    amount = max(grays)
    index = grays.index(amount)
    points = SQUARE * 72 / DOTS_PER_INCH
    return Difference(amount, index % columns * points, index // columns * points)
