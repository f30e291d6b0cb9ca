"""Flows as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from briefgen.document.display import Numbers
from briefgen.document.nodes import (
    BulletList,
    Callout,
    CodeListing,
    Figure,
    Flow,
    Group,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Rule,
    Section,
    Table,
    Text,
)
from briefgen.document.roles import BOX_OF_PART, BOXES, TEXT_OF_PART, BoxName
from briefgen.document.roles import Box as Kind
from briefgen.writers.column import Column
from briefgen.writers.docx import names
from briefgen.writers.docx.boxes import Box, Enclosure, enclose
from briefgen.writers.docx.cells import in_cells
from briefgen.writers.docx.display import bars, key_numbers
from briefgen.writers.docx.drawing import drawing, size
from briefgen.writers.docx.lists import instance, item
from briefgen.writers.docx.names import ROLE_STYLES, StyleName
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.paragraphs import is_paragraph, paragraph, put, space
from briefgen.writers.docx.place import Place, heading_style
from briefgen.writers.docx.runs import Face, bookmark, bookmarked, runs
from briefgen.writers.docx.sections import Columns
from briefgen.writers.docx.sheet import Sheet, frame_named
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.tables import table
from briefgen.writers.docx.units import twips

Elements = list[Element]

LOGO_SPACE = 10.0
"""Space between the logo and the name of the organization, in points."""


def flows(nodes: Iterable[Flow], story: Story, place: Place) -> Elements:
    """The elements for flows, in order."""
    return [element for node in nodes for element in flow(node, story, place)]


def flow(node: Flow, story: Story, place: Place) -> Elements:
    """The elements for one flow."""
    match node:
        case Paragraph(children, role):
            return [_line(children, role, story, place)]
        case Heading(level, children, anchor):
            content = bookmarked(list(_runs(children, story, place)), anchor, story)
            return [_styled(heading_style(level), content, story, place)]
        case BulletList() | OrderedList():
            return _list(node, story, place)
        case Table():
            return _table(node, story, place)
        case Quote(children, attribution):
            kind = BOXES[BoxName.QUOTE]
            return _box(kind, (*children, *_optional(attribution, kind.end)), story, place)
        case Callout(children, title, name):
            kind = BOXES[name]
            return _box(kind, (*_optional(title, kind.title), *children), story, place)
        case Figure():
            return _figure(node, story, place)
        case Rule():
            return [_styled(names.RULE, [], story, place)]
        case CodeListing(words):
            return [_styled(names.LISTING, list(_runs((Text(words.removesuffix("\n")),), story, place)), story, place)]
        case Numbers():
            return key_numbers(node, story, Face(language=place.language), _column(story, place), _indent(story, place))
        case Group():
            return _group(node, story, place)
        case Section(heading=heading, children=children):
            return flows((heading, *children) if heading else children, story, place)
        case Passage(origin, children):
            return flows(children, story, place.speaking(origin.language, story.sheet.language))
        case _:
            assert_never(node)


def _runs(words: Iterable[Inline], story: Story, place: Place) -> Iterator[Element]:
    face = Face(language=place.language, plain_links=place.role is Role.CONTACT)
    return runs(words, story, face)


def _line(words: tuple[Inline, ...], role: Role, story: Story, place: Place) -> Element:
    return _styled(place.style(role), list(_runs(words, story, place)), story, place)


def _styled(style: StyleName, content: Elements, story: Story, place: Place) -> Element:
    """A paragraph, moved in by the lists around it where its style does not do so."""
    step = twips(_indent(story, place))
    by_style = style.name.startswith("List ") or style is ROLE_STYLES[Role.SIGNER]
    return paragraph(style, content, w("ind", left=step) if step and not by_style else None)


def _indent(story: Story, place: Place) -> float:
    """How far in the lists around a place move it, in points."""
    return story.sheet.tokens.lists.indent * place.depth


def _column(story: Story, place: Place) -> Column:
    """The room at a place."""
    return Column(story.sheet.style, story.sheet.page, place.taken + _indent(story, place))


def _holds_boxes(nodes: Iterable[Flow]) -> bool:
    """Whether a table or another box stands somewhere in flows, which paragraphs with borders cannot enclose."""
    for node in nodes:
        if isinstance(node, Table | Quote | Callout | Numbers):
            return True
        if isinstance(node, BulletList | OrderedList) and any(_holds_boxes(item.children) for item in node.items):
            return True
    return False


def _list(node: BulletList | OrderedList, story: Story, place: Place) -> Elements:
    number = instance(node, place, story)
    after, gap = _list_spaces(node, story.sheet, place)
    ordered = isinstance(node, OrderedList)
    made: Elements = []
    for entry in node.items:
        inside = flows(entry.children, story, place.in_list())
        if entry.anchor and inside and is_paragraph(inside[0]):
            bookmark(inside[0], entry.anchor, story)
        made += item(inside, ordered, number, place, gap, _begins_with_words(entry.children))
    if made and place.depth == 0 and is_paragraph(made[-1]):
        space(made[-1], after=after)
    return made


def _begins_with_words(nodes: tuple[Flow, ...]) -> bool:
    """Whether a mark can stand before the first words of an item: before a box, a picture or a table it has a line of its own."""
    match nodes:
        case (Passage(children=children), *_):
            return _begins_with_words(children)
        case (first, *_):
            return isinstance(first, Paragraph)
        case _:
            return False


def _list_spaces(node: BulletList | OrderedList, sheet: Sheet, place: Place) -> tuple[float, float]:
    """Space below a list and between its items, in points."""
    after = sheet.look(Role.BODY).after
    if place.role is Role.SIGNER:
        return after, sheet.look(Role.SIGNER).after
    return after, sheet.tokens.lists.between if node.tight else after


def _table(node: Table, story: Story, place: Place) -> Elements:
    """The table, its caption above it."""
    made = (bars if node.bars else table)(
        node, story, Face(language=place.language), _column(story, place), _indent(story, place)
    )
    if not node.caption:
        return [made]
    caption = _line(node.caption, Role.CAPTION, story, place)
    put(caption, w("keepNext"))
    return [caption, made]


def _figure(node: Figure, story: Story, place: Place) -> Elements:
    """The picture, its caption under it, no wider."""
    room = _column(story, place).width
    picture = _styled(names.FIGURE, [drawing(node, room, story)], story, place)
    if not node.caption:
        return [picture]
    put(picture, w("keepNext"))
    space(picture, after=0)
    caption = _line(node.caption, Role.CAPTION, story, place)
    left, beside = _indent(story, place), room - size(node, room, story)[0]
    put(caption, w("ind", left=twips(left), right=max(0, twips(beside))))
    space(caption, after=story.sheet.figure_space)
    return [picture, caption]


def _optional(words: tuple[Inline, ...], role: Role | None) -> tuple[Paragraph, ...]:
    return (Paragraph(words, role),) if words and role else ()


def _box(kind: Kind, children: tuple[Flow, ...], story: Story, place: Place) -> Elements:
    """A box. Within another box there is none of its own, only the type that belongs to it."""
    if place.boxed:
        return flows(children, story, place.playing(kind.text))
    tokens = story.sheet.tokens
    box = Box(kind.name, frame_named(tokens, kind.name), tokens.colors, _indent(story, place))
    column = _column(story, place).in_box(kind.name)
    boxed = place.in_box(kind.text, column.taken)
    match children:
        case (Figure() as logo, Paragraph(words, role)) if kind.name is BoxName.MASTHEAD:
            enclosure = enclose([_beside_logo(logo, words, role, story, boxed)], box)
        case (Figure() as logo, *rest) if kind.name is BoxName.MASTHEAD:
            enclosure = _rows_beside_logo(logo, rest, story, place.in_cell(kind.text, column.taken), box)
        case _ if _holds_boxes(children):
            known = len(story.enclosures)
            within = flows(children, story, place.in_cell(kind.text, column.taken))
            enclosure = in_cells([(column.width, within)], box, story.enclosures[known:])
        case _:
            enclosure = enclose(flows(children, story, boxed), box)
    if enclosure.elements:
        story.enclosures.append(enclosure)
    return list(enclosure.elements)


def _beside_logo(logo: Figure, words: tuple[Inline, ...], role: Role, story: Story, place: Place) -> Element:
    """One line beside the logo, centered on it."""
    room = story.sheet.text_width
    stop = w("tab", val="left", pos=twips(size(logo, room, story)[0] + LOGO_SPACE))
    content = [drawing(logo, room, story), w("r", w("tab")), *_runs(words, story, place)]
    return paragraph(place.style(role), content, w("tabs", stop), w("textAlignment", val="center"))


def _rows_beside_logo(logo: Figure, rest: Sequence[Flow], story: Story, place: Place, box: Box) -> Enclosure:
    """Several lines beside the logo, together centered on it."""
    room = story.sheet.text_width
    picture = _styled(names.FIGURE, [drawing(logo, room, story)], story, place)
    width = size(logo, room, story)[0] + LOGO_SPACE
    lines = flows(rest, story, replace(place, taken=place.taken + width))
    return in_cells([(width, [picture]), (room - place.taken - width, lines)], box)


def _group(node: Group, story: Story, place: Place) -> Elements:
    """A built-in part: in its box, where it has one; a list of signers in its columns."""
    role = TEXT_OF_PART[node.role]
    if kind := BOX_OF_PART.get(node.role):
        return _box(kind, node.children, story, place)
    made: Elements = []
    for child in node.children:
        elements = flow(child, story, place.playing(role))
        if isinstance(child, BulletList) and node.columns > 1 and elements:
            story.columns.append(Columns(elements[0], elements[-1], node.columns))
        made += elements
    if node.new_page and made:
        put(made[0], w("pageBreakBefore"))
    return made
