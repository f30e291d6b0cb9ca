"""The bytes of a PDF → what it says, in the order of its tags (ISO 32000-1, 14.7)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import Final

import pikepdf
import pypdfium2

from briefgen.noun import noun
from briefgen.reading_back.finished import HEADING, PICTURE, Finished, NotRead, Part
from briefgen.reading_back.pdf.drawn import Drawing, drawings
from briefgen.reading_back.pdf.tags import Tags
from briefgen.reading_back.pdf.targets import Targets

__all__ = ["FinishedPdf", "NotRead", "read_pdf"]

MOST_BYTES: Final = 100_000_000
MOST_PAGES: Final = 400


@noun
class FinishedPdf:
    """What a PDF says: `said` are its tagged things in reading order; `language` and whether it keeps to PDF/UA are its own words.

    `drawn` is all that stands on each page, also without tags.
    """

    pages: int
    producer: str
    language: str
    conforms: bool
    said: Finished = field(repr=False)
    drawn: tuple[Drawing, ...] = field(repr=False)

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The headings with their levels, 1 for the title."""
        return tuple((part.level + 1, part.text) for part in self.said.parts if part.kind == HEADING)

    @property
    def descriptions(self) -> tuple[str, ...]:
        """What pictures show in words."""
        return tuple(part.alt for part in self.said.parts if part.kind == PICTURE)

    @property
    def words(self) -> str:
        """All words of the text, those of notes after them."""
        return " ".join(
            part.text for parts in (self.said.parts, *(note.parts for note in self.said.notes)) for part in parts
        )


def read_pdf(data: bytes) -> FinishedPdf:
    """What a finished PDF says. Raises NotRead."""
    if len(data) > MOST_BYTES:
        raise NotRead("it is too large")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise NotRead("it has too many pages")
            return _read(pdf, drawings(data))
    except (
        pikepdf.PdfError, pypdfium2.PdfiumError, AttributeError, KeyError, TypeError, ValueError, IndexError,
        OverflowError, RecursionError, NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        raise NotRead(f"it cannot be read ({type(error).__name__})") from error


def _read(pdf: pikepdf.Pdf, drawn: tuple[Drawing, ...]) -> FinishedPdf:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tags = Tags(drawn, numbers, Targets(pdf.Root, numbers))
    tags.read(pdf.Root.get("/StructTreeRoot"))
    return FinishedPdf(
        len(pdf.pages),
        str(pdf.docinfo.get("/Producer", "")),
        str(pdf.Root.get("/Lang", "")),
        _conforms(pdf),
        Finished(tuple(_fresh(tags.parts())), tags.notes(), tuple(page.words for page in drawn)),
        drawn,
    )


def _fresh(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, those that begin on another page than the one before them known as such."""
    page = 0
    for part in parts:
        yield replace(part, fresh=part.page > page)
        page = part.page


def _conforms(pdf: pikepdf.Pdf) -> bool:
    """Whether it says of itself that it keeps to PDF/UA (ISO 14289-1, 5)."""
    marked = pdf.Root.get("/MarkInfo")
    said = b"pdfuaid" in bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else False
    return said and marked is not None and bool(marked.get("/Marked", False))
