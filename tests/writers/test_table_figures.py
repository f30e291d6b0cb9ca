"""How tables look: without a head, no wider than their words, figures that stand under one another; alike in all formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from reading_pdf import tags
from specimen import document, row, style
from writers.docx.reading import Word, select, value

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Alignment, Table, Text
from briefgen.models.tabling import TableWidth
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.docx_lint import lint
from briefgen.reading_back.expected import expected
from briefgen.writers import docx, html, text
from briefgen.writers.metrics import table_width, text_width
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.addresses import Shown
from briefgen.writers.pdf.job import markup
from briefgen.writers.tabulation import tabulate

PLAIN, RIGHT = Alignment.DEFAULT, Alignment.RIGHT
HEADLESS = Table(row("", ""), (row("Committee", "Health"), row("Sponsor", "Rep. Doe")), (PLAIN, PLAIN))
FIGURES = Table(
    row("Who", "After"), (row("Women", "1,111"), row("Men", "−14.8%")), (PLAIN, RIGHT), (Text("What was found " * 9),)
)
LONG = Table(
    row("Bill", "What it says"), (row("H.R. 0000", "Makes it a felony to own a service. " * 5),), (PLAIN, PLAIN)
)
WHOLE = document(HEADLESS, FIGURES, LONG)
FIGURE_CELLS = {"1,111": "TableFigures", "Women": "TableText"}
"""What stands in cells, and the style that it has in Word."""


@pytest.fixture(scope="module")
def pdf() -> Iterator[bytes]:
    with Press() as press:
        yield press.submit(WHOLE, style()).result().data


@pytest.fixture(scope="module")
def word() -> Word:
    return Word(docx.write(WHOLE, style()).data)


def test_a_table_without_a_head_has_none(pdf: bytes, word: Word) -> None:
    table, *_ = tags(pdf).all("Table")
    assert [[cell.role for cell in one.kids] for one in table.all("TR")] == [["TH", "TD"]] * 2  # type: ignore[union-attr]
    assert table.all("THead") == []
    made = word.find("//w:tbl")[0]
    assert value(made, "w:tblPr/w:tblLook/@w:firstRow") == "0"
    assert made.findall(".//{*}tblHeader") == [] and len(made.findall("{*}tr")) == 2
    page = html.write(document(HEADLESS), style()).data.decode()
    assert "<thead>" not in page and page.count("<tr>") == 2
    assert "Committee: Health\nSponsor: Rep. Doe\n" in text.write(document(HEADLESS), style()).data.decode()


def test_files_are_read_back_and_say_the_same(pdf: bytes, word: Word) -> None:
    wanted = expected(WHOLE, style())
    assert differences(wanted, "pdf", pdf) == differences(wanted, "docx", word.data) == ()
    assert list(lint(word.data)) == []
    headed = Table(row("What", "Which"), HEADLESS.rows, HEADLESS.alignments)
    assert differences(expected(document(headed, FIGURES, LONG), style()), "pdf", pdf)


def widths(table: Table, width: TableWidth) -> tuple[float, ...]:
    look = style().tokens
    tokens = look.model_copy(update={"tables": look.tables.model_copy(update={"width": width})})
    made = type(style())(tokens, style().fonts)
    return tabulate(table, made, geometry(document(), tokens)).widths


def test_short_cells_are_not_stretched_where_the_style_says_so(word: Word) -> None:
    room = geometry(document(), style().tokens).text_width
    for short in (HEADLESS, FIGURES):
        assert sum(widths(short, TableWidth.NATURAL)) < 0.5 * room
        assert sum(widths(short, TableWidth.FULL)) == pytest.approx(room)
    assert widths(LONG, TableWidth.NATURAL) == widths(LONG, TableWidth.FULL), "long ones have all the room"
    made = [sum(map(int, select(table, "w:tblGrid/w:gridCol/@w:w"))) / 20 for table in word.find("//w:tbl")]
    written = re.findall(r'style="width: ([0-9.]+)pt"><(?:caption|colgroup)', markup(WHOLE, style(), Shown()))
    assert made == pytest.approx([*map(float, written), room], abs=0.3)


def test_a_caption_goes_on_beyond_a_narrow_table() -> None:
    spare = geometry(document(), style().tokens).text_width - sum(widths(FIGURES, TableWidth.NATURAL))
    assert f'<caption style="margin-right: {-spare:.2f}pt">' in markup(document(FIGURES), style(), Shown())


def test_figures_stand_under_one_another(word: Word) -> None:
    """In columns that are set to the right; elsewhere, as in the number of a bill, they are as wide as in other text."""
    assert "\ntd.right { font-variant-numeric: lining-nums tabular-nums" in html.write(WHOLE, style()).data.decode()
    extended = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    for name, said in {"Table Text": ["lining"], "Table Figures": ["tabular"]}.items():
        assert [one.get(f"{extended}val") for one in word.style(name).iter(f"{extended}*")] == said
    cells = {text: value(word.paragraph(text), "w:pPr/w:pStyle/@w:val") for text in FIGURE_CELLS}
    assert cells == FIGURE_CELLS
    root = word.part("word/styles.xml")
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14"


@pytest.mark.parametrize("face", ["PublicSans-Regular.ttf", "PublicSans-Bold.ttf"])
def test_columns_have_room_for_such_figures(face: str) -> None:
    font = style().fonts[face]
    assert table_width(font, "111") == table_width(font, "888") > text_width(font, "111")
    assert table_width(font, "words") == text_width(font, "words")
