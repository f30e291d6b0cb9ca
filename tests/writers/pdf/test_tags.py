"""The tags of every construct a brief can have, and that PDF/UA-1 and PDF/A-3a hold for each."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from conforming import pdf_faults_of
from reading_pdf import Tag, bare, tags
from specimen import document, items, note, picture, row, specimen, style, words

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeListing,
    Emphasis,
    Figure,
    Flow,
    Group,
    GroupRole,
    Heading,
    Link,
    ListItem,
    NoteWords,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Row,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.document.origin import Origin
from briefgen.writers.pdf import Press

LINK = Link("https://example.org/", (Text("a "), Emphasis((Text("good"),)), Text(" site")))
TABLE = Table(row("County", "2015"), (row("Example", "184"), row("Sample", "")), (Alignment.DEFAULT, Alignment.RIGHT))
SPANISH = Origin("resumen", "short", "es", "briefs/blocks/resumen.es.md", 5)

CONSTRUCTS: dict[str, tuple[Flow, str]] = {
    "words": (Paragraph((Text("a "), Strong((Text("b"),)), Emphasis((Text("c"),)))), "P"),
    "code": (Paragraph((Text("a "), Code("b"))), "P(Code)"),
    "link": (Paragraph((Text("a "), LINK)), "P(Link)"),
    "note": (Paragraph((Text("a"), note(1, "b"))), "P(Reference(Link)) Note(Lbl(Link) P)"),
    "two notes": (
        Paragraph((Text("a"), note(1, "b"), Text("c"), note(2, "d"))),
        "P(Reference(Link) Reference(Link)) Note(Lbl(Link) P) Note(Lbl(Link) P)",
    ),
    "note with a list": (
        Paragraph((Text("a"), type(note(1, ""))((words("b"), BulletList(items("c"))), 1))),
        "P(Reference(Link)) Note(Lbl(Link) P L(LI(Lbl LBody(P))))",
    ),
    "headings": (
        Section("s", Heading(1, (Text("a"),), "a"), (Heading(2, (Text("b"),), "b"), Heading(3, (Text("c"),), "c"))),
        "Sect(H2 H3 H4)",
    ),
    "note in a heading": (
        Section("s", Heading(1, (Text("a"), note(1, "b")), "a"), (words("c"),)),
        "Sect(H2(Reference(Link)) Note(Lbl(Link) P) P)",
    ),
    "bullets": (BulletList(items("a", "b")), "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"),
    "loose bullets": (BulletList(items("a", "b"), tight=False), "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"),
    "numbers": (OrderedList(items("a"), start=7), "L(LI(Lbl LBody(P)))"),
    "list in a list": (
        BulletList((ListItem((words("a"), OrderedList(items("b")), words("c"))),)),
        "L(LI(Lbl LBody(P L(LI(Lbl LBody(P))) P)))",
    ),
    "list that begins with a list": (
        BulletList((ListItem((BulletList(items("a")),)),)),
        "L(LI(Lbl LBody(L(LI(Lbl LBody(P))))))",
    ),
    "table": (TABLE, "Table(THead(TR(TH TH)) TBody(TR(TH TD) TR(TH TD)))"),
    "table with a caption": (
        Table(TABLE.header, TABLE.rows[:1], TABLE.alignments, (Text("c"),)),
        "Table(Caption THead(TR(TH TH)) TBody(TR(TH TD)))",
    ),
    "table with an empty corner": (
        Table(row("", "2015"), TABLE.rows[:1], TABLE.alignments),
        "Table(THead(TR(TD TH)) TBody(TR(TH TD)))",
    ),
    "note in a cell": (
        Table(TABLE.header, (Row((Cell((Text("a"),)), Cell((Text("b"), note(1, "c"))))),), TABLE.alignments),
        "Table(THead(TR(TH TH)) TBody(TR(TH TD(Reference(Link) Note(Lbl(Link) P)))))",
    ),
    "bars": (
        replace(TABLE, bars=tuple((1.0,) * (len(TABLE.alignments) - 1) for _ in TABLE.rows)),
        "Table(THead(TR(TH TH TD)) TBody(TR(TH TD TD) TR(TH TD TD)))",
    ),
    "key numbers": (
        Numbers((
            KeyNumber((Text("a"),), (Text("b"),), (Text("c"), note(1, "d"))),
            KeyNumber((Text("e"),), (), (Text("f"),)),
        )),
        "L(LI(LBody(P P(Reference(Link)) Note(Lbl(Link) P))) LI(LBody(P P)))",
    ),
    "quote": (Quote((words("a"), words("b")), (Text("c"),)), "BlockQuote(P P P)"),
    "callout": (Callout((words("a"),), (Text("b"),)), "Sect(P P)"),
    "picture": (Figure(picture()), "Div(Figure)"),
    "picture with a caption": (Figure(picture(), (Text("a"), note(1, "b"))), "Div(Figure Caption(Reference(Link) Note(Lbl(Link) P)))"),
    "rule": (Section("s", None, (words("a"), Rule(), words("b"))), "Sect(P P)"),
    "literal lines": (CodeListing("a\n  b"), "P(Code)"),
    "logo and name": (
        Group(GroupRole.MASTHEAD, (Figure(picture(), width=0.1), words("a", Role.ORGANIZATION))),
        "Sect(Div(Figure) P)",
    ),
    "ask": (Group(GroupRole.ASK, (words("a", Role.ASK_LABEL), words("b", Role.ASK))), "Sect(P P)"),
    "meeting": (Group(GroupRole.MEETING, (words("a", Role.MEETING),)), "P"),
    "signers": (
        Group(GroupRole.SIGNERS, (words("a", Role.LABEL), BulletList(items("b", "c"))), 2),
        "Sect(P L(LI(LBody(P)) LI(LBody(P))))",
    ),
    "another language": (Passage(SPANISH, (words("a"),)), "Div(P)"),
    "the document's language": (Passage(Origin("a", "short", "en-US", "a.md", 5), (words("a"),)), "P"),
}  # fmt: skip


@pytest.mark.parametrize(("flow", "shape"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_construct(flow: Flow, shape: str, press: Press, tmp_path: Path) -> None:
    output = press.submit(document(flow), style()).result()
    assert tags(output.data).shape == f"Document(H1 {shape})"
    assert pdf_faults_of(output.data, tmp_path) == []


@pytest.fixture(scope="module")
def whole(press: Press) -> bytes:
    return press.submit(specimen(), style()).result().data


def test_the_specimen_complies(whole: bytes, tmp_path: Path) -> None:
    assert pdf_faults_of(whole, tmp_path) == []


def test_the_validator_notices_a_missing_title(whole: bytes, tmp_path: Path) -> None:
    assert pdf_faults_of(whole.replace(b"pdfuaid:part>1<", b"pdfuaid:part>7<"), tmp_path) != []


def one(data: bytes, role: str) -> Tag:
    """The only tag of a type."""
    (found,) = tags(data).all(role)
    return found


def test_text_in_another_language_says_so(whole: bytes) -> None:
    (spanish,) = [tag for tag in tags(whole).all("Div") if "/Lang" in tag.source]
    assert str(spanish.source.Lang) == "es"
    assert spanish.text.startswith("Resumen")


def test_a_picture_has_its_words_and_its_place(press: Press) -> None:
    data = press.submit(document(Figure(picture(600, 300, "Two bars"), width=0.5)), style()).result().data
    figure = one(data, "Figure")
    assert str(figure.source.Alt) == "Two bars"
    left, bottom, right, top = (float(edge) for edge in figure.source.A.BBox)
    assert left == pytest.approx(68.4, abs=0.1)
    assert right - left == pytest.approx((612 - 2 * 68.4) / 2, abs=0.5)
    assert top - bottom == pytest.approx((right - left) / 2, abs=0.5)
    assert 550 < bottom < top < 745


def test_cells_name_their_headers(press: Press) -> None:
    data = press.submit(document(TABLE), style()).result().data
    heads = {str(tag.source.ID): tag.text.strip() for tag in tags(data).all("TH")}
    assert list(heads.values()) == ["County", "2015", "Example", "Sample"]
    named = [[heads[str(name)] for name in tag.source.A.Headers] for tag in tags(data).all("TD")]
    assert named == [["Example", "2015"], ["Sample", "2015"]]
    assert [str(tag.source.A.Scope) for tag in tags(data).all("TH")] == ["/Column", "/Column", "/Row", "/Row"]


def test_lists_say_how_they_count(whole: bytes) -> None:
    kinds = [str(tag.source.A.ListNumbering) for tag in tags(whole).all("L")]
    assert kinds == ["/Disc", "/None", "/Decimal", "/None", "/None"], "bullets, dashes, numbers, key numbers, signers"
    labels = [tag.text.strip() for tag in tags(whole).all("Lbl")]
    assert labels == ["1", "•", "•", "–", "–", "•", "2", "1.", "2.", "3."]


def test_a_link_says_its_words(press: Press) -> None:
    data = press.submit(document(Paragraph((Text("See "), LINK))), style()).result().data
    areas = [kid for kid in one(data, "Link").source.K if hasattr(kid, "keys") and "/Obj" in kid]
    assert [str(area.Obj.Contents) for area in areas] == ["a good site"]
    assert str(areas[0].Obj.A.URI) == "https://example.org/"


def said_of_links(data: bytes) -> list[str]:
    """What each link on the pages is called, in their order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(link.Contents) for page in pdf.pages for link in page.get("/Annots", ())]


def test_the_numbers_of_notes_say_where_they_lead(press: Press) -> None:
    whole = document(Paragraph((Text("a"), note(1, "b"), Text("c"), note(2, "d"))))
    said = said_of_links(press.submit(whole, style()).result().data)
    assert sorted(said) == ["back to the text, note 1", "back to the text, note 2", "note 1", "note 2"]
    spanish = replace(whole, note_words=NoteWords("nota {number}", "volver al texto, nota {number}"))
    said = said_of_links(press.submit(spanish, style()).result().data)
    assert sorted(said) == ["nota 1", "nota 2", "volver al texto, nota 1", "volver al texto, nota 2"]


def test_an_address_is_called_by_its_source_and_stays_where_it_has_none(press: Press) -> None:
    source = Link("https://doi.org/10.1000/1", (Text("doi.org/10.1000/1"),), "A Study")
    bare = Link("https://example.org/", (Text("example.org"),))
    data = press.submit(document(Paragraph((source, Text(" and "), bare))), style()).result().data
    assert said_of_links(data) == ["A Study", "example.org"]


def long_table() -> Table:
    """A table over several pages, with a link and a note in its head."""
    head = Row((Cell((Text("County"), note(1, "As of 2025."))), Cell((LINK,))))
    return Table(head, tuple(row(f"County {n}", str(n)) for n in range(120)), (Alignment.DEFAULT, Alignment.RIGHT))


def test_a_table_over_pages_is_one_and_its_head_is_read_once(press: Press, tmp_path: Path) -> None:
    output = press.submit(document(long_table()), style()).result()
    table = one(output.data, "Table")
    assert output.pages is not None and output.pages >= 3
    assert len(table.all("TR")) == 121
    assert table.text.count("good") == 1
    assert one(output.data, "TBody").all("TD")[-1].pages == {output.pages}
    assert pdf_faults_of(output.data, tmp_path) == []


def test_a_paragraph_over_pages_is_one(press: Press) -> None:
    data = press.submit(document(words("word " * 2000)), style()).result().data
    paragraph = one(data, "P")
    assert len(paragraph.pages) >= 2
    assert bare(paragraph.text) == "word" * 2000


def test_the_footer_is_not_read(whole: bytes) -> None:
    assert "November 20, 2026 Page" not in tags(whole).text
    assert "Page 2 of" not in tags(whole).text
