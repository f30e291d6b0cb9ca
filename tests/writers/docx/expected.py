"""The words of a tree in the order in which they are read, worked out without any writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from writers.docx.reading import normal

from briefgen.document.display import Numbers
from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Chart,
    Citation,
    Code,
    CodeListing,
    Emphasis,
    Figure,
    Flow,
    Group,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)


def words_in_order(flows: Iterable[Flow], mark: str = "") -> str:
    """All words: the mark of the document first, a footnote where it is called, a picture by its description."""
    return normal(f"{mark}\n" + "".join(piece for flow in flows for piece in (*_flow(flow), "\n")))


def _all(flows: Iterable[Flow]) -> Iterator[str]:
    for flow in flows:
        yield from _flow(flow)
        yield "\n"


def _line(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                yield text
            case LineBreak():
                yield "\n"
            case Emphasis() | Strong() | Struck() | Inserted() | Subscript() | Superscript() | Foreign() | Link():
                yield from _line(inline.children)
            case Note(children):
                yield " "
                yield from _all(children)
            case Citation():
                raise AssertionError("citations are gone before a document is written")
            case _:
                assert_never(inline)


def _flow(flow: Flow) -> Iterator[str]:
    match flow:
        case Paragraph(children) | Heading(children=children):
            yield from _line(children)
        case BulletList(items) | OrderedList(items):
            for item in items:
                yield from _all(item.children)
        case Table(header, rows, caption=caption):
            for line in (caption, *(cell.children for row in (header, *rows) for cell in row.cells)):
                yield from _line(line)
                yield "\n"
        case Numbers(rows):
            for row in rows:
                for line in (
                    row.number,
                    (Text(" "), *row.unit) if row.unit else (),
                    (Text("\n"),),
                    row.words,
                    (Text("\n"),),
                ):
                    yield from _line(line)
        case Quote(children, attribution):
            yield from _all(children)
            yield from _line(attribution)
        case Callout(children, title):
            yield from _line(title)
            yield "\n"
            yield from _all(children)
        case Figure(image=Image(alt=alt), caption=caption) | Chart(alt=alt, caption=caption):
            yield f"[{alt}]\n"
            yield from _line(caption)
        case CodeListing(text):
            yield text
        case Section(heading=heading, children=children):
            yield from _all((heading, *children) if heading else children)
        case Group(children=children) | Passage(children=children):
            yield from _all(children)
        case Rule():
            pass
        case _:
            assert_never(flow)
