"""Signers of two lines each, in columns: read down one column, then the next, and never parted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from conforming import pdf_faults
from reading_pdf import tags
from specimen import document, style, words
from writers.docx.lint import faults
from writers.docx.reading import Word, select

from briefgen.document.nodes import (
    BulletList,
    Document,
    Group,
    GroupRole,
    LineBreak,
    ListItem,
    Paragraph,
    Role,
    Strong,
    Text,
)
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

NAMES = tuple(f"Organization {number:02}" for number in range(1, 61))


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def signed(columns: int) -> Document:
    """Sixty organizations, each with its director under it; they go over the page."""
    lines = ((Strong((Text(name),)), LineBreak(), Text(f"Director of {name}")) for name in NAMES)
    items = BulletList(tuple(ListItem((Paragraph(line, Role.SIGNER),)) for line in lines))
    text = [words("We ask you to oppose the bill.")] * 20
    return document(*text, Group(GroupRole.SIGNERS, (words("Signed by", Role.LABEL), items), columns), words("After."))


def spots(data: bytes, words: str) -> list[tuple[int, float, float]]:
    """Where words stand in a PDF: page, distance from the left and from the lower edge."""
    found = []
    for number, sheet in enumerate(pypdfium2.PdfDocument(io.BytesIO(data))):
        text = sheet.get_textpage()
        hits = text.search(words, match_case=True)
        while hit := hits.get_next():
            left, bottom, _, _ = text.get_charbox(hit[0])
            found.append((number, left, bottom))
    return found


@pytest.mark.parametrize("columns", [2, 3])
def test_the_pdf_is_read_down_each_column(columns: int, press: Press, tmp_path: Path) -> None:
    output = press.submit(signed(columns), style()).result()
    assert not output.diagnostics
    items = [item.text.strip() for item in tags(output.data).all("LI")]
    assert items == [f"{name} Director of {name}" for name in NAMES]
    path = tmp_path / "letter.pdf"
    path.write_bytes(output.data)
    assert pdf_faults(path) == []


def test_the_lines_of_a_signer_stay_together_in_the_pdf(press: Press) -> None:
    data = press.submit(signed(3), style()).result().data
    assert len(pypdfium2.PdfDocument(data)) == 2
    for name in NAMES:
        (upper, lower) = sorted(spots(data, name), key=lambda spot: -spot[2])
        assert upper[0] == lower[0]
        assert 0 < upper[2] - lower[2] < 15


def test_word_keeps_the_lines_of_a_signer_together() -> None:
    word = Word(docx.write(signed(2), style()).data)
    assert select(word.style("Signer"), "w:pPr/w:keepLines")
    assert [text for name, text in word.outline() if name == "Signer"] == [
        f"{name}\nDirector of {name}" for name in NAMES
    ]
    assert faults(word.data) == []


def test_on_a_screen_an_item_is_not_parted() -> None:
    made = html.write(signed(2), style()).data.decode()
    assert '<li><p class="signer"><strong>Organization 01</strong><br/>Director of Organization 01</p></li>' in made
    assert "section.columns-2 > ul { columns: 2" in made
