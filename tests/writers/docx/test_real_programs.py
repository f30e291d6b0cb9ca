"""What other programs make of the Word file: Microsoft's validator, LibreOffice, pandoc, mammoth, python-docx."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import mammoth
import pytest
import tools
from hypothesis import HealthCheck, Phase, given, settings
from specimen import document, specimen, style, words
from strategies import documents
from tools import requires
from writers.docx.expected import words_in_order
from writers.docx.reading import normal

from briefgen.compose.numbering import numbered
from briefgen.document.display import Numbers
from briefgen.document.nodes import Document, Table
from briefgen.document.walking import rebuild_all
from briefgen.writers.docx import write
from briefgen.writers.pdf import Press


def saved(made: Document, folder: Path) -> Path:
    path = folder / "brief.docx"
    path.write_bytes(write(made, style()).data)
    return path


@requires("ooxml-validator")
@pytest.mark.parametrize("office", tools.OFFICE_VERSIONS)
def test_microsofts_validator_finds_nothing(office: str, tmp_path: Path) -> None:
    assert tools.docx_problems(saved(specimen(), tmp_path), office) == []


@requires("ooxml-validator")
@pytest.mark.slow
def test_microsofts_validator_finds_nothing_in_any_document(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")

    @settings(max_examples=12, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(documents())
    def check(made: Document) -> None:
        assert tools.docx_problems(saved(made, folder), "Office2013") == []

    check()


def letters(text: str) -> str:
    """The text without white space and without what a layout adds: marks, hyphens at line ends."""
    return re.sub(r"\s+", "", text)


@requires("soffice", "pdftotext")
def test_libreoffice_shows_every_word_in_order(tmp_path: Path) -> None:
    plain = document(
        *(words(f"Paragraph {number} of the text, with some more words to fill it.") for number in range(70))
    )
    text = tools.pdf_text(tools.docx_to_pdf(saved(plain, tmp_path), tmp_path), "-nopgbrk", "-raw")
    without_footer = re.sub(r"Example Health Coalition · November 20, 2026\s*(Page \d of \d)?", "", text)
    assert letters(without_footer) == letters(words_in_order(plain.children))
    assert re.findall(r"Page \d of \d", text) == ["Page 2 of 2"]


@requires("soffice", "pdftotext")
def test_libreoffice_shows_every_part_of_a_brief(tmp_path: Path) -> None:
    """Notes stand at the foot of the page, columns side by side: all words are there, in an order of their own."""
    text = tools.pdf_text(tools.docx_to_pdf(saved(specimen(), tmp_path), tmp_path))
    shown = letters(text).casefold()
    missing = [word for word in _printed(specimen()).split() if letters(word).casefold() not in shown]
    assert missing == []


def _printed(made: Document) -> str:
    """The words that are seen: not the descriptions of pictures."""
    return re.sub(r"\[[^\]]*\]", "", words_in_order(made.children))


@requires("soffice", "pdfinfo")
@pytest.mark.slow
def test_word_and_pdf_have_the_same_number_of_pages(tmp_path: Path) -> None:
    """A brief of two pages, a long one, and one that fills its page to the last line."""
    everything = specimen()
    front, sections = everything.children[:6], everything.children[6:]
    long = numbered(replace(everything, children=front + sections * 4))
    whole = replace(everything, children=rebuild_all(everything.children, _without_display))
    with Press() as press:
        full = _full_page(whole, press)
        counts = [press.submit(made, style()).result().pages for made in (whole, long, full)]
    assert counts[0] == 2 and counts[1] > 3 and counts[2] == 1
    assert [pages_in_word(made, tmp_path) for made in (whole, long, full)] == counts


def _without_display(node: Any) -> tuple[Any, ...]:
    """Key numbers and bars left out: with them the specimen ends within a line of the foot of its second page."""
    return () if isinstance(node, Numbers) or (isinstance(node, Table) and node.bars) else (node,)


def _full_page(whole: Document, press: Press) -> Document:
    """The front of a brief and as many paragraphs as go on its page."""
    made = whole
    for number in range(1, 80):
        paragraphs = (words("word after word " * (4 + each % 5)) for each in range(number))
        before, made = made, replace(whole, children=(*whole.children[:6], *paragraphs))
        if press.submit(made, style()).result().pages == 2:
            return before
    raise AssertionError("the page is never full")


def pages_in_word(made: Document, folder: Path) -> int:
    return int(tools.pdf_info(tools.docx_to_pdf(saved(made, folder), folder))["Pages"])


@requires("pandoc")
def test_pandoc_reads_headings_notes_links_tables_and_pictures(tmp_path: Path) -> None:
    text = tools.pandoc_markdown(saved(specimen(), tmp_path))
    assert re.findall(r"^(#+ .+)$", text, re.MULTILINE) == [
        "# The evidence",
        "## What section 5 says",
        "# What it costs",
        "# From people who know",
        "# Resumen",
    ]
    assert re.findall(r"^\[\^(\d)\]: (\w+)", text, re.MULTILINE) == [("1", "Example"), ("2", "Sample")]
    assert "[example.org/bill](https://example.org/bill)" in text
    assert "[the evidence](#the-evidence)" in text
    assert "<https://doi.org/10.0000/example>" in text
    assert "![Logo of the coalition](" in text and "A bar chart: 2 rises to 3." in text
    assert ": New HIV infections among people who inject drugs" in text
    assert "> They knew my name" in text
    assert "- Half the new HIV infections" in text and "  - offers testing on the spot," in text
    assert "1.  Handing out a syringe becomes a felony." in text


def test_mammoth_reads_lists_notes_and_table_heads(tmp_path: Path) -> None:
    with saved(specimen(), tmp_path).open("rb") as stream:
        html = mammoth.convert_to_html(stream).value
    assert re.findall(r"<h(\d)>.*?</a>(.*?)</h", html) == [
        ("1", "The evidence"),
        ("2", "What section 5 says"),
        ("1", "What it costs"),
        ("1", "From people who know"),
        ("1", "Resumen"),
    ]
    assert "<ul><li>offers testing on the spot,</li>" in html
    assert "<ol><li>Handing out a syringe becomes a felony.</li>" in html
    assert "<li>Sample Nurses Association</li>" in html
    assert html.count('<li id="footnote-') == 2
    assert "<thead><tr><th><p>County</p></th>" in html
    assert 'alt="A bar chart: 2 rises to 3."' in html


def test_python_docx_reads_the_words_back() -> None:
    read = docx.Document(io.BytesIO(write(specimen(), style()).data))
    assert [p.text for p in read.paragraphs if p.style.name == "Title"] == ["Fund Health Services, Not Arrests"]
    assert len(read.tables) == 3 and len(read.inline_shapes) == 2
    assert normal(read.sections[0].footer.paragraphs[0].text).startswith("Example Health Coalition")
