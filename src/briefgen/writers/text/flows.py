"""What stands in the column of text, as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.letterhead import Letterhead, letterhead
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
    ListItem,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Rule,
    Section,
    Table,
)
from briefgen.document.roles import BOXES, LABELS, BoxName
from briefgen.writers.text.inlines import inlines
from briefgen.writers.text.tables import table

NEXT_LINE, APART = "\n", "\n\n"

WIDEST_LINE = 72
"""The most characters of a line under a heading or around a box."""

ASK_LINE, CALLOUT_LINE = "=" * 40, "-" * 40
"""What stands above and below a box."""

RULE = "* * *"
QUOTED = "> "
BULLET = "- "


def flows(nodes: Iterable[Flow], apart: str = APART) -> str:
    """The words of flows, with `apart` between them."""
    made, between = "", ""
    for node in nodes:
        if words := flow(node):
            made += between + words
            between = NEXT_LINE if isinstance(node, Paragraph) and node.role in LABELS else apart
    return made


def flow(node: Flow) -> str:
    """The words of one flow."""
    match node:
        case Paragraph(role=Role.BILL_LEGEND):
            return ""  # it says how words look that are told in words here
        case Paragraph(children, role):
            words = inlines(children)
            return _underlined(words, "=") if role is Role.TITLE else words
        case Heading(level, children):
            words = inlines(children)
            return _underlined(words, "-") if level == 1 else words
        case BulletList() | OrderedList():
            return _list(node)
        case Table():
            return table(node)
        case Quote(children, attribution):
            return _indented(_with(flows(children), attribution), QUOTED, QUOTED)
        case Callout(children, title, name):
            words = flows((*_titled(title, BOXES[name].title), *children))
            return words if name is BoxName.ANSWER else _boxed(words, CALLOUT_LINE)
        case Figure(image, caption):
            # The address that a QR code holds stands beside it in words.
            return "" if node.code else _with(f"[{image.alt}]", caption)
        case Chart(alt=alt, caption=caption):
            return _with(f"[{alt}]", caption)
        case Rule():
            return RULE
        case CodeListing(words):
            return words.removesuffix("\n")
        case Numbers(rows):
            return NEXT_LINE.join(map(_key_number, rows))
        case Group():
            return _group(node)
        case Section(heading=heading, children=children):
            return flows((heading, *children) if heading else children)
        case Passage(children=children):
            return flows(children)
        case _:
            assert_never(node)


def _key_number(one: KeyNumber) -> str:
    """A number, its unit, and what it says."""
    number = " ".join(filter(None, (inlines(one.number), inlines(one.unit))))
    return f"{number} – {inlines(one.words)}"


def _underlined(words: str, character: str) -> str:
    """Words over a line as long as the longest of theirs."""
    return f"{words}\n{character * min(WIDEST_LINE, max(map(len, words.split(NEXT_LINE))))}"


def _titled(title: tuple[Inline, ...], role: Role | None) -> tuple[Flow, ...]:
    return (Paragraph(title, role),) if title and role else ()


def _with(words: str, line: tuple[Inline, ...]) -> str:
    """Words, and on the next line who said them or what they show."""
    return NEXT_LINE.join(filter(None, (words, inlines(line))))


def _boxed(words: str, line: str) -> str:
    return f"{line}\n{words}\n{line}"


def _indented(words: str, first: str, further: str) -> str:
    """Words with `first` before the first line and `further` before the others."""
    lines = words.split(NEXT_LINE)
    return NEXT_LINE.join((first + lines[0], *((further + line).rstrip() for line in lines[1:])))


def _list(node: BulletList | OrderedList) -> str:
    start = node.start if isinstance(node, OrderedList) else None
    apart = NEXT_LINE if node.tight else APART
    marks = (BULLET if start is None else f"{start + at}. " for at in range(len(node.items)))
    return apart.join(_item(item, mark, apart) for item, mark in zip(node.items, marks, strict=True))


def _item(item: ListItem, mark: str, apart: str) -> str:
    return _indented(flows(item.children, apart), mark, " " * len(mark))


def _group(node: Group) -> str:
    """A built-in part: the ask between two lines, signers one a line, a masthead without our logo."""
    match node.role:
        case GroupRole.ASK:
            return _boxed(flows(node.children, NEXT_LINE), ASK_LINE)
        case GroupRole.SIGNERS:
            label = [child for child in node.children if not isinstance(child, BulletList)]
            names = [_signers(child) for child in node.children if isinstance(child, BulletList)]
            return NEXT_LINE.join(filter(None, (flows(label), *names)))
        case GroupRole.MASTHEAD:
            return _masthead(letterhead(node.children))
        case GroupRole.CONTACT_CARD | GroupRole.SIDE:
            return flows(node.children, NEXT_LINE)
        case GroupRole.MEETING | GroupRole.SUMMARY | GroupRole.LOCAL | GroupRole.CONTACT | GroupRole.SOURCES:
            return flows(node.children)
        case _:
            assert_never(node.role)


def _masthead(head: Letterhead) -> str:
    """Name, tagline, partners, kind and date: of logos that stand for a name, what they say."""
    named = any(isinstance(word, Paragraph) and word.role is Role.ORGANIZATION for word in head.words)
    said = [logo.image.alt for logo in head.logos]
    own, partners = ("", said[1:]) if named else (said[0] if said else "", said[1:])
    return NEXT_LINE.join(filter(None, (own, flows(head.words, NEXT_LINE), " · ".join(partners), flows(head.across))))


def _signers(names: BulletList) -> str:
    """Names one a line; those that take several lines with space between them."""
    signed = [flows(item.children, NEXT_LINE) for item in names.items]
    return (APART if any(NEXT_LINE in one for one in signed) else NEXT_LINE).join(signed)
