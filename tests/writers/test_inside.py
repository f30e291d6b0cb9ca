"""Anything may stand in anything: within the edges of what it stands in, in one piece, alike in PDF and DOCX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pypdfium2
import pytest
from profiles import sample
from specimen import document, items, picture, row, style, words
from writers.docx.lint import faults
from writers.docx.reading import Word, q, select

from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.marked import Inserted, Struck
from briefgen.document.nodes import (
    Alignment,
    BoxName,
    BulletList,
    Callout,
    Cell,
    Figure,
    Flow,
    Group,
    GroupRole,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Role,
    Row,
    Strong,
    Table,
    Text,
)
from briefgen.document.stages import Stage
from briefgen.writers import docx
from briefgen.writers.pdf import Press

LONG = "Words that go on for so long that the line reaches its right edge and breaks there, and then once more."
TOKENS = style().tokens
PAGE = (TOKENS.page.margins.left, 612 - TOKENS.page.margins.right)


JOINED = 1.1
"""How far the corners of a table's lines reach over its edge, in points."""


def noted(number: int) -> Note:
    return Note((Paragraph((Text("Source."),), Role.FOOTNOTE),), number)


def table() -> Table:
    wide = (row("Name", "What it does", "Where"), row("One", LONG, "Here"), row("Two", "x", "There"))
    called = Row((Cell((Text("Three"),)), Cell((Text("Called"), noted(1))), Cell((Text("There"),))))
    return Table(wide[0], (*wide[1:], called), (Alignment.DEFAULT,) * 3, (Text("A caption"),))


NUMBERS = Numbers(
    (
        KeyNumber((Text("39%"),), (), (Text(LONG), noted(1))),
        KeyNumber((Text("41%"),), (Text("lower odds"),), (Text("Few words"),)),
        KeyNumber((Text("1 in 3"),), (), (Text(LONG),)),
    )
)
BARS = Table(
    row("Who", "Before", "After"),
    (row("Women", "8.9%", "14.8%"), row("Men of whom more is to be said", "8.6%", "7.1%")),
    (Alignment.DEFAULT, Alignment.RIGHT, Alignment.RIGHT),
    (Text("A caption"),),
    ((8.9, 14.8), (8.6, 7.1)),
)


CHART = Chart(
    ChartKind.COLUMNS, "Who", ("Women", "Men"), (Series("Before", (8.9, 8.6), ("8.9%", "8.6%")),), ("", "%"),
    "Women rushed more.", (Text(LONG),), 120.0,
)  # fmt: skip
COMPARISON = Table(
    Row((Cell(()), Cell((Text("Their way"),)), Cell((Text("Our way"),), own=True))),
    (
        Row((Cell((Text("One"),)), Cell((Text("✗\u00a0No"),)), Cell((Strong((Text("✓\u00a0Yes"),)),), own=True))),
        Row((Cell((Text("Two"),)), Cell((Text(f"◐\u00a0Partly, {LONG}"),)), Cell((Strong((Text("✗\u00a0No"),)), noted(1)), own=True))),
    ),
    (Alignment.DEFAULT,) * 3,
    (Text("A caption"),),
)  # fmt: skip


TRACKER = Table(
    row("Introduced", "Committee", "House floor", "Senate", "Law"),
    (row("done", "we are here, since Nov 20", "", "", ""),),
    (Alignment.DEFAULT,) * 5,
    (Text("Where it stands"),),
    stages=(Stage.DONE, Stage.NOW, Stage.AHEAD, Stage.AHEAD, Stage.AHEAD),
)


CONTENTS: dict[str, Callable[[], tuple[Flow, ...]]] = {
    "table": lambda: (table(),),
    "picture": lambda: (Figure(picture(1200, 300), (Text(LONG),)),),
    "list": lambda: (BulletList((*items("one", LONG), ListItem((words("three"), OrderedList(items("deep", LONG)))))),),
    "quotation": lambda: (Quote((words(LONG),), (Text("Somebody"),)),),
    "callout": lambda: (Callout((words(LONG),), (Text("Title"),)),),
    "note": lambda: (Paragraph((Text(LONG), noted(1))),),
    "text of a bill": lambda: (bill((Paragraph((Text(LONG), noted(1))), BulletList(items("one")))),),
    "pull-quote": lambda: (Quote((words(LONG),), (Text("Somebody"),), BoxName.PULL_QUOTE),),
    "answer": lambda: (answer((words(LONG),)),),
    "key numbers": lambda: (NUMBERS,),
    "bars": lambda: (BARS,),
    "chart": lambda: (CHART,),
    "tracker": lambda: (TRACKER,),
    "comparison table": lambda: (COMPARISON,),
    "table in a quotation": lambda: (Quote((words("Said."), table())),),
    "table in a list": lambda: (BulletList((ListItem((words("item"), table())),)),),
}


def bill(inside: tuple[Flow, ...]) -> Callout:
    struck, new = Struck((Text("Struck words"),), "strike"), Inserted((Text("New words that are longer"),), "insert")
    return Callout(
        (Paragraph((struck, Text(" "), new)), *inside, words("Legend", Role.BILL_LEGEND)),
        (Text("Title"),),
        BoxName.BILL,
    )


def answer(inside: tuple[Flow, ...]) -> Callout:
    return Callout((words("You may hear", Role.CLAIM), *inside), (Text("Title"),), BoxName.ANSWER)


CONTAINERS: dict[str, Callable[[tuple[Flow, ...]], Flow]] = {
    "callout": lambda inside: Callout(inside, (Text("Title"),)),
    "callout without a title": lambda inside: Callout(inside),
    "quotation": lambda inside: Quote(inside, (Text("Somebody"),)),
    "bullets": lambda inside: BulletList((ListItem(inside), *items("second"))),
    "numbers": lambda inside: OrderedList((*items("first"), ListItem((words("second"), *inside)))),
    "ask": lambda inside: Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), *inside)),
    "bill": bill,
    "answers": answer,
    "list in a callout": lambda inside: Callout((BulletList((ListItem((words("item"), *inside)),)),)),
    "callout in a list": lambda inside: BulletList((ListItem((words("item"), Callout(inside))),)),
}

PLACES: dict[str, Callable[[tuple[Flow, ...]], tuple[Flow, ...]]] = {
    "first": lambda inside: (*inside, words("After.")),
    "alone": lambda inside: inside,
    "between": lambda inside: (words("Before."), *inside, words("After.")),
}


def cases() -> Iterator[Any]:
    """All of them; the gate tries one in nine, so that each comes in several of the others, and has the rest in the long run."""
    for (first, container), (second, content), (third, place) in product(
        *map(enumerate, (CONTAINERS, CONTENTS, PLACES))
    ):
        marks = () if (first + 2 * second + 3 * third) % (3 * len(PLACES)) == 0 else (pytest.mark.thorough,)
        yield pytest.param(container, content, place, marks=marks)


every = pytest.mark.parametrize(("container", "content", "place"), tuple(cases()))


BOXED = ("table", "quotation", "callout", "text of a bill", "pull-quote", "answer")


def made(container: str, content: str, place: str) -> Any:
    return document(words("Above."), CONTAINERS[container](PLACES[place](CONTENTS[content]())), words("Below."))


def taken(container: str) -> tuple[float, float]:
    """What a container takes of the page at the left and at the right, in points."""
    left = right = 0.0
    own = TOKENS.frames
    frames = {"callout": own.callout, "quotation": own.quote, "ask": own.ask, "bill": own.bill, "answers": own.answer}
    for name, frame in frames.items():
        if name in container:
            left, right = left + frame.left + frame.padding_x, right + frame.right + frame.padding_x
    if "list" in container or container in ("bullets", "numbers"):
        left += TOKENS.lists.indent
    return left, right


@every
def test_a_pdf_keeps_it_within_the_edges(container: str, content: str, place: str, press: Press) -> None:
    page = pypdfium2.PdfDocument(press.submit(made(container, content, place), style()).result().data)[0]
    left, right = taken(container)
    edges = (PAGE[0] + left, PAGE[1] - right)
    found = list(drawn(page))
    assert found
    for kind, x0, x1 in found:
        limit = PAGE[1] if kind == "ground" else edges[1]
        assert PAGE[0] - JOINED <= x0 and x1 <= limit + JOINED, (kind, x0, x1)
    heads = [(x0, x1) for kind, x0, x1 in found if kind == "ground" and "table" in content and x1 - x0 > 40]
    if "table" in content:
        assert any(x0 >= edges[0] - JOINED and abs(x1 - edges[1]) <= JOINED for x0, x1 in heads)


def drawn(page: Any) -> Iterator[tuple[str, float, float]]:
    """What is drawn inside the container: kind, left and right edge; not the page's own ground nor its footer."""
    above, below = (place(page, words)[1] for words in ("Above.", "Below."))
    for found in page.get_objects():
        x0, y0, x1, y1 = found.get_bounds()
        if y1 < above + 2 and y0 > below - 2 and x1 - x0 < 600:
            yield {1: "text", 2: "ground", 3: "picture"}.get(found.type, "other"), x0, x1


def place(page: Any, text: str) -> tuple[float, float]:
    read = page.get_textpage()
    at = read.search(text, match_case=True).get_next()
    x0, y0, _, _ = read.get_charbox(at[0])
    return x0, y0


@every
def test_word_holds_it_in_one_piece_within_its_container(container: str, content: str, place: str) -> None:
    word = Word(docx.write(made(container, content, place), style()).data)
    assert not [fault for fault in faults(word.data) if "heading" not in fault]
    room = round((PAGE[1] - PAGE[0]) * 20)
    for element in word.body.iter(q("w:tbl")):
        assert int(select(element, "w:tblPr/w:tblW/@w:w")[0]) <= room + 1, "but for the rounding of columns"
    boxed = "callout" in container or container in ("quotation", "ask", "bill", "answers")
    if boxed and (content in BOXED or "table in" in content):
        (around, *_) = [child for child in word.body if child.tag == q("w:tbl")]
        inside = "".join(around.itertext())
        assert "Name" in inside or "Words that go on" in inside
        assert ("After." in inside) == (place != "alone") and ("Title" in inside) == (
            container in ("callout", "bill", "answers") or content in ("callout", "text of a bill", "answer")
        )
        nested = select(around, ".//w:tc//w:tbl[w:tblPr/w:tblStyle]")
        assert len(nested) == ("table" in content)
    if "table" in content:
        left, right = taken(container)
        (data,) = word.find("//w:tbl[w:tblPr/w:tblStyle]")
        assert int(select(data, "w:tblPr/w:tblW/@w:w")[0]) <= round((PAGE[1] - PAGE[0] - left - right) * 20) + 3


@pytest.mark.parametrize("place", ["between"])
@pytest.mark.parametrize("content", sample(CONTENTS, 2))
@pytest.mark.parametrize("container", CONTAINERS)
def test_both_say_the_same_words_in_the_same_order(container: str, content: str, place: str, press: Press) -> None:
    shown = made(container, content, place)
    page = pypdfium2.PdfDocument(press.submit(shown, style()).result().data)[0].get_textpage().get_text_range()
    body = "".join(Word(docx.write(shown, style()).data).body.itertext())
    for word in ("Above", "Below", "second" if container in ("bullets", "numbers") else "Above", "After"):
        assert page.count(word) == body.count(word), word
