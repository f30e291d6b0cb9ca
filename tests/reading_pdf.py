"""What a finished PDF says, read back from its bytes: pages, tags, notes."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Tag:
    """One structure element: its type, the pages its words are on, and what it holds in order.

    `source` is the element itself; it can be read while its `file` is there.
    """

    role: str
    source: pikepdf.Object = field(repr=False)
    file: pikepdf.Pdf = field(repr=False)
    kids: list[Tag | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def all(self, role: str = "") -> list[Tag]:
        """This tag and those below it, of one type if it is named, in reading order."""
        below = [found for kid in self.kids if isinstance(kid, Tag) for found in kid.all(role)]
        return [self, *below] if role in ("", self.role) else below

    @property
    def text(self) -> str:
        """The words under this tag."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def shape(self) -> str:
        """The types of this tag and of those below it: `L(LI(Lbl LBody(P)))`."""
        inside = " ".join(kid.shape for kid in self.kids if isinstance(kid, Tag))
        return f"{self.role}({inside})" if inside else self.role


def tags(data: bytes) -> Tag:
    """The tag tree of a PDF, with the words of every tag."""
    pdf, texts = pikepdf.open(io.BytesIO(data)), _marked_texts(data)
    pages: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def read(element: pikepdf.Object) -> Tag:
        tag = Tag(str(element.S)[1:], element, pdf)
        own = pages.get(element.Pg.objgen) if "/Pg" in element else None
        for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                tag.kids.append(read(kid))
            elif not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") == "/MCR":
                marked = isinstance(kid, pikepdf.Dictionary)
                page, mcid = (pages[kid.Pg.objgen], int(kid.MCID)) if marked else (own, int(kid))
                assert page is not None, "words of a tag that names no page"
                tag.pages.add(page + 1)
                tag.kids.append(texts.get((page, mcid), ""))
        return tag

    return read(pdf.Root.StructTreeRoot.K[0])


def _marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    """The words of every run of marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            mcid = pdfium.FPDFPageObj_GetMarkedContentID(piece.raw)
            if mcid >= 0:
                found[number, mcid] = found.get((number, mcid), "") + _object_text(piece, text)
    return found


def _object_text(piece: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(piece.raw, page.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(piece.raw, page.raw, buffer, length)
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le")


def page_texts(data: bytes) -> list[str]:
    """All words on each page, in the order they are drawn, footer included."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def bare(words: str) -> str:
    """Words without spaces and capitals, to compare what is printed: some are set in capitals, and lines
    end without a space. A hyphen at the end of a line comes back as one of two control codes; what holds a line
    together is no word."""
    return re.sub(
        r"[\s\u2060]+", "", words.replace("\x02", "-").replace("\ufffe", "-").replace("\u2011", "-")
    ).casefold()


def in_call_order(root: Tag) -> Iterator[str]:
    """The words of the text, every note where it is called; labels of items and notes are left out, and what is drawn
    in a chart, whose numbers stand in the table below it."""
    notes = {_number(note): note for note in root.all("Note")}

    def below(tag: Tag) -> Iterator[str]:
        for kid in tag.kids:
            if isinstance(kid, str):
                yield kid
            elif kid.role == "Reference":
                yield from below(notes[kid.text.strip()])
            elif kid.role not in ("Lbl", "Note", "Figure"):
                yield from below(kid)

    return below(root)


def _number(note: Tag) -> str:
    return note.all("Lbl")[0].text.strip()
