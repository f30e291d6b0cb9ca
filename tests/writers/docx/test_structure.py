"""What a tree becomes in Word: which paragraphs, in which styles, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specimen import document, items, note, picture, row, specimen, style, words
from writers.docx.reading import Word, select, value

from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Code,
    CodeListing,
    Emphasis,
    Figure,
    Flow,
    Group,
    GroupRole,
    Heading,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Role,
    Rule,
    Strong,
    Table,
    Text,
)
from briefgen.writers.docx import write


def written(*flows: Flow) -> Word:
    """The Word file of a document of these flows, its title left out of the outline."""
    return Word(write(document(*flows), style()).data)


def outline(*flows: Flow) -> list[tuple[str, str]]:
    title, *rest = written(*flows).outline()
    assert title[0] == "Title"
    return rest


def text(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def test_the_front_of_a_brief() -> None:
    assert Word(write(specimen(), style()).data).outline()[:9] == [
        ("Organization", "[Logo of the coalition]\tExample Health Coalition"),
        ("Kicker", "Policy brief"),
        ("Title", "Fund Health Services, Not Arrests"),
        ("Subtitle", "Section 5 would close the programs that keep people alive"),
        (
            "Meeting",
            "Prepared for Rep. Jordan Example (NY-12) · December 3, 2026, 10:30 a.m. · "
            "2309 Rayburn House Office Building",
        ),
        ("Ask Label", "Our ask"),
        ("Ask", "Strike section 5, and move its $40 million to syringe service programs."),
        (
            "Ask Bill",
            "H.R. 0000, Community Safety Act (introduced, as of November 20, 2026) · Position: Oppose section 5",
        ),
        (
            "Summary",
            "Programs that give out sterile syringes halve new HIV and hepatitis C infections and lead people to "
            "treatment. Section 5 would make their staff criminals. The money it sets aside for stings would pay "
            "for every program in the state for three years.",
        ),
    ]


def test_headings_quotes_callouts_and_the_rest() -> None:
    assert outline(
        Heading(1, text("One"), "one"),
        Heading(2, text("Two"), "two"),
        Heading(3, text("Three"), "three"),
        words("Body."),
        Quote((words("Said."),), text("Who said it")),
        Callout((words("Aside."),), text("Title of the box")),
        Rule(),
        CodeListing("a\n  b\n"),
        Figure(picture(), text("What it shows")),
        Table(row("A", "B"), (row("1", "2"),), (Alignment.DEFAULT, Alignment.RIGHT), text("Of a and b")),
    ) == [
        ("heading 1", "One"),
        ("heading 2", "Two"),
        ("heading 3", "Three"),
        ("Body Text", "Body."),
        ("Quote", "Said."),
        ("Attribution", "Who said it"),
        ("Callout Title", "Title of the box"),
        ("Callout", "Aside."),
        ("Horizontal Rule", ""),
        ("HTML Preformatted", "a\n  b"),
        ("Picture", "[A bar chart: 2 rises to 3.]"),
        ("caption", "What it shows"),
        ("caption", "Of a and b"),
        ("Table Text", "A"),
        ("Table Text", "B"),
        ("Table Text", "1"),
        ("Table Figures", "2"),
        ("Normal", ""),
    ]


def test_lists_of_four_levels_and_more_paragraphs_in_an_item() -> None:
    nested: Flow = BulletList(items("fifth"))
    for name in ("fourth", "third", "second"):
        nested = BulletList((ListItem((words(name), nested)),))
    assert outline(
        BulletList((ListItem((words("first"), words("goes on"), nested)),)),
        OrderedList((ListItem((words("counted"), words("goes on too"))),)),
    ) == [
        ("List Bullet", "first"),
        ("List Continue", "goes on"),
        ("List Bullet 2", "second"),
        ("List Bullet 3", "third"),
        ("List Bullet 4", "fourth"),
        ("List Bullet 4", "fifth"),
        ("List Number", "counted"),
        ("List Continue", "goes on too"),
    ]


def test_an_item_without_words_of_its_own_keeps_its_mark() -> None:
    table = Table(row("A"), (row("1"),), (Alignment.DEFAULT,))
    assert outline(BulletList((ListItem(()), ListItem((BulletList(items("inner")),)), ListItem((table,))))) == [
        ("List Bullet", ""),
        ("List Bullet", ""),
        ("List Bullet 2", "inner"),
        ("List Bullet", ""),
        ("Table Text", "A"),
        ("Table Text", "1"),
        ("Normal", ""),
    ]


def test_a_list_in_a_box_is_in_the_type_of_the_box() -> None:
    assert outline(Callout((BulletList(items("in the box")),)), Quote((OrderedList(items("quoted")),))) == [
        ("Callout", "in the box"),
        ("Quote", "quoted"),
    ]


def test_each_built_in_part_has_a_type_of_its_own() -> None:
    signers = BulletList((ListItem((words("One", Role.SIGNER),)), ListItem((words("Two", Role.SIGNER),))))
    assert outline(
        Group(GroupRole.SUMMARY, (words("Plain words in the summary."),)),
        Group(GroupRole.SIGNERS, (words("Signed by", Role.LABEL), signers), 2),
        Group(GroupRole.CONTACT, (words("Call us"),)),
        Group(GroupRole.SOURCES, (words("Sources", Role.LABEL), words("A book.", Role.SOURCE))),
    ) == [
        ("Summary", "Plain words in the summary."),
        ("Label", "Signed by"),
        ("Signer", "One"),
        ("Signer", "Two"),
        ("Contact", "Call us"),
        ("Label", "Sources"),
        ("Bibliography", "A book."),
    ]


def test_words_that_stand_out() -> None:
    line = (
        Text("plain "),
        Strong((Text("strong "), Emphasis(text("and both")))),
        Emphasis(text(" stressed ")),
        Code("literal"),
        LineBreak(),
        Link("https://example.org/é?a=b", (Strong(text("a link")),)),
    )
    paragraph = written(Paragraph(line)).paragraph("plain")
    runs = [
        ("".join(select(run, "w:rPr/w:rStyle/@w:val")), len(select(run, ".//w:b | .//w:i")))
        for run in select(paragraph, ".//w:r")
    ]
    assert runs == [("", 0), ("Strong", 1), ("Strong", 2), ("Emphasis", 1), ("HTMLCode", 0), ("", 0), ("Hyperlink", 1)]


def test_links_lead_out_of_the_body_and_of_notes_and_to_headings() -> None:
    outside = Link("https://example.org/é?a=b&c=%20", text("out"))
    word = written(
        Heading(1, text("Costs"), "what-it-costs"),
        Paragraph((outside, Link("#what-it-costs", text("in")), note(1, "See ", outside))),
    )
    target = "https://example.org/%C3%A9?a=b&c=%20"
    for part in ("document", "footnotes"):
        links = word.find("rel:Relationship[@TargetMode='External']/@Target", f"word/_rels/{part}.xml.rels")
        assert links == [target]
    assert word.find("//w:hyperlink/@w:anchor") == ["what_it_costs"]
    assert word.find("//w:p[w:bookmarkStart]//w:t/text()") == ["Costs"]


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("what-it-costs", "what_it_costs"),
        ("a_b", "b_a_b_"),
        ("é-1", "b_é_1_"),
        ("1", "b_1_"),
        ("x" * 41, "b_" + "x" * 28 + "_"),
    ],
)
def test_every_anchor_becomes_a_name_that_word_allows(anchor: str, name: str) -> None:
    (found,) = written(Heading(1, text("Here"), anchor)).find("//w:bookmarkStart/@w:name")
    assert found.startswith(name) and len(found) <= 40


def test_the_ask_lists_and_boxes_have_bookmarks_named_by_their_words() -> None:
    word = written(
        Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), words("Vote no.", Role.ASK))),
        Heading(1, text("Our ask"), "our-ask"),
        Callout((words("Yes."),), text("Is it 2 late?")),
        Callout((words("Yes."),), text("2 late")),
        Group(GroupRole.SOURCES, (words("Sources", Role.LABEL), words("One.", Role.SOURCE))),
    )
    assert word.find("//w:bookmarkStart/@w:name") == [
        "our_ask__1", "our_ask", "is_it_2_late__3", "b_2_late__4", "sources__5",
    ]  # fmt: skip
    for name in ("our_ask__1", "is_it_2_late__3"):
        (at,) = word.find(f"//w:p[w:bookmarkStart[@w:name='{name}']]")
        assert value(at, "w:pPr/w:pStyle/@w:val") in ("AskLabel", "CalloutTitle")


def test_footnotes_are_words_own_and_in_the_order_of_their_calls() -> None:
    calls = Paragraph((Text("One"), note(1, "first"), Text(" two"), note(2, "second ", Emphasis(text("stressed")))))
    cell = Table(row("A"), (row("1"),), (Alignment.DEFAULT,))
    in_cell = replace(
        cell, rows=(replace(cell.rows[0], cells=(replace(cell.rows[0].cells[0], children=(note(3, "third"),)),)),)
    )
    word = written(calls, in_cell)
    assert word.paragraph("One") is not None
    assert word.outline()[1] == ("Body Text", "One[^1] two[^2]")
    assert word.notes() == {1: "first", 2: "second stressed", 3: "third"}
    assert word.find("//w:footnotePr/w:footnote/@w:id", "word/settings.xml") == ["-1", "0"]
    assert word.find("w:footnote[@w:type]/@w:id", "word/footnotes.xml") == ["-1", "0"]
    styles = word.find("w:footnote[not(@w:type)]/w:p/w:pPr/w:pStyle/@w:val", "word/footnotes.xml")
    assert [word.style_names[style] for style in styles] == ["footnote text"] * 3


def test_many_notes_keep_their_numbers() -> None:
    claims = (Paragraph((Text(f"Claim {n}."), note(n, f"Source {n}."))) for n in range(1, 61))
    word = written(*claims)
    assert word.notes() == {number: f"Source {number}." for number in range(1, 61)}
    assert word.outline()[60] == ("Body Text", "Claim 60.[^60]")


def test_words_in_another_language_say_so() -> None:
    word = Word(write(specimen(), style()).data)
    assert value(word.paragraph("Los programas"), "w:r/w:rPr/w:lang/@w:val") == "es"
    assert word.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-US"]
    assert not select(word.paragraph("The statute"), "w:r/w:rPr/w:lang")
