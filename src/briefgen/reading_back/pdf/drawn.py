"""What is drawn on the pages of a PDF: runs of characters with their face and place, pictures; one pass over each page."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from dataclasses import field
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from briefgen.noun import noun
from briefgen.reading_back.finished import BOLD, ITALIC, NotRead

MOST_PIECES: Final = 100_000
"""How many runs of characters and pictures a page may have."""

MOST_LETTERS: Final = 5_000_000
"""How many characters all pages may have."""

MOST_SEARCHED: Final = 50_000_000
"""How many characters of a page may be looked at, once for each run on it."""

LONGEST_NAME: Final = 200

HEAVY: Final = re.compile(r"bold|black|heavy", re.IGNORECASE)
SLANTED: Final = re.compile(r"italic|oblique", re.IGNORECASE)
"""Words in the name of a font that say what it is (ISO 32000-1, 9.6.2.2)."""

BOLD_WEIGHT: Final = 600


@noun
class Piece:
    """One run of characters, or a picture, whose `pixels` are its width and height.

    `size` is that of the type, `left` and `base` where its line begins, in points from the lower left of the page.
    """

    text: str
    marks: int
    size: float
    left: float
    base: float
    pixels: str = ""


@noun
class Drawing:
    """A page: what is drawn in each run of marked content, by its number; all else under -1.

    `used` are the heights, in points from the foot of the page, between which tagged words stand; told of the last page only.
    """

    pieces: dict[int, list[Piece]] = field(repr=False)
    words: str = field(repr=False)
    used: tuple[tuple[float, float], ...] = field(repr=False)


def drawings(data: bytes) -> tuple[Drawing, ...]:
    """All pages of a PDF. Raises NotRead, PdfiumError."""
    document = pypdfium2.PdfDocument(data)
    try:
        reader = _Reader(len(document))
        return tuple(reader.page(document, at) for at in range(len(document)))
    finally:
        document.close()


class _Reader:
    """Reads the pages of one document, whose fonts are looked at once."""

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._fonts: dict[int, int] = {}
        self._letters = 0
        self._name = ctypes.create_string_buffer(LONGEST_NAME)
        self._angle = ctypes.c_int()
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._room = (ctypes.c_ushort * 4096)()

    def page(self, document: pypdfium2.PdfDocument, at: int) -> Drawing:
        """One page, counted from 0. Raises NotRead."""
        page = document[at]
        text = page.get_textpage()
        try:
            return self._drawing(page, text, at == self._pages - 1)
        finally:
            text.close()
            page.close()
            # Fonts are known by where they lie in memory, which is their own only while a page is open.
            self._fonts.clear()

    def _drawing(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, last: bool) -> Drawing:
        count = text.count_chars()
        self._letters += count
        if self._letters > MOST_LETTERS:
            raise NotRead("it has too many characters")
        found: dict[int, list[Piece]] = defaultdict(list)
        words: list[str] = []
        used: list[tuple[float, float]] = []
        kinds = [pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE]
        for number, one in enumerate(page.get_objects(filter=kinds)):
            if number > MOST_PIECES or number * count > MOST_SEARCHED:
                raise NotRead("there is too much on one page")
            mcid = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
            if one.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                found[mcid].append(_picture(one.raw))
                continue
            piece = self._piece(one.raw, text.raw)
            found[mcid].append(piece)
            words.append(piece.text)
            if last and mcid >= 0:
                _, bottom, _, top = one.get_bounds()
                used.append((bottom, top))
        return Drawing(dict(found), "".join(words), tuple(used))

    def _piece(self, raw: Any, text: Any) -> Piece:
        pdfium.FPDFTextObj_GetFontSize(raw, self._size)
        pdfium.FPDFPageObj_GetMatrix(raw, self._matrix)
        place = self._matrix
        size = round(self._size.value * abs(place.d or place.b), 2)
        return Piece(self._words(raw, text), self._face(raw), size, round(place.e, 2), round(place.f, 2))

    def _words(self, raw: Any, text: Any) -> str:
        room = self._room
        length = pdfium.FPDFTextObj_GetText(raw, text, room, ctypes.sizeof(room))
        if length > ctypes.sizeof(room):
            room = (ctypes.c_ushort * (length // 2 + 1))()
            pdfium.FPDFTextObj_GetText(raw, text, room, length)
        return ctypes.string_at(room, max(0, length - 2)).decode("utf-16-le", "replace")

    def _face(self, raw: Any) -> int:
        font = pdfium.FPDFTextObj_GetFont(raw)
        known = ctypes.cast(font, ctypes.c_void_p).value or 0
        if known not in self._fonts:
            self._fonts[known] = self._named(font) if known else 0
        return self._fonts[known]

    def _named(self, font: Any) -> int:
        """Whether a font is bold or italic: its name says so, or what is said of it beside."""
        length = pdfium.FPDFFont_GetBaseFontName(font, self._name, LONGEST_NAME)
        name = self._name.value.decode("utf-8", "replace") if 0 < length <= LONGEST_NAME else ""
        pdfium.FPDFFont_GetItalicAngle(font, self._angle)
        bold = HEAVY.search(name) or pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
        slanted = SLANTED.search(name) or self._angle.value
        return (BOLD if bold else 0) | (ITALIC if slanted else 0)


def _picture(raw: Any) -> Piece:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    there = pdfium.FPDFImageObj_GetImagePixelSize(raw, width, height)
    return Piece("", 0, 0.0, 0.0, 0.0, f"{width.value}×{height.value}" if there else "")
