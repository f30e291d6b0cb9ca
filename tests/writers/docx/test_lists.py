"""Lists: their marks, where they begin to count, the space between items."""

from __future__ import annotations

import pytest
from specimen import document, items, picture, style, words
from writers.docx.reading import Word, paragraph_text, q, select, twips, value

from briefgen.document.nodes import (
    BulletList,
    Callout,
    Figure,
    Flow,
    Group,
    GroupRole,
    ListItem,
    OrderedList,
    Quote,
    Role,
)
from briefgen.writers.docx import write


def written(*flows: Flow) -> Word:
    return Word(write(document(*flows), style()).data)


def mark(word: Word, text: str) -> tuple[str, str, int]:
    """How the item with a text is marked: the kind of number, what is shown, and from which number it counts."""
    numbering = "word/numbering.xml"
    paragraph = word.paragraph(text)
    number, level = value(paragraph, "w:pPr/w:numPr/w:numId/@w:val"), value(paragraph, "w:pPr/w:numPr/w:ilvl/@w:val")
    (instance,) = word.find(f"w:num[@w:numId='{number}']", numbering)
    definition = value(instance, "w:abstractNumId/@w:val")
    (form,) = word.find(f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='{level}']", numbering)
    starts = select(instance, f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val")
    return value(form, "w:numFmt/@w:val"), value(form, "w:lvlText/@w:val"), int(starts[0]) if starts else 0


def test_every_counted_list_begins_anew_where_it_says() -> None:
    inner = OrderedList(items("deep", "deeper"))
    word = written(
        OrderedList((*items("first"), ListItem((words("second"), inner)))),
        words("Between."),
        OrderedList(items("from seven"), start=7),
    )
    assert mark(word, "first") == ("decimal", "%1.", 1)
    assert mark(word, "deep") == ("decimal", "%2.", 1)
    assert mark(word, "from seven") == ("decimal", "%1.", 7)
    numbers = [value(word.paragraph(text), "w:pPr/w:numPr/w:numId/@w:val") for text in ("first", "deep", "from seven")]
    assert len(set(numbers)) == 3


def test_items_of_one_list_belong_together() -> None:
    word = written(OrderedList(items("one", "two")), BulletList(items("three", "four")))
    one, two, three, four = (
        value(word.paragraph(text), "w:pPr/w:numPr/w:numId/@w:val") for text in ("one", "two", "three", "four")
    )
    assert one == two and three == four and one != three


def test_every_level_has_its_bullet() -> None:
    bullets = style().tokens.lists.bullets
    deepest = BulletList(items("lowest"))
    word = written(
        BulletList((ListItem((words("high"), BulletList((ListItem((words("middle"), deepest)),)))),)),
    )
    assert [mark(word, text) for text in ("high", "middle", "lowest")] == [("bullet", b, 0) for b in bullets[:3]]


def test_marks_in_a_box_begin_at_its_edge() -> None:
    word = written(Callout((BulletList((ListItem((words("outer"), BulletList(items("nested")))),)),)))
    assert mark(word, "outer") == ("bullet", style().tokens.lists.bullets[0], 0)
    form, shown, _ = mark(word, "nested")
    assert form == "none" and shown.strip("\u00a0") == style().tokens.lists.bullets[1] and shown.startswith("\u00a0")
    # A second paragraph has no mark to move it in: a tab does.
    second = written(Callout((BulletList((ListItem((words("item"), words("goes on"))),)),))).paragraph("goes on")
    assert not select(second, "w:pPr/w:numPr") and select(second, "w:r[1]/w:tab")


def test_signers_are_a_list_without_marks() -> None:
    names = BulletList((ListItem((words("Example Coalition", Role.SIGNER),)),))
    word = written(Group(GroupRole.SIGNERS, (words("Signed by", Role.LABEL), names), 2))
    assert mark(word, "Example Coalition") == ("bullet", "", 0)


def test_space_stands_between_items_and_below_the_list() -> None:
    tokens = style().tokens
    between, after = twips(tokens.lists.between), twips(tokens.looks.body.after)

    def spaces(tight: bool) -> list[str]:
        word = written(
            BulletList((*items("one"), ListItem((words("two"), BulletList(items("inner")))), *items("last")), tight)
        )
        return [value(word.paragraph(text), "w:pPr/w:spacing/@w:after") for text in ("one", "two", "inner", "last")]

    assert spaces(tight=True) == [between, between, between, after]
    assert spaces(tight=False) == [after, after, after, after]


@pytest.mark.parametrize("first", [Quote((words("said"),)), Callout((words("boxed"),)), Figure(picture(200, 100))])
def test_a_mark_before_a_box_or_a_picture_has_a_line_of_its_own(first: Flow) -> None:
    word = Word(write(document(OrderedList((ListItem((words("one"),)), ListItem((first,))))), style()).data)
    marked = [paragraph for paragraph in word.body.iter(q("w:p")) if select(paragraph, "w:pPr/w:numPr")]
    assert [paragraph_text(paragraph) for paragraph in marked] == ["one", ""]
    assert select(marked[1], "w:pPr/w:keepNext")
