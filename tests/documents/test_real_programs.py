"""What real programs make of the documents of a meeting: validators find nothing, Word and PDF say and show the same."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import docx as python_docx
import mammoth
import pytest
import tools
from conforming import pdf_faults
from documents.conftest import Documents
from documents.samples import DOCUMENTS, TOGETHER
from reading_pdf import bare, in_call_order, tags
from tools import requires
from writers.docx.reading import Word

from briefgen.models.formats import Format

EACH = pytest.mark.parametrize("name", DOCUMENTS)
pytestmark = TOGETHER


@EACH
def test_the_pdf_complies_and_is_whole(name: str, folder: Path) -> None:
    path = folder / f"{name}.pdf"
    assert pdf_faults(path) == []
    if tools.find("qpdf"):
        assert tools.pdf_problems(path) == ""


@requires("ooxml-validator")
@EACH
def test_microsofts_validator_finds_nothing(name: str, folder: Path) -> None:
    assert tools.docx_problems(folder / f"{name}.docx", "Microsoft365") == []


@EACH
def test_word_and_pdf_have_the_same_words_in_the_same_order(name: str, packet: Documents) -> None:
    made = packet[name].files
    words = re.sub(r"\[Logo of [^\]]*\]", "", Word(made[Format.DOCX]).words_in_order())
    # What stands at the head of every page is read in Word before the text, and in a PDF it is no part of it.
    said = bare(words)
    assert bare("".join(in_call_order(tags(made[Format.PDF])))) == (said.partition("page1of1")[2] or said)


@requires("pandoc")
@EACH
def test_pandoc_reads_every_word_and_note(name: str, packet: Documents, folder: Path) -> None:
    text = tools.pandoc_markdown(folder / f"{name}.docx")
    assert missing(packet[name].files[Format.DOCX], text) == []
    assert len(re.findall(r"^\[\^\d+\]:", text, re.MULTILINE)) == notes(packet[name].files[Format.DOCX])


@EACH
def test_mammoth_reads_every_word_and_note(name: str, packet: Documents) -> None:
    made = packet[name].files[Format.DOCX]
    html = mammoth.convert_to_html(io.BytesIO(made)).value
    assert missing(made, re.sub(r"<[^>]*>", " ", unescape(html))) == []
    assert html.count('<li id="footnote-') == notes(made)


@requires("soffice", "pdfinfo", "pdftotext")
@pytest.mark.slow
@EACH
def test_libreoffice_shows_every_word_on_as_many_pages(
    name: str, packet: Documents, folder: Path, shown: Mapping[str, Path]
) -> None:
    assert int(tools.pdf_info(shown[name])["Pages"]) == packet[name].pages
    text = letters(tools.pdf_text(shown[name]))
    assert [word for word in tools.pdf_text(folder / f"{name}.pdf").split() if letters(word) not in text] == []


@requires("soffice", "pdftotext")
@pytest.mark.slow
def test_the_signers_of_a_letter_begin_a_page(folder: Path, shown: Mapping[str, Path]) -> None:
    for path in (folder / "sign-on-letter.pdf", shown["sign-on-letter"]):
        first, second = tools.pdf_text(path).split("\f")[:2]
        assert "signedby24" not in letters(first)
        assert letters(second).find("signedby24organizations") in range(80), "right below the running head"


def missing(docx: bytes, text: str) -> list[str]:
    """The words in the body of a Word file that another program did not read."""
    read = letters(text)
    paragraphs = python_docx.Document(io.BytesIO(docx)).element.body.itertext()
    return [word for piece in paragraphs for word in piece.split() if letters(word) not in read]


def notes(docx: bytes) -> int:
    """How many notes are called in the body of a Word file."""
    body = python_docx.Document(io.BytesIO(docx)).element.body
    return len(body.findall(".//{http://schemas.openxmlformats.org/wordprocessingml/2006/main}footnoteReference"))


def letters(text: str) -> str:
    """The text as letters and digits alone, without what a layout changes: capitals, spaces, hyphens at line ends."""
    return re.sub(r"[\W_]+", "", text).casefold()
