"""A section that begins a page: in the PDF, in Word, and when they are read back; what it takes is measured as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rendering import prepared_brief as prepare
from specimen import document, row, style, words
from writers.docx.lint import faults
from writers.docx.reading import Word, paragraph_text

from briefgen.document.nodes import Alignment, Document, Flow, Heading, Section, Table, Text
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.workspace import Workspace
from briefgen.writers import docx, html
from briefgen.writers.pdf import Press

TABLE = Table(row("A", "B"), (row("a", "b"),), (Alignment.DEFAULT,) * 2)


def sections(fresh: bool) -> Document:
    """Three short sections, of which the last two, one beginning with a table, begin a page or do not."""

    def section(name: str, *flows: Flow, new_page: bool = False) -> Section:
        return Section(name, Heading(1, (Text(name),)) if name else None, flows, new_page)

    return document(
        section("First", words("One.")),
        section("Second", words("Two."), new_page=fresh),
        section("", TABLE, new_page=fresh),
    )


FRESH, PLAIN = sections(True), sections(False)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def test_the_pdf_begins_a_page_and_reading_back_sees_it(press: Press) -> None:
    made, plain = (press.submit(one, style()).result() for one in (FRESH, PLAIN))
    assert (made.pages, plain.pages) == (3, 1)
    assert differences(expected(FRESH, style()), "pdf", made.data) == ()
    found = differences(expected(FRESH, style()), "pdf", plain.data)
    assert [one.what for one in found] == [
        "the heading “Second” does not begin a page",
        "the cell “A” does not begin a page",
    ]
    first = replace(FRESH, children=FRESH.children[2:])
    assert press.submit(replace(first, children=first.children[:1]), style()).result().pages == 1, (
        "one is there already"
    )


def test_the_word_file_begins_a_page_and_reading_back_sees_it() -> None:
    word = Word(docx.write(FRESH, style()).data)
    assert [paragraph_text(one.getparent().getparent()) for one in word.find("//w:pageBreakBefore")] == ["Second", ""]
    assert faults(word.data) == []
    assert differences(expected(FRESH, style()), "docx", word.data) == ()
    assert len(differences(expected(FRESH, style()), "docx", docx.write(PLAIN, style()).data)) == 2


def test_what_it_takes_is_measured_without_the_break(press: Press) -> None:
    fresh, plain = (press.measure(one, style()).result() for one in (FRESH, PLAIN))
    assert fresh.points == plain.points and min(fresh.points) > 0


def test_a_brief_says_so(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example}\n", "utf-8")
    (tmp_path / "briefs/one.yaml").write_text(
        "title: T\ndate: 2026-05-20\nsections: [{heading: A, blocks: [{text: a}]}, {heading: B, new_page: true, blocks: [{text: b}]}]\n",
        "utf-8",
    )
    made = prepare(Workspace(tmp_path), "briefs/one.yaml")
    assert [one.new_page for one in made.document.children if isinstance(one, Section)] == [False, True]
    assert html.write(made.document, made.style).data.decode().count('<section class="new-page"') == 1
