"""Charts: the same numbers drawn in the PDF, in HTML and in Word, told apart without color, from 0."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from conforming import pdf_faults_of
from lxml import etree
from specimen import document, row, style, words
from tools import docx_problems, docx_to_pdf, requires
from writers.docx.lint import faults
from writers.docx.reading import Word

from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.document.nodes import Alignment, Document, Table, Text
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers import docx, html, text
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.looks import LOOKS, look
from briefgen.writers.charts.scale import scale
from briefgen.writers.charts.svg import picture
from briefgen.writers.pdf import Press

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS = tuple(ChartKind)


def chart(kind: ChartKind = ChartKind.LINES, count: int = 2, unit: tuple[str, str] = ("", "%")) -> Chart:
    values = ((8.9, 8.6, 12.0), (14.8, 7.1, 9.0), *((float(number),) * 3 for number in range(2, count)))[:count]
    series = tuple(
        Series(f"Series {at}", one, tuple(f"{value:g}%" for value in one)) for at, one in enumerate(values, 1)
    )
    return Chart(
        kind, "Who", ("Women", "Men", "All of them"), series, unit, "Women rushed more.", (Text("A caption"),), 120.0
    )


def table(one: Chart) -> Table:
    rows = zip(one.names, *(series.cells for series in one.series), strict=True)
    heads = row(one.head, *(series.name for series in one.series))
    return Table(heads, tuple(row(*cells) for cells in rows), (Alignment.DEFAULT, *[Alignment.RIGHT] * len(one.series)))


def whole(*charts: Chart) -> Document:
    return document(words("Before."), *(flow for one in charts for flow in (one, table(one))), words("After."))


def drawn(one: Chart, width: float = 400) -> str:
    return picture(Drawing(one, style(), width, "en", 504)).data.decode()


EVERY = whole(*map(chart, KINDS))


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return press.submit(EVERY, style()).result().data


@pytest.fixture(scope="module")
def word() -> bytes:
    return docx.write(EVERY, style()).data


def test_all_kinds_are_valid_and_say_what_they_must(pdf: bytes, word: bytes, tmp_path: Path) -> None:
    assert pdf_faults_of(pdf, tmp_path) == []
    assert faults(word) == []
    for form, data in (("pdf", pdf), ("docx", word)):
        assert differences(expected(EVERY, style()), form, data) == ()


@pytest.mark.parametrize("change", [
    lambda one: replace(one, names=("Women", "Boys", "All of them")),
    lambda one: replace(one, series=(replace(one.series[0], name="Another"), one.series[1])),
], ids=["name", "series"])  # fmt: skip
def test_words_of_a_drawing_that_differ_are_found(change: object, pdf: bytes, word: bytes) -> None:
    """The tables say the right words: it is the drawing that is compared."""
    assert callable(change)
    wanted = document(
        words("Before."), *(flow for one in map(chart, KINDS) for flow in (change(one), table(one))), words("After.")
    )
    for form, data in (("pdf", pdf), ("docx", word)):
        assert {one.kind for one in differences(expected(wanted, style()), form, data)} == {"chart"}


@pytest.mark.parametrize("part", ["word/charts/chart1.xml", "word/embeddings/data1.xlsx"])
def test_a_number_that_differs_in_word_is_found(part: str, word: bytes) -> None:
    """In what is drawn, and in the workbook behind it."""
    made = changed(word, part, lambda data: data.replace(b"8.9", b"9.9"))
    assert [one.kind for one in differences(expected(EVERY, style()), "docx", made)] == ["chart"]


def changed(data: bytes, part: str, change: object) -> bytes:
    assert callable(change)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            held = given.read(name)
            if name == part:
                held = changed(held, "xl/worksheets/sheet1.xml", change) if part.endswith(".xlsx") else change(held)
            made.writestr(name, held)
    return out.getvalue()


def test_the_workbook_holds_the_printed_cells_and_nothing_else(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(Word(word).files["word/embeddings/data1.xlsx"])) as book:
        assert sorted(book.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
        ]  # fmt: skip
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        cells = [
            "".join(cell.itertext()) for cell in etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{*}c")
        ]
    assert cells == [
        "Who",
        "Series 1",
        "Series 2",
        "Women",
        "8.9",
        "14.8",
        "Men",
        "8.6",
        "7.1",
        "All of them",
        "12",
        "9",
    ]


def test_the_same_chart_gives_the_same_bytes() -> None:
    one = whole(chart())
    assert docx.write(one, style()).data == docx.write(one, style()).data
    assert drawn(chart()) == drawn(chart())


@requires("ooxml-validator")
@pytest.mark.parametrize("office", ("Office2010", "Microsoft365"))
def test_microsofts_validator_finds_nothing(office: str, tmp_path: Path) -> None:
    file = tmp_path / "charts.docx"
    file.write_bytes(docx.write(whole(*map(chart, KINDS), chart(ChartKind.COLUMNS, 8), chart(count=8)), style()).data)
    assert docx_problems(file, office) == []


@requires("soffice")
def test_libreoffice_draws_every_chart(word: bytes, tmp_path: Path) -> None:
    file = tmp_path / "charts.docx"
    file.write_bytes(word)
    pages = pypdfium2.PdfDocument(docx_to_pdf(file, tmp_path))
    said = "".join(page.get_textpage().get_text_range() for page in pages)
    assert all(said.count(name) >= 2 * len(KINDS) for name in ("Series 1", "Women")), "in the drawing and in the table"


@pytest.mark.parametrize("kind", KINDS)
def test_the_axis_begins_at_0_in_every_format(kind: ChartKind) -> None:
    one = chart(kind)
    assert scale(one).least == 0
    root = Word(docx.write(whole(one), style()).data).part("word/charts/chart1.xml")
    assert [node.get("val") for node in root.iter(f"{C}min")] == ["0"]


def test_lines_may_go_below_0_and_0_stands_on_their_axis() -> None:
    one = chart()
    below = replace(one, series=(replace(one.series[0], values=(-5.0, 3.0, 12.0)),))
    assert (scale(below).least, 0.0 in scale(below).marks, scale(below).most) == (-5.0, True, 15.0)


def test_eight_series_are_told_apart_by_fill_by_dash_and_by_mark() -> None:
    for what in ("fill", "dash", "strokes", "mark"):
        assert len({getattr(one, what) for one in LOOKS}) == 8
    assert [look(number, chart(ChartKind.COLUMNS)).fill for number in range(2)] == ["light", "solid"]


def test_a_gap_is_no_zero() -> None:
    one = chart(count=1)
    gap = replace(one, series=(replace(one.series[0], values=(8.9, None, 12.0), cells=("8.9%", "", "12%")),))
    svg = drawn(gap)
    assert svg.count("<circle") == 2 and re.search(r'<path d="M[\d.,]+ M[\d.,]+"', svg), "the line stops"
    root = Word(docx.write(whole(gap), style()).data).part("word/charts/chart1.xml")
    assert [node.get("val") for node in root.iter(f"{C}dispBlanksAs")] == ["gap"]
    assert [point.get("idx") for value in root.iter(f"{C}val") for point in value.iter(f"{C}pt")] == ["0", "2"]


def test_names_that_are_too_long_are_broken_into_lines_and_none_is_lost() -> None:
    one = replace(chart(ChartKind.COLUMNS), names=("A very long name of a county in the north", "Men", "All of them"))
    said = re.findall(r"<text[^>]*>([^<]*)</text>", drawn(one, 200))
    assert not [word for word in one.names[0].split() if not any(word in line.split() for line in said)]


def test_what_an_email_and_a_page_for_the_screen_say() -> None:
    one = whole(chart(ChartKind.BARS))
    mail = text.write(one, style()).data.decode()
    assert "[Women rushed more.]\nA caption" in mail and "Series 2: 14.8%" in mail
    page = html.write(one, style()).data.decode()
    assert 'src="data:image/svg+xml;base64,' in page and 'alt="Women rushed more."' in page
