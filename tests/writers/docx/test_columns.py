"""Signers in columns: sections of Word that begin and end on the same page."""

from __future__ import annotations

import pytest
from specimen import document, row, style, words
from writers.docx.reading import Word, paragraph_text, q, select

from briefgen.document.nodes import Alignment, BulletList, Flow, Group, GroupRole, ListItem, Role, Table
from briefgen.writers.docx import write


def signed(columns: int, *lead: Flow) -> Group:
    names = BulletList(tuple(ListItem((words(name, Role.SIGNER),)) for name in ("One", "Two", "Three")))
    return Group(GroupRole.SIGNERS, (*lead, names), columns)


def sections(*flows: Flow) -> list[tuple[str, int, bool]]:
    """The sections: the text of the last paragraph, the number of columns, whether it goes on on the same page."""
    word = Word(write(document(*flows), style()).data)
    found = []
    for properties in word.find("//w:sectPr"):
        paragraph = properties.getparent().getparent()
        last = paragraph_text(paragraph) if paragraph.tag == q("w:p") else "end"
        columns = select(properties, "w:cols/@w:num")
        found.append((last, int(columns[0]) if columns else 1, bool(select(properties, "w:type"))))
        kinds = select(properties, "w:footerReference/@w:type")
        assert kinds == ["default", "first", "even"], "every section shows the footer"
        assert bool(select(properties, "w:titlePg")) != bool(select(properties, "w:type")), "only a first page is one"
    return found


LABEL = words("Signed by", Role.LABEL)


def test_a_document_without_columns_is_one_section() -> None:
    assert sections(words("Text."), signed(1, LABEL)) == [("end", 1, False)]


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_signers_stand_in_columns_between_two_sections(columns: int) -> None:
    assert sections(words("Text."), signed(columns, LABEL), words("After.")) == [
        ("Signed by", 1, False),
        ("Three", columns, True),
        ("end", 1, True),
    ]


def test_behind_signers_at_the_end_a_section_of_an_empty_paragraph_has_their_columns_balanced() -> None:
    flows = words("Text."), signed(2, LABEL)
    assert sections(*flows) == [("Signed by", 1, False), ("Three", 2, True), ("end", 1, True)]
    empty = Word(write(document(*flows), style()).data).find("/w:document/w:body/w:p")[-1]
    assert paragraph_text(empty) == ""
    assert select(empty, "w:pPr/w:spacing/@w:line") == ["20"], "it takes next to no room"


def test_signers_at_the_end_of_whom_nobody_is_asked_to_stand_in_columns_have_nothing_behind_them() -> None:
    last = Word(write(document(words("Text."), signed(1, LABEL)), style()).data).find("/w:document/w:body/w:p")[-1]
    assert paragraph_text(last) == "Three"


def test_two_lists_of_signers() -> None:
    assert sections(signed(2, LABEL), signed(3)) == [
        ("Signed by", 1, False),
        ("Three", 2, True),
        ("Three", 3, True),
        ("end", 1, True),
    ]


def test_a_table_before_the_signers_gets_a_paragraph_to_end_its_section() -> None:
    table = Table(row("A"), (row("1"),), (Alignment.DEFAULT,))
    assert sections(table, signed(2), words("After.")) == [("", 1, False), ("Three", 2, True), ("end", 1, True)]
