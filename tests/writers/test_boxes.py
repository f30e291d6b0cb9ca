"""The one table of boxes and roles: the style, the contrast check and every writer have each of them."""

from __future__ import annotations

import re
from typing import Any, get_args

import pypdfium2
import pytest
from specimen import document, picture, style, words
from writers.docx.reading import Word, q, select, value

from briefgen.diagnostics import Report
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import Callout, Document, Figure, Flow, Group, Quote, Role, Text
from briefgen.document.roles import ANYWHERE, BOX_OF_PART, BOXES, ENDS, LABELS, LEADS, Box, BoxName
from briefgen.models.boxes import Frames
from briefgen.models.palette import ColorName
from briefgen.models.style import Looks, Style
from briefgen.readers.files.positions import Positioned
from briefgen.readers.styles.contrast import check_contrast
from briefgen.writers import docx, html, text
from briefgen.writers.html.parts import called
from briefgen.writers.html.stylesheet import PAPER, SCREEN, stylesheet
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.job import job

every_box = pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)


def filled(box: Box) -> Flow | None:
    """A box with a line of each of its roles, which says its name; None where it is no part of the text."""
    title, end = ((Text(str(role)),) if role else () for role in (box.title, box.end))
    if box.name is BoxName.NUMBERS:
        one = KeyNumber((Text(str(box.title)),), (), (Text(str(box.text)),))
        return Numbers((one, KeyNumber((Text("5"),), (), (Text("of them"),))))
    if box.written:
        inside = (words(f"{box.text}"),)
        further = tuple(words(str(role), role) for role in (box.further, box.end) if role)
        return Callout((*inside, *further), title, box.name) if box.title else Quote(inside, end, box.name)
    part = next((part for part, boxed in BOX_OF_PART.items() if boxed is box), None)
    return Group(part, tuple(words(str(role), role) for role in box.roles)) if part else None


def shown(box: Box) -> Document:
    made = filled(box)
    return document(words("before"), *([made] if made else []), words("after"), mark="" if made else str(box.text))


def painted(box: Box, ground: ColorName) -> Style:
    """A style in which a box stands on a ground, with a rule and padding."""
    given = style()
    frame = getattr(given.tokens.frames, box.name)
    seen = frame.model_copy(update={"ground": ground, "left": 3.0, "padding_x": 9.0, "padding_y": 4.0})
    frames = given.tokens.frames.model_copy(update={box.name.value: seen})
    return Style(given.tokens.model_copy(update={"frames": frames}), given.fonts)


def test_a_style_has_a_frame_for_each_box_and_a_look_for_each_role() -> None:
    assert set(Frames.model_fields) == {name.value for name in BOXES} == {name.value for name in BoxName}
    headings = {f"heading_{level}" for level in (1, 2, 3)}
    assert set(Looks.model_fields) == {role.token for role in Role} | headings


def test_no_role_stands_in_two_boxes() -> None:
    roles = [role for box in BOXES.values() for role in box.roles]
    assert len(roles) == len(set(roles))


@every_box
@pytest.mark.parametrize("ground", get_args(ColorName))
def test_the_contrast_of_every_text_of_a_box_is_checked(box: Box, ground: ColorName) -> None:
    tokens = painted(box, ground).tokens
    report = Report()
    check_contrast(tokens, Positioned({}, {}), report)
    said = {diagnostic.message for diagnostic in report.diagnostics}
    for role in (*box.roles, *(ANYWHERE if box.written else ())):
        color = getattr(tokens.looks, role.token).color
        if color == ground:
            name = role.token.replace("_", " ")
            assert any(f"the {name} text (`{color}` on `{ground}`)" in message for message in said)


@every_box
def test_word_draws_a_box_around_every_paragraph_of_it(box: Box) -> None:
    word = Word(docx.write(shown(box), painted(box, "tint")).data)
    for role in box.roles:
        (paragraph,) = [found for found in paragraphs(word) if "".join(found.itertext()) == role]
        row = next(paragraph.iterancestors(q("w:tr")), None)
        if box.across and row is not None:
            # Words across from others stand in cells, which then have the ground, and the first of them the rule.
            assert set(select(row, "w:tc/w:tcPr/w:shd/@w:themeFill")) == {"background2"}
            assert (
                select(row, "w:tc[1]/w:tcPr/w:tcBorders/w:left")
                and value(row, "w:tc[1]/w:tcPr/w:tcMar/w:left/@w:w") == "210"
            )
            continue
        styles = word.chain(word.style_name(paragraph))
        properties = [select(part, "w:pPr/*") for part in (*styles, paragraph)]
        found = {child.tag: child for part in properties for child in part}
        assert found[q("w:shd")].get(q("w:themeFill")) == "background2"
        assert found[q("w:pBdr")].find(q("w:left")) is not None
        # The bars of a mark begin 18 points from the edge of the paper, and so out of the text.
        assert found[q("w:ind")].get(q("w:left")) == ("-768" if box.name is BoxName.MARK else "240")


def paragraphs(word: Word) -> list[Any]:
    return [*word.body.iter(q("w:p")), *word.heads("default")]


@every_box
def test_html_has_an_element_and_a_rule_for_a_box(box: Box) -> None:
    page = html.write(shown(box), painted(box, "tint")).data.decode()
    assert re.search(rf'<{box.tag} class="{box.name}">', page)
    for medium in (PAPER, SCREEN):
        sheet = stylesheet(painted(box, "tint").tokens, medium)
        rules = re.findall(rf"^{box.tag}\.{box.name} {{ (.*) }}$", sheet, re.MULTILINE)
        assert any(f"background-color: {style().tokens.colors.tint}" in rule for rule in rules)
        assert box.tag == "p" or f"{box.tag}.{box.name} > :first-child" in sheet


@every_box
def test_a_pdf_draws_the_ground_of_a_box_behind_every_line_of_it(box: Box, press: Press) -> None:
    data = press.submit(shown(box), painted(box, "rule")).result().data
    page = pypdfium2.PdfDocument(data)[0]
    grounds = [found.get_bounds() for found in page.get_objects() if found.type == 2]
    read = page.get_textpage()
    for role in box.roles:
        searcher = read.search(str(role), match_case=True, match_whole_word=True)
        place = searcher.get_next()
        assert place is not None
        left, bottom, right, top = read.get_charbox(place[0])
        inside = (
            x0 <= left and y0 <= bottom and x1 >= right and y1 >= top for x0, y0, x1, y1 in grounds if x1 - x0 < 600
        )
        assert any(inside)


@every_box
def test_plain_text_has_every_line_of_a_box(box: Box) -> None:
    made = text.write(shown(box), style()).data.decode()
    for role in box.roles:
        # What says how words look is not said where they are told in words.
        assert (role in made) == (role is not Role.BILL_LEGEND)
    if box.title:
        between = " – " if box.name is BoxName.NUMBERS else "\n"
        assert f"{box.title}{between}{box.text}" in made


def test_what_leads_is_kept_with_what_follows_in_every_format() -> None:
    given = style()
    loose = {role.token: getattr(given.tokens.looks, role.token) for role in (*LEADS, *ENDS)}
    loose = {name: look.model_copy(update={"keep_with_next": False}) for name, look in loose.items()}
    tokens = given.tokens.model_copy(update={"looks": given.tokens.looks.model_copy(update=loose)})
    word = Word(docx.write(document(words("x")), Style(tokens, given.fonts)).data)
    sheet = stylesheet(tokens, PAPER)
    for role in LEADS:
        name = "Title" if role is Role.TITLE else role.replace("-", " ").title()
        assert select(word.style(name), "w:pPr/w:keepNext"), name
        assert re.search(rf"^{re.escape(called(role))} {{.*break-after: avoid", sheet, re.MULTILINE)
    for role in ENDS:
        assert re.search(rf"^p\.{role} {{.*break-before: avoid", sheet, re.MULTILINE)
    assert set(job(document(words("x")), given)["leads"]) == {role.value for role in LEADS}
    assert {box.title for box in BOXES.values() if box.title} < set(LABELS) < set(LEADS)


LOGO = Figure(picture(200, 150, "The emblem"), width=0.15)
NAMES = (words("Example Coalition", Role.ORGANIZATION), words("A project of many"), words("Springfield"))


def test_all_lines_of_a_masthead_stand_beside_its_logo_in_both(press: Press) -> None:
    part = next(part for part, box in BOX_OF_PART.items() if box.name is BoxName.MASTHEAD)
    masthead = document(Group(part, (LOGO, *NAMES)), words("Below."))
    page = pypdfium2.PdfDocument(press.submit(masthead, style()).result().data)[0]
    (emblem,) = [found.get_bounds() for found in page.get_objects() if found.type == 3]
    read = page.get_textpage()
    for name in NAMES:
        place = read.search("".join(part.text for part in name.children if isinstance(part, Text))).get_next()
        assert place and read.get_charbox(place[0])[0] > emblem[2]
    word = Word(docx.write(masthead, style()).data)
    (row,) = word.find("//w:tbl/w:tr")
    beside, lines = row.findall(q("w:tc"))
    assert select(beside, ".//w:drawing")
    assert ["".join(found.itertext()) for found in lines.findall(q("w:p"))] == [
        "Example Coalition",
        "A project of many",
        "Springfield",
    ]
    assert {word.style_name(found) for found in lines.findall(q("w:p"))} == {"Organization"}
    for cell in (beside, lines):
        assert select(cell, "w:tcPr/w:tcBorders/w:bottom[@w:val='single']")
        assert select(cell, "w:tcPr/w:vAlign[@w:val='center']")
    assert not select(lines, "w:p/w:pPr/w:pBdr/*[@w:val='single']")


def test_one_line_beside_a_logo_needs_no_table() -> None:
    part = next(part for part, box in BOX_OF_PART.items() if box.name is BoxName.MASTHEAD)
    word = Word(docx.write(document(Group(part, (LOGO, NAMES[0]))), style()).data)
    assert not word.find("//w:tbl")
