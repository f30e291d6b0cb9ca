"""The label of an ask at its side: alike in PDF and Word, in every order of reading before the ask, on small screens above it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import tools
from specimen import document, words
from tailored import tailored
from writers.docx.reading import Word, select, value

from briefgen.document.asking import ask_step
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Group, GroupRole, ListItem, Note, OrderedList, Paragraph, Role, Text
from briefgen.models.style import Style
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.docx_lint import lint
from briefgen.reading_back.expected import expected
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

NOTED = Note((words("In the note.", Role.FOOTNOTE),), 1)
ASKS = OrderedList(
    (
        ListItem((Paragraph((Text("Asked first."), NOTED), Role.ASK),)),
        ListItem((words("Asked second", Role.ASK_FURTHER),)),
    )
)
ASK = Group(GroupRole.ASK, (words("Our asks", Role.ASK_LABEL), ASKS, words("H.R. 0000", Role.ASK_BILL)))
SIDE = Group(GroupRole.SIDE, (words("At the side", Role.SIDE),))
LARGE = "looks: {ask: {size: 15pt}}\nask: {label: side}\n"
WITHOUT = (document(ASK, words("The text.")), tailored(LARGE))
WITH = (document(ASK, SIDE, words("The text.")), tailored(LARGE + "page: {side: {width: 118pt, gap: 20pt}}"))


def corner(pdf: bytes, words: str) -> tuple[float, float]:
    """Where the first letter of words stands: its left edge and its foot."""
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    place = read.search(words).get_next()
    assert place is not None, words
    left, foot, _, _ = read.get_charbox(place[0])
    return left, foot


@pytest.mark.parametrize("label", ["side", "above"])
def test_numbers_of_asks_have_space_behind_them(press: Press, label: str) -> None:
    made = tailored(
        f"looks: {{ask: {{size: 15pt}}, ask_further: {{size: 15pt, line: 1.3}}}}\nask: {{label: {label}}}\n"
    )
    page = pypdfium2.PdfDocument(press.submit(WITHOUT[0], made).result().data)[0].get_textpage()
    for number, asked in (("1.", "Asked first"), ("2.", "Asked second")):
        at = page.search(asked).get_next()[0]
        ends = next(
            page.get_charbox(place)[2] for place in range(at - 1, 0, -1) if page.get_text_range(place, 1) == "."
        )
        assert page.get_charbox(at)[0] - ends > 3, number
    word = Word(docx.write(WITHOUT[0], made).data)
    for asked in ("Asked first", "Asked second"):
        (number,) = select(word.paragraph(asked), "w:pPr/w:numPr/w:numId/@w:val")
        (kind,) = word.find(f"//w:num[@w:numId={number}]/w:abstractNumId/@w:val", "word/numbering.xml")
        (hanging,) = word.find(
            f"//w:abstractNum[@w:abstractNumId={kind}]/w:lvl[1]/w:pPr/w:ind/@w:hanging", "word/numbering.xml"
        )
        assert int(hanging) == round(20 * ask_step(made.tokens)) > 20 * made.tokens.lists.indent


@pytest.mark.parametrize(("shown", "made"), [WITHOUT, WITH])
def test_it_stands_at_the_left_on_the_line_of_the_ask(press: Press, shown: Document, made: Style) -> None:
    output = press.submit(shown, made).result()
    assert output.diagnostics == ()
    label, first, second = (corner(output.data, words) for words in ("OUR ASKS", "Asked first", "Asked second"))
    frame, page = made.tokens.frames.ask, geometry(shown, made.tokens)
    assert label[0] == pytest.approx(page.margin + frame.left + frame.padding_x, abs=1)
    assert label[1] == pytest.approx(first[1], abs=1)
    assert first[0] == pytest.approx(second[0], abs=0.5) and first[0] > label[0] + 90
    if shown is WITH[0]:
        # The numbers of a list stand before its words.
        assert first[0] == pytest.approx(page.left + ask_step(made.tokens), abs=1)
    word = docx.write(shown, made).data
    for kind, data in (("pdf", output.data), ("docx", word)):
        assert differences(expected(shown, made), kind, data) == ()
    assert list(lint(word)) == []


def test_in_word_it_is_a_cell_beside_the_ask() -> None:
    word = Word(docx.write(*WITH).data)
    (table,) = word.find("//w:body/w:tbl")
    label, ask = table.findall(".//{*}tc")
    assert ["".join(cell.itertext()) for cell in (label, ask)] == ["Our asks", "Asked first.Asked secondH.R. 0000"]
    assert not select(table, ".//w:vAlign") and int(value(table, "w:tblPr/w:tblInd/@w:w")) == -138 * 20
    assert select(label, ".//w:p/w:pPr/w:spacing/@w:before") != ["0"]


@tools.requires("ooxml-validator")
def test_the_word_file_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(*WITH).data)
    assert tools.docx_problems(path, "Microsoft365") == []


def test_on_a_small_screen_it_stands_above() -> None:
    page = html.write(*WITH).data.decode()
    assert "@media (min-width: 600px) { section.ask > div.at-side { float: inline-start" in page
    assert page.index('class="at-side"') < page.index("Asked first.")


def test_a_style_that_says_nothing_has_it_above(press: Press) -> None:
    usual = tailored("looks: {ask: {size: 15pt}}")
    made = press.submit(WITHOUT[0], usual).result().data
    assert corner(made, "OUR ASKS")[1] > corner(made, "Asked first")[1] + 10
    assert "at-side" not in html.write(WITHOUT[0], usual).data.decode()
    # Without a label there is nothing to stand at the side.
    bare = document(Group(GroupRole.ASK, (words("Asked", Role.ASK),)))
    assert not Word(docx.write(bare, WITHOUT[1]).data).find("//w:tbl")
