"""Heads that run into their paragraph, and the numbers of lists: a look of their own, alike in PDF, Word and on a screen."""

from __future__ import annotations

import pytest
from specimen import document, items, style
from tailored import read, tailored
from writers.docx.reading import Word, q

from briefgen.document.leading import run_in_head
from briefgen.document.nodes import Callout, Inline, OrderedList, Paragraph, Role, Strong, Text
from briefgen.writers import docx, html
from briefgen.writers.html.stylesheet import PAPER, stylesheet

HEADED: tuple[Inline, ...] = (Strong((Text("Lower odds."),)), Text(" In 2014 it changed."))
BOLD_ONLY: tuple[Inline, ...] = (Strong((Text("All bold."),)),)
NO_STOP: tuple[Inline, ...] = (Strong((Text("Nobody"),)), Text(" asked."))
LATER: tuple[Inline, ...] = (Text("It was "), Strong((Text("so."),)), Text(" Then not."))
SHOWN = document(
    Paragraph(HEADED), Paragraph(LATER), Callout((Paragraph(HEADED),)), OrderedList(items("one", "two"), 1),
    Callout((OrderedList(items("three"), 1),)),
)  # fmt: skip
SAID = "run_in: {font: heading, size: 9pt, color: accent}\nlists: {numbers: {size: 14pt, bold: true, color: accent}}"


@pytest.mark.parametrize(
    ("words", "role", "found"),
    [
        (HEADED, Role.BODY, True),
        (HEADED, Role.CALLOUT, True),
        (HEADED, Role.CONTACT, False),
        (BOLD_ONLY, Role.BODY, False),
        (NO_STOP, Role.BODY, False),
        (LATER, Role.BODY, False),
    ],
)
def test_a_head_is_bold_begins_the_paragraph_and_ends_with_a_stop(
    words: tuple[Inline, ...], role: Role, found: bool
) -> None:
    assert (run_in_head(words, role) is not None) is found


def test_heads_and_numbers_look_as_the_style_says() -> None:
    made = tailored(SAID)
    word = Word(docx.write(SHOWN, made).data)
    heads = word.find("//w:r[w:rPr/w:rStyle[@w:val='Run-inHead']]/w:t")
    assert [head.text for head in heads] == ["Lower odds."] * 2
    run = word.style("Run-in Head").find(q("w:rPr"))
    assert [element.tag.rpartition("}")[2] for element in run] == ["rFonts", "b", "bCs", "color", "sz", "szCs"]
    assert run.find(q("w:sz")).get(q("w:val")) == "18"
    levels = word.find("//w:abstractNum[w:lvl/w:numFmt/@w:val='decimal']/w:lvl[1]/w:rPr", "word/numbering.xml")
    assert [level.find(q("w:sz")).get(q("w:val")) for level in levels] == ["28"] * 3
    assert all(level.find(q("w:color")).get(q("w:val")) == "174A7C" for level in levels)
    shown = html.write(SHOWN, made).data.decode()
    assert shown.count('<strong class="run-in">Lower odds.</strong>') == 2
    assert "ol > li::marker { font-size: 1.4rem; font-weight: 700; color: #174A7C }" in shown
    assert "li > p:first-child::before { font-size: 14pt; font-weight: 700;" in stylesheet(made.tokens, PAPER)


def test_on_a_dark_ground_they_have_the_color_of_the_words_around() -> None:
    made, _ = read(f"{SAID}\nframes: {{callout: {{ground: text}}}}\nlooks: {{callout: {{color: paper}}}}")
    assert made is not None
    word = Word(docx.write(SHOWN, made).data)
    assert [one.get(q("w:val")) for one in word.find("//w:r[w:rPr/w:rStyle]/w:rPr/w:color")] == ["FFFFFF"]
    boxed = word.find("//w:abstractNum[w:lvl/w:numFmt/@w:val='decimal']/w:lvl[1]/w:rPr", "word/numbering.xml")
    assert [level.find(q("w:color")) is None for level in boxed] == [False, True, True]
    css = stylesheet(made.tokens, PAPER)
    assert "aside.callout strong.run-in { color: inherit }" in css or "aside.callout strong.run-in," in css
    assert any(
        "aside.callout ol > li > p:first-child::before" in line and "inherit" in line for line in css.splitlines()
    )


def test_a_style_that_says_nothing_of_them_has_neither() -> None:
    word = Word(docx.write(SHOWN, style()).data)
    assert "Run-in Head" not in word.style_names.values() and not word.find("//w:lvl/w:rPr", "word/numbering.xml")
    assert "run-in" not in html.write(SHOWN, style()).data.decode()


def test_their_contrast_is_compared() -> None:
    said = read("run_in: {color: rule}\nlists: {numbers: {color: tint}}")[1]
    assert sorted(said) == [
        "the list number text (`tint` on `paper`) has a contrast of 1.1 to 1",
        "the run-in text (`rule` on `paper`) has a contrast of 1.6 to 1",
    ]
