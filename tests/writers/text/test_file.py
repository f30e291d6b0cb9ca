"""Plain text as a file: what stands where, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from profiles import examples
from specimen import document, note, specimen, style, words
from strategies import documents
from writers.docx.expected import words_in_order
from writers.text.plainly import letters, plainly

from briefgen.document.nodes import (
    BulletList,
    Document,
    Group,
    GroupRole,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Role,
    Strong,
    Text,
)
from briefgen.writers import text


def written(made: Document) -> str:
    return text.write(made, style()).data.decode("utf-8")


def test_the_mark_stands_first_and_the_footer_last() -> None:
    lines = written(replace(document(words("Text."), note_of("See.")), mark="INTERNAL")).splitlines()
    assert lines[0] == "*** INTERNAL ***"
    assert lines[-4:] == ["________________________", "[1] See.", "", "Example Health Coalition · November 20, 2026"]


def note_of(said: str) -> Paragraph:
    return Paragraph((Text("Claim."), note(1, said)))


def test_the_parts_of_a_brief_in_their_order() -> None:
    lines = written(specimen()).splitlines()
    wanted = [
        "Example Health Coalition",
        "=" * 33,
        "=" * 40,
        "Our ask",
        "The evidence",
        "Signed by",
        "Sources",
        "_" * 24,
    ]
    assert [lines.index(line) for line in wanted] == sorted(lines.index(line) for line in wanted)
    assert "Logo of the coalition" not in "".join(lines)


def test_no_line_is_wrapped_or_ends_in_a_space() -> None:
    long = "word " * 60
    lines = written(document(words(long), words("a \nb"))).splitlines()
    assert long.strip() in lines
    assert [line for line in lines if line != line.rstrip()] == []


def test_signers_stand_one_a_line_and_those_of_two_lines_apart() -> None:
    plain = BulletList((ListItem((words("One", Role.SIGNER),)), ListItem((words("Two", Role.SIGNER),))))
    double = BulletList((signer("Ana Sample", "Nurses"), signer("Ben Sample", "Clergy")))
    assert "Signed by\nOne\nTwo\n" in written(
        document(Group(GroupRole.SIGNERS, (words("Signed by", Role.LABEL), plain), 2))
    )
    assert "Ana Sample\nNurses\n\nBen Sample\nClergy\n" in written(document(Group(GroupRole.SIGNERS, (double,), 2)))


def signer(name: str, organization: str) -> ListItem:
    return ListItem((Paragraph((Strong((Text(name),)), LineBreak(), Text(organization)), Role.SIGNER),))


@pytest.mark.parametrize(
    ("target", "said", "shown"),
    [
        ("https://www.example.org/", "example.org", "https://www.example.org/"),
        ("https://example.org/a", "the report", "the report (https://example.org/a)"),
        ("mailto:a@example.org", "a@example.org", "a@example.org"),
        ("mailto:a@example.org", "write to us", "write to us (a@example.org)"),
        ("tel:+12025550100", "202-555-0100", "202-555-0100"),
        ("tel:+12025550100", "call us", "call us (+12025550100)"),
        ("#the-evidence", "the evidence", "the evidence"),
    ],
)
def test_a_link_says_its_address_unless_its_words_do(target: str, said: str, shown: str) -> None:
    assert f"\nSee {shown}.\n" in written(document(Paragraph((Text("See "), Link(target, (Text(said),)), Text(".")))))


@settings(max_examples=examples(20))
@given(documents())
def test_every_word_of_any_document_is_there_in_order(made: Document) -> None:
    made = plainly(replace(made, footer=replace(made.footer, left="")))
    assert letters(written(made)) == letters(words_in_order(made.children, made.mark))
