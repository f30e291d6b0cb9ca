"""Pictures: their size, their description, no trace of a file."""

from __future__ import annotations

import pytest
from specimen import document, picture, style, words
from writers.docx.reading import Word, select, twips, value

from briefgen.document.nodes import BulletList, Figure, ListItem, Text
from briefgen.writers.docx import write

POINT = 12_700
MARGINS = style().tokens.page.margins
TEXT_WIDTH = 612 - MARGINS.left - MARGINS.right


def written(*figures: Figure) -> Word:
    return Word(write(document(*figures), style()).data)


def size(figure: Figure) -> tuple[float, float]:
    """Width and height on paper in points."""
    (extent,) = written(figure).find("//wp:inline/wp:extent")
    return int(extent.get("cx")) / POINT, int(extent.get("cy")) / POINT


@pytest.mark.parametrize(
    ("pixels", "share", "points"),
    [
        ((1200, 600), 1.0, (TEXT_WIDTH, TEXT_WIDTH / 2)),
        ((1200, 600), 0.5, (TEXT_WIDTH / 2, TEXT_WIDTH / 4)),
        ((1200, 600), None, (TEXT_WIDTH, TEXT_WIDTH / 2)),
        ((100, 50), None, (48, 24)),  # a small picture is not blown up: 150 pixels to the inch
        ((100, 50), 0.5, (TEXT_WIDTH / 2, TEXT_WIDTH / 4)),  # but where that is asked, of which a warning tells
        ((600, 2400), 1.0, (126, 504)),  # a tall one leaves room for its caption
    ],
)
def test_a_picture_takes_its_share_and_no_more_than_it_can_bear(
    pixels: tuple[int, int], share: float | None, points: tuple[float, float]
) -> None:
    assert size(Figure(picture(*pixels), width=share)) == pytest.approx(points, abs=0.1)


def test_a_picture_says_what_it_shows_and_is_named_by_its_number() -> None:
    word = written(Figure(picture(alt='Two bars: "2" < "3"')), Figure(picture(300, 100)))
    names = [(found.get("name"), found.get("descr")) for found in word.find("//wp:docPr")]
    assert names == [("Figure 1", 'Two bars: "2" < "3"'), ("Figure 2", "A bar chart: 2 rises to 3.")]
    assert not [name for name in word.files if "picture" in name]


def test_the_same_picture_is_stored_once() -> None:
    word = written(Figure(picture()), Figure(picture(), width=0.2))
    assert len([name for name in word.files if name.startswith("word/media/")]) == 1


def test_a_caption_stays_with_its_picture_and_is_no_wider() -> None:
    word = written(Figure(picture(), (Text("What it shows"),), 0.5))
    assert select(word.paragraph("[A bar chart"), "w:pPr/w:keepNext")
    assert value(word.paragraph("What it shows"), "w:pPr/w:ind/@w:right") == twips(TEXT_WIDTH / 2)


def test_a_picture_in_a_list_is_moved_in_with_it() -> None:
    word = Word(write(document(BulletList((ListItem((words("item"), Figure(picture()))),))), style()).data)
    assert value(word.paragraph("[A bar chart"), "w:pPr/w:ind/@w:left") == twips(style().tokens.lists.indent)
