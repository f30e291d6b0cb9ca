"""Data tables: heads, widths, what stays together."""

from __future__ import annotations

from pathlib import Path

import pytest
import tools
from specimen import document, note, row, specimen, style, words
from tools import requires
from writers.docx.reading import Word, q, select, twips, value

from briefgen.diagnostics import Report
from briefgen.document.nodes import Alignment, Callout, Cell, Heading, Note, Paragraph, Row, Table, Text
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.docx import write
from briefgen.writers.pdf import Press

LOOKS = style().tokens.looks
MARGINS = style().tokens.page.margins
TEXT_WIDTH = round((612 - MARGINS.left - MARGINS.right) * 20)
"""The width of the text on letter paper, in twips."""

LEFT, CENTER, RIGHT, DEFAULT = Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT, Alignment.DEFAULT


def table(columns: int = 2, rows: int = 2, **given: object) -> Table:
    """A table of short words."""
    texts = [f"cell {number}" for number in range(columns)]
    return Table(row(*texts), (row(*texts),) * rows, (DEFAULT,) * columns, **given)  # type: ignore[arg-type]


def written(*tables: Table) -> Word:
    return Word(write(document(*tables, words("After.")), style()).data)


def large_print() -> Style:
    found = read_style(Workspace(tools.CHECKOUT), "large-print", Report())
    assert found
    return found


def widths(made: Table) -> list[int]:
    return [int(width) for width in written(made).find("//w:gridCol/@w:w")]


def test_the_head_is_a_head_and_is_repeated() -> None:
    word = written(table(rows=3))
    assert len(word.find("//w:tbl/w:tr")) == 4
    assert len(word.find("//w:tbl/w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(word.find("//w:tr[position()>1]/w:trPr/w:tblHeader")) == 0
    assert len(word.find("//w:tr/w:trPr/w:cantSplit")) == 4
    (look,) = word.find("//w:tblLook")
    assert (look.get(q("w:firstRow")), look.get(q("w:firstColumn")), look.get(q("w:lastRow"))) == ("1", "1", "0")


def test_the_caption_stands_above_and_is_said_aloud() -> None:
    word = written(table(caption=(Text("Infections by county"),)))
    assert select(word.paragraph("Infections by county"), "w:pPr/w:keepNext")
    assert word.paragraph("Infections by county").getnext().tag == q("w:tbl")
    assert word.find("//w:tblCaption/@w:val") == ["Infections by county"]


def noted(rows: int, every: int = 2, words_of_a_note: int = 14) -> Table:
    """A captioned table with a note in every second row."""
    made = []
    for number in range(rows):
        text = Text("what was found in this county " * (1 + number % 3))
        inside = (text, note(number // every + 1, "source " * words_of_a_note)) if number % every == 0 else (text,)
        made.append(Row((Cell((Text(f"County {number}"),)), Cell(inside))))
    return Table(row("County", "What was found"), tuple(made), (DEFAULT, DEFAULT), (Text("By county"),))


def test_a_caption_is_tied_to_a_table_but_for_long_ones_with_notes() -> None:
    """In LibreOffice every row of such a table would go to a page of its own."""
    long, short = noted(60), noted(4)
    plain = table(rows=60, caption=(Text("By county"),))
    tied = [bool(select(written(made).paragraph("By county"), "w:pPr/w:keepNext")) for made in (long, short, plain)]
    assert tied == [False, True, True]


def test_where_few_rows_and_their_notes_fit_on_a_page_their_lines_keep_them_whole() -> None:
    """LibreOffice would begin a new page after every row or two of them."""
    large = Word(write(document(noted(40)), large_print()).data)
    assert len(large.find("//w:tr/w:trPr/w:trHeight[@w:hRule='atLeast']")) == 41
    assert not large.find("//w:cantSplit")
    assert len(large.find("//w:tc/w:p/w:pPr/w:keepLines")) == 82
    assert len(large.find("//w:footnote/w:p/w:pPr/w:keepLines", "word/footnotes.xml")) == 20
    usual = written(noted(40))
    assert len(usual.find("//w:tr/w:trPr/w:cantSplit")) == 41
    assert not usual.find("//w:trHeight") and not usual.find("//w:keepLines", "word/footnotes.xml")


@requires("soffice", "pdfinfo")
def test_a_long_table_with_notes_has_the_pages_of_the_pdf_in_libreoffice(tmp_path: Path) -> None:
    before = [words("Before the table, some words. " * 12) for _ in range(5)]
    usual = document(*before, noted(90, words_of_a_note=30), words("After."))
    large = document(*before, noted(60, words_of_a_note=30), words("After."))
    made = ((usual, style()), (large, large_print()))
    files = [tmp_path / f"{number}.docx" for number in range(len(made))]
    for file, one in zip(files, made, strict=True):
        file.write_bytes(write(*one).data)
    with Press() as press:
        pages = [press.submit(*one).result().pages for one in made]
    assert [int(tools.pdf_info(pdf)["Pages"]) for pdf in tools.docx_to_pdfs(files, tmp_path)] == pages


@pytest.mark.parametrize("columns", [1, 2, 5])
def test_columns_fill_the_width_of_the_text(columns: int) -> None:
    long = Table(
        row(*["Study"] * columns), (row(*["what was found in many countries " * 9] * columns),), (DEFAULT,) * columns
    )
    assert abs(sum(widths(long)) - TEXT_WIDTH) <= columns


def test_columns_are_as_wide_as_their_words_ask_for() -> None:
    long = "Associated with less condom use and more violence; pooled from many studies in many countries."
    rows = (row("Platt 2018", long, "1.30"), row("Landsberg 2017", "Rushed negotiation.", "2.10"))
    study, found, odds = widths(Table(row("Study", "What was found", "Odds"), rows, (DEFAULT,) * 3))
    assert odds < study < found
    assert odds > 20 * LOOKS.table.size * 2  # "Odds" in bold stays on one line


def test_an_unbreakable_word_does_not_push_the_table_out_of_the_page() -> None:
    assert sum(widths(Table(row("a", "b" * 300), (row("c", "d"),), (DEFAULT,) * 2))) <= TEXT_WIDTH + 2


def test_cells_stand_as_their_column_says() -> None:
    made = Table(row("a", "b", "c", "d"), (row("1", "2", "3", "4"),), (DEFAULT, LEFT, CENTER, RIGHT))
    paragraphs = written(made).find("//w:tbl//w:p")
    assert [select(p, "w:pPr/w:jc/@w:val") for p in paragraphs] == [[], [], ["center"], ["right"]] * 2


@pytest.mark.parametrize(("rows", "holding"), [(3, [0, 1, 2]), (10, list(range(10))), (11, [0, 10]), (1, [0])])
def test_a_short_table_stays_whole_and_a_long_one_keeps_two_rows_together(rows: int, holding: list[int]) -> None:
    found = written(table(1, rows)).find("//w:tbl/w:tr")
    assert len(found) == rows + 1
    assert [number for number, line in enumerate(found) if select(line, ".//w:keepNext")] == holding


def test_two_tables_do_not_become_one_and_space_stands_below() -> None:
    word = written(table(), table())
    kinds = [child.tag.rpartition("}")[2] for child in word.body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]
    assert value(word.paragraph("After."), "w:pPr/w:spacing/@w:before") == twips(LOOKS.body.after + 4)


def test_a_table_in_a_footnote_is_followed_by_a_paragraph() -> None:
    made = Paragraph((Text("Claim."), Note((words("See:"), table()), 1)))
    word = Word(write(document(made), style()).data)
    kinds = word.find("w:footnote[@w:id='1']/*", "word/footnotes.xml")
    assert [child.tag.rpartition("}")[2] for child in kinds] == ["p", "tbl", "p"]


def test_a_heading_after_a_table_keeps_its_own_larger_space() -> None:
    word = Word(write(document(table(), Heading(1, (Text("Next"),), "next")), style()).data)
    assert LOOKS.heading_1.before > LOOKS.body.after + 4
    assert value(word.paragraph("Next"), "w:pPr/w:spacing/@w:before") == twips(LOOKS.heading_1.before)


def test_an_empty_cell_holds_an_empty_paragraph() -> None:
    word = written(Table(row("a", "b"), (Row((Cell((Text("1"),)), Cell(()))),), (DEFAULT,) * 2))
    assert [text for name, text in word.outline() if name == "Table Text"] == ["a", "b", "1", ""]


def test_the_head_stands_on_the_tint() -> None:
    head = Word(write(specimen(), style()).data).style("Brief Table")
    assert value(head, "w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd/@w:themeFill") == "background2"


def test_a_table_under_a_line_that_has_no_space_below_it_has_some_above() -> None:
    held = Callout((Table(row("a", "b"), (row("c", "d"),), (Alignment.DEFAULT,) * 2),), (Text("Title"),))
    for shown, below in (
        (held, "Title"),
        (Table(row("a"), (row("c"),), (Alignment.DEFAULT,), (Text("Caption"),)), "Caption"),
    ):
        word = Word(write(document(words("Before."), shown), style()).data)
        after = select(word.paragraph(below), "w:pPr/w:spacing/@w:after")
        assert after == (["80"] if below == "Title" else [])
