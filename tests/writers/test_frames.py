"""Boxes: all or none of a border, and the variants of a box, over a style that has a bar at the left; alike in every format."""

from __future__ import annotations

import pytest
from specimen import document, words
from tailored import read, tailored
from writers.docx.reading import Word, q

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Callout, Document, Group, GroupRole, Link, Paragraph, Role, Text
from briefgen.document.roles import BOXES, BoxName
from briefgen.models.framing import SIDES, Frame
from briefgen.models.letterhead import WORDS_IN
from briefgen.writers import docx, html
from briefgen.writers.column import Column

ASK = document(Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), words("Oppose it.", Role.ASK))))


def sides(frame: Frame) -> tuple[float, ...]:
    return tuple(getattr(frame, side) for side in SIDES)


@pytest.mark.parametrize(
    ("said", "left", "right", "top", "bottom"),
    [
        ("", 4, 0, 0, 0),
        ("right: 2pt", 4, 2, 0, 0),
        ("border: 1.4pt", 1.4, 1.4, 1.4, 1.4),
        ("border: 0", 0, 0, 0, 0),
        ("border: 1pt, left: 6pt", 6, 1, 1, 1),
        ("variant: ruled", 1.4, 1.4, 1.4, 1.4),
        ("variant: ruled, border: 2pt, top: 5pt", 2, 2, 5, 2),
        ("variant: bar", 4, 0, 0, 0),
        ("variant: solid", 0, 0, 0, 0),
        ("variant: plain", 0, 0, 0, 0),
    ],
)
def test_a_border_takes_the_place_of_the_sides_below(
    said: str, left: float, right: float, top: float, bottom: float
) -> None:
    frame = tailored(f"frames: {{ask: {{{said}}}}}").tokens.frames.ask
    assert sides(frame) == (left, right, top, bottom)
    assert frame.before == 5 and frame.after == 8
    assert frame.ground == (
        None if "variant" in said and "solid" not in said else "tint" if "solid" not in said else "accent"
    )


@pytest.mark.parametrize("said", ["border: 1.4pt", "border: 6pt, ground: null", "variant: ruled", "right: 3pt"])
def test_every_side_is_drawn_alike(said: str) -> None:
    style = tailored(f"frames: {{ask: {{{said}}}}}")
    frame = style.tokens.frames.ask
    word = Word(docx.write(ASK, style).data)
    borders = word.style("Ask").find(f"{q('w:pPr')}/{q('w:pBdr')}")
    drawn = {side: round(8 * getattr(frame, side)) for side in SIDES if getattr(frame, side)}
    accent = style.tokens.colors.accent
    told = {
        side: int(borders.find(q(f"w:{side}")).get(q("w:sz")))
        for side in drawn
        if borders.find(q(f"w:{side}")).get(q("w:color")) == accent.removeprefix("#")
    }
    assert told == drawn
    indents = word.style("Ask").find(f"{q('w:pPr')}/{q('w:ind')}")
    right = round(20 * (frame.padding_x + frame.right)) + (0 if frame.right or not frame.ground else 5)
    assert int(indents.get(q("w:right"))) == right
    css = html.write(ASK, style).data.decode()
    rule = next(line for line in css.splitlines() if line.startswith("section.ask {"))
    ends = {"left": "inline-start", "right": "inline-end"}
    for side in SIDES:
        assert (f"border-{ends.get(side, side)}:" in rule) is bool(getattr(frame, side))
    column = Column(style, geometry(ASK, style.tokens))
    taken = frame.left + frame.right + 2 * frame.padding_x
    assert column.in_box(BoxName.ASK).width == pytest.approx(column.width - taken)


def test_a_solid_box_has_light_words_and_links_of_their_color() -> None:
    style, _ = read("frames: {ask: {variant: solid, ground: text}, callout: {variant: solid}}")
    assert style is not None
    looks = style.tokens.looks
    assert {getattr(looks, name).color for name in (*WORDS_IN["ask"], *WORDS_IN["callout"])} == {"paper"}
    assert looks.quote.color == "text"
    linked = (Text("See "), Link("https://coalition.example/l", (Text("this"),)), Text("."))
    shown: Document = document(Group(GroupRole.ASK, (Paragraph(linked, Role.ASK),)), Callout((Paragraph(linked),)))
    inks = Word(docx.write(shown, style).data).find("//w:r/w:rPr/w:color")
    assert [ink.get(q("w:val")) for ink in inks] == ["FFFFFF"] * 2
    css = html.write(shown, style).data.decode()
    assert any("section.ask a, aside.callout a" in line and "{ color: inherit }" in line for line in css.splitlines())


def test_links_in_a_box_have_the_color_that_the_style_says() -> None:
    said = 'colors: {link: "#0B5D2E"}\nframes: {ask: {link: text}, callout: {ground: text, link: tint}}'
    style, messages = read(said)
    assert style is not None
    assert "the callout text (`text` on `text`) has a contrast of 1.0 to 1" in messages
    assert not any("link" in message for message in messages)
    shown = document(
        Paragraph((Link("https://c.example", (Text("a"),)),)),
        Group(GroupRole.ASK, (Paragraph((Link("https://c.example", (Text("b"),)),), Role.ASK),)),
    )
    word = Word(docx.write(shown, style).data)
    assert [ink.get(q("w:val")) for ink in word.find("//w:r/w:rPr/w:color")] == ["1B1F24"]
    link = word.style("Hyperlink").find(f"{q('w:rPr')}/{q('w:color')}")
    assert (link.get(q("w:val")), link.get(q("w:themeColor"))) == ("0B5D2E", "hyperlink")
    css = html.write(shown, style).data.decode()
    assert "\na { color: #0B5D2E;" in css and "section.ask a { color: #1B1F24 }" in css


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("frames: {ask: {link: rule}}", "the ask link text (`rule` on `tint`) has a contrast of 1.5 to 1"),
        ('colors: {link: "#7A7A7A"}', "the link text (`link` on `paper`) has a contrast of 4.3 to 1"),
        ('colors: {link: "#777777"}', "the link text (`link` on `paper`) has a contrast of 4.47 to 1"),
        ("tables: {own: {color: tint}}", "the rules at our own row in tables (`tint` and `paper`) have a contrast of 1.1 to 1"),
        (
            "mark: {side: 6pt}\nframes: {mark: {ground: tint}}",
            "the rules of the mark down the page (`tint` and `paper`) have a contrast of 1.1 to 1",
        ),
        ("frames: {ask: {border: 2pt, color: tint}}", "the rules of the box `ask` (`tint` and `paper`) have a contrast of 1.1 to 1"),
    ],
)  # fmt: skip
def test_every_color_of_links_and_rules_is_weighed(said: str, message: str) -> None:
    assert message in read(said)[1]


def test_the_looks_in_a_box_are_those_of_its_roles() -> None:
    assert {name: set(words) for name, words in WORDS_IN.items()} == {
        name.value: {role.token for role in box.roles} for name, box in BOXES.items()
    }
