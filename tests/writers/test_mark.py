"""The mark of a text that is for the coalition alone: on every page of every file, and read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import tools
from conforming import pdf_faults
from reading_pdf import page_texts, tags
from specimen import document, specimen, style, words
from tools import requires
from writers.docx.lint import faults
from writers.docx.reading import Word, paragraph_text, select, value

from briefgen.document.geometry import geometry
from briefgen.models.style import Style
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

MARK = "INTERNAL – not “for” distribution \\ { } <b>"
MARKED = replace(specimen(), mark=MARK)
PAGES = replace(specimen(), children=specimen().children * 2, mark=MARK)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def narrow(points: float) -> Style:
    """The civic style with so much space above the text."""
    civic = style()
    page = civic.tokens.page
    margins = page.margins.model_copy(update={"top": points})
    return replace(civic, tokens=civic.tokens.model_copy(update={"page": page.model_copy(update={"margins": margins})}))


def places(data: bytes, words: str) -> list[tuple[float, ...]]:
    """Where words stand on each page, from its lower left corner, to a tenth of a point."""
    found = []
    for sheet in pypdfium2.PdfDocument(data):
        text = sheet.get_textpage()
        hit = text.search(words).get_next()
        assert hit, "the words are not on the page"
        found.append(tuple(round(edge, 1) for edge in text.get_charbox(hit[0])))
    return found


def test_every_page_of_the_pdf_shows_it_in_the_same_place(press: Press) -> None:
    data = press.submit(MARKED, style()).result().data
    assert [text.upper().count(MARK.upper()) for text in page_texts(data)] == [1, 1, 1]
    assert len({(round(left), round(upper)) for left, _, _, upper in places(data, "INTERNAL")}) == 1


def test_a_screen_reader_meets_it_once_and_first(press: Press, tmp_path: Path) -> None:
    data = press.submit(MARKED, style()).result().data
    root = tags(data)
    assert root.text.startswith(MARK)
    assert root.text.count(MARK) == 1
    path = tmp_path / "brief.pdf"
    path.write_bytes(data)
    assert pdf_faults(path) == []


def test_it_takes_no_room_from_the_text(press: Press) -> None:
    bare = press.submit(specimen(), style()).result()
    assert press.submit(MARKED, style()).result().extent == bare.extent


@pytest.mark.parametrize("above", [0, 12, 30])
def test_a_narrow_margin_makes_room_for_it(above: float, press: Press) -> None:
    look = narrow(above)
    made = geometry(MARKED, look.tokens)
    assert made.top == pytest.approx(18 + 11 * 1.3 + 2 * 2.5 + 9)
    assert geometry(specimen(), look.tokens).top == above
    output = press.submit(MARKED, look).result()
    assert output.extent is not None and output.extent.page == pytest.approx(made.text_height)
    lower, upper = places(output.data, "INTERNAL")[0][1::2]
    assert made.height - made.top < lower < upper < made.height


@pytest.mark.parametrize("size", [11, 18])
def test_a_long_one_takes_several_lines_and_stands_on_nothing(size: float, press: Press) -> None:
    civic = style()
    looks = civic.tokens.looks.model_copy(update={"mark": civic.tokens.looks.mark.model_copy(update={"size": size})})
    look = replace(civic, tokens=civic.tokens.model_copy(update={"looks": looks}))
    long = replace(MARKED, mark="INTERNAL – FOR OUR OWN EYES ONLY, NOT TO BE LEFT BEHIND " * 4 + "Zzyzx")
    output = press.submit(long, look).result()
    page = geometry(long, look.tokens)
    for left, lower, right, upper in places(output.data, "Zzyzx"):
        assert page.height - page.top < lower < upper < page.height
        assert 18 < left < right < page.width - 18


def test_what_is_not_internal_has_no_mark(press: Press) -> None:
    assert Word(docx.write(specimen(), style()).data).find("//w:headerReference") == []
    assert tags(press.submit(specimen(), style()).result().data).text.startswith(specimen().metadata.organization)
    assert b'class="mark"' not in html.write(specimen(), style()).data


@pytest.mark.parametrize("kind", ["default", "first", "even"])
def test_the_word_file_has_it_at_the_head_of_every_kind_of_page(kind: str) -> None:
    word = Word(docx.write(MARKED, style()).data)
    (head,) = word.heads(kind)
    assert (word.style_name(head), paragraph_text(head)) == ("header", MARK)
    assert len(word.find("//w:sectPr")) == len(word.find(f"//w:headerReference[@w:type='{kind}']")) == 3
    assert faults(word.data) == []


def test_the_word_file_has_it_where_the_pdf_has_it() -> None:
    word = Word(docx.write(MARKED, style()).data)
    (margins, *_) = word.find("//w:pgMar")
    assert int(select(margins, "@w:header")[0]) == round(geometry(MARKED, style().tokens).mark * 20)


def test_it_stands_on_black_in_the_color_of_the_paper() -> None:
    look = Word(docx.write(MARKED, style()).data).style("header")
    assert value(look, "w:pPr/w:shd/@w:themeFill") == "text1"
    assert value(look, "w:rPr/w:color/@w:themeColor") == "background1"
    assert value(look, "w:pPr/w:jc/@w:val") == "center"


def test_a_letter_of_it_that_no_font_has_is_named(press: Press) -> None:
    (found,) = press.submit(document(words("Text."), mark="INTERNAL 中"), style()).result().diagnostics
    assert (found.code, "in “INTERNAL 中”" in found.message) == ("missing-glyph", True)


@requires("ooxml-validator")
def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(MARKED, style()).data)
    assert tools.docx_problems(path, "Office2013") == []


@requires("soffice", "pdftotext")
def test_libreoffice_shows_it_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(PAGES, style()).data)
    pages = tools.pdf_text(tools.docx_to_pdf(path, tmp_path), "-raw").split("\f")[:-1]
    assert len(pages) > 2
    bare = ["".join(words.upper().split()) for words in (MARK, *pages)]
    assert [page.count(bare[0]) for page in bare[1:]] == [1] * len(pages)


def test_the_html_page_begins_with_it() -> None:
    made = html.write(document(words("Text."), mark="a < b"), style()).data.decode()
    assert '<main><p class="mark">a &lt; b</p><h1' in made
