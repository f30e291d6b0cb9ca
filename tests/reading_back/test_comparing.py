"""Each difference between a document and a finished file is found, named, and the only one; both formats, all comparisons."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest
from lxml import etree
from specimen import document as made_of
from specimen import items, note, picture, row, style, words
from writers.docx.reading import NAMESPACES, select

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.marked import Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    Alignment,
    BoxName,
    BulletList,
    Callout,
    Document,
    Emphasis,
    Figure,
    Footer,
    Group,
    GroupRole,
    Heading,
    Link,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Strong,
    Table,
    Text,
)
from briefgen.document.origin import Origin
from briefgen.document.walking import rebuild_all
from briefgen.reading_back.comparing import compare, differences
from briefgen.reading_back.expected import expected
from briefgen.reading_back.finished import Finished
from briefgen.reading_back.reading import read
from briefgen.writers import docx
from briefgen.writers.pdf import Press

TOLD = "told as struck or new to those who do not see it"

ORIGIN = Origin("costs", "short", "en-US", "briefs/blocks/costs.md", 9)


NUMBERS = Numbers(tuple(
    KeyNumber((Text(number),), (Text(unit),) if unit else (), (Text(said),))
    for number, unit, said in (("61", "cases", "Fewer than ever"), ("41%", "lower odds of everything", "Of being turned away"),
                               ("9 in 10", "nurses", "Want it"), ("$9", "", "Each"))
))  # fmt: skip
"""Four key numbers, which stand in two lines."""

BARS = Table(
    row("Year", "Before", "After"), (row("Rural", "10%", "20%"), row("Urban", "5%", "0%")), (Alignment.LEFT,) * 3,
    (Text("Who was seen"),), ((10.0, 20.0), (5.0, 0.0)),
)  # fmt: skip


BILL = Callout(
    (
        Paragraph(
            (Text("Pay for "), Struck((Text("stings"),), "strike"), Text(" "), Inserted((Text("care"),), "insert"))
        ),
        words("Struck text is crossed out", Role.BILL_LEGEND),
    ),
    (Text("H.R. 0000"),),
    BoxName.BILL,
)


def asks() -> OrderedList:
    """Two asks, the first of which stands out."""
    first, second = Strong((Text("Strike it"),)), Text("Fund it")
    return OrderedList(
        (ListItem((Paragraph((first,), Role.ASK),)), ListItem((Paragraph((second,), Role.ASK_FURTHER),)))
    )


def document() -> Document:
    """Everything that is compared, once."""
    face = Paragraph((
        Text("Now "), Strong((Text("bold"),)), Text(" and "), Emphasis((Text("slanted"),)), Text(", "), Struck((Text("out"),)),
        Text(" and "), Inserted((Text("in"),)), Text(", H"), Subscript((Text("2"),)), Text("O and x"),
        Superscript((Text("3"),)), Text(".")))  # fmt: skip
    linked = Paragraph((Text("See "), Link("https://example.org/a?b=1", (Text("this"),)), Text(" and "),
                        Link("#end", (Text("the end"),)), note(1, "Said in 2019."), Text(" again.")))  # fmt: skip
    table = Table(
        row("County", "Cost"), (row("Example", "184"),), (Alignment.DEFAULT, Alignment.RIGHT), (Text("What it costs"),)
    )
    return made_of(
        Passage(ORIGIN, (words("First words."), words("Second words."), face)),
        linked,
        Heading(1, (Text("Begin"),), "begin"),
        BulletList((ListItem((words("One"), BulletList(items("within")))), *items("Two"))),
        OrderedList(items("Three", "Four"), start=3),
        table,
        Callout((words("In a box"),), (Text("A title"),)),
        Quote((words("Said so"),), (Text("Somebody"),)),
        Figure(picture(alt="Two bars"), (Text("A caption"),)),
        Group(GroupRole.ASK, (words("Our asks", Role.ASK_LABEL), asks())),
        Heading(2, (Text("The end"),), "end"),
        NUMBERS,
        BARS,
        BILL,
        words("Last."),
        mark="INTERNAL",
    )


@cache
def made(form: str) -> bytes:
    """The finished file."""
    if form == "docx":
        return docx.write(document(), style()).data
    with Press() as press:
        return press.submit(document(), style()).result().data


def found(data: bytes, form: str, wanted: Document | None = None) -> list[tuple[str, str]]:
    """The differences: what found each, and what it concerns."""
    return [(one.kind, one.what) for one in differences(expected(wanted or document(), style()), form, data)]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_was_made_of_it_says_the_same(form: str) -> None:
    assert found(made(form), form) == []


Node = Any
Change = Callable[[Node], Node]
"""What becomes of a node of the tree; it stays where None is given."""


def text(one: str, other: str) -> Change:
    """Other characters in a text."""
    return lambda node: Text(node.text.replace(one, other)) if isinstance(node, Text) and one in node.text else None


def bare(kind: type[Any]) -> Change:
    """Words that do not stand out."""
    return lambda node: node.children[0] if isinstance(node, kind) else None


def changed(kind: type[Any], where: Callable[[Node], bool], **parts: Any) -> Change:
    """A node of a kind with other parts."""
    return lambda node: replace(node, **parts) if isinstance(node, kind) and where(node) else None


def lost(node: Node) -> Node:
    return () if node == words("Second words.") else None


def turned(node: Node) -> Node:
    if not isinstance(node, Passage):
        return None
    first, second, face = node.children
    return replace(node, children=(second, first, face))


def anywhere(node: Node) -> bool:
    return True


def is_plain(node: Node) -> bool:
    return not node.bars


def is_linked(node: Node) -> bool:
    return bool(node.target == "#end")


LINKED = "the text “See this and the end again.”"
ELSEWHERE = f"a link in {LINKED} leads elsewhere"

TREES: dict[str, tuple[Change, str, str]] = {
    "a word": (text("Second words", "Second"), "words", "the text “Second.” has other words"),
    "a space": (text("Last.", "La st."), "spaces", "the text “La st.” lacks a space"),
    "a paragraph less": (lost, "words", "the text “Second words.” is no part of the document"),
    "two paragraphs": (turned, "order", "the text “First words.” stands in another place"),
    "a level": (changed(Heading, lambda node: node.level == 2, level=1), "level", "the heading “The end” has another level"),
    "no heading": (
        lambda node: Paragraph(node.children) if isinstance(node, Heading) and node.anchor == "begin" else None,
        "level", "the text “Begin” has another level",
    ),
    "the first number": (changed(OrderedList, anywhere, start=4), "mark", "the text “Three” has another mark"),
    "bullets": (
        lambda node: OrderedList(node.items) if node == BulletList(items("within")) else None,
        "mark", "the text “within” has another mark",
    ),
    "a list in a list": (
        lambda node: BulletList((ListItem((node,)),)) if node == BulletList(items("within")) else None,
        "words", "the text “” is missing",
    ),
    "the head of a table": (
        changed(Table, is_plain, header=row("Example", "184"), rows=(row("County", "Cost"),)),
        "order", "the cell “County” stands in another place",
    ),
    "the columns of a table": (
        changed(Table, is_plain, rows=(row("184", "Example"),)), "order", "the cell “Example” stands in another place",
    ),
    "a key number": (
        changed(Numbers, anywhere, rows=NUMBERS.rows[:3]), "words", "the text “$9” is no part of the document",
    ),
    "the words of a key number": (
        changed(KeyNumber, lambda node: node == NUMBERS.rows[0], words=(Text("Fewer than before"),)),
        "words", "the text “Fewer than before” has other words",
    ),
    "the unit of a key number": (
        changed(KeyNumber, lambda node: node == NUMBERS.rows[1], unit=(Text("of everything"),)),
        "words", "the text “41% of everything” has other words",
    ),
    "key numbers in another order": (
        changed(Numbers, anywhere, rows=tuple(reversed(NUMBERS.rows))), "order", "the text “61 cases” stands in another place",
    ),
    "a row with bars": (
        changed(Table, lambda node: not is_plain(node), rows=BARS.rows[:1], bars=BARS.bars[:1]),
        "words", "the cell “Urban” is no part of the document",
    ),
    "a number with a bar": (text("20%", "21%"), "words", "the cell “21%” has other words"),
    "an ask": (
        changed(OrderedList, lambda node: node == asks(), items=asks().items[:1]),
        "words", "the text “Fund it” is no part of the document",
    ),
    "the first ask": (text("Strike", "Keep"), "words", "the text “Keep it” is missing"),
    "no table": (
        lambda node: BulletList(items("Example")) if isinstance(node, Table) and is_plain(node) else None,
        "words", "the text “What it costs” is no part of the document",
    ),
    "bold": (bare(Strong), "face", "“bold” is bold"),
    "italic": (bare(Emphasis), "face", "“slanted” is italic"),
    "struck": (bare(Struck), "face", "“out” is struck out"),
    "inserted": (bare(Inserted), "face", "“in” is marked as inserted"),
    "struck in a bill": (changed(Struck, anywhere, said=""), "face", f"“stings” is {TOLD}"),
    "not struck in a bill": (changed(Struck, anywhere, said="strike"), "face", f"“out” is not {TOLD}"),
    "new in a bill": (changed(Inserted, anywhere, said=""), "face", f"“care” is {TOLD}"),
    "below": (bare(Subscript), "face", "“2” is lowered"),
    "above": (bare(Superscript), "face", "“3” is raised"),
    "not bold": (lambda node: Strong((node,)) if node == Text("slanted") else None, "face", "“slanted” is not bold"),
    "not italic": (lambda node: Emphasis((node,)) if node == Text("bold") else None, "face", "“bold” is not italic"),
    "not struck": (lambda node: Struck((node,)) if node == Text("bold") else None, "face", "“bold” is not struck out"),
    "not inserted": (lambda node: Inserted((node,)) if node == Text("bold") else None, "face", "“bold” is not marked as inserted"),
    "not below": (lambda node: Subscript((node,)) if node == Text("bold") else None, "face", "“bold” is not lowered"),
    "not above": (lambda node: Superscript((node,)) if node == Text("bold") else None, "face", "“bold” is not raised"),
    "an address": (changed(Link, lambda node: not is_linked(node), target="https://example.com/"), "link", ELSEWHERE),
    "a place": (changed(Link, is_linked, target="#begin"), "link", ELSEWHERE),
    "no link": (lambda node: Text("this") if isinstance(node, Link) and not is_linked(node) else None, "link", ELSEWHERE),
    "a note": (text("2019", "2020"), "words", "in note 1, the text “Said in 2020.” has other words"),
    "no note": (lambda node: () if isinstance(node, Note) else None, "calls", f"{LINKED} calls other notes"),
    "a description": (changed(Figure, anywhere, image=picture(alt="A bar")), "alt", "a picture is described otherwise"),
    "a picture": (changed(Figure, anywhere, image=picture(300, 300, "Two bars")), "picture", "the picture “Two bars” is missing"),
}  # fmt: skip
"""What is changed in the document after its files were made; by what it is found first, and as what."""


def after(change: Change) -> Document:
    """The document with every node that a change concerns changed."""

    def step(node: Node) -> tuple[Node, ...]:
        new = change(node)
        return (node,) if new is None else new if isinstance(new, tuple) else (new,)

    return replace(document(), children=rebuild_all(document().children, step))


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize(("change", "kind", "what"), TREES.values(), ids=TREES)
def test_a_change_is_found(change: Change, kind: str, what: str, form: str) -> None:
    assert (kind, what) in found(made(form), form, after(change))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_stands_on_every_page(form: str) -> None:
    for other in (replace(document(), mark="SECRET"), replace(document(), footer=Footer("Sample", "Page {page} of {pages}")),
                  replace(document(), footer=replace(document().footer, page_of="Seite {page} von {pages}"))):  # fmt: skip
        assert "running" in {kind for kind, _ in found(made(form), form, other)}


def in_word(part: str, change: Callable[[Any], None]) -> bytes:
    """The Word file with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as given, zipfile.ZipFile(stream, "w") as copy:
        for name in given.namelist():
            data = given.read(name)
            if name == f"word/{part}.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            copy.writestr(name, data)
    return stream.getvalue()


def without(path: str) -> Callable[[Any], None]:
    """Take away what an XPath finds."""

    def change(root: Any) -> None:
        gone = select(root, path)
        assert gone
        for element in gone:
            element.getparent().remove(element)

    return change


def run(words: str) -> str:
    return f"//w:r[w:t='{words}']/w:rPr"


WORD = {
    "bold": ("document", f"{run('bold')}/*", "face", "“bold” is not bold"),
    "italic": ("document", f"{run('slanted')}/*", "face", "“slanted” is not italic"),
    "struck": ("document", f"{run('out')}/w:strike", "face", "“out” is not struck out"),
    "inserted": ("document", f"{run('in')}/w:u", "face", "“in” is not marked as inserted"),
    "struck in a bill": ("document", f"{run('stings')}/w:rStyle", "face", f"“stings” is not {TOLD}"),
    "new in a bill": ("document", f"{run('care')}/w:rStyle", "face", f"“care” is not {TOLD}"),
    "below": ("document", f"{run('2')}/w:vertAlign", "face", "“2” is not lowered"),
    "above": ("document", f"{run('3')}/w:vertAlign", "face", "“3” is not raised"),
    "head": ("document", "//w:tblHeader", "head", "the cell “County” is something else"),
    "picture": ("document", "//a:blip", "picture", "the picture “Two bars” is missing"),
    "drawing": ("document", "//w:drawing", "picture", "the picture “Two bars” is missing"),
    "numbers": ("numbering", "//w:num", "mark", "the text “Three” has another mark"),
    "level of a heading": ("styles", "//w:style/w:pPr/w:outlineLvl", "level", "the heading “Begin” has another level"),
    "note": ("footnotes", "w:footnote[not(@w:type)]", "notes", "note 1 is missing"),
    "call": ("document", "//w:footnoteReference", "calls", f"{LINKED} calls other notes"),
    "bookmark": ("document", "//w:bookmarkStart", "link", ELSEWHERE),
    "head of pages": ("header1", "w:p", "running", "the head and the foot of its pages lack “INTERNAL”"),
}  # fmt: skip
"""What is taken away from a part of the finished Word file, and how that is found."""


@pytest.mark.parametrize(("part", "path", "kind", "what"), WORD.values(), ids=WORD)
def test_what_a_word_file_lacks_is_found(part: str, path: str, kind: str, what: str) -> None:
    everywhere = in_word(part, without(path))
    if part == "header1":
        everywhere = in_word("document", without("//w:headerReference"))
    assert (kind, what) in found(everywhere, "docx")


def test_hidden_words_are_not_there() -> None:
    def hide(root: Any) -> None:
        (text,) = select(root, "//w:t[.='Last.']")
        text.addprevious(etree.fromstring(f'<w:rPr xmlns:w="{NAMESPACES["w"]}"><w:vanish/></w:rPr>'))

    assert ("words", "the text “Last.” is missing") in found(in_word("document", hide), "docx")


def in_pdf(change: Callable[[Any, list[Any]], None]) -> bytes:
    """The PDF with its tags changed."""
    with pikepdf.open(io.BytesIO(made("pdf"))) as pdf:
        tags: list[Any] = []
        waiting = [pdf.Root.StructTreeRoot.K[0]]
        while waiting:
            tag = waiting.pop()
            tags.append(tag)
            kids = [kid for kid in tag.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            waiting += reversed(kids)
        change(pdf, tags)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def of(tags: list[Any], role: str, at: int = 0) -> Any:
    return [tag for tag in tags if f"/{role}" == tag.S][at]


def fonts_alike(pdf: Any, tags: list[Any]) -> None:
    """All fonts named as if they were neither bold nor italic."""
    for number in range(1, len(pdf.objects)):
        one = pdf.objects[number]
        if isinstance(one, pikepdf.Dictionary):
            for key in ("/BaseFont", "/FontName"):
                if key in one:
                    one[key] = pikepdf.Name(re.sub("-(Bold|Italic)", "", str(one[key])))
            if "/ItalicAngle" in one:
                one["/ItalicAngle"] = 0


def level(pdf: Any, tags: list[Any]) -> None:
    of(tags, "H3").S = pikepdf.Name.H2


def no_note(pdf: Any, tags: list[Any]) -> None:
    of(tags, "Note").S = pikepdf.Name.P


def no_head(pdf: Any, tags: list[Any]) -> None:
    of(tags, "TH").S = pikepdf.Name.TD


def description(pdf: Any, tags: list[Any]) -> None:
    of(tags, "Figure").Alt = pikepdf.String("A bar")


def no_picture(pdf: Any, tags: list[Any]) -> None:
    of(tags, "Figure").K = pikepdf.Array()


def artifact(pdf: Any, tags: list[Any]) -> None:
    of(tags, "P", -1).S = pikepdf.Name.Artifact


def address(pdf: Any, tags: list[Any]) -> None:
    links = [kid.Obj for tag in tags if tag.S == "/Link" for kid in tag.K if isinstance(kid, pikepdf.Dictionary)]
    next(link for link in links if "/A" in link and "/URI" in link.A).A.URI = pikepdf.String("https://example.com/")


def not_struck(pdf: Any, tags: list[Any]) -> None:
    del of(tags, "Span").A


def not_told(pdf: Any, tags: list[Any]) -> None:
    del next(tag for tag in tags if tag.S == "/Span" and "/Alt" in tag).Alt


def told_otherwise(pdf: Any, tags: list[Any]) -> None:
    next(tag for tag in tags if tag.S == "/Span" and "/Alt" in tag).Alt = pikepdf.String("[strike: more]")


def no_mark(pdf: Any, tags: list[Any]) -> None:
    of(tags, "LI").K[0].S = pikepdf.Name.Artifact


PDF = {
    "fonts": (fonts_alike, "face", "“bold” is not bold"),
    "fonts in italic": (fonts_alike, "face", "“slanted” is not italic"),
    "level": (level, "level", "the heading “The end” has another level"),
    "note": (no_note, "notes", "note 1 is missing"),
    "head": (no_head, "head", "the cell “County” is something else"),
    "description": (description, "alt", "a picture is described otherwise"),
    "picture": (no_picture, "picture", "the picture “Two bars” is missing"),
    "artifact": (artifact, "words", "the text “Last.” is missing"),
    "address": (address, "link", ELSEWHERE),
    "struck": (not_struck, "face", "“out” is not struck out"),
    "struck in a bill": (not_told, "face", f"“stings” is not {TOLD}"),
    "other words for it": (told_otherwise, "face", f"“stings” is not {TOLD}"),
    "mark": (no_mark, "mark", "the text “One” has another mark"),
}  # fmt: skip
"""What is changed in the finished PDF, and how that is found."""


@pytest.mark.parametrize(("change", "kind", "what"), PDF.values(), ids=PDF)
def test_what_a_pdf_lacks_is_found(change: Callable[[Any, list[Any]], None], kind: str, what: str) -> None:
    assert (kind, what) in found(in_pdf(change), "pdf")


def test_a_note_on_another_page_is_found() -> None:
    wanted, said = expected(document(), style()), read("pdf", made("pdf"))
    (one,) = said.notes
    moved = Finished(said.parts, (replace(one, page=2),), said.running)
    (difference,) = compare(wanted, moved, pages=True)
    assert (difference.kind, difference.expected, difference.found) == ("astray", "page 1", "page 2")


def test_a_difference_names_the_passage_it_came_from() -> None:
    (difference,) = differences(expected(after(text("Second words", "Second")), style()), "pdf", made("pdf"))
    assert difference.origin == ORIGIN
    assert (difference.expected, difference.found, difference.page) == ("Second.", "Second words.", 1)


def test_what_governs_only_where_lines_end_is_no_difference() -> None:
    for form in ("docx", "pdf"):
        assert not found(made(form), form, after(text("First words", "Fi\u00adrst\u00a0wo\u2060r\u200bds")))


def test_a_file_that_cannot_be_read_is_one_difference() -> None:
    assert [
        one.kind for form in ("docx", "pdf") for one in differences(expected(document(), style()), form, b"no")
    ] == ["read"] * 2
