"""Boxes: paragraphs with borders and a ground, so alike that Word joins them."""

from __future__ import annotations

from typing import Any

from specimen import document, items, picture, row, specimen, style, words
from writers.docx.reading import Word, paragraph_text, q, select, twips, value

from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Figure,
    Flow,
    Group,
    GroupRole,
    Heading,
    ListItem,
    Quote,
    Role,
    Table,
    Text,
)
from briefgen.models.framing import Frame
from briefgen.writers.docx import write


def written(*flows: Flow) -> Word:
    return Word(write(document(*flows), style()).data)


def effective(word: Word, paragraph: Any, name: str) -> dict[str, str]:
    """A property of a paragraph as Word sees it: that of its styles, what the paragraph says itself on top."""
    defaults = word.find(f"w:docDefaults//w:pPr/{name}", "word/styles.xml")
    of_styles = [style.find(f"{q('w:pPr')}/{q(name)}") for style in word.chain(word.style_name(paragraph))]
    own = paragraph.find(f"{q('w:pPr')}/{q(name)}")
    found: dict[str, str] = {}
    for element in (*defaults, *of_styles, own):
        if element is not None:
            nested = {
                f"{side.tag.rpartition('}')[2]}.{key}": value for side in element for key, value in side.attrib.items()
            }
            found |= {key.rpartition("}")[2]: value for key, value in element.attrib.items()} | nested
    return found


def edges(word: Word, paragraph: Any) -> tuple[int, int]:
    """Where the box of a paragraph begins and ends, in twips: where its first line begins, and its right indent."""
    indent = effective(word, paragraph, "w:ind")
    return int(indent.get("left", "0")) - int(indent.get("hanging", "0")), int(indent.get("right", "0"))


def joined(word: Word, paragraphs: list[Any]) -> bool:
    """Whether Word draws one box around paragraphs: same borders, same ground, same edges."""
    kinds = [(effective(word, p, "w:pBdr"), effective(word, p, "w:shd"), edges(word, p)) for p in paragraphs]
    return all(kind == kinds[0] for kind in kinds)


def body(word: Word) -> list[Any]:
    """The paragraphs under the title."""
    return list(word.body.iterchildren(q("w:p")))[1:]


def test_everything_in_a_callout_joins_into_one_box() -> None:
    deep = BulletList((ListItem((words("one"), words("goes on"), BulletList(items("deeper")))),))
    word = written(
        Callout(
            (words("First."), Heading(3, (Text("A heading"),), "h"), deep, Figure(picture())),
            (Text("Title"),),
        )
    )
    assert len(body(word)) == 7
    assert joined(word, body(word))
    assert effective(word, body(word)[0], "w:shd")["themeFill"] == "background2"


def test_the_ask_is_one_box_with_a_rule_at_its_left() -> None:
    word = Word(write(specimen(), style()).data)
    box = [p for p in word.body.iter(q("w:p")) if word.style_name(p).startswith("Ask")]
    assert len(box) == 3 and joined(word, box)
    assert value(word.style("Ask"), "w:pPr/w:pBdr/w:left/@w:sz") == str(round(style().tokens.frames.ask.left * 8))
    assert [len(select(p, "w:pPr/w:keepNext")) for p in box] == [1, 1, 0]


def test_only_the_ends_of_a_box_have_the_space_around_it() -> None:
    word = written(Callout((words("one"), words("two"), words("three"))))
    spaces = [effective(word, p, "w:spacing") for p in body(word)]
    frame, after = style().tokens.frames.callout, twips(style().tokens.looks.callout.after)
    found = [(space["before"], space["after"]) for space in spaces]
    assert found == [(twips(frame.before), after), ("0", after), ("0", twips(frame.after))]


def test_boxes_of_one_kind_that_follow_one_another_stay_two() -> None:
    word = written(Callout((words("one"),)), Callout((words("two"),)), Callout((words("three"),)), Quote((words("q"),)))
    assert [paragraph_text(p) for p in body(word)] == ["one", "", "two", "", "three", "q"]
    gap = body(word)[1]
    assert not effective(word, gap, "w:pBdr") and not effective(word, gap, "w:shd")
    assert effective(word, gap, "w:spacing")["line"] == "20"


def test_a_box_with_a_table_is_one_cell_that_has_its_frame() -> None:
    table = Table(row("A"), (row("1"),), (Alignment.DEFAULT,))
    word = written(Callout((words("before"), table, words("after")), (Text("Title"),)))
    (cell,) = word.find("w:body/w:tbl/w:tr/w:tc")
    assert [child.tag.rpartition("}")[2] for child in cell] == ["tcPr", "p", "p", "tbl", "p"]
    assert value(cell, "w:tcPr/w:shd/@w:themeFill") == "background2"
    padding = twips(style().tokens.frames.callout.padding_x)
    assert value(cell, "w:tcPr/w:tcMar/w:left/@w:w") == value(cell, "w:tcPr/w:tcMar/w:right/@w:w") == padding
    for paragraph in select(cell, "w:p"):
        assert not select(paragraph, "w:pPr/w:pBdr/*[@w:val!='nil']")
        assert value(paragraph, "w:pPr/w:shd/@w:fill") == "auto"
        assert edges(word, paragraph) == (0, 0)
    assert select(word.body, "w:tbl/w:tr/w:trPr/w:cantSplit")


def test_a_quotation_in_a_callout_has_its_own_rule_within_it() -> None:
    word = written(Callout((words("before"), Quote((words("said"),)), words("after"))))
    (cell,) = word.find("w:body/w:tbl/w:tr/w:tc")
    frames = ["left" in str(effective(word, paragraph, "w:pBdr")) for paragraph in select(cell, "w:p")]
    borders = [select(paragraph, "w:pPr/w:pBdr/*[@w:val!='nil']") for paragraph in select(cell, "w:p")]
    assert frames[1] and not any(borders)
    assert edges(word, word.paragraph("said"))[0] == twips_of(style().tokens.frames.quote)


def twips_of(frame: Frame) -> int:
    """How far in the text of a frame stands, in twips."""
    return round(20 * (frame.left + frame.padding_x))


def test_a_box_in_a_list_is_moved_in_with_it() -> None:
    word = written(BulletList((ListItem((words("item"), Callout((words("boxed"),)))),)))
    indent = style().tokens.lists.indent * 20
    alone = written(Callout((words("boxed"),)))
    moved, usual = (edges(file, file.paragraph("boxed")) for file in (word, alone))
    assert moved == (usual[0] + indent, usual[1])


def test_a_logo_stands_before_the_name_with_its_description() -> None:
    masthead = Group(
        GroupRole.MASTHEAD,
        (Figure(picture(200, 100, "The emblem"), width=0.1), words("Example Coalition", Role.ORGANIZATION)),
    )
    word = written(masthead)
    line = word.paragraph("Example Coalition")
    assert paragraph_text(line) == "[The emblem]\tExample Coalition"
    assert value(line, "w:pPr/w:textAlignment/@w:val") == "center"
    assert effective(word, line, "w:pBdr")
