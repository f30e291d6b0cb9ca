"""Data tables are laid out once for all formats: widths of columns, and what stays on one page."""

from __future__ import annotations

import re

import pytest
from specimen import document, row, style
from writers.docx.reading import Word

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Alignment, Cell, Document, LineBreak, Row, Table, Text
from briefgen.writers import docx
from briefgen.writers.pdf.addresses import Shown
from briefgen.writers.pdf.job import markup
from briefgen.writers.tabulation import tabulate

LONG = "Makes it a felony to own or operate a computer service with the intent to promote the prostitution of another person."


def table(*rows: Row, head: Row) -> Table:
    return Table(head, rows, (Alignment.DEFAULT,) * len(head.cells))


def bills(count: int) -> Table:
    """A table of bills as offices know it: seven columns, two of them with long text."""
    head = row("Bill", "Version", "Section", "What it says", "Effect on people", "Position", "As of")
    bill = row("H.R. 0000", "introduced", "5", LONG * 2, LONG, "Oppose section 5", "Nov. 20, 2026")
    return table(*[bill] * count, head=head)


def lying(*tables: Table) -> Document:
    return document(*tables, landscape=True)


def widths(made: Table, on: Document | None = None) -> tuple[float, ...]:
    return tabulate(made, style(), geometry(on or lying(), style().tokens)).widths


def test_columns_fill_the_text() -> None:
    for made in (bills(1), table(row("x" * 300, "b"), head=row("c", "d"))):
        assert sum(widths(made)) == pytest.approx(geometry(lying(), style().tokens).text_width)


def test_long_text_gets_the_room_that_short_words_leave() -> None:
    bill, version, section, says, effect, position, day = widths(bills(6))
    assert says > effect > 2 * max(bill, version, section, position, day)
    assert min(bill, version, section, position, day) > 30


def test_a_column_is_wide_enough_for_its_longest_word() -> None:
    narrow, _ = widths(table(*[row("Constitutionality", LONG * 9)] * 3, head=row("a", "b")))
    assert narrow > 17 * 0.45 * style().tokens.looks.table.size


def test_words_that_a_space_holds_together_stay_on_one_line() -> None:
    (held, _), (free, _) = (
        widths(table(row(f"Constitutionality{space}Constitutionality", LONG * 9), head=row("a", "b")))
        for space in ("\u00a0", " ")
    )
    assert held > 1.5 * free


def test_width_goes_where_it_saves_lines() -> None:
    """Word by word the two columns ask for the same; only in one of them does every row need it."""
    often = [row(LONG, "x")] * 5
    first, second = widths(table(*often, row("x", LONG), head=row("a", "b")), document())
    assert first > second + 20


def test_a_line_that_its_author_broke_is_no_longer_than_its_parts() -> None:
    broken = Cell((Text("Example Community"), LineBreak(), Text("Safety Act")))
    whole = Cell((Text("Example Community Safety Act"),))
    long = Cell((Text(LONG),))
    first, second = (widths(table(Row((cell, long)), head=row("a", "b")))[0] for cell in (broken, whole))
    assert first < second


@pytest.mark.parametrize(("made", "whole"), [(bills(3), True), (bills(9), False)])
def test_a_table_that_takes_more_than_half_a_page_may_be_parted(made: Table, whole: bool) -> None:
    assert tabulate(made, style(), geometry(lying(), style().tokens)).whole is whole
    assert ("fixed together" in markup(lying(made), style(), Shown())) is whole
    held = Word(docx.write(lying(made), style()).data).find("//w:tbl/w:tr[.//w:keepNext]")
    assert len(held) == (3 if whole else 2)


def test_pdf_and_word_have_the_same_widths() -> None:
    made = lying(bills(3))
    in_word = [int(width) / 20 for width in Word(docx.write(made, style()).data).find("//w:gridCol/@w:w")]
    in_pdf = [
        float(width) for width in re.findall(r'<col style="width: ([0-9.]+)pt"/>', markup(made, style(), Shown()))
    ]
    assert in_word == pytest.approx(in_pdf, abs=0.05)
    assert len(in_word) == 7


def test_a_column_is_wide_enough_for_its_widest_word_and_for_signs_of_another_font() -> None:
    """The widest is not always the one of the most letters; a sign that the font lacks is as wide as tall."""
    filler, head = "word " * 200, row("A", "B")
    several = {
        words: widths(table(row("MMMMMMMM", filler), row(words, filler), head=head))[0] for words in ("illilillil", "a")
    }
    assert several["illilillil"] == pytest.approx(several["a"], abs=0.01)
    signed, bare = (widths(table(row(words, filler), head=head))[0] for words in ("✕\u00a0Oppose", "\u00a0Oppose"))
    assert signed - bare >= 0.86 * style().tokens.looks.table.size
