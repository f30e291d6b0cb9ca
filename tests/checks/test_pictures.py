"""Pictures that are printed otherwise than was meant: coarse, smaller, without text beside them."""

from __future__ import annotations

import pytest
from specimen import document, picture, style, words

from briefgen.checks.pictures import pictures
from briefgen.diagnostics import Span
from briefgen.document.geometry import geometry
from briefgen.document.nodes import BulletList, Callout, Figure, Flow, ListItem, Text
from briefgen.document.picturing import placed, tallest

PLACE = Span("briefs/blocks/one.md", 9, 1, 2, "![Arrests fell](chart.png)")
MM = 72 / 25.4


def shown(
    pixels: int, *, tall: int = 100, width: float | None = None, mm: float | None = None, side: bool = False
) -> Figure:
    return Figure(picture(pixels, tall), (), width, mm * MM if mm else None, side, PLACE)


def told(*flows: Flow, **keys: bool) -> list[tuple[str, str, str]]:
    found = list(pictures(document(*flows, **keys), style().tokens))
    assert all(one.span == PLACE and one.severity == "warning" for one in found)
    return [(one.code, one.message, one.hint) for one in found]


@pytest.mark.parametrize("pixels", [1, 100, 300, 2000])
def test_a_picture_whose_size_nobody_said_is_never_coarse(pixels: int) -> None:
    assert told(shown(pixels)) == []


def test_a_coarse_picture_is_diagnosticwith_the_width_at_which_it_is_sharp() -> None:
    ((code, message, hint),) = told(shown(300, mm=100))
    assert code == "picture-coarse"
    assert "300 pixels across 100 mm, which is 76 to the inch" in message
    assert hint == "Write {width=50mm}, or take a picture of 591 pixels across."
    assert told(shown(300, mm=50)) == []


def test_the_same_share_is_coarse_where_there_is_much_room_alone() -> None:
    assert [code for code, *_ in told(shown(550, width=0.6), landscape=True)] == ["picture-coarse"]
    assert told(BulletList((ListItem((words("x"), shown(550, width=0.5))),))) == []


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        (shown(2000, mm=300), "there are 168 mm"),
        (shown(1000, tall=4000, mm=150), "it would be 600 mm tall"),
    ],
)
def test_a_picture_that_has_to_be_smaller_is_told(figure: Figure, why: str) -> None:
    ((code, message, _),) = told(figure)
    assert code == "picture-shrunk" and why in message


def test_no_room_for_text_beside_a_picture_is_told() -> None:
    ((code, _, hint),) = told(shown(2000, mm=140, side=True), words("Words."))
    assert code == "picture-side"
    assert hint == "Make it at most 116 mm wide: {width=116mm side}. Or leave `side` out."
    assert told(shown(2000, mm=116, side=True), words("Words.")) == []


def test_the_room_of_a_picture_is_that_of_what_it_stands_in() -> None:
    tokens, frame = style().tokens, style().tokens.frames.callout
    made = document(shown(900), Callout((shown(900),), (Text("Title"),)), BulletList((ListItem((shown(900),)),)))
    across = geometry(made, tokens).text_width
    rooms = [one.room for one in placed(made, tokens)]
    assert rooms == pytest.approx([across, across - frame.left - 2 * frame.padding_x, across - tokens.lists.indent])


def test_the_tallest_pictures_are_named_with_the_lines_that_they_take() -> None:
    line = style().tokens.looks.body.size * style().tokens.looks.body.line
    made = document(shown(900, tall=300), shown(900, tall=600), shown(900, tall=30))
    across = geometry(made, style().tokens).text_width
    lines = [round(min(432, across) * share / line) for share in (2 / 3, 1 / 3)]
    place = "the picture at briefs/blocks/one.md:9"
    assert tallest(made, style().tokens) == f"{place} ({lines[0]} lines) and {place} ({lines[1]} lines)"
    assert tallest(document(words("None.")), style().tokens) == ""
