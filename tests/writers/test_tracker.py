"""The stages of a bill: told apart by the form of a line and by words, in every format; heads of a table to who cannot see."""

from __future__ import annotations

from specimen import document, row, style
from writers.docx.lint import faults
from writers.docx.reading import Word, select

from briefgen.document.nodes import Alignment, Cell, Row, Strong, Table, Text
from briefgen.document.stages import Stage
from briefgen.writers import docx, html, text
from briefgen.writers.html.stylesheet import PAPER, stylesheet

TRACKER = Table(
    Row((Cell((Text("Introduced"),)), Cell((Strong((Text("Committee"),)),)), Cell((Text("Law"),)))),
    (row("done", "we are here", ""),),
    (Alignment.DEFAULT,) * 3,
    (Text("Where it stands"),),
    stages=(Stage.DONE, Stage.NOW, Stage.AHEAD),
)


def test_word_has_a_line_of_its_own_form_over_each_stage() -> None:
    made = docx.write(document(TRACKER), style()).data
    head, below = select(Word(made).body, ".//w:tbl/w:tr")
    lines = [str(form) for form in select(head, "w:tc/w:tcPr/w:tcBorders/w:top/@w:val")]
    widths = [int(size) for size in select(head, "w:tc/w:tcPr/w:tcBorders/w:top/@w:sz")]
    assert lines == ["single", "double", "single"] and widths == [32, 12, 6]
    assert {str(form) for form in select(below, "w:tc/w:tcPr/w:tcBorders/*/@w:val")} == {"nil"}
    assert select(head, "w:trPr/w:tblHeader"), "heads, to those who do not see the lines"
    assert not faults(made)


def test_columns_of_stages_are_equally_wide() -> None:
    body = Word(docx.write(document(TRACKER), style()).data).body
    assert len({str(width) for width in select(body, ".//w:tblGrid/w:gridCol/@w:w")}) == 1


def test_html_says_of_each_head_what_it_is() -> None:
    page = html.write(document(TRACKER), style()).data.decode()
    assert '<th scope="col" class="now"><strong>Committee</strong></th>' in page
    assert [page.count(f'class="{stage}"') for stage in Stage] == [1, 1, 1] and 'class="tracker"' in page
    sheet = stylesheet(style().tokens, PAPER)
    assert "th.now { " in sheet and "4.5pt double" in sheet and "4pt solid" in sheet


def test_an_email_has_them_in_one_line() -> None:
    said = text.write(document(TRACKER), style()).data.decode()
    assert "Where it stands\nIntroduced (done) > Committee (we are here) > Law" in said
