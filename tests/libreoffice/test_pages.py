"""The pages of a PDF are counted without a library for PDFs, and not at all where that is not sure."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import tools
from specimen import document, style, words
from tools import requires

from briefgen.libreoffice.pages import count_pages
from briefgen.writers.docx import write

TEXT = "Some words of a paragraph that goes on for a while. " * 12


def blank(pages: int) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    return pdf


def saved(pdf: pikepdf.Pdf, *, packed: bool = False) -> bytes:
    out = io.BytesIO()
    kind = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(out, object_stream_mode=kind)
    return out.getvalue()


@requires("soffice", "pdfinfo")
@pytest.mark.parametrize("paragraphs", [1, 40, 150])
def test_the_pages_that_libreoffice_makes_are_counted(paragraphs: int, tmp_path: Path) -> None:
    (tmp_path / "long.docx").write_bytes(write(document(*(words(TEXT) for _ in range(paragraphs))), style()).data)
    pdf = tools.docx_to_pdf(tmp_path / "long.docx", tmp_path)
    pages = int(tools.pdf_info(pdf)["Pages"])
    assert count_pages(pdf.read_bytes()) == pages
    with pikepdf.open(pdf) as same:
        packed = saved(same, packed=True)
    assert b"/ObjStm" in packed and b"/Type /Page" not in packed
    assert count_pages(packed) == pages


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("pages", [1, 2, 300])
def test_packed_or_not_the_pages_are_the_same(pages: int, packed: bool) -> None:
    assert count_pages(saved(blank(pages), packed=packed)) == pages


def test_words_that_look_like_a_page_are_none() -> None:
    pdf = blank(2)
    pdf.docinfo["/Title"] = "a /Type /Page (a /Type /Page in brackets) and \\) /Type /Page"
    pdf.Root.Note = pikepdf.Stream(pdf, b"<< /Type /Page >> /Type /Page")
    assert count_pages(saved(pdf)) == 2


def test_bookmarks_are_counted_for_themselves() -> None:
    pdf = blank(3)
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Part {number}", number % 3) for number in range(7))
    assert count_pages(saved(pdf)) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.6\n",
        b"<html>",
        b"1 0 obj << /Type /Page >> endobj",
        b"<< /Type /Pages /Count 2 >> << /Type /Page >>",
        b"1 0 obj << /Type /ObjStm >> stream\nnothing packed\nendstream",
    ],
)
def test_what_is_not_sure_is_not_counted(data: bytes) -> None:
    assert count_pages(data + b"\n%%EOF\n") is None


def test_half_a_file_is_not_counted() -> None:
    whole = saved(blank(5))
    assert count_pages(whole[: len(whole) // 2]) is None
    assert count_pages(whole[:-1]) == 5 and count_pages(whole[:-9]) is None
