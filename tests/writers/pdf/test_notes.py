"""Footnotes: each at the foot of the page of its call, linked both ways, none lost."""

from __future__ import annotations

import io
import random
from xml.etree import ElementTree

import pikepdf
import pytest
from profiles import sample
from reading_pdf import page_texts, tags
from specimen import ROOT, document, style, words

from briefgen.diagnostics import Report, Severity
from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Cell,
    Document,
    Flow,
    Heading,
    Inline,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.engine.footnotes import move_on, strays

WORDS = "people drug health services syringe county arrests treatment infections programs evidence cities".split()


def many_notes(seed: int, count: int) -> Document:
    """Pages of text in which almost every paragraph, item and box calls notes, short ones and long ones."""
    chance, flows, made = random.Random(seed), [], 0

    def sentence(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(2, most))) + ". "

    def runs() -> tuple[Inline, ...]:
        nonlocal made
        found: list[Inline] = []
        for _ in range(chance.randint(1, 4)):
            found.append(Text(sentence(50)))
            if made < count and chance.random() < 0.7:
                made += 1
                found.append(Note((words(f"note{made} {sentence(60)}"),), made))
        return tuple(found)

    def flow() -> Flow:
        match chance.randint(0, 9):
            case 0:
                return Heading(1, (Text(sentence(4)),), f"heading-{len(flows)}")
            case 1 | 2:
                return BulletList(tuple(ListItem((Paragraph(runs()),)) for _ in range(chance.randint(1, 4))))
            case 3:
                return Quote((Paragraph(runs()),), (Text("Someone"),))
            case 4:
                return Callout((Paragraph(runs()),), (Text("Title"),))
            case _:
                return Paragraph(runs())

    while made < count:
        flows.append(flow())
    return document(*flows)


@pytest.mark.slow
@pytest.mark.parametrize("seed", sample([2, 6, 10, 11], 2))
def test_sixty_notes_stand_on_the_pages_of_their_calls(seed: int, press: Press) -> None:
    output = press.submit(many_notes(seed, 60), style()).result()
    assert not output.diagnostics
    root = tags(output.data)
    calls = [tag.all("Link")[0].pages for tag in root.all("Reference")]
    notes = [tag.all("Lbl")[0].all("Link")[0].pages for tag in root.all("Note")]
    assert len(calls) == len(notes) == 60
    assert calls == notes


def test_without_help_some_of_these_notes_would_stray(press: Press) -> None:
    """The seeds above are worth their time: laid out once only, notes get lost or go to the next page."""

    class Page:
        def __init__(self, *anchors: str) -> None:
            self.anchors = dict.fromkeys(anchors)

    pairs = [("call1", "note1"), ("call2", "note2"), ("call3", "note3")]
    pages = [Page("call1", "note1", "call2", "call3"), Page("note2")]
    assert [tuple(stray) for stray in strays(pages, pairs)] == [(2, 1, 2), (3, 1, 0)]


def test_notes_are_linked_both_ways(press: Press) -> None:
    data = press.submit(many_notes(1, 3), style()).result().data
    pdf = pikepdf.open(io.BytesIO(data))
    names = [str(name) for name in pdf.Root.Names.Dests.Names][::2]
    links = [str(link.Dest) for page in pdf.pages for link in page.get("/Annots", [])]
    assert sorted(links) == sorted(name for name in names if name.startswith("note."))
    assert sorted(links) == sorted(f"note.{n}{end}" for n in (1, 2, 3) for end in ("", ".call"))


def test_a_note_stands_below_the_text(press: Press) -> None:
    flows = (Paragraph((Text("above "), Note((words("below"),), 1))), words("between"))
    (text,) = page_texts(press.submit(document(*flows), style()).result().data)
    assert text.index("above") < text.index("between") < text.index("below") < text.index("November 20")


def test_a_note_longer_than_a_page_is_an_error_not_a_loss(press: Press) -> None:
    output = press.submit(document(Paragraph((Text("a"), Note((words("word " * 3000),), 1)))), style()).result()
    shown = sum(text.count("word") for text in page_texts(output.data))
    codes = {diagnostic.code for diagnostic in output.diagnostics}
    assert shown == 3000 or codes & {"lost-footnote", "strayed-footnote"}


def table_of_notes(seed: int, rows: int) -> Document:
    """A long table whose rows call notes, short ones and long ones."""
    chance, made = random.Random(seed), 0

    def cell(calls: bool) -> Cell:
        nonlocal made
        words_of = Text(" ".join(chance.choices(WORDS, k=chance.randint(1, 12))))
        if not calls:
            return Cell((words_of,))
        made += 1
        return Cell((words_of, Note((words(" ".join(chance.choices(WORDS, k=chance.randint(3, 40)))),), made)))

    lines = tuple(Row((cell(False), cell(chance.random() < 0.3), cell(False))) for _ in range(rows))
    heads = Row(tuple(Cell((Text(name),)) for name in ("One", "Two", "Three")))
    return document(words("Before."), Table(heads, lines, (Alignment.DEFAULT,) * 3), words("After."))


@pytest.mark.parametrize("name", ["civic", "large-print"])
@pytest.mark.parametrize("seed", sample(range(4), 2))
def test_notes_in_the_rows_of_a_table_never_stop_a_document(seed: int, name: str, press: Press) -> None:
    looks = read_style(Workspace(ROOT), name, Report())
    assert looks
    output = press.submit(table_of_notes(seed, 40), looks).result()
    assert output.data
    assert {found.severity for found in output.diagnostics} <= {Severity.WARNING}
    assert {found.code for found in output.diagnostics} <= {"strayed-footnote"}


def test_a_row_goes_to_the_next_page_with_its_note_and_not_the_table(press: Press) -> None:
    looks = read_style(Workspace(ROOT), "large-print", Report())
    assert looks
    output = press.submit(table_of_notes(3, 24), looks).result()
    assert not output.diagnostics
    assert "Before." in page_texts(output.data)[0] and "One" in page_texts(output.data)[0]


def test_a_line_of_key_numbers_goes_to_the_next_page_as_a_whole_and_as_wide_as_it_was() -> None:
    """Its numbers are cells of one row, none of which can go alone."""
    number = '<li class="numbers"><p class="stat-number">61%</p><p class="stat-text">of all<a id="call"/></p></li>'
    line = f'<ul class="numbers beside together" style="width: 90.00pt">{number}</ul>'
    page = ElementTree.fromstring(f"<main><p>Before.</p>{line}</main>")
    assert move_on(page, "call", ()) and not move_on(page, "call", ())
    assert {one.tag: one.get("style") for one in page.iter() if one.get("style")} == {
        "ul": "width: 90.00pt; break-before: page"
    }
