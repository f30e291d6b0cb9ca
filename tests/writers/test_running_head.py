"""The head of every page but the first: whose paper it is, and the page; alike in both formats, and no part of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_pdf import page_texts, tags
from small import brief
from specimen import document, style, words
from writers.docx.lint import faults
from writers.docx.reading import Word, paragraph_text

from briefgen.compose.prose import Prose
from briefgen.compose.running import running_head
from briefgen.compose.sandbox import Environment
from briefgen.compose.values import NAMES, values_of
from briefgen.diagnostics import Report
from briefgen.document.geometry import geometry
from briefgen.models.spec import Spec
from briefgen.models.style import Tokens
from briefgen.readers.markdown import parse_inline
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers.docx import write
from briefgen.writers.pdf import Press

HEAD = "Example Coalition · Fund health · H.R. 0000"
HEADED = replace(document(words("word " * 1500)), head=HEAD)
PAPER = {
    "organization": {"name": "Example Coalition"},
    "title": "Fund {{ bill.number }}",
    "bill": {"number": "H.R. 0000", "version": "as introduced", "as_of": "2026-11-20"},
}


def asking() -> Tokens:
    """The tokens of a style that asks for running heads."""
    tokens = style().tokens
    return tokens.model_copy(update={"page": tokens.page.model_copy(update={"running_head": True})})


def prose_of(spec: Spec) -> Prose:
    """What makes words of the values of a spec."""
    return Prose(Environment(spec.language, NAMES), values_of(spec, {}), lambda *_: (), parse_inline, Report(), "")


def test_it_stands_on_every_page_but_the_first_and_is_no_text() -> None:
    with Press() as press:
        data = press.submit(HEADED, style()).result().data
        marked = press.submit(replace(HEADED, mark="INTERNAL"), style()).result().data
    first, *others = (" ".join(text.split()) for text in page_texts(data))
    assert HEAD not in first and "Page 1" not in first
    for number, text in enumerate(others, 2):
        assert HEAD in text and f"Page {number} of {len(others) + 1}" in text
    assert [text.count("Page") for text in others] == [1] * len(others), "the footer does not say it again"
    assert HEAD not in tags(data).text
    assert HEAD not in "".join(page_texts(marked)), "a mark takes its place"
    assert "PAGE 2 OF" in page_texts(marked)[1]
    wanted = expected(HEADED, style())
    assert differences(wanted, "pdf", data) == ()
    other = expected(replace(HEADED, head="Something else"), style())
    assert [one.what for one in differences(other, "pdf", data)] == [
        f"page {number} lacks “Something else”" for number in range(2, len(others) + 2)
    ]


def test_the_word_file_has_it_and_a_first_page_of_its_own() -> None:
    word = Word(write(HEADED, style()).data)
    for kind in ("default", "even"):
        (head,) = word.heads(kind)
        assert word.style_name(head) == "Running Head"
        assert paragraph_text(head).replace("\t", "").startswith(f"{HEAD}Page")
    assert list(word.heads("first")) == []
    assert len(word.find("//w:titlePg")) == 1
    assert "PAGE" not in "".join(word.part("word/footer1.xml").itertext())
    assert faults(word.data) == []
    assert differences(expected(HEADED, style()), "docx", word.data) == ()
    assert differences(expected(replace(HEADED, head="Else"), style()), "docx", word.data)


def test_a_narrow_margin_makes_room_for_it() -> None:
    tokens = style().tokens
    margins = tokens.page.margins.model_copy(update={"top": 10.0})
    narrow = tokens.model_copy(update={"page": tokens.page.model_copy(update={"margins": margins})})
    made = geometry(HEADED, narrow)
    assert made.top == pytest.approx(made.mark_text + 18) and made.mark == 9
    assert geometry(HEADED, tokens).top == geometry(document(), tokens).top, "else the text begins where it did"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (PAPER, "Example Coalition · Fund H.R. 0000"),
        (PAPER | {"short_title": "Fund health"}, "Example Coalition · Fund health · H.R. 0000"),
        (
            PAPER | {"letter": {"addressee": ["The Honorable Jo Doe", "Room 1"]}},
            "The Honorable Jo Doe · November 20, 2026",
        ),
        ({}, "T"),
    ],
)
def test_its_words(keys: dict[str, object], said: str) -> None:
    spec, places = brief(**keys)
    assert running_head(spec, places, prose_of(spec), asking()).replace("\u00a0", " ") == said
    assert running_head(spec, places, prose_of(spec), style().tokens) == "", "a style that says nothing has none"
