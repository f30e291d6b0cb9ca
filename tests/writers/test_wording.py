"""Text of a bill, a sentence set large, answers: who sees them and who does not gets the same, in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conforming import pdf_faults_of
from specimen import ROOT, document, items, note, style, words
from writers.docx.lint import faults
from writers.docx.reading import Word, select

from briefgen.diagnostics import Report
from briefgen.document.marked import Inserted, Struck
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Document,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Role,
    Strong,
    Text,
)
from briefgen.document.roles import BoxName
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.workspace import Workspace
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

STRUCK = Struck((Text("operations to identify and arrest persons who purchase"),), "strike")
NEW = Inserted((Text("outreach, housing and health services for persons who sell"),), "insert")
LINKED = Link("https://coalition.example/h", (Inserted((Text("in any State"),), "insert"),))


def bill() -> Callout:
    """Text of a bill with struck and new words, in a paragraph and in a list."""
    line = Paragraph((Text("(a) Grants to States for "), STRUCK, Text(" "), NEW, Text(" "), LINKED, Text(".")))
    listed = BulletList((ListItem((Paragraph((Inserted((Text("$6,000,000"),), "insert"), Text(" a year"))),)),))
    legend = words("Struck text is crossed out; new text is bold and underlined.", Role.BILL_LEGEND)
    title = (Text("H.R. 0000, sec. 5(a), as introduced"), note(1, "The text of the bill."))
    return Callout((line, listed, legend), title, BoxName.BILL)


def pulled(*attribution: str) -> Quote:
    return Quote(
        (words("What a raid does to the people it finds."),), tuple(map(Text, attribution)), BoxName.PULL_QUOTE
    )


def answer() -> Callout:
    claim = Paragraph((Text("You may hear: “Only the buyers.”"),), Role.CLAIM)
    return Callout((claim, words("That is what was found."), BulletList(items("in one city"))),
                   (Text("They are found where the sellers are."), note(2, "A study.")), BoxName.ANSWER)  # fmt: skip


@cache
def paper() -> Document:
    return document(
        words("Above."), bill(), pulled(), pulled("Jordan, outreach worker"), answer(), answer_alone(), words("Below.")
    )


def answer_alone() -> Callout:
    return Callout(
        (Paragraph((Text("You may hear: “It worked.”"),), Role.CLAIM),), (Text("Not for them."),), BoxName.ANSWER
    )


@cache
def looks(name: str) -> Style:
    found = read_style(Workspace(ROOT), name, Report())
    assert found is not None
    return found


@cache
def word() -> Word:
    return Word(docx.write(paper(), style()).data)


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return press.submit(paper(), style()).result().data


def test_a_pdf_is_valid_and_says_the_same_as_the_tree(pdf: bytes, tmp_path: Path) -> None:
    assert pdf_faults_of(pdf, tmp_path) == []
    assert differences(expected(paper(), style()), "pdf", pdf) == ()


def test_a_word_file_is_sound_and_says_the_same_as_the_tree() -> None:
    assert differences(expected(paper(), style()), "docx", word().data) == ()
    assert not faults(word().data)
    assert not word().find("//w:ins | //w:del | //w:moveFrom | //w:moveTo")


def tags(pdf: bytes) -> Iterator[tuple[str, str, str]]:
    """Every element of the tags, in order: its type, how its words are decorated, what is read in their place."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:

        def below(kid: Any) -> Iterator[tuple[str, str, str]]:
            if isinstance(kid, pikepdf.Array):
                for each in kid:
                    yield from below(each)
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                attributes = kid.get("/A", {})
                yield str(kid.S), str(attributes.get("/TextDecorationType", "")), str(kid.get("/Alt", ""))
                yield from below(kid.get("/K", []))

        yield from below(opened.Root.StructTreeRoot.K)


def test_who_listens_to_a_pdf_is_told_what_is_struck_and_what_is_new(pdf: bytes) -> None:
    found = list(tags(pdf))
    assert [(line, said) for role, line, said in found if role == "/Span" and said] == [
        ("/LineThrough", f"[strike: {STRUCK.children[0].text}]"),
        ("/Underline", f"[insert: {NEW.children[0].text}]"),
        ("/Underline", "[insert: in any State]"),
        ("/Underline", "[insert: $6,000,000]"),
    ]
    order = [role for role, _, _ in found]
    assert order.count("/BlockQuote") == 2 and "/Caption" in order


def test_bookmarks_lead_to_excerpts_and_answers_by_their_words_alone(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        (title,) = outline.root
        assert [one.title for one in (*outline.root, *title.children)][-3:] == [
            "H.R. 0000, sec. 5(a), as introduced",
            "They are found where the sellers are.",
            "Not for them.",
        ]


def test_who_copies_from_a_pdf_gets_the_words_once(pdf: bytes) -> None:
    read = " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    for said in (STRUCK.children[0].text, NEW.children[0].text, "They are found where the sellers are."):
        assert read.count(said) == 1
    assert read.count("What a raid does to the people it finds.") == 2, "one for each of the two that stand there"
    assert "strike" not in read


def test_words_in_word_have_styles_of_their_own_that_are_seen_without_colors() -> None:
    styled = {"".join(run.itertext()): select(run, "w:rPr/w:rStyle/@w:val") for run in word().find("//w:r[w:t]")}
    assert styled[STRUCK.children[0].text] == ["BillStruck"]
    assert styled[NEW.children[0].text] == styled["in any State"] == styled["$6,000,000"] == ["BillInserted"]
    struck, new = word().style("Bill Struck"), word().style("Bill Inserted")
    assert select(struck, "w:rPr/w:strike") and not select(struck, "w:rPr/w:color")
    assert select(new, "w:rPr/w:b") and select(new, "w:rPr/w:u[@w:val='single']") and not select(new, "w:rPr/w:color")
    for name in ("Bill Title", "Answer"):
        assert select(word().style(name), "w:pPr/w:keepNext")


def test_a_page_on_a_screen_has_the_elements_for_it() -> None:
    page = html.write(paper(), style()).data.decode()
    assert re.search(r'<figure class="bill"><figcaption class="bill-title">H\.R\.', page)
    assert (
        f'<del title="strike">{STRUCK.children[0].text}</del> <ins title="insert">{NEW.children[0].text}</ins>' in page
    )
    assert "ins[title] { font-weight: 700 }" in page
    assert page.count('<blockquote class="pull_quote">') == 2
    assert re.search(r'<section class="answer"><p class="answer">They .*?</p><p class="claim">You may hear', page)


def test_plain_text_says_what_is_struck_and_what_is_new() -> None:
    said = text.write(paper(), style()).data.decode().replace("\r\n", "\n")
    assert f"for [strike: {STRUCK.children[0].text}] [insert: {NEW.children[0].text}] [insert: in any State]" in said
    assert "- [insert: $6,000,000] a year\n---" in said and "crossed out" not in said
    assert "\nThey are found where the sellers are.[2]\nYou may hear: “Only the buyers.”\n\nThat is" in said
    assert "> What a raid does to the people it finds.\n> Jordan, outreach worker\n" in said


def test_a_link_over_two_lines_is_called_by_its_words_with_the_space_between_them(press: Press) -> None:
    said = "words that lead somewhere " * 6 + "and end"
    made = (
        press.submit(document(Paragraph((Link("https://coalition.example/", (Text(said),)),))), style()).result().data
    )
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert str(opened.pages[0].Annots[0].Contents) == said


def test_amendments_elsewhere_look_as_they_did() -> None:
    shown = document(Paragraph((Text("We say "), Struck((Text("may"),)), Inserted((Text("shall"),)), Text("."))))
    assert "~~may~~++shall++" in text.write(shown, style()).data.decode()
    assert "<del>may</del><ins>shall</ins>" in html.write(shown, style()).data.decode()
    runs = {"".join(run.itertext()): run for run in Word(docx.write(shown, style()).data).find("//w:r[w:t]")}
    assert not select(runs["shall"], "w:rPr/w:b | w:rPr/w:rStyle")


@pytest.mark.parametrize("name", ["civic", "large-print", "card", "letter", "office"])
def test_every_style_sets_them_as_what_they_are(name: str) -> None:
    found = looks(name).tokens.looks
    assert found.pull_quote.size >= 1.2 * found.body.size
    assert found.claim.size <= found.answer_text.size <= found.answer.size
    assert found.answer.bold and not found.claim.bold and not found.bill.bold
    frame = looks(name).tokens.frames.bill
    assert frame.left and frame.top and frame.right and frame.bottom


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["large-print", "card", "letter", "office"])
def test_other_styles_say_the_same(name: str, press: Press, tmp_path: Path) -> None:
    made = press.submit(paper(), looks(name)).result().data
    assert pdf_faults_of(made, tmp_path) == []
    assert differences(expected(paper(), looks(name)), "pdf", made) == ()
    assert differences(expected(paper(), looks(name)), "docx", docx.write(paper(), looks(name)).data) == ()


def test_a_long_answer_with_numbers_and_bold_words_is_read_back(press: Press) -> None:
    shown = document(Callout((OrderedList(items("one", "two")), Paragraph((Strong((Text("Bold."),)), Text(" Not.")))),
                             (Strong((Text("Yes"),)), Text(", and no.")), BoxName.ANSWER))  # fmt: skip
    made = press.submit(shown, style()).result().data
    assert differences(expected(shown, style()), "pdf", made) == ()
    assert differences(expected(shown, style()), "docx", docx.write(shown, style()).data) == ()
