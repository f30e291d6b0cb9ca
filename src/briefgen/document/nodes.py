"""The tree of what will be on the page: plain data, printed by every writer the same way.

Near a subset of Pandoc's AST. A *flow* stands in the column of text (paragraph, list …), an *inline* in a line.
All wording and order are decided here, so that no format knows a thing the other does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from briefgen.diagnostics import Span
from briefgen.document.about import Metadata as Metadata
from briefgen.document.about import NoteWords as NoteWords
from briefgen.document.charting import Chart as Chart
from briefgen.document.display import Numbers
from briefgen.document.foot import Footer as Footer
from briefgen.document.marked import Foreign, Inserted, Marked, Struck, Subscript, Superscript
from briefgen.document.origin import Origin
from briefgen.document.roles import BoxName as BoxName
from briefgen.document.roles import GroupRole as GroupRole
from briefgen.document.roles import Role as Role
from briefgen.document.stages import Stage
from briefgen.document.verdicts import Verdict
from briefgen.noun import noun

# Inlines


@noun
class Text:
    """Characters, already typographic."""

    text: str


@noun
class LineBreak:
    """A break the author asked for."""


@noun
class Emphasis:
    """Stressed words, set in italics."""

    children: tuple[Inline, ...]


@noun
class Strong:
    """Important words, set in bold."""

    children: tuple[Inline, ...]


@noun
class Code:
    """Literal characters, set in a monospaced or upright face."""

    text: str


@noun
class Link:
    """Words that lead to `target`: an http, https, mailto or tel address, or `#name`.

    `name` says what it leads to, where the words themselves, an address or a number, do not; it is read aloud, not printed.
    """

    target: str
    children: tuple[Inline, ...]
    name: str = ""


@noun
class Note:
    """A footnote, holding its own text where it is called. `number` counts from 1 through the document."""

    children: tuple[Flow, ...]
    number: int = 0


class CitationMode(StrEnum):
    """How a citation reads: `[@x]` in brackets, `@x` in the sentence, `[-@x]` year alone."""

    NORMAL = "normal"
    IN_TEXT = "in-text"
    SUPPRESS_AUTHOR = "suppress-author"


@noun
class CitedItem:
    """One source within a citation, with what stands before and after it.

    `file`, `line`, `column` are the place of the key in the author's file, `text` the line itself.
    """

    source: str
    mode: CitationMode = CitationMode.NORMAL
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    text: str = ""


@noun
class Citation:
    """Sources cited at one place; `cite` replaces it before any writer sees the tree."""

    items: tuple[CitedItem, ...]


Inline: TypeAlias = Text | LineBreak | Emphasis | Strong | Marked | Code | Link | Note | Citation


# Flows


@noun
class Paragraph:
    """A paragraph, in the role it plays."""

    children: tuple[Inline, ...]
    role: Role = Role.BODY


@noun
class Heading:
    """A heading of `level` 1 (a section of the brief) to 3; the title of the document is none of them.

    `anchor` is unique in the document and safe as an HTML id and a Word bookmark.
    """

    level: int
    children: tuple[Inline, ...]
    anchor: str = ""


@noun
class ListItem:
    """One item of a list; links lead to its `anchor`, where it has one."""

    children: tuple[Flow, ...]
    anchor: str = ""


@noun
class BulletList:
    """A list whose order does not matter. `tight` items stand without space between them."""

    items: tuple[ListItem, ...]
    tight: bool = True


@noun
class OrderedList:
    """A list counted from `start`."""

    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True


class Alignment(StrEnum):
    """How the cells of a column stand."""

    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@noun
class Cell:
    """One cell of a table; `own` in the column of what the text is about. `compose` puts a `verdict` into
    words, before the others."""

    children: tuple[Inline, ...]
    verdict: Verdict | None = None
    own: bool = False


@noun
class Row:
    """One row of a table: as many cells as the table has columns. `own` is the row of what the text is about."""

    cells: tuple[Cell, ...]
    own: bool = False


@noun
class Table:
    """A data table: a header row, body rows, the alignment of each column.

    Cells of the header row head their column; where all are empty, there is no such row. The first cell of each row
    heads its row. `bars` are the numbers in the
    other cells of each row, where they are drawn: from 0, on one scale, in a column of their own that has no words. Where
    its columns are the stages of a way, `stages` says what each is.
    """

    header: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    caption: tuple[Inline, ...] = ()
    bars: tuple[tuple[float, ...], ...] = ()
    stages: tuple[Stage, ...] = ()

    @property
    def headed(self) -> bool:
        """Whether it has a row that heads its columns."""
        return any(cell.children for cell in self.header.cells) or not self.rows

    @property
    def printed(self) -> tuple[Row, ...]:
        """The rows that it has on the page, from the first."""
        return (self.header, *self.rows) if self.headed else self.rows

    @property
    def shares(self) -> tuple[tuple[float, ...], ...]:
        """The lengths of the bars of each row, as shares of the longest of all."""
        longest = max((number for row in self.bars for number in row), default=0.0) or 1.0
        return tuple(tuple(number / longest for number in row) for row in self.bars)


@noun
class Quote:
    """Someone's words, with who said them; as a pull-quote (`box`) a sentence set large. `span` is where it was opened."""

    children: tuple[Flow, ...]
    attribution: tuple[Inline, ...] = ()
    box: BoxName = BoxName.QUOTE
    span: Span | None = field(default=None, repr=False, compare=False)


@noun
class Callout:
    """A boxed aside with an optional title; `box` is its kind. One at the `side` goes into the side column, where
    the document has one and it calls no notes. `span` is where it was opened."""

    children: tuple[Flow, ...]
    title: tuple[Inline, ...] = ()
    box: BoxName = BoxName.CALLOUT
    side: bool = False
    span: Span | None = field(default=None, repr=False, compare=False)


@noun
class Image:
    """A picture that has been read, checked and encoded again; width and height in pixels.

    `data` is PNG or JPEG as `media_type` says, without metadata; `name` is derived from the
    data, never from a file name. `edge` is the color along its edges, empty where they are transparent.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    width: int
    height: int
    alt: str
    edge: str = ""


@noun
class Figure:
    """A picture with its caption.

    `width` is the share of the room that it takes, 0 to 1, `points` its width itself; where neither is said it is as
    wide as there is room and as it is sharp. One at the `side` has the text that follows beside it. One that is a QR
    code holds the address `code`, which is printed beside it. `span` is where it was named, for messages.
    """

    image: Image
    caption: tuple[Inline, ...] = ()
    width: float | None = None
    points: float | None = None
    side: bool = False
    span: Span | None = field(default=None, repr=False, compare=False)
    code: str = ""


@noun
class Rule:
    """A thematic break."""


@noun
class CodeListing:
    """Literal lines."""

    text: str


@noun
class Group:
    """A built-in part: its children already hold every word of it, in order.

    A masthead may begin or end with Figures: the logos, as they stand beside the words. Signers hold a BulletList
    that writers set in `columns` columns; with `new_page` they begin a page.
    """

    role: GroupRole
    children: tuple[Flow, ...]
    columns: int = 1
    new_page: bool = False


@noun
class Section:
    """A section of the brief: an optional heading and what stands under it. `id` names it in the spec.

    With `new_page` it begins a page.
    """

    id: str
    heading: Heading | None
    children: tuple[Flow, ...]
    new_page: bool = False


@noun
class Passage:
    """What one use of a block put on the page."""

    origin: Origin
    children: tuple[Flow, ...]


Flow: TypeAlias = (
    Paragraph
    | Heading
    | BulletList
    | OrderedList
    | Table
    | Quote
    | Callout
    | Figure
    | Chart
    | Rule
    | CodeListing
    | Numbers
    | Group
    | Section
    | Passage
)


# The document


@noun
class Document:
    """The whole of what will be printed.

    `paper` is `letter` or `a4`, the style's own where it is empty; `landscape` lays it on its
    long side. `mark` is a warning that stands on every page, such as that the text is
    internal; its words are the first that are read. `head` are the words at the head of every page but
    the first; the page number then stands beside them, and not in the footer. A mark takes their place.
    `code` stands at the foot of every page for what is printed, in formats that have pages; empty, there is none.
    """

    metadata: Metadata
    children: tuple[Flow, ...]
    footer: Footer
    paper: str = ""
    landscape: bool = False
    mark: str = ""
    note_words: NoteWords = NoteWords()
    head: str = ""
    code: str = ""

    @property
    def runs(self) -> bool:
        """Whether it has a running head: where there is a mark, that is at the head of every page."""
        return bool(self.head and not self.mark)


def plain_text(nodes: Iterable[Inline]) -> str:
    """The words of inlines, notes left out."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text(text) | Code(text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Emphasis() | Strong() | Struck() | Inserted() | Subscript() | Superscript() | Foreign() | Link():
                parts.append(plain_text(node.children))
            case Note() | Citation():
                pass
    return "".join(parts)
