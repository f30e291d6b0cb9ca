"""The side column: beside the text in PDF and Word, read after the ask, above the text on small screens."""

from __future__ import annotations

import re
from pathlib import Path

import page
import pypdfium2
import pytest
import tools
from reading_pdf import tags
from specimen import document, items, style, words
from tailored import tailored
from writers.docx.reading import Word, select
from writers.test_contact_card import code

from briefgen.checks.pictures import pictures
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import (
    BulletList,
    Document,
    Figure,
    Group,
    GroupRole,
    Heading,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    Role,
    Section,
    Text,
)
from briefgen.models.sheet import SideColumn
from briefgen.models.style import Style
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

LONG = "Programs that hand out sterile syringes bring people to treatment, and keep them alive. " * 5
NOTED = "In the note. " + LONG
KEY = Numbers(tuple(KeyNumber((Text(f"{n}%"),), (), (Text("of them"),)) for n in (1, 2, 3)))


def with_side(width: float = 118.0, label: str = "above") -> Style:
    given = tailored("ask: {label: side}\n") if label == "side" else style()
    side = given.tokens.page.model_copy(
        update={"side": SideColumn.model_validate({"width": f"{width:g}pt", "gap": "20pt"})}
    )
    return Style(given.tokens.model_copy(update={"page": side}), given.fonts)


def brief(*more: Figure) -> Document:
    asks = OrderedList(
        (ListItem((words("Asked first", Role.ASK),)), ListItem((words("Asked second", Role.ASK_FURTHER),)))
    )
    side = (
        words("Prepared for", Role.SIDE_LABEL),
        words("Jordan Example", Role.SIDE),
        BulletList(items("Listed")),
        *more,
    )
    beside = Paragraph((Text(f"Beside. {LONG}"), Note((words(NOTED, Role.FOOTNOTE),), 1)))
    section = Section("s", Heading(1, (Text("Heading"),), "heading"), (KEY, beside))
    return document(
        Group(GroupRole.ASK, (words("Our asks", Role.ASK_LABEL), asks)), Group(GroupRole.SIDE, side), section
    )


ORDER = ("Our asks", "Asked second", "Prepared for", "Jordan Example", "Listed", "Heading", "1%", "Beside.")


FOOT = ("In the note.", "Example Health")
"""What stands at the foot of the page."""


def places(pdf: bytes | Path) -> dict[str, tuple[float, float, float, float]]:
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = {}
    for name in (*ORDER, *FOOT):
        place = read.search(name).get_next()
        assert place is not None, name
        found[name] = read.get_charbox(place[0])
    return found


def stands_beside(found: dict[str, tuple[float, float, float, float]]) -> None:
    margin = style().tokens.page.margins.left
    assert (found["Jordan Example"][0], found["Prepared for"][0]) == pytest.approx((margin, margin), abs=1.5)
    # The note has its number before it, and stands under the text; the foot of the page begins with the column.
    assert (found[FOOT[0]][0], found[FOOT[1]][0]) == pytest.approx((margin + 138 + 4, margin), abs=2)
    for name in ("Heading", "1%", "Beside."):
        assert found[name][0] == pytest.approx(margin + 138, abs=2)
    assert margin <= found["Our asks"][0] < margin + 20
    assert found["Heading"][3] < found["Asked second"][1]
    assert found["Prepared for"][3] < found["Asked second"][1]
    assert found["Heading"][1] > found["Listed"][1] and found["1%"][3] > found["Listed"][1] - 20


def test_it_stands_beside_the_text_in_the_pdf_and_is_read_after_the_ask(press: Press, tmp_path: Path) -> None:
    output = press.submit(brief(code()), with_side()).result()
    assert output.diagnostics == ()
    stands_beside(places(output.data))
    read = tags(output.data).text
    assert [read.index(name) for name in ORDER] == sorted(read.index(name) for name in ORDER)
    path = tmp_path / "brief.pdf"
    path.write_bytes(output.data)
    assert [str(failure) for failure in page.validate_pdf(str(path), profile="ua1").failures] == []


@tools.requires("soffice", "ooxml-validator")
def test_it_stands_beside_the_text_in_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(brief(code()), with_side()).data)
    assert tools.docx_problems(path, "Office2013") == [] == tools.docx_problems(path, "Microsoft365")
    stands_beside(places(tools.docx_to_pdf(path, tmp_path)))


def test_in_word_it_is_paragraphs_of_one_frame_in_the_order_of_reading() -> None:
    word = Word(docx.write(brief(code()), with_side()).data)
    framed = word.find("//w:body/w:p[w:pPr/w:framePr]")
    assert len(framed) == 4 and [one.getnext() for one in framed[:-1]] == framed[1:]
    assert len({tuple(select(one, "w:pPr/w:framePr")[0].attrib.items()) for one in framed}) == 1
    said = " ".join(word.words_in_order().split())
    assert [said.index(name) for name in ORDER] == sorted(said.index(name) for name in ORDER)
    # LibreOffice frames no paragraph whose style has a border or a ground.
    for name in ("Side", "Side Label", "Side Number"):
        assert not any(select(part, "w:pPr/w:pBdr | w:pPr/w:shd") for part in word.chain(name))


def test_a_frame_has_a_paragraph_beside_it_where_the_text_begins_with_a_table() -> None:
    shown = document(Group(GroupRole.SIDE, (words("At the side", Role.SIDE),)), KEY)
    (side,) = Word(docx.write(shown, with_side()).data).find("//w:body/w:p[w:pPr/w:framePr]")
    assert side.getnext().tag.endswith("}p")


def test_on_a_small_screen_it_stands_above_and_elsewhere_beside() -> None:
    made = html.write(brief(), with_side()).data.decode()
    assert "@media (min-width: 600px) { div.with-side { display: grid" in made
    assert made.index("Our asks") < made.index('<aside class="side">') < made.index('id="heading"')
    assert "Our asks\nAsked" not in text.write(brief(), with_side()).data.decode()
    assert "Prepared for\nJordan Example" in text.write(brief(), with_side()).data.decode()


def test_on_a_screen_the_link_stands_without_its_code() -> None:
    shown = brief(code())
    assert "<img" not in html.write(shown, with_side()).data.decode()
    assert any(part.startswith("word/media/") for part in Word(docx.write(shown, with_side()).data).files)


def test_on_a_screen_numbers_of_asks_are_as_large_as_they() -> None:
    made = html.write(brief(), tailored("looks: {ask: {size: 21pt}}\n")).data.decode()
    size = f"font-size: {21 / style().tokens.looks.body.size:.4g}rem"
    assert re.search(r"ol\.asks > li::marker \{[^}]*" + re.escape(size), made)


def test_in_word_the_foot_of_the_page_is_as_wide_as_text_and_column_and_notes_as_the_text() -> None:
    word = Word(docx.write(brief(), with_side()).data)
    assert select(word.style("footer"), "w:pPr/w:ind/@w:left") == ["-2760"]
    assert not select(word.style("footnote text"), "w:pPr/w:ind")
    separator, _, note = word.find("//w:footnote", "word/footnotes.xml")
    assert not select(separator, "w:p/w:pPr/w:ind/@w:left") and not select(note, "w:p/w:pPr/w:ind")


def test_the_rule_above_notes_begins_where_they_do(press: Press) -> None:
    made = press.submit(brief(), with_side()).result().data
    image = pypdfium2.PdfDocument(made)[0].render(scale=4).to_pil().convert("L")
    top = round(4 * (792 - places(made)[FOOT[0]][3]))
    dark = [[x / 4 for x in range(image.width) if image.getpixel((x, y)) < 128] for y in range(top - 40, top - 4)]
    (rule, *_) = [line for line in dark if len(line) > 400]
    margin = style().tokens.page.margins.left
    assert (rule[0], rule[-1]) == pytest.approx((margin + 138, margin + 138 + 144), abs=1.5)


def test_one_that_reaches_into_the_notes_says_by_how_much_and_what_is_the_longest_in_it(press: Press) -> None:
    label, lines = words("Listed", Role.SIDE_LABEL), tuple(words("Line", Role.SIDE) for _ in range(32))
    side = Group(GroupRole.SIDE, (words("Prepared for", Role.SIDE_LABEL), words("Jordan", Role.SIDE), label, *lines))
    noted = Paragraph((Text("Text."), Note((words(LONG * 2, Role.FOOTNOTE),), 1)))
    output = press.submit(document(side, noted), with_side()).result()
    (told,) = output.diagnostics
    assert (told.code, told.severity) == ("side-too-long", "error")
    assert "too long: it reaches into the notes" in told.message and "Shorten “Listed”" in told.hint
    assert output.extent and output.extent.pages == 1 and not output.extent.fits(1)
    assert output.extent.total == pytest.approx(output.extent.page + output.extent.lacking, abs=1)


def test_a_style_without_one_has_its_words_above_the_text(press: Press) -> None:
    found = places(press.submit(brief(), style()).result().data)
    assert found["Heading"][0] == pytest.approx(style().tokens.page.margins.left, abs=1.5)
    assert found["Heading"][3] < found["Listed"][1]


def test_a_document_without_one_is_as_it_was_in_a_style_that_has_one() -> None:
    plain = document(words("Text."))
    assert docx.write(plain, with_side()).data == docx.write(plain, style()).data
    assert "with-side" not in html.write(plain, with_side()).data.decode()


def test_a_code_that_has_no_room_in_it_is_an_error() -> None:
    wide = code("https://coalition.example/" + "a" * 70)
    (told,) = pictures(brief(wide), with_side(72).tokens)
    assert (told.code, told.severity) == ("qr-address", "error")
    assert list(pictures(brief(wide), with_side().tokens)) == []


@tools.requires("soffice")
def test_the_text_beside_it_begins_as_far_below_the_ask_as_it_does(press: Press, tmp_path: Path) -> None:
    ask = Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), words("Asked", Role.ASK)))
    shown = document(ask, Group(GroupRole.SIDE, (words("Prepared for", Role.SIDE),)), words("Beside."))
    path = tmp_path / "brief.docx"
    path.write_bytes(docx.write(shown, with_side(label="side")).data)
    for pdf in (press.submit(shown, with_side(label="side")).result().data, tools.docx_to_pdf(path, tmp_path)):
        read = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        side, text_beside = (read.get_charbox(read.search(said).get_next()[0])[3] for said in ("Prepared", "Beside"))
        assert text_beside == pytest.approx(side, abs=4)
