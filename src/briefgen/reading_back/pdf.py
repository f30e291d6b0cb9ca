"""The bytes of a PDF → its words in the order of its tags, with headings and descriptions of pictures (ISO 32000-1, 14.7)."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from briefgen.noun import noun

MOST_BYTES: Final = 100_000_000
MOST_PAGES: Final = 400
MOST_ELEMENTS: Final = 200_000
MOST_DEEP: Final = 200
"""How many elements may stand inside one another."""

LEVEL: Final = re.compile(r"H[1-6]\Z")
"""The type of a heading."""

Marked = tuple[int, int]
"""A run of marked content: its page, counted from 0, and its number there."""


class NotRead(Exception):
    """A PDF that cannot be read, or is larger than is read; the words say why."""


@noun
class FinishedPdf:
    """What a PDF says, tagged things in reading order: `words`, `headings` with their levels, `descriptions` of pictures.

    `conforms` is whether it says that it keeps to PDF/UA. `drawn` are all words of each page, also those without tags.
    `used` are the heights, in points from the foot of the last page, between which tagged words stand there.
    """

    pages: int
    producer: str
    language: str
    conforms: bool
    words: str = field(repr=False)
    headings: tuple[tuple[int, str], ...] = field(repr=False)
    descriptions: tuple[str, ...] = field(repr=False)
    drawn: tuple[str, ...] = field(repr=False)
    used: tuple[tuple[float, float], ...] = field(repr=False)


def read_pdf(data: bytes) -> FinishedPdf:
    """What a finished PDF says. Raises NotRead."""
    if len(data) > MOST_BYTES:
        raise NotRead("it is too large")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise NotRead("it has too many pages")
            texts, drawn, used = _drawn(data)
            tags = _Tags(texts, {page.obj.objgen: number for number, page in enumerate(pdf.pages)})
            tags.read(pdf.Root.get("/StructTreeRoot"))
            return FinishedPdf(
                len(pdf.pages),
                str(pdf.docinfo.get("/Producer", "")),
                str(pdf.Root.get("/Lang", "")),
                _conforms(pdf),
                "".join(tags.words),
                tuple((level, "".join(words)) for level, words in tags.headings),
                tuple(tags.descriptions),
                drawn,
                used,
            )
    except (pikepdf.PdfError, pypdfium2.PdfiumError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotRead(f"it cannot be read ({type(error).__name__})") from error


def _conforms(pdf: pikepdf.Pdf) -> bool:
    """Whether it says of itself that it keeps to PDF/UA (ISO 14289-1, 5)."""
    marked = pdf.Root.get("/MarkInfo")
    said = b"pdfuaid" in bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else False
    return said and marked is not None and bool(marked.get("/Marked", False))


@noun
class _Kid:
    """Something below an element: the page it is on, as far as that is said, the heading it is in, and how deep."""

    value: Any
    page: int
    heading: list[str] | None
    depth: int


class _Tags:
    """Reads the tree of tags, without recursion and up to a number of elements."""

    def __init__(self, texts: Mapping[Marked, str], pages: Mapping[tuple[int, int], int]) -> None:
        self.words: list[str] = []
        self.headings: list[tuple[int, list[str]]] = []
        self.descriptions: list[str] = []
        self._texts = texts
        self._pages = pages

    def read(self, root: Any) -> None:
        """Everything below the root of the tree, None where there is none. Raises NotRead."""
        waiting = [_Kid(root.get("/K"), -1, None, 0)] if root is not None else []
        for _ in range(MOST_ELEMENTS):
            if not waiting:
                return
            waiting += self._below(waiting.pop())
        raise NotRead("its structure is too large")

    def _below(self, kid: _Kid) -> list[_Kid]:
        """What is to be read next, the last of it first."""
        value = kid.value
        if kid.depth > MOST_DEEP:
            raise NotRead("its structure is too deep")
        if isinstance(value, pikepdf.Array):
            return [replace(kid, value=one, depth=kid.depth + 1) for one in reversed(list(value))]
        if isinstance(value, int):
            self._say(kid, value)
        elif isinstance(value, pikepdf.Dictionary):
            kid = replace(kid, page=self._pages.get(value.Pg.objgen, kid.page) if "/Pg" in value else kid.page)
            if "/S" in value:
                return self._element(value, kid)
            if "/MCID" in value:
                self._say(kid, int(value.MCID))
        return []

    def _element(self, value: pikepdf.Dictionary, kid: _Kid) -> list[_Kid]:
        role, heading = str(value.S)[1:], kid.heading
        if role == "Figure":
            self.descriptions.append(str(value.get("/Alt", "")))
        elif LEVEL.match(role):
            heading = []
            self.headings.append((int(role[1:]), heading))
        return [_Kid(value.K, kid.page, heading, kid.depth + 1)] if "/K" in value else []

    def _say(self, kid: _Kid, number: int) -> None:
        words = self._texts.get((kid.page, number), "")
        self.words.append(words)
        if kid.heading is not None:
            kid.heading.append(words)


def _drawn(data: bytes) -> tuple[dict[Marked, str], tuple[str, ...], tuple[tuple[float, float], ...]]:
    """The words of every run of marked content; those of every page; where words stand on the last page."""
    found: dict[Marked, str] = {}
    drawn: list[str] = []
    used: list[tuple[float, float]] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document):
            text, used = page.get_textpage(), []
            drawn.append(text.get_text_range())
            for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(piece.raw)
                if mcid >= 0:
                    found[number, mcid] = found.get((number, mcid), "") + _words(piece, text)
                    _, bottom, _, top = piece.get_bounds()
                    used.append((bottom, top))
            text.close()
            page.close()
    finally:
        document.close()
    return found, tuple(drawn), tuple(used)


def _words(piece: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(piece.raw, page.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(piece.raw, page.raw, buffer, length)
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
