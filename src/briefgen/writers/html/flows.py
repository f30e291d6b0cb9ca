"""What stands in the column of text, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.document.asking import Beside, are_asks, label_beside, label_width
from briefgen.document.beside import beside_pictures
from briefgen.document.coding import with_code
from briefgen.document.display import Numbers
from briefgen.document.leading import run_in_head
from briefgen.document.letterhead import letterhead
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
    plain_text,
)
from briefgen.document.roles import BOX_OF_PART, BOXES, FOUND, TEXT_OF_PART
from briefgen.document.walking import walk
from briefgen.writers.balance import held, narrowing
from briefgen.writers.html.charts import chart
from briefgen.writers.html.display import numbers
from briefgen.writers.html.element import element, empty, text
from briefgen.writers.html.figures import around, figure
from briefgen.writers.html.inlines import inlines
from briefgen.writers.html.letterhead import logos_beside
from briefgen.writers.html.parts import ELEMENTS, boxed, group_element
from briefgen.writers.html.setting import Setting, direction
from briefgen.writers.html.tables import table
from briefgen.writers.html.tracing import marked


def flows(nodes: Iterable[Flow], setting: Setting, role: Role = Role.BODY) -> str:
    """The markup of flows; plain paragraphs among them are in the role `role`."""
    made = []
    for picture, beside in beside_pictures(tuple(nodes)):
        text_beside = "".join(flow(node, setting, role) for node in beside)
        made.append(around(figure(picture, setting), text_beside) if picture else text_beside)
    return "".join(made)


def flow(node: Flow, setting: Setting, role: Role = Role.BODY) -> str:
    """The markup of one flow; a plain paragraph is in the role `role`."""
    if setting.pieces:
        return marked(_flow(node, setting, role), setting.pieces.get(id(node)))
    return _flow(node, setting, role)


def _flow(node: Flow, setting: Setting, role: Role) -> str:
    match node:
        case Paragraph():
            return paragraph(node, setting, role)
        case Heading(level, children, anchor):
            return element(f"h{level + 1}", inlines(children, setting), id=anchor or None, class_=f"heading-{level}")
        case BulletList() | OrderedList():
            return _list(node, setting, role)
        case Table():
            return table(node, setting)
        case Quote(children, attribution, name):
            box = BOXES[name]
            inside = setting.in_box(box.name)
            return boxed(box, flows(children, inside, box.text) + _line(attribution, box.end, inside))
        case Callout(children, title, name):
            box = BOXES[name]
            inside = setting.in_box(name)
            return boxed(box, _line(title, box.title, inside) + flows(children, inside, box.text))
        case Figure():
            return figure(node, setting)
        case Chart():
            return chart(node, setting)
        case Rule():
            return empty("hr")
        case CodeListing(words):
            return element("pre", element("code", text(words)))
        case Numbers():
            return numbers(node, setting)
        case Group():
            return _group(node, setting)
        case Section():
            return _section(node, setting)
        case Passage():
            return _passage(node, setting, role)
        case _:
            assert_never(node)


def flows_after(lead: str, nodes: tuple[Flow, ...], setting: Setting, role: Role) -> str:
    """Flows with the markup `lead` before their first words: in the first paragraph, or in one of its own."""
    match nodes:
        case (Paragraph() as first, *rest):
            return paragraph(first, setting, role, lead) + flows(rest, setting, role)
        case (Passage(origin, children), *rest) if origin.language == setting.language:
            return flows_after(lead, (*children, *rest), setting, role)
        case _:
            return element("p", lead, class_=role) + flows(nodes, setting, role)


def paragraph(node: Paragraph, setting: Setting, role: Role, lead: str = "") -> str:
    """A paragraph; the title of the document is its first heading."""
    own = role if node.role is Role.BODY else node.role
    narrower = narrowing(node.children, own, setting.column) if setting.column else 0.0
    return element(
        ELEMENTS.get(own, "p"),
        lead + _words(held(node.children, own, setting.column) if setting.column else node.children, own, setting),
        class_=own,
        data_bookmark=bookmark(node, setting),
        style=f"margin-inline-end: {narrower:g}pt" if narrower else None,
    )


def bookmark(node: Paragraph, setting: Setting) -> str | None:
    """What a bookmark that leads to a paragraph is called, where that is not all that stands in it: notes are called there."""
    if (
        setting.column is None
        or node.role not in FOUND
        or not any(isinstance(one, Note) for one in walk(node.children))
    ):
        return None
    return plain_text(node.children)


def _words(words: tuple[Inline, ...], role: Role, setting: Setting) -> str:
    """What stands in a paragraph, its head told apart where it runs into it and the style has a look for that."""
    head = run_in_head(words, role) if setting.run_in else None
    if head is None:
        return inlines(words, setting)
    return element("strong", inlines(head.children, setting), class_="run-in") + inlines(words[1:], setting)


def _line(words: tuple[Inline, ...], role: Role | None, setting: Setting) -> str:
    return paragraph(Paragraph(words, role), setting, role) if words and role else ""


def _list(node: BulletList | OrderedList, setting: Setting, role: Role) -> str:
    """A list. Every item begins with a paragraph, so that the marker always has a line to stand in."""
    inside = setting.in_list(node)
    items = "".join(
        element(
            "li",
            flows_after("", item.children, inside, role),
            id=item.anchor or None,
            data_piece=setting.pieces.get(id(item)),
        )
        for item in node.items
    )
    spacing = ("tight" if node.tight else "loose") + (" asks" if are_asks(node) else "")
    if isinstance(node, BulletList):
        return element("ul", items, class_=spacing)
    if node.start == 1:
        return element("ol", items, class_=spacing)
    # Paged layout does not take the first number from `start`.
    return element("ol", items, class_=spacing, start=node.start, style=f"counter-reset: list-item {node.start - 1}")


def _group(node: Group, setting: Setting) -> str:
    """A built-in part; in a masthead the logos stand beside the rest."""
    role = TEXT_OF_PART[node.role]
    setting = setting.in_box(BOX_OF_PART[node.role].name) if node.role in BOX_OF_PART else setting
    setting = setting.at_side() if node.role is GroupRole.SIDE else setting
    if node.role is GroupRole.MASTHEAD and (head := letterhead(node.children)) and (head.logos or head.across):
        beside = element("div", flows(head.words, setting, role), class_="beside") if head.words else ""
        content = logos_beside(head, beside, flows(head.across, setting, role), setting)
    elif node.role is GroupRole.ASK and (found := label_beside(node.children, setting.label)):
        content = _ask(found, setting)
    elif node.role is GroupRole.CONTACT_CARD:
        content = _card(node.children, setting, role)
    else:
        content = flows(node.children, setting, role)
    return group_element(node, content)


def _ask(found: Beside, setting: Setting) -> str:
    """An ask with its label at the left."""
    label = paragraph(found.label, setting, Role.ASK_LABEL)
    if setting.column is None:
        return element("div", label, class_="at-side") + element(
            "div", flows(found.words, setting, Role.ASK), class_="beside"
        )
    room = label_width(setting.column.style.tokens, setting.column.page, setting.column.width)
    words = flows(found.words, setting.beside(room), Role.ASK)
    left = element("div", label, class_="at-side", style=f"width: {room:g}pt")
    return left + element("div", words, class_="beside", style=f"margin-inline-start: {room:g}pt")


def _section(node: Section, setting: Setting) -> str:
    heading = flow(node.heading, setting) if node.heading else ""
    named = node.heading.anchor if node.heading else ""
    content = heading + flows(node.children, setting)
    return element("section", content, class_="new-page" if node.new_page else None, aria_labelledby=named or None)


def _card(children: tuple[Flow, ...], setting: Setting, role: Role) -> str:
    """What a contact card says, and beside it, where there is room, its QR code; a screen has the link instead."""
    made = with_code(children, setting.column.width if setting.column else 0.0)
    if setting.column is None:
        return flows(made.words, setting, role)
    if not made.beside:
        return flows(children, setting, role)
    words = element("div", flows(made.words, setting, role), class_="beside")
    return element("div", words + "".join(figure(code, setting) for code in made.codes), class_="card")


def _passage(node: Passage, setting: Setting, role: Role) -> str:
    """The text of a block; set apart only where its language is not that of the text around."""
    language = node.origin.language
    if language == setting.language:
        return flows(node.children, setting, role)
    turned = direction(language) if direction(language) != direction(setting.language) else None
    return element("div", flows(node.children, setting.speaking(language), role), lang=language, dir=turned)
