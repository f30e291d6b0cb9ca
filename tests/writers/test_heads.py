"""First columns head their rows only where they name them, alike in HTML, PDF and Word."""

from __future__ import annotations

import re

import pytest
from reading_pdf import tags
from specimen import document, row, style
from writers.docx.reading import Word, select

from briefgen.document.heads import rows_are_headed
from briefgen.document.nodes import Alignment, Cell, Row, Strong, Table, Text
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

PLAIN, RIGHT = Alignment.DEFAULT, Alignment.RIGHT


def bold(text: str) -> Row:
    return Row((Cell((Strong((Text(text),)),)), Cell((Text("a"),))))


def table(*first: str, side: Alignment = PLAIN) -> Table:
    """A table with this first column, and one of words beside it."""
    return Table(row("First", "Second"), tuple(row(words, "a") for words in first), (side, PLAIN))


CASES = {
    "names": (table("Example County", "Sample County"), True),
    "bills": (table("H.R. 1", "S. 22"), True),
    "sections": (table("Section 5", "12 U.S.C. 1701"), True),
    "years": (table("2015", "2016"), True),
    "one year again and again": (table("2015", "2015"), False),
    "numbers": (table("184", "1,204", "12%"), False),
    "money": (table("$40 million", "$2.5 billion"), False),
    "days": (table("November 20, 2026", "May 1, 2027"), False),
    "days in Spanish": (table("20 de noviembre de 2026", "1 de mayo de 2027"), False),
    "days as computers write them": (table("2026-11-20"), False),
    "times": (table("9:30", "10:30 a.m."), False),
    "numbers and a name": (table("184", "all"), True),
    "an empty cell among numbers": (table("184", ""), False),
    "names set to the right": (table("Example County", side=RIGHT), False),
    "numbers in bold": (Table(row("First", "Second"), (bold("1"), bold("2")), (PLAIN, PLAIN)), True),
    "one column": (Table(row("First"), (row("Example County"),), (PLAIN,)), False),
    "an empty corner": (Table(row("", "2015"), (row("Example County", "184"),), (PLAIN, RIGHT)), True),
}


@pytest.mark.parametrize(("made", "heads"), CASES.values(), ids=CASES)
def test_which_first_columns_head_their_rows(made: Table, heads: bool) -> None:
    assert rows_are_headed(made) is heads


@pytest.mark.parametrize(("name", "roles"), [("names", ["TH", "TD"] * 2), ("numbers", ["TD", "TD"] * 3)])
def test_every_format_says_the_same(name: str, roles: list[str], press: Press) -> None:
    made, heads = CASES[name]
    whole = document(made)
    body = tags(press.submit(whole, style()).result().data).all("TBody")[0]
    assert [cell.role for row in body.all("TR") for cell in row.kids] == roles  # type: ignore[union-attr]
    page = html.write(whole, style()).data.decode()
    assert [cell.upper() for cell in re.findall(r"<(t[hd])\b", page.partition("<tbody>")[2])] == roles
    look = select(Word(docx.write(whole, style()).data).body, ".//w:tblLook")[0]
    attributes = {key.rpartition("}")[2]: value for key, value in look.attrib.items()}
    assert (attributes["firstColumn"], int(attributes["val"], 16) >> 7 & 1) == (str(int(heads)), int(heads))
