"""The foot of a page as a style says: its rule, the numbers of notes, links without a line under them; alike in PDF and Word."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest
from specimen import ROOT, document, style
from tailored import read, tailored
from writers.docx.reading import Word, q, select

from briefgen.diagnostics import Report
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Link, Note, Paragraph, Role, Text
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.workspace import Workspace
from briefgen.writers import docx, html
from briefgen.writers.html.stylesheet import PAPER, stylesheet
from briefgen.writers.metrics import text_width
from briefgen.writers.pdf import Press
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


LONG_NOTE = Note(
    (
        Paragraph((Text("Begins here, and goes on. " * 9),), Role.FOOTNOTE),
        Paragraph((Text("Then more."),), Role.FOOTNOTE),
    ),
    1,
)


@pytest.mark.parametrize("raised", ["true", "false"])
def test_the_number_of_a_note_may_hang_at_its_left(press: Press, raised: str) -> None:
    made = tailored(f"notes: {{number: {{hanging: 16pt, raised: {raised}}}}}")
    shown = document(Paragraph((Text("Said."), LONG_NOTE)))
    pdf = press.submit(shown, made).result().data
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    places = [read.search(words).get_next() for words in ("Begins here", "Then more")]
    edge = made.tokens.page.margins.left + 16
    assert [read.get_charbox(place[0], loose=True)[0] for place in places if place] == pytest.approx(
        [edge] * 2, abs=0.2
    )
    word = Word(docx.write(shown, made).data)
    (style_indent,) = select(word.style("footnote text"), "w:pPr/w:ind")
    assert [style_indent.get(q(f"w:{name}")) for name in ("left", "hanging")] == ["320"] * 2
    first, second = word.find("//w:footnote[not(@w:type)]/w:p", "word/footnotes.xml")
    assert select(first, "w:r[w:footnoteRef]/following-sibling::w:r[1]/w:tab") and not select(first, "w:pPr/w:ind")
    assert [select(second, f"w:pPr/w:ind/@w:{name}") for name in ("left", "firstLine")] == [["320"], ["0"]]
    assert bool(select(first, "w:r/w:rPr/w:vertAlign[@w:val='baseline']")) is (raised == "false")
    for kind, data in (("pdf", pdf), ("docx", word.data)):
        assert differences(expected(shown, made), kind, data) == ()


@pytest.mark.parametrize("raised", ["true", "false"])
def test_a_number_of_two_figures_hangs_in_one_piece_however_large_notes_are(press: Press, raised: str) -> None:
    made = tailored(f"looks: {{footnote: {{size: 18pt}}}}\nnotes: {{number: {{hanging: 8pt, raised: {raised}}}}}")
    notes = (Note((Paragraph((Text(f"Of {number}."),), Role.FOOTNOTE),), number) for number in range(1, 13))
    shown = document(Paragraph(tuple(part for note in notes for part in (Text("Said."), note))))
    pdf = press.submit(shown, made).result().data
    pages = pypdfium2.PdfDocument(pdf)
    read = pages[len(pages) - 1].get_textpage()
    starts = {round(read.get_charbox(read.search(f"Of {n}.").get_next()[0], loose=True)[0]) for n in (11, 12)}
    assert len(starts) == 1
    assert differences(expected(shown, made), "pdf", pdf) == ()
    (indent,) = select(Word(docx.write(shown, made).data).style("footnote text"), "w:pPr/w:ind")
    assert int(indent.get(q("w:hanging"))) / 20 == pytest.approx(made.tokens.note_room, abs=0.1)


@pytest.mark.parametrize("number", [12, 345])
def test_a_number_that_hangs_is_never_printed_over_itself(press: Press, number: int) -> None:
    made = tailored("looks: {footnote: {size: 18pt}}\nnotes: {number: {hanging: 11pt}}")
    note = Note((Paragraph((Text("The words."),), Role.FOOTNOTE),), number)
    shown = document(Paragraph((Text("Said."), note)))
    pdf = press.submit(shown, made).result().data
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    (at, _) = read.search("The words").get_next() or (0, 0)
    figures = [read.get_charbox(place) for place in range(at) if read.get_text_range(place, 1).isdigit()][
        -len(str(number)) :
    ]
    edges = [figure[0] for figure in figures] + [read.get_charbox(at)[0]]
    assert edges == sorted(edges) and all(after - before > 3 for before, after in pairwise(edges))


@pytest.mark.parametrize("name", ["civic", "campaign", "plain", "large-print", "card", "letter", "office"])
def test_two_figures_have_room_in_every_style(name: str) -> None:
    made = read_style(Workspace(ROOT), name, Report())
    assert made is not None
    look, number = made.tokens.looks.footnote, made.tokens.notes.number
    face, words = (getattr(made.tokens.fonts, font) for font in (number.font or look.font, look.font))
    figures = text_width(made.fonts[face.bold if number.bold else face.regular], "88") * (0.68 if number.raised else 1)
    assert number.hanging is not None
    assert number.hanging >= look.size * (figures + text_width(made.fonts[words.regular], " "))
