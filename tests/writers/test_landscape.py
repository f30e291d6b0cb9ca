"""Landscape: the paper lies on its long side, and everything that is measured follows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import tools
from specimen import document, picture, row, style, words
from tools import requires
from writers.docx.reading import Word, value

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Alignment, Document, Figure, Flow, Footer, Table
from briefgen.fit import clearly_too_long
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

TOKENS = style().tokens
TABLE = Table(row("Bill", "Effect"), (row("H.R. 1", "Ends programs."),), (Alignment.DEFAULT,) * 2)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def lying(*flows: Flow, paper: str = "letter", footer: Footer = Footer("Left", "{page} of {pages}")) -> Document:
    return document(*flows, paper=paper, footer=footer, landscape=True)


@pytest.mark.parametrize(("paper", "points"), [("letter", (792, 612)), ("a4", (842, 595))])
def test_the_pdf_lies(paper: str, points: tuple[int, int], press: Press) -> None:
    data = press.submit(lying(words("a"), paper=paper), style()).result().data
    pdf = pikepdf.open(io.BytesIO(data))
    _, _, width, height = pdf.pages[0].MediaBox
    assert (round(float(width)), round(float(height))) == points


@pytest.mark.parametrize(("paper", "twips"), [("letter", ("15840", "12240")), ("a4", ("16838", "11906"))])
def test_the_word_file_lies(paper: str, twips: tuple[str, str]) -> None:
    word = Word(docx.write(lying(words("a"), paper=paper), style()).data)
    assert [word.find(f"//w:pgSz/@w:{name}") for name in ("w", "h", "orient")] == [
        [twips[0]],
        [twips[1]],
        ["landscape"],
    ]


def test_paper_that_stands_says_nothing_of_it() -> None:
    assert Word(docx.write(document(words("a")), style()).data).find("//w:pgSz/@w:orient") == []


@requires("soffice", "pdfinfo")
def test_libreoffice_lays_it_out_lying(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(lying(words("a"), TABLE), style()).data)
    assert tools.docx_problems(path, "Office2013") == []
    assert tools.pdf_info(tools.docx_to_pdf(path, tmp_path))["Page size"].startswith("792 x 612 pts")


def test_tables_and_the_tab_of_the_footer_reach_across_in_word() -> None:
    long = replace(TABLE, rows=(row("H.R. 1", "Ends programs that keep people alive. " * 9),))
    word = Word(docx.write(lying(long), style()).data)
    across = round(geometry(lying(), TOKENS).text_width * 20)
    assert across == round((792 - TOKENS.page.margins.left - TOKENS.page.margins.right) * 20)
    assert abs(sum(int(width) for width in word.find("//w:gridCol/@w:w")) - across) <= 2
    assert value(word.style("footer"), "w:pPr/w:tabs/w:tab/@w:pos") == str(across)


def test_a_picture_is_no_taller_than_the_page(press: Press) -> None:
    tall = lying(Figure(picture(300, 900), width=1.0))
    (height,) = Word(docx.write(tall, style()).data).find("//wp:extent/@cy")
    assert int(height) / 12_700 <= 0.9 * geometry(tall, TOKENS).text_height
    output = press.submit(tall, style()).result()
    assert output.extent is not None and output.extent.last <= output.extent.page


def test_flows_are_measured_as_wide_as_they_stand(press: Press) -> None:
    long = words("word " * 400)
    upright, lain = (press.measure(made, style()).result() for made in (document(long), lying(long)))
    assert lain.points[1] < 0.8 * upright.points[1]
    assert lain.page == geometry(lying(), TOKENS).text_height == upright.page - 180


def test_the_first_reckoning_knows_that_a_page_holds_less() -> None:
    text = [words("word " * 60)] * 13
    assert not clearly_too_long(document(*text), style(), 1)
    assert clearly_too_long(lying(*text), style(), 1)


def test_the_html_page_is_wider_but_its_lines_are_not() -> None:
    upright, lain = (html.write(made, style()).data.decode() for made in (document(TABLE), lying(TABLE)))
    assert "@page { size: landscape }" in lain and "@page" not in upright
    assert lain.rindex("body { max-width: 62rem }") > lain.index("max-width: 43rem")
