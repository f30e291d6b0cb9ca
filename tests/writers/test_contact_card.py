"""The contact card: name, telephone first, the QR code at the right or below, alike in PDF and Word."""

from __future__ import annotations

from pathlib import Path

import page
import pypdfium2
import pytest
import segno
import tools
from specimen import document, style, words
from writers.docx.reading import Word, select

from briefgen.compose.parts.qr import LONGEST, MM, MODULE, QUIET, code_of
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.coding import with_code
from briefgen.document.nodes import Document, Figure, Group, GroupRole, Role
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

ADDRESS = "https://coalition.example/section5"
NOWHERE = Span("briefs/visit.yaml")


def code(address: str = ADDRESS) -> Figure:
    made = code_of(address, f"QR code for {address}", NOWHERE)
    assert isinstance(made, Figure)
    return made


def card(code: Figure) -> Document:
    said = (words("Contact", Role.CONTACT_LABEL), words("Sam Sample, coalition.example", Role.CONTACT_CARD))
    return document(words("Before."), Group(GroupRole.CONTACT_CARD, (*said, code)))


def test_the_code_is_black_on_white_and_its_squares_are_as_wide_as_telephones_need(
    press: Press, tmp_path: Path
) -> None:
    """Measured in the PDF itself: each square of it is that of the standard's matrix, with the white around it."""
    output = press.submit(card(code()), style()).result()
    assert output.diagnostics == ()
    first = pypdfium2.PdfDocument(output.data)[0]
    (box,) = [one.get_bounds() for one in first.get_objects() if one.type == 3]
    matrix = segno.make_qr(ADDRESS, error="M", boost_error=False).matrix
    side = (box[2] - box[0]) / (len(matrix) + 2 * QUIET)
    assert side == pytest.approx(MODULE * MM, abs=0.01)
    drawn = first.render(scale=4).to_pil().convert("L")
    for row in range(-QUIET, len(matrix) + QUIET):
        for column in range(-QUIET, len(matrix) + QUIET):
            x, y = box[0] + (column + QUIET + 0.5) * side, first.get_height() - box[3] + (row + QUIET + 0.5) * side
            within = 0 <= row < len(matrix) and 0 <= column < len(matrix)
            assert (drawn.getpixel((int(4 * x), int(4 * y))) < 128) is bool(within and matrix[row][column])
    read = first.get_textpage()
    name = read.get_charbox(read.search("Sam").get_next()[0])
    assert name[2] < box[0] and box[1] < name[1] < box[3]
    path = tmp_path / "card.pdf"
    path.write_bytes(output.data)
    assert [str(failure) for failure in page.validate_pdf(str(path), profile="ua1").failures] == []


@tools.requires("ooxml-validator")
def test_in_word_it_stands_in_a_cell_beside_the_words_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "card.docx"
    path.write_bytes(docx.write(card(code()), style()).data)
    word = Word(path.read_bytes())
    (row,) = word.find("//w:tbl/w:tr")
    said, shown = select(row, "w:tc")
    assert "".join(said.itertext()) == "ContactSam Sample, coalition.example"
    assert select(shown, ".//wp:docPr/@descr") == [f"QR code for {ADDRESS}"]
    assert tools.docx_problems(path) == []


def test_where_there_is_little_room_the_code_stands_below() -> None:
    flows = (words("Sam", Role.CONTACT_CARD), code())
    assert with_code(flows, 200 + (code().points or 0)).beside
    assert not with_code(flows, 118).beside


def test_html_and_plain_text_have_the_address_alone() -> None:
    shown = card(code())
    assert "<img" not in html.write(shown, style()).data.decode()
    assert "QR code" not in text.write(shown, style()).data.decode()


def test_the_longest_address_has_room_and_a_longer_one_has_not() -> None:
    longest = ADDRESS + "a" * (LONGEST - len(ADDRESS))
    assert isinstance(code_of(longest, "QR code", NOWHERE), Figure)
    assert isinstance(code_of(longest + "a", "QR code", NOWHERE), Diagnostic)


def test_letters_of_other_scripts_are_written_as_they_are_sent() -> None:
    assert code("https://münchen.example/größe?q=ä").image.data == (
        code("https://xn--mnchen-3ya.example/gr%C3%B6%C3%9Fe?q=%C3%A4").image.data
    )
