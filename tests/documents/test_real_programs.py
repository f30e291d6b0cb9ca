"""What real programs make of the documents of a meeting: validators find nothing, Word and PDF say and show the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import page
import pytest

import tools
from briefgen.spec import Format
from documents.conftest import Documents
from documents.samples import DOCUMENTS, TOGETHER
from reading_pdf import bare, in_call_order, tags
from tools import requires
from writers.docx.reading import Word

EACH = pytest.mark.parametrize("name", DOCUMENTS)
pytestmark = TOGETHER


@EACH
def test_the_pdf_complies_and_is_whole(name: str, folder: Path) -> None:
    path = folder / f"{name}.pdf"
    assert [str(failure) for failure in page.validate_pdf(str(path), profile="ua1").failures] == []
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
    assert bare("".join(in_call_order(tags(made[Format.PDF])))) == bare(words)


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
        assert letters(second).startswith("signedby24organizations")


def letters(text: str) -> str:
    """The text as letters and digits alone, without what a layout changes: capitals, spaces, hyphens at line ends."""
    return re.sub(r"[\W_]+", "", text).casefold()
