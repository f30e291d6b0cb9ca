"""What no page can hold: nothing of it is lost, or an error says what it is."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from specimen import document, style, words

from briefgen.diagnostics import Severity
from briefgen.document.nodes import Alignment, Cell, Document, Note, Paragraph, Row, Table, Text
from briefgen.writers.pdf import Press

MANY = [f"word{number}" for number in range(3000)]
LONG = "incomprehensibilities"


def table(*rows: tuple[str, ...]) -> Document:
    head, *body = (Row(tuple(Cell((Text(text),)) for text in row)) for row in rows)
    return document(Table(head, tuple(body), (Alignment.DEFAULT,) * len(head.cells)))


@pytest.mark.parametrize(
    ("made", "held"),
    [
        (table(("A", "B"), ("first", " ".join(MANY)), ("second", "end")), MANY),
        (table(("A", "B"), ("x" * 150 + "END", "b")), ["x" * 150 + "END"]),
        (table(tuple(f"C{number}" for number in range(30)), tuple(f"{LONG}{number}" for number in range(30))), [f"{LONG}29"]),
    ],
    ids=["a row taller than a page", "a word wider than its column", "more columns than a page has room for"],
)  # fmt: skip
def test_a_table(made: Document, held: list[str], press: Press) -> None:
    output = press.submit(made, style()).result()
    assert output.diagnostics == ()
    found = [page.get_textpage() for page in pypdfium2.PdfDocument(output.data)]
    said = "".join(re.sub(r"\s|\ufffe", "", text.get_text_bounded()) for text in found)
    assert [one for one in held if one not in said] == []
    assert max(text.get_charbox(at)[2] for text in found for at in range(text.count_chars())) < 612 - 60


def test_a_note_longer_than_a_page_is_an_error(press: Press) -> None:
    note = Note((words(" ".join(MANY)),), 1)
    found = press.submit(document(Paragraph((Text("Call"), note)), words("after")), style()).result().diagnostics
    assert [(one.code, one.severity) for one in found] == [("strayed-footnote", Severity.ERROR)]
    assert "Shorten the footnote" in (found[0].hint or "")
