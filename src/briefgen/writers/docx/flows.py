"""Flows as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from briefgen.document.asking import Beside, label_beside, label_drop, label_width, step_of
from briefgen.document.beside import beside_pictures
from briefgen.document.coding import CODE_GAP, WithCode, with_code
from briefgen.document.display import Numbers
from briefgen.document.leading import run_in_head
from briefgen.document.letterhead import Letterhead, letterhead, logo_widths
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Chart,
    CodeListing,
    Figure,
    Flow,
    Group,
    GroupRole,
    Heading,
    Inline,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Rule,
    Section,
    Table,
    Text,
    plain_text,
)
from briefgen.document.picturing import Size, size
from briefgen.document.roles import BOX_OF_PART, BOX_OF_ROLE, BOXES, FOUND, TEXT_OF_PART, BoxName
from briefgen.document.roles import Box as Kind
from briefgen.document.siding import siding
from briefgen.document.walking import walk
from briefgen.models.contrast import reads_on
from briefgen.models.letterhead import Variant
from briefgen.models.palette import ColorName, Colors
from briefgen.writers.balance import held, narrowing
from briefgen.writers.column import Column
from briefgen.writers.docx import names
from briefgen.writers.docx.aside import before as _before
from briefgen.writers.docx.aside import framed
from briefgen.writers.docx.beside import around
from briefgen.writers.docx.boxes import Box, Enclosure, enclose
from briefgen.writers.docx.cells import in_cells
from briefgen.writers.docx.charts import chart_run
from briefgen.writers.docx.display import bars, key_numbers
from briefgen.writers.docx.drawing import drawing
from briefgen.writers.docx.letterhead import at_right, beside_logo, one_line, row, under_one_another
from briefgen.writers.docx.lists import instance, item
from briefgen.writers.docx.names import ROLE_STYLES, StyleName
from briefgen.writers.docx.ooxml import Element, w
from briefgen.writers.docx.palette import ink
from briefgen.writers.docx.paragraphs import is_paragraph, on_new_page, paragraph, put, space
from briefgen.writers.docx.place import Place, heading_style
from briefgen.writers.docx.runs import Face, bookmark, bookmarked, marked, runs
from briefgen.writers.docx.sections import Columns
from briefgen.writers.docx.sheet import Sheet, frame_named
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.tables import table
from briefgen.writers.docx.units import twips

Elements = list[Element]


def flows(nodes: Iterable[Flow], story: Story, place: Place) -> Elements:
    """The elements for flows, in order."""
    made: Elements = []
    for picture, beside in beside_pictures(tuple(nodes)):
        shown = _figure(picture, story, place) if picture else []
        own = [element for node in beside for element in flow(node, story, place)]
        made += around(shown, own, picture, _size(picture, story, place), story.sheet) if picture else own
    return made


def body(nodes: tuple[Flow, ...], story: Story) -> Elements:
    """The elements for all flows of a document: the head, what stands in the side column, the text."""
    if (found := siding(nodes)) is None:
        return flows(nodes, story, Place())
    head = flows(found.head, story, Place(out=story.sheet.page.beside))
    return [*head, *_before(flow(found.side, story, Place()), flows(found.text, story, Place()))]


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
        case Quote(children, attribution, name):
            kind = BOXES[name]
            return _box(kind, (*children, *_optional(attribution, kind.end)), story, place)
        case Callout(children, title, name):
            kind = BOXES[name]
            return _box(kind, (*_optional(title, kind.title), *children), story, place)
        case Figure():
            return _figure(node, story, place)
        case Chart():
            return _chart(node, story, place)
        case Rule():
            return [_styled(names.RULE, [], story, place)]
        case CodeListing(words):
            return [_styled(names.LISTING, list(_runs((Text(words.removesuffix("\n")),), story, place)), story, place)]
        case Numbers():
            return _key_numbers(node, story, place)
        case Group():
            return _group(node, story, place)
        case Section(heading=heading, children=children):
            made = flows((heading, *children) if heading else children, story, place)
            return on_new_page(made) if node.new_page else made
        case Passage(origin, children):
            return flows(children, story, place.speaking(origin.language, story.sheet.language))
        case _:
            assert_never(node)


def _runs(words: Iterable[Inline], story: Story, place: Place) -> Iterator[Element]:
    face = Face(language=place.language, plain_links=_plain_links(place, story), ink=_ink(story, place))
    return runs(words, story, face)


def _plain_links(place: Place, story: Story) -> bool:
    """Whether links have no line under them: where one looks up whom to call, and in notes where the style says so."""
    bare = () if story.sheet.tokens.notes.underline else (Role.FOOTNOTE, Role.SOURCE)
    return place.role in (Role.CONTACT, Role.CONTACT_CARD, Role.SIDE, *bare)


def _words(words: tuple[Inline, ...], role: Role, story: Story, place: Place) -> Iterator[Element]:
    """What stands in a paragraph, its head told apart where it runs into it and the style has a look for that."""
    tokens = story.sheet.tokens
    head = run_in_head(words, role) if tokens.run_in.differ else None
    if head is None:
        yield from _runs(words, story, place)
        return
    box = BOX_OF_ROLE.get(place.role)
    dim = box and not reads_on(tokens.run_in.color, frame_named(tokens, box.name).ground, tokens.colors)
    ink = (story.sheet.look(role).color, tokens.colors) if dim else None
    face = Face(language=place.language, ink=_ink(story, place), bold=True, run_in=True, head_ink=ink)
    yield from runs(head.children, story, face)
    yield from _runs(words[1:], story, place)


def _ink(story: Story, place: Place) -> tuple[ColorName, Colors] | None:
    """The color of links and calls in a box, where it is another than theirs."""
    tokens, box = story.sheet.tokens, BOX_OF_ROLE.get(place.role)
    if box is None:
        return None
    frame = frame_named(tokens, box.name)
    return ink(frame.ground, tokens.colors, story.sheet.look(place.role).color, frame.link)


def _line(words: tuple[Inline, ...], role: Role, story: Story, place: Place) -> Element:
    words = held(words, place.role_of(role), _column(story, place))
    content = list(_words(words, place.role_of(role), story, place))
    if role in FOUND:
        content = marked(content, plain_text(words), story)
    made = _styled(place.style(role), content, story, place)
    if narrower := 0.0 if place.boxed or place.depth else narrowing(words, role, _column(story, place)):
        left = {"left": -twips(place.out)} if place.out else {}
        put(made, w("ind", **left, right=twips(narrower)))
    return made


def _styled(style: StyleName, content: Elements, story: Story, place: Place) -> Element:
    """A paragraph, moved in by the lists around it where its style does not do so."""
    step = twips(_indent(story, place))
    by_style = style.name.startswith("List ") or style is ROLE_STYLES[Role.SIGNER]
    by_style = by_style or (style is ROLE_STYLES[Role.FOOTNOTE] and not place.depth)
    return paragraph(style, content, w("ind", left=step) if step and not by_style else None)


def _indent(story: Story, place: Place) -> float:
    """How far in the lists around a place move it, in points."""
    return story.sheet.tokens.lists.indent * place.depth + place.further - place.out


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
    ordered, further = (
        isinstance(node, OrderedList),
        step_of(node, story.sheet.tokens) - story.sheet.tokens.lists.indent,
    )
    made: Elements = []
    for entry in node.items:
        inside = flows(entry.children, story, place.in_list(further))
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
    column = _column(story, place)
    face = Face(language=place.language, ink=_ink(story, place))
    made = (bars if node.bars else table)(node, story, face, column, _indent(story, place))
    if not node.caption:
        return [made]
    caption = _line(node.caption, Role.CAPTION, story, place)
    put(caption, w("keepNext") if _follows_its_caption(node, column) else None)
    return [caption, made]


def _key_numbers(node: Numbers, story: Story, place: Place) -> Elements:
    face = Face(language=place.language, ink=_ink(story, place))
    return key_numbers(node, story, face, _column(story, place), _indent(story, place))


def _size(node: Figure, story: Story, place: Place) -> Size:
    return size(node, _column(story, place).width, story.sheet.page)


def _follows_its_caption(node: Table, column: Column) -> bool:
    """Whether a table is tied to its caption: not where it may break over pages and has notes.

    LibreOffice would then send row after row to a page of its own (seen in 7.4: 7 pages in place of 5).
    """
    return not any(isinstance(part, Note) for part in walk((node,))) or column.tabulate(node).whole


def _figure(node: Figure, story: Story, place: Place) -> Elements:
    """The picture, its caption under it, no wider."""
    room, found = _column(story, place).width, _size(node, story, place)
    picture = _styled(names.FIGURE, [drawing(node, found.width, story)], story, place)
    if not node.caption:
        return [picture]
    put(picture, w("keepNext"))
    space(picture, after=0)
    caption = _line(node.caption, Role.CAPTION, story, place)
    put(caption, w("ind", left=twips(_indent(story, place)), right=max(0, twips(room - found.room))))
    space(caption, after=story.sheet.figure_space)
    return [picture, caption]


def _chart(node: Chart, story: Story, place: Place) -> Elements:
    """The chart, as wide as the column, and its caption under it; the table of its numbers follows."""
    run = chart_run(node, _column(story, place).width, place.language or story.sheet.language, story)
    made = _styled(names.FIGURE, [run], story, place)
    put(made, w("keepNext"))
    caption = _line(node.caption, Role.CAPTION, story, place)
    put(caption, w("keepNext"))
    space(made, after=0)
    return [made, caption]


def _aside(children: tuple[Flow, ...], story: Story, place: Place) -> Elements:
    """Paragraphs in the side column."""
    page = story.sheet.page
    inside = Place(Role.SIDE, taken=page.text_width - page.side, language=place.language)
    return framed(flows(children, story, inside), page)


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
        case _ if kind.name is BoxName.MASTHEAD and (head := letterhead(children)) and (head.logos or head.across):
            enclosure = _letterhead(head, story, place, box)
        case _ if kind.name is BoxName.CONTACT_CARD and (card := with_code(children, column.width)).beside:
            enclosure = _with_code(card, story, place.in_cell(kind.text, column.taken), box, column.width)
        case _ if kind.name is BoxName.ASK and (found := label_beside(children, tokens.ask.label)):
            enclosure = _ask(found, story, place.in_cell(kind.text, column.taken), box, column.width)
        case _ if _holds_boxes(children):
            known = len(story.enclosures)
            within = flows(children, story, place.in_cell(kind.text, column.taken))
            enclosure = in_cells([(column.width, within)], box, story.enclosures[known:])
        case _:
            enclosure = enclose(flows(children, story, boxed), box)
    if enclosure.elements:
        story.enclosures.append(enclosure)
    return list(enclosure.elements)


def _ask(found: Beside, story: Story, place: Place, box: Box, room: float) -> Enclosure:
    """An ask with its label at the left."""
    tokens = story.sheet.tokens
    wide = label_width(tokens, story.sheet.page, room)
    label = flow(found.label, story, place)
    words = flows(found.words, story, replace(place, taken=place.taken + wide))
    made = in_cells([(wide, label), (room - wide, words)], box, level=False)
    space(label[0], before=label_drop(tokens))
    return made


def _letterhead(head: Letterhead, story: Story, place: Place, box: Box) -> Enclosure:
    """The masthead: a line beside the logo or lines under one another, where that is enough, else a row of cells."""
    column, role = _column(story, place).in_box(BoxName.MASTHEAD), TEXT_OF_PART[GroupRole.MASTHEAD]
    boxed, cell = place.in_box(role, column.taken), place.in_cell(role, column.taken)
    widths = logo_widths(head, column.width)
    shown = [drawing(logo, width, story) for logo, width in zip(head.logos, widths, strict=True)]
    match head:
        case Letterhead(first=(_,), words=(Paragraph(words, said),), across=(), last=()) if one_line(story, said):
            content = [*shown, w("r", w("tab")), *_runs(words, story, boxed)]
            return enclose(
                [
                    beside_logo(
                        boxed.style(said), content, column.taken - box.frame.padding_x - box.frame.right + widths[0]
                    )
                ],
                box,
            )
        case _ if head.alone or story.sheet.tokens.masthead.variant is Variant.CENTER:
            lines = flows((*head.words, *head.across), story, boxed)
            return enclose([*under_one_another(shown, bool(lines), story), *lines], box)
        case _:
            beside, across = flows(head.words, story, cell), flows(head.across, story, cell)
            return in_cells(row(head, shown, widths, beside, across, column.width, story), box)


def _with_code(card: WithCode, story: Story, place: Place, box: Box, room: float) -> Enclosure:
    """A contact card with its QR code at the right of its words."""
    shown = [(drawing(code, wide, story), wide) for code in card.codes if (wide := code.points or 0.0)]
    beyond = [(wide + CODE_GAP, [at_right(picture)]) for picture, wide in shown]
    left = room - sum(wide for wide, _ in beyond)
    return in_cells([(left, flows(card.words, story, place)), *beyond], box)


def _group(node: Group, story: Story, place: Place) -> Elements:
    """A built-in part: in its box, where it has one; a list of signers in its columns."""
    role = TEXT_OF_PART[node.role]
    if node.role is GroupRole.SIDE:
        return _aside(node.children, story, place)
    if kind := BOX_OF_PART.get(node.role):
        return _box(kind, node.children, story, place)
    made: Elements = []
    for child in node.children:
        elements = flow(child, story, place.playing(role))
        if isinstance(child, BulletList) and node.columns > 1 and elements:
            story.columns.append(Columns(elements[0], elements[-1], node.columns))
        made += elements
    return on_new_page(made) if node.new_page else made
