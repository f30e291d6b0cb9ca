"""Landscape: the paper lies on its long side, and everything that is measured follows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import tools
from specimen import document, picture, row, style, words
from tools import requires
from writers.docx.reading import Word, q, select, value

from briefgen.document.geometry import geometry
from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Document,
    Figure,
    Flow,
    Footer,
    Heading,
    ListItem,
    Table,
    Text,
)
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
    assert lain.points[1] > 1.2 * upright.points[1], "its lines are no longer than can be read"
    table = replace(TABLE, rows=(row("H.R. 1", "word " * 400),))
    upright, lain = (press.measure(made(table), style()).result() for made in (document, lying))
    assert lain.points[1] < 0.8 * upright.points[1], "tables have all of the paper"
    assert lain.page == geometry(lying(), TOKENS).text_height == upright.page - 180


def test_lines_of_text_are_equally_long_in_pdf_and_word(press: Press) -> None:
    """About 75 letters: 337.5 points of type of 10 points. Headings, tables and notes are as wide as the paper lets them."""
    text = lying(
        words("word " * 100), BulletList((ListItem((words("item " * 100),)),)), Heading(1, (Text("Long heading " * 6),))
    )
    page = geometry(text, TOKENS)
    assert page.text_width - page.narrower == pytest.approx(75 * 0.45 * TOKENS.looks.body.size)
    sheet = pypdfium2.PdfDocument(press.submit(text, style()).result().data)[0].get_textpage()
    ends = {"word": 0.0, "item": 0.0, "heading": 0.0}
    for said in ends:
        search = sheet.search(said)
        while hit := search.get_next():
            ends[said] = max(ends[said], sheet.get_charbox(hit[0] + hit[1] - 1)[2])
    edge = page.width - page.right - page.narrower
    assert edge - 30 < ends["word"] <= edge and edge - 30 < ends["item"] <= edge < ends["heading"]
    word = Word(docx.write(text, style()).data)
    right = str(round(20 * page.narrower))
    assert value(word.style("Body Text"), "w:pPr/w:ind/@w:right") == right
    for name in ("List Bullet", "List Number", "List Continue"):
        assert set(select(word.style(name), "w:pPr/w:ind/@w:right")) <= {right}, "else as that on which it stands"
    assert not word.find("//w:body//w:p/w:pPr/w:ind[@w:right]")
    upright = Word(docx.write(document(words("a")), style()).data)
    assert not upright.style("Body Text").findall(f"{q('w:pPr')}/{q('w:ind')}")


def test_the_first_reckoning_knows_that_a_page_holds_less() -> None:
    text = [words("word " * 60)] * 13
    assert not clearly_too_long(document(*text), style(), 1)
    assert clearly_too_long(lying(*text), style(), 1)


def test_the_html_page_is_wider_but_its_lines_are_not() -> None:
    upright, lain = (html.write(made, style()).data.decode() for made in (document(TABLE), lying(TABLE)))
    assert "@page { size: landscape }" in lain and "@page" not in upright
    assert lain.rindex("body { max-width: 62rem }") > lain.index("max-width: 43rem")
