"""The foot of a page as a style says: its rule, the numbers of notes, links without a line under them; alike in PDF and Word."""

from __future__ import annotations

import pytest
from specimen import document, style
from tailored import read, tailored
from writers.docx.reading import Word, q

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Link, Note, Paragraph, Role, Text
from briefgen.models.style import Style
from briefgen.writers import docx, html
from briefgen.writers.html.stylesheet import PAPER, stylesheet
from briefgen.writers.pdf.paged import notes_apart, paged

NOTE = Note((Paragraph((Text("See "), Link("https://c.example", (Text("c.example"),)), Text(".")), Role.FOOTNOTE),), 1)
SHOWN = document(Paragraph((Text("Said."), NOTE)), Paragraph((Link("https://d.example", (Text("d"),)),)))


def area(made: Style) -> str:
    return next(line for line in paged(made.tokens).splitlines() if "@footnote {" in line).partition("@footnote")[2]


@pytest.mark.parametrize(
    ("said", "rule", "gap", "apart"),
    [
        ("", "1px solid #1B1F24", 11, 12.0),
        ("notes: {rule: 1.5pt, color: accent, gap: 15pt}", "2px solid #174A7C", 20, 19.5),
        ("notes: {rule: 1.6pt}", "2px solid #1B1F24", 11, 12.75),
        ("notes: {rule: 0}", "0px solid #1B1F24", 11, 11.25),
    ],
)
def test_the_rule_above_notes_is_as_wide_in_word_as_in_the_pdf(said: str, rule: str, gap: int, apart: float) -> None:
    made = tailored(said)
    width, _, color = rule.partition("px solid #")
    image = f"linear-gradient(to right, #{color} 144pt, #FFFFFF 144pt) 1"
    assert f"border-top: {rule}; border-image: {image}; padding-top: 4px; margin-top: {gap}px" in area(made)
    assert notes_apart(made.tokens.notes) == apart
    word = Word(docx.write(SHOWN, made).data)
    (separator,) = word.find("//w:footnote[@w:type='separator']/w:p/w:pPr", "word/footnotes.xml")
    drawn = separator.find(f"{q('w:pBdr')}/{q('w:top')}")
    assert (drawn is None) is (width == "0")
    if drawn is not None:
        assert (drawn.get(q("w:sz")), drawn.get(q("w:color"))) == (str(int(width) * 6), color)
    room = geometry(SHOWN, made.tokens).text_width
    assert separator.find(q("w:ind")).get(q("w:right")) == str(round(20 * (room - 144)))
    assert separator.find(q("w:spacing")).get(q("w:before")) == str(gap * 15)


@pytest.mark.parametrize("plain", [False, True])
def test_links_in_notes_may_go_without_a_line_and_stay_links(plain: bool) -> None:
    made = tailored("notes: {underline: false}") if plain else style()
    word = Word(docx.write(SHOWN, made).data)
    path = "//w:hyperlink/w:r/w:rPr/w:u[@w:val='none']"
    assert len(word.find(path, "word/footnotes.xml")) == plain and not word.find(path)
    assert len(word.find("//w:hyperlink", "word/footnotes.xml")) == 1
    bare = "aside.note a, p.source a { text-decoration: none }"
    assert (bare in stylesheet(made.tokens, PAPER)) is plain
    assert bare not in html.write(SHOWN, made).data.decode()


def test_the_number_of_a_note_looks_as_the_style_says() -> None:
    made = tailored("notes: {number: {font: heading, bold: true, color: text}}")
    word = Word(docx.write(SHOWN, made).data)
    (number,) = word.find("//w:r[w:footnoteRef]/w:rPr", "word/footnotes.xml")
    assert [one.tag.rpartition("}")[2] for one in number] == ["rStyle", "rFonts", "b", "bCs", "color"]
    css = stylesheet(made.tokens, PAPER)
    assert "font-weight: 700; color: #1B1F24 }" in next(
        line for line in css.splitlines() if line.startswith("span.number a {")
    )
    assert read("notes: {number: {color: rule}}")[1] == (
        "the note number text (`rule` on `paper`) has a contrast of 1.6 to 1",
    )
