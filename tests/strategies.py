"""Random documents, for properties that must hold for all of them.

What is built of strategies is built once: to build it anew for every document took eight times as long as to draw from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from hypothesis import strategies as st
from specimen import picture

from briefgen.compose.numbering import numbered
from briefgen.document.charting import ChartKind, Series
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.marked import Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    Alignment,
    BoxName,
    BulletList,
    Callout,
    Cell,
    Chart,
    Code,
    CodeListing,
    Document,
    Emphasis,
    Figure,
    Flow,
    Footer,
    Group,
    GroupRole,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    Note,
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
from briefgen.document.stages import Stage
from briefgen.document.walking import rebuild_all

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~§©«»¿–—‘’“”…€"
FOREIGN = "äößéèñçøåÆŁłŐőŹźČčŠšŽžαβγδωΩΑάήжщяЖПривет"
"""Letters that the fonts of the civic style have: Latin of all Europe, Greek, Cyrillic."""

words = st.text(LETTERS + MARKS + FOREIGN, min_size=1, max_size=12)
"""A word of letters and marks without spaces."""

lines = st.lists(words, min_size=1, max_size=12).map(" ".join)
"""A few words."""

targets = st.sampled_from(("https://example.org/a?b=1&c=%20", "mailto:a@example.org", "tel:+12025550100"))


@cache
def texts() -> st.SearchStrategy[Text]:
    """Words with a space at each end, so that neighbors do not run into one word."""
    return lines.map(lambda line: Text(f" {line} "))


@cache
def inlines(notes: bool = True) -> st.SearchStrategy[tuple[Inline, ...]]:
    """What may stand in one paragraph; `notes` says whether footnotes may."""
    plain = texts() | words.map(Code) | st.just(LineBreak())
    marked = st.lists(plain, min_size=1, max_size=2).map(tuple)
    rich: list[st.SearchStrategy[Inline]] = [
        plain,
        marked.map(Emphasis),
        marked.map(Strong),
        marked.map(Struck),
        marked.map(Inserted),
        marked.map(Subscript),
        marked.map(Superscript),
        st.builds(Link, targets, texts().map(lambda text: (text,))),
    ]
    if notes:
        rich.append(st.lists(paragraphs(notes=False), min_size=1, max_size=2).map(lambda held: Note(tuple(held))))
    return st.tuples(texts(), st.lists(st.one_of(rich), max_size=4).map(tuple)).map(lambda parts: (parts[0], *parts[1]))


@cache
def paragraphs(notes: bool = True) -> st.SearchStrategy[Paragraph]:
    """Plain paragraphs."""
    return inlines(notes).map(Paragraph)


def lists(inside: st.SearchStrategy[Flow]) -> st.SearchStrategy[Flow]:
    """Lists whose items begin with a paragraph and go on with whatever `inside` gives."""
    item = st.tuples(paragraphs(), st.lists(inside, max_size=1)).map(lambda parts: ListItem((parts[0], *parts[1])))
    found = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.builds(BulletList, found, st.booleans()) | st.builds(
        OrderedList, found, st.integers(1, 99), st.booleans()
    )


@st.composite
def tables(draw: Callable[[Any], Any]) -> Table:
    """Tables of one to four columns, with empty cells among them; every column and row has a head."""
    columns = draw(st.integers(1, 4))
    cell = inlines().map(Cell)
    row = st.tuples(cell, *[cell | st.just(Cell(()))] * (columns - 1)).map(Row)
    head = st.tuples(*[inlines(notes=False).map(Cell)] * columns).map(Row)
    return Table(
        draw(head),
        tuple(draw(st.lists(row, min_size=1, max_size=5))),
        tuple(draw(st.lists(st.sampled_from(Alignment), min_size=columns, max_size=columns))),
        draw(inlines(notes=False) | st.just(())),
    )


@st.composite
def drawn(draw: Callable[[Any], Any]) -> Table:
    """Tables with one or two columns of bars."""
    series, rows = draw(st.integers(1, 2)), draw(st.integers(2, 4))
    value = st.floats(0, 100).map(lambda number: round(number, 1))
    bars = draw(st.lists(st.tuples(*[value] * series), min_size=rows, max_size=rows).map(tuple))
    head = draw(st.tuples(*[inlines(notes=False).map(Cell)] * (series + 1)).map(Row))
    body = tuple(Row((Cell(draw(inlines())), *(Cell((Text(f"{number}%"),)) for number in row))) for row in bars)
    return Table(head, body, (Alignment.LEFT, *[Alignment.RIGHT] * series), draw(inlines(notes=False)), bars)


@st.composite
def charts(draw: Callable[[Any], Any]) -> Chart:
    """Charts of every kind, few and many names, numbers large and small, with gaps and numbers below 0 where lines may have
    some; their tables stand elsewhere."""
    kind, count, rows = draw(st.sampled_from(ChartKind)), draw(st.integers(1, 8)), draw(st.integers(2, 6) | st.just(40))
    large = draw(st.sampled_from((100, 10**6, 10**14)))
    whole, share = st.integers(0, large).map(float), st.integers(1, 999).map(lambda one: one / 1000)
    drawn = kind in (ChartKind.LINES, ChartKind.DOTS)
    value = whole | share | (st.none() | whole.map(lambda one: -one) if drawn else st.just(5.0))
    series = []
    for number in range(count):
        values = (1.0, *draw(st.lists(value, min_size=rows - 1, max_size=rows - 1)))
        cells = tuple("" if one is None else f"{one:,.15g}%".replace("-", "−") for one in values)
        series.append(Series(f"{draw(words)} {number}", values, cells))
    names = tuple(f"{draw(words)} {number}" for number in range(rows))
    height = draw(st.none() | st.floats(62, 480))
    return Chart(kind, draw(words), names, tuple(series), ("", "%"), draw(words), draw(inlines(notes=False)), height)


@st.composite
def compared(draw: Callable[[Any], Any]) -> Table:
    """Comparisons, in words, with a column that is ours."""
    columns, ours = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    said = st.sampled_from(("+\u00a0Yes", "–\u00a0No", "±\u00a0Partly"))

    def cell(at: int) -> Cell:
        word = Text(draw(said))
        return Cell((Strong((word,)) if at == ours else word, *draw(st.just(()) | inlines())), own=at == ours)

    head = Row((Cell(()), *(Cell(draw(inlines(notes=False)), own=at == ours) for at in range(1, columns))))
    rows = st.integers(1, 4).map(range)
    body = tuple(Row((Cell(draw(inlines())), *map(cell, range(1, columns)))) for _ in draw(rows))
    return Table(head, body, (Alignment.DEFAULT,) * columns, draw(inlines(notes=False) | st.just(())))


@st.composite
def stages(draw: Callable[[Any], Any]) -> Table:
    """Where a bill stands."""
    count = draw(st.integers(2, 7))
    now = draw(st.integers(0, count - 1))
    made = tuple(Stage.DONE if at < now else Stage.NOW if at == now else Stage.AHEAD for at in range(count))
    names = [Text(draw(words)[:24]) for _ in made]
    head = Row(tuple(Cell((Strong((name,)),) if at == now else (name,)) for at, name in enumerate(names)))
    below = Row(tuple(Cell(() if one is Stage.AHEAD else (Text(str(one)),)) for one in made))
    return Table(head, (below,), (Alignment.DEFAULT,) * count, draw(inlines(notes=False)), stages=made)


@cache
def key_numbers() -> st.SearchStrategy[Numbers]:
    """Two to four key numbers."""
    unit = lines.map(lambda line: (Text(line[:10]),)) | st.just(())
    one = st.builds(KeyNumber, words.map(lambda word: (Text(word),)), unit, inlines())
    return st.lists(one, min_size=2, max_size=4).map(lambda rows: Numbers(tuple(rows)))


@cache
def figures() -> st.SearchStrategy[Figure]:
    """Pictures with and without a caption, of all widths, some with text beside them."""
    shares, points = st.sampled_from((None, 0.3, 1.0)), st.sampled_from((None, 90.0))
    return st.builds(Figure, st.just(picture(120, 60)), inlines() | st.just(()), shares, points, st.booleans())


def boxes(inside: st.SearchStrategy[Flow]) -> st.SearchStrategy[Flow]:
    """Quotes and callouts."""
    held = st.lists(inside, min_size=1, max_size=2).map(tuple)
    line = inlines(notes=False) | st.just(())
    said = st.builds(lambda words: (Paragraph(words),), inlines())
    return st.one_of(
        st.builds(Quote, held, line),
        st.builds(Callout, held, line),
        st.builds(Quote, said, line, st.just(BoxName.PULL_QUOTE)),
        st.builds(bill, held, inlines(notes=False), inlines(notes=False)),
        st.builds(answer, inlines(), inlines(), held | st.just(())),
    )


def bill(held: tuple[Flow, ...], title: tuple[Inline, ...], legend: tuple[Inline, ...]) -> Callout:
    """Text of a bill; what is struck or new in it is told."""

    def told(node: Any) -> tuple[Any, ...]:
        return (
            (replace(node, said="insert" if isinstance(node, Inserted) else "strike"),)
            if isinstance(node, Struck | Inserted)
            else (node,)
        )

    return Callout((*rebuild_all(held, told), Paragraph(legend, Role.BILL_LEGEND)), title, BoxName.BILL)


def answer(claim: tuple[Inline, ...], said: tuple[Inline, ...], held: tuple[Flow, ...]) -> Callout:
    """An answer, the claim under it, and what more there is to say."""
    return Callout((Paragraph(claim, Role.CLAIM), *held), said, BoxName.ANSWER)


@cache
def flows() -> st.SearchStrategy[Flow]:
    """Anything that may stand in a section, headings of lower levels among them."""
    simple = paragraphs()
    nested = st.recursive(simple, lambda inside: lists(inside) | boxes(inside), max_leaves=4)
    headings = st.builds(Heading, st.integers(2, 3), inlines())
    other = st.just(Rule()) | st.lists(words, min_size=1, max_size=3).map(lambda found: CodeListing("\n".join(found)))
    return (
        simple
        | nested
        | headings
        | tables()
        | drawn()
        | compared()
        | stages()
        | key_numbers()
        | figures()
        | charts()
        | other
    )


@st.composite
def sections(draw: Callable[[Any], Any]) -> Section:
    """A section, its text in a passage of one language or another."""
    language = draw(st.sampled_from(("en-US", "en-US", "es", "de")))
    passage = Passage(Origin("block", "short", language, "briefs/blocks/block.md", 5),
                      tuple(draw(st.lists(flows(), min_size=1, max_size=5))))  # fmt: skip
    heading = draw(st.none() | inlines().map(lambda line: Heading(1, line)))
    return Section(f"section-{draw(st.integers(1, 99))}", heading, (passage,))


def roles(*names: Role) -> st.SearchStrategy[tuple[Flow, ...]]:
    """One paragraph of each role."""
    return st.tuples(*roles_of(*names))


def roles_of(*names: Role) -> tuple[st.SearchStrategy[Flow], ...]:
    return tuple(inlines(notes=False).map(partial(Paragraph, role=role)) for role in names)


@cache
def with_code(flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """Flows and a QR code."""
    return (*flows, Figure(picture(406, 406, "QR code"), points=49.3, code="https://example.org"))


def groups() -> st.SearchStrategy[Group]:
    """The parts of a brief that stand before and after its sections."""
    signers = lines.map(lambda line: ListItem((Paragraph((Text(line),), Role.SIGNER),)))
    signed = st.lists(signers, min_size=1, max_size=7).map(lambda items: (BulletList(tuple(items)),))
    several = st.tuples(roles(Role.ASK), st.lists(roles(Role.ASK_FURTHER), min_size=1, max_size=3)).map(
        lambda asks: OrderedList(tuple(map(ListItem, (asks[0], *asks[1]))))
    )
    asked = st.tuples(roles(Role.ASK_LABEL), several, roles(Role.ASK_BILL)).map(lambda one: (*one[0], one[1], *one[2]))
    return st.one_of(
        st.builds(Group, st.just(GroupRole.ASK), roles(Role.ASK_LABEL, Role.ASK, Role.ASK_BILL)),
        st.builds(Group, st.just(GroupRole.ASK), asked),
        st.builds(Group, st.just(GroupRole.LOCAL), st.tuples(*roles_of(Role.LABEL), key_numbers())),
        st.builds(Group, st.just(GroupRole.MEETING), roles(Role.MEETING)),
        st.builds(Group, st.just(GroupRole.SIGNERS), roles(Role.ENDORSERS)),
        st.builds(Group, st.just(GroupRole.SUMMARY), roles(Role.SUMMARY)),
        st.builds(Group, st.just(GroupRole.CONTACT), roles(Role.CONTACT)),
        st.builds(Group, st.just(GroupRole.CONTACT_CARD), roles(Role.CONTACT_LABEL, Role.CONTACT_CARD).map(with_code)),
        st.builds(Group, st.just(GroupRole.SOURCES), roles(Role.LABEL, Role.SOURCE, Role.SOURCE)),
        st.builds(lambda label, names, count: Group(GroupRole.SIGNERS, (*label, *names), count),
                  roles(Role.LABEL), signed, st.integers(1, 4)),
    )  # fmt: skip


@st.composite
def documents(draw: Callable[[Any], Any]) -> Document:
    """Whole documents as `compose` makes them: notes numbered, anchors unique, no level of headings left out."""
    title = draw(lines)
    logo = Figure(picture(60, 60, "Logo"), width=0.1)
    name = Paragraph((Text(draw(lines)),), Role.ORGANIZATION)
    front = (
        Group(GroupRole.MASTHEAD, draw(st.sampled_from(((logo, name), (name,))))),
        Paragraph((Text(title),), Role.TITLE),
    )
    parts = st.lists(groups(), max_size=2)
    body = (*draw(parts), *draw(st.lists(sections(), min_size=1, max_size=3)), *draw(parts))
    metadata = Metadata(title, draw(st.sampled_from(("en-US", "es"))), dt.date(2026, 11, 20), draw(lines), draw(lines))
    footer = Footer(draw(lines), "Page {page} of {pages}")
    paper, lying, mark = draw(st.sampled_from(("letter", "a4"))), draw(st.booleans()), draw(st.just("") | lines)
    return numbered(Document(metadata, _stepwise((*front, *body)), footer, paper, lying, mark))


def _stepwise(flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The same flows, no heading more than one level below the one before it."""
    last = 0

    def step(node: Any) -> tuple[Any, ...]:
        nonlocal last
        if not isinstance(node, Heading):
            return (node,)
        last = min(node.level, last + 1)
        return (replace(node, level=last),)

    return rebuild_all(flows, step)
