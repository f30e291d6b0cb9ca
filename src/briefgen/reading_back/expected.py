"""document + style → what a finished file of it must say, in the shape in which files are read back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import cached_property
from typing import assert_never

from briefgen.document.charting import ChartKind
from briefgen.document.display import Numbers
from briefgen.document.geometry import barred
from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Chart,
    Citation,
    Code,
    CodeListing,
    Document,
    Emphasis,
    Figure,
    Flow,
    Group,
    GroupRole,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.document.origin import Origin
from briefgen.document.roles import LABELS
from briefgen.models.coverage import Coverage
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.reading_back.finished import (
    BOLD,
    CELL,
    HEADING,
    ITALIC,
    LOWERED,
    PICTURE,
    RAISED,
    SIDES,
    STRUCK,
    TEXT,
    TOLD,
    UNDERLINED,
    Part,
    Run,
    said_of,
)
from briefgen.reading_back.words import letters

LONGEST_TARGET = 40
"""How many letters of a part stand for it where a link leads to it."""

DEEPEST_HEADING = 3

UNUSUAL = re.compile("[^\0-\u017f\u1e00-\u1eff\u200b-\u200f\u2013-\u202f\ufff0-\U0010ffff]")
"""Characters that the fonts of a style may lack; only for these are the fonts looked into."""


@noun
class Wanted:
    """A part as it must be, and where it came from, None for what the brief itself says.

    `marks` are the bullets or numbers of which one must stand before it; `free` says that it may be tagged as a heading, too.
    Runs that hold a mark in `open` may have it or not. `image` is the picture itself, `chart` the chart.
    """

    part: Part
    open: tuple[int, ...] = ()
    marks: tuple[str, ...] = ("",)
    free: bool = False
    image: Image | None = field(default=None, repr=False)
    chart: Chart | None = field(default=None, repr=False)
    origin: Origin | None = None


@noun
class WantedNote:
    """A note as it must be."""

    number: int
    parts: tuple[Wanted, ...]


@noun
class Expected:
    """All that a file must say: parts in reading order, notes; the words on every page; those at the head of each but the first.

    `barred` is whether the words at the foot are those of a bar, in one line with the page number. `code` stands at the foot
    of every page.
    """

    parts: tuple[Wanted, ...]
    notes: tuple[WantedNote, ...]
    mark: str
    footer: tuple[str, ...]
    page_of: str
    head: str = ""
    barred: bool = False
    code: str = ""


def expected(document: Document, style: Style) -> Expected:
    """What a file of a document in a style must say."""
    walk = _Walk(style)
    walk.flows(document.children, _Place())
    return Expected(
        walk.leading(walk.parts),
        tuple(WantedNote(note.number, walk.leading(note.parts)) for note in walk.notes),
        document.mark,
        document.footer.words,
        document.footer.page_of,
        document.head if document.runs else "",
        barred(document, style.tokens),
        document.code,
    )


def charted(chart: Chart) -> str:
    """By what a chart is known in a Word file: its data, head by head and row by row."""
    heads = (chart.head, *(one.name for one in chart.series))
    values = (("" if value is None else f"{value:.15g}" for value in one.values) for one in chart.series)
    return said_of((heads, *zip(chart.names, *values, strict=True)))


def drawn_in(chart: Chart) -> tuple[str, ...]:
    """The words that stand in the drawing of a chart; of names in a sequence some are left out, but never the first."""
    series = tuple(one.name for one in chart.series) if len(chart.series) > 1 else ()
    cells = tuple(cell for one in chart.series for cell in one.cells) if chart.kind is ChartKind.BARS else ()
    return (*chart.names[: 1 if chart.in_sequence else None], *series, *cells)


def shown(image: Image) -> tuple[str, str]:
    """By what a picture is known in a Word file, which holds it as it is, and in a PDF."""
    return hashlib.sha256(image.data).hexdigest(), f"{image.width}×{image.height}"


@noun
class _Place:
    """Where in the tree: what the passage came from, the lists around as far as the next box, and all of them."""

    origin: Origin | None = None
    depth: int = 0
    total: int = 0
    signers: bool = False


@noun
class _Face:
    """How characters stand out, where they lead, and what is left open."""

    marks: int = 0
    target: str = ""
    open: int = 0


class _Walk:
    """Goes through a tree once, in reading order."""

    def __init__(self, style: Style) -> None:
        self.parts: list[Wanted] = []
        self.notes: list[WantedNote] = []
        self._style = style
        self._bullets = style.tokens.lists.bullets
        self._anchors: dict[str, Wanted] = {}
        self._waiting: list[str] = []
        self._tables = 0
        self._fresh = False
        self._place = _Place()

    def leading(self, parts: Iterable[Wanted]) -> tuple[Wanted, ...]:
        """The parts, links within the document leading to words."""
        return tuple(self._led(one) if any(run.target for run in one.part.runs) else one for one in parts)

    def _led(self, wanted: Wanted) -> Wanted:
        runs = tuple(replace(run, target=self._target(run.target)) for run in wanted.part.runs)
        return replace(wanted, part=replace(wanted.part, runs=runs))

    def _target(self, target: str) -> str:
        if not target.startswith("#"):
            return target
        goal = self._anchors.get(target[1:])
        return f"#{letters(goal.part.text)[:LONGEST_TARGET]}" if goal else "#?"

    def flows(self, nodes: Iterable[Flow], place: _Place) -> None:
        """Flows, one after another."""
        for node in nodes:
            self._flow(node, place)

    def _flow(self, node: Flow, place: _Place) -> None:
        match node:
            case Paragraph(children, role):
                self._line(children, place, free=role in LABELS, level=0 if role is Role.TITLE else -1)
            case Heading(level, children, anchor):
                self._waiting += [anchor] if anchor else []
                self._line(children, place, level=min(level, DEEPEST_HEADING))
            case BulletList() | OrderedList():
                self._list(node, place)
            case Table():
                self._table(node, place)
            case Numbers(rows):
                for one in rows:
                    self._line((*one.number, Text(" "), *one.unit), place, free=True)
                    self._line(one.words, place)
            case Quote(children, attribution):
                self.flows(children, replace(place, depth=0))
                self._line(attribution, place)
            case Callout(children, title):
                self._line(title, place, free=True)
                self.flows(children, replace(place, depth=0))
            case Figure(image, caption):
                self._add(Wanted(Part(PICTURE, (), alt=image.alt), image=image, origin=place.origin))
                self._line(caption, place)
            case Chart(alt=alt, caption=caption):
                self._add(Wanted(Part(PICTURE, (), alt=alt), chart=node, origin=place.origin))
                self._line(caption, place)
            case CodeListing(words):
                self._line((Text(words.removesuffix("\n")),), place)
            case Group(role, children):
                self._fresh |= node.new_page
                self.flows(children, replace(place, signers=role is GroupRole.SIGNERS))
            case Section(heading=heading, children=children):
                self._fresh |= node.new_page
                self.flows((heading, *children) if heading else children, place)
            case Passage(origin, children):
                self.flows(children, replace(place, origin=origin))
            case Rule():
                pass
            case _:
                assert_never(node)

    def _list(self, node: BulletList | OrderedList, place: _Place) -> None:
        inside = replace(place, depth=place.depth + 1, total=place.total + 1, signers=False)
        for number, item in enumerate(node.items, node.start if isinstance(node, OrderedList) else 0):
            before = len(self.parts)
            self._waiting += [item.anchor] if item.anchor else []
            marks = (f"{number}.",) if isinstance(node, OrderedList) else self._bullet(place)
            if marks == ("",) or not self._marked(item, inside, marks):
                self.flows(item.children, inside)
            elif len(self.parts) == before:
                continue

    def _marked(self, item: ListItem, place: _Place, marks: tuple[str, ...]) -> bool:
        """Put an item with its mark: before its first words, or in a line of its own where it begins with none."""
        part = Part(TEXT, (), mark=marks[0], depth=place.depth)
        first, rest, within = _first_words(item.children, place)
        self._place = within
        runs, left = self._runs(first.children, within.origin) if first else ((), ())
        self._add(Wanted(replace(part, runs=runs), left, marks, origin=within.origin))
        self.flows(rest[0], within)
        self.flows(rest[1], place)
        return True

    def _bullet(self, place: _Place) -> tuple[str, ...]:
        """The bullet of a level: that within its box, or that within all lists around."""
        if place.signers:
            return ("",)
        last = len(self._bullets) - 1
        return tuple(letters(self._bullets[min(level, last)]) for level in (place.depth, place.total))

    def _table(self, node: Table, place: _Place) -> None:
        self._line(node.caption, place)
        self._place = place
        self._tables += 1
        table, at = self._tables, 0
        for row in (node.header, *node.rows):
            cells = [(column, *self._runs(cell.children, place.origin)) for column, cell in enumerate(row.cells, 1)]
            said = [cell for cell in cells if _says(cell[1])]
            at += bool(said)
            for column, runs, left in said:
                part = Part(CELL, runs, cell=(table, at, column), head=row is node.header)
                self._add(Wanted(part, left, origin=place.origin))

    def _line(self, words: tuple[Inline, ...], place: _Place, free: bool = False, level: int = -1) -> None:
        """A paragraph, or a heading of a level; one without words is not there."""
        self._place = place
        runs, left = self._runs(words, place.origin)
        if _says(runs):
            part = Part(TEXT if level < 0 else HEADING, runs, level)
            self._add(Wanted(part, left, free=free, origin=place.origin))

    def _add(self, wanted: Wanted) -> None:
        if self._fresh:
            wanted, self._fresh = replace(wanted, part=replace(wanted.part, fresh=True)), False
        self.parts.append(wanted)
        self._anchors |= dict.fromkeys(self._waiting, wanted)
        self._waiting.clear()

    def _runs(self, words: Iterable[Inline], origin: Origin | None) -> tuple[tuple[Run, ...], tuple[int, ...]]:
        """The runs of a line, and what is left open in each."""
        found = list(self._inlines(words, _Face(), origin))
        return tuple(run for run, _ in found), tuple(left for _, left in found)

    def _inlines(self, words: Iterable[Inline], face: _Face, origin: Origin | None) -> Iterator[tuple[Run, int]]:
        for node in words:
            match node:
                case Text(text):
                    yield from self._said(text, face)
                case Code(text):
                    # A style sets literal characters upright, or leaves them as the words around are.
                    yield from self._said(text, replace(face, marks=face.marks & ~ITALIC, open=face.open | ITALIC))
                case LineBreak():
                    yield Run("\n", face.marks, face.target), face.open
                case Emphasis(children):
                    yield from self._inlines(children, _with(face, ITALIC), origin)
                case Strong(children):
                    yield from self._inlines(children, _with(face, BOLD), origin)
                case Struck(children, said):
                    yield from self._inlines(children, _with(face, STRUCK | TOLD * bool(said)), origin)
                case Inserted(children, said):
                    new = _with(face, BOLD | TOLD) if said else face
                    yield from self._inlines(children, _with(new, UNDERLINED), origin)
                case Subscript(children):
                    yield from self._inlines(children, _with(face, LOWERED), origin)
                case Foreign(children):
                    yield from self._inlines(children, face, origin)
                case Superscript(children):
                    yield from self._inlines(children, _with(face, RAISED), origin)
                case Link(target, children):
                    # Links are underlined, or are not.
                    linked = replace(face, target=target, marks=face.marks & ~UNDERLINED, open=face.open | UNDERLINED)
                    yield from self._inlines(children, linked, origin)
                case Note(children, number):
                    yield Run("", 0, "", number), 0
                    self._note(children, number, origin)
                case Citation():
                    raise ValueError("citations become notes and sources before the document is written")
                case _:
                    assert_never(node)

    def _said(self, text: str, face: _Face) -> Iterator[tuple[Run, int]]:
        """Characters; for those that another font fills in, it is open whether they are bold or italic."""
        if not any(map(self._filled, UNUSUAL.findall(text))):
            yield Run(text, face.marks, face.target), face.open
            return
        for one in text:
            loose = BOLD | ITALIC if self._filled(one) else 0
            yield Run(one, face.marks & ~loose, face.target), face.open | loose

    def _filled(self, character: str) -> bool:
        return UNUSUAL.match(character) is not None and self._usual.lacks(character)

    @cached_property
    def _usual(self) -> Coverage:
        faces = (self._style.tokens.fonts.body, self._style.tokens.fonts.heading)
        return Coverage.of(self._style.fonts[face.regular] for face in faces)

    def _note(self, children: tuple[Flow, ...], number: int, origin: Origin | None) -> None:
        around, self.parts = self.parts, []
        self.flows(children, _Place(origin, total=self._place.total))
        self.notes.append(WantedNote(number, tuple(self.parts)))
        self.parts = around


def _with(face: _Face, mark: int) -> _Face:
    """The face with one more mark; on which side letters stand within letters beside the line is left open."""
    if mark & SIDES and (face.marks | face.open) & SIDES:
        return replace(face, marks=face.marks & ~SIDES, open=face.open | SIDES)
    if mark & face.open:
        return face
    return replace(face, marks=face.marks | mark)


def _says(runs: tuple[Run, ...]) -> bool:
    return any(run.call or letters(run.text) for run in runs)


def _first_words(
    nodes: tuple[Flow, ...], place: _Place
) -> tuple[Paragraph | None, tuple[tuple[Flow, ...], tuple[Flow, ...]], _Place]:
    """The paragraph before whose words a mark stands, what follows it within its passage, and what after that."""
    match nodes:
        case (Passage(origin, children), *rest):
            within = replace(place, origin=origin)
            first, (inner, after), within = _first_words(children, within)
            return first, (inner, (*after, *rest)), within
        case (Paragraph() as first, *rest):
            return first, (tuple(rest), ()), place
        case _:
            return None, (nodes, ()), place
