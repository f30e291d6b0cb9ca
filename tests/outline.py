"""The tree in a few words a line, for tests: every word and every property that a writer could print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import assert_never

from briefgen.document.display import Numbers
from briefgen.document.marked import Foreign, Inserted, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Chart,
    Citation,
    CitationMode,
    CitedItem,
    Code,
    CodeListing,
    Emphasis,
    Figure,
    Flow,
    Group,
    Heading,
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
    Row,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)


def outline(flows: Iterable[Flow]) -> str:
    """Flows, one a line, what stands within another indented below it."""
    return "".join(f"{line}\n" for flow in flows for line in _flow(flow))


def words(inlines: Iterable[Inline]) -> str:
    """Inlines on one line. Spaces that must not break are written as in JSON."""
    return " ".join(_inline(inline) for inline in inlines)


def _said(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\u00a0", "\\u00a0")


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _said(text)
        case LineBreak():
            return "(break)"
        case Emphasis(children):
            return f"(emphasis {words(children)})"
        case Strong(children):
            return f"(strong {words(children)})"
        case Struck(children, said):
            return f"(struck{f' as {said}' if said else ''} {words(children)})"
        case Inserted(children, said):
            return f"(inserted{f' as {said}' if said else ''} {words(children)})"
        case Subscript(children):
            return f"(below {words(children)})"
        case Superscript(children):
            return f"(above {words(children)})"
        case Foreign(children, language):
            return f"(in {language} {words(children)})"
        case Code(text):
            return f"(code {_said(text)})"
        case Link(target, children):
            return f"(link <{target}> {words(children)})"
        case Note(children):
            return f"(note {' / '.join(line.strip() for flow in children for line in _flow(flow))})"
        case Citation(items):
            return f"(cite {'; '.join(_item(item) for item in items)})"
        case _:
            assert_never(inline)


def _item(item: CitedItem) -> str:
    mode = "" if item.mode is CitationMode.NORMAL else f" {item.mode}"
    parts = {"prefix": item.prefix, "locator": item.locator, "suffix": item.suffix}
    return f"{item.source}{mode}" + "".join(f" {name}={_said(text)}" for name, text in parts.items() if text)


def _below(flows: Iterable[Flow]) -> list[str]:
    return [f"  {line}" for flow in flows for line in _flow(flow)]


def _items(items: Iterable[ListItem]) -> list[str]:
    return [line for item in items for line in ["  item", *(f"  {line}" for line in _below(item.children))]]


def _row(row: Row) -> str:
    """Cells with what they say in a comparison; those in our column are marked."""
    said = (" ".join(filter(None, ("ours" * cell.own, cell.verdict, words(cell.children)))) for cell in row.cells)
    return " | ".join(one or "-" for one in said)


def _with(name: str, inlines: tuple[Inline, ...]) -> str:
    return f" {name} {words(inlines)}" if inlines else ""


def _chart(chart: Chart) -> list[str]:
    rows = zip(chart.names, *(one.values for one in chart.series), strict=True)
    heads = " | ".join((chart.head, *(one.name for one in chart.series)))
    drawn = [
        f"  {name} | {' | '.join('' if value is None else f'{value:g}' for value in values)}" for name, *values in rows
    ]
    high = f" {chart.height:.0f} points high" if chart.height else ""
    around = f" {_said(' … '.join(filter(None, chart.unit)))}" if any(chart.unit) else ""
    return [
        f"{chart.kind}{high}{around} {_said(chart.alt)}{_with('caption', chart.caption)}",
        f"  {heads}",
        *drawn,
    ]


def _flow(flow: Flow) -> list[str]:
    match flow:
        case Paragraph(children, role):
            return [f"paragraph{'' if role is Role.BODY else f'.{role}'} {words(children)}"]
        case Heading(level, children):
            return [f"heading {level} {words(children)}"]
        case BulletList(items, tight):
            return [f"bullets{'' if tight else ' loose'}", *_items(items)]
        case OrderedList(items, start, tight):
            return [f"numbers from {start}{'' if tight else ' loose'}", *_items(items)]
        case Table():
            return _table(flow)
        case Numbers(rows):
            shown = (f"  {words(row.number)} ({words(row.unit)}) | {words(row.words)}" for row in rows)
            return ["key numbers", *shown]
        case Quote(children, attribution, box):
            return [f"{box.replace('_', '-')}{_with('by', attribution)}", *_below(children)]
        case Callout(children, title, box, side):
            return [f"{box}{' at the side' * side}{_with('titled', title)}", *_below(children)]
        case Figure(image, caption, width, points, side):
            share = f" {width * 100:g}% wide" if width else f" {points:.0f} points wide" if points else ""
            return [f"figure {image.name} {_said(image.alt)}{share}{' at the side' * side}{_with('caption', caption)}"]
        case Chart():
            return _chart(flow)
        case Rule():
            return ["rule"]
        case CodeListing(text):
            return ["code", *(f"  {_said(line)}" for line in text.split("\n"))]
        case Group(role, children, columns, new_page):
            setting = f" in {columns} columns" * (columns > 1) + " on a new page" * new_page
            return [f"group {role}{setting}", *_below(children)]
        case Section(id, heading, children, new_page):
            return [
                f"section {id}{' on a new page' * new_page}",
                *_below([heading] if heading else []),
                *_below(children),
            ]
        case Passage(origin, children):
            return [f"passage {origin.block} {origin.length}", *_below(children)]
        case _:
            assert_never(flow)


def _table(table: Table) -> list[str]:
    aligned = any(alignment is not Alignment.DEFAULT for alignment in table.alignments)
    alignments = f" {' '.join(table.alignments)}" if aligned else ""
    rows = [f"  row {_row(row)}" for row in table.rows]
    bars = f" bars {' / '.join(' '.join(f'{one:g}' for one in row) for row in table.bars)}" if table.bars else ""
    bars += f" stages {' '.join(table.stages)}" if table.stages else ""
    return [f"table{bars}{alignments}{_with('caption', table.caption)}", f"  head {_row(table.header)}", *rows]
