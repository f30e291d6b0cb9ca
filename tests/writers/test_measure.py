"""How many characters a line of running text has at most: alike in PDF and Word, by the letters of the font."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pypdfium2
import pytest
from specimen import document, words
from tailored import read, tailored
from writers.docx.reading import Word, value

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Group, GroupRole, Role
from briefgen.readers.styles.letters import SAMPLE
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

SHOWN = document(words(f"{SAMPLE} " * 8))
SIDED = document(Group(GroupRole.SIDE, (words("At the side", Role.SIDE),)), words("Text."))


@pytest.mark.parametrize("font", ["body", "heading"])
def test_lines_have_so_many_characters_whatever_the_font(press: Press, font: str) -> None:
    made = tailored(f"page: {{measure: 72}}\nlooks: {{body: {{font: {font}}}}}")
    read = pypdfium2.PdfDocument(press.submit(SHOWN, made).result().data)[0].get_textpage().get_text_range()
    lines = [line for line in read.splitlines() if len(line) > 40][:-1]
    # What no longer fits on a line leaves it half a word short, on the average.
    assert 67 < statistics.mean(map(len, lines)) <= 72


def test_the_margins_of_word_grow_as_those_of_the_pdf() -> None:
    made = tailored("page: {measure: 72}")
    page, margins = geometry(SHOWN, made.tokens), made.tokens.page.margins
    assert page.left - margins.left == page.right - margins.right > 20
    margin = Word(docx.write(SHOWN, made).data)
    sides = [int(value(margin.body, f"w:sectPr/w:pgMar/@w:{side}")) for side in ("left", "right")]
    assert sides == [round(20 * page.left), round(20 * page.right)]
    rem = f"max-width: {page.text_width / made.tokens.looks.body.size:.4g}rem"
    assert rem in html.write(SHOWN, made).data.decode()


def test_short_lines_and_pages_in_landscape_are_as_they_were() -> None:
    usual, wide = tailored(""), tailored("page: {measure: 110}")
    assert geometry(SHOWN, wide.tokens) == geometry(SHOWN, usual.tokens)
    across = replace(SHOWN, landscape=True)
    assert geometry(across, tailored("page: {measure: 60}").tokens) == geometry(across, usual.tokens)


def test_a_side_column_is_not_counted() -> None:
    narrow = geometry(SIDED, tailored("page: {measure: 60, side: {width: 118pt}}").tokens)
    assert narrow.text_width == pytest.approx(geometry(SHOWN, tailored("page: {measure: 60}").tokens).text_width)


@pytest.mark.parametrize("said", ["44", "111", "seventy", "60.5"])
def test_what_no_line_can_have_is_refused(said: str) -> None:
    assert len(read(f"page: {{measure: {said}}}")[1]) == 1
