"""The pieces of a document that a layout is asked about: each is what one field of the brief put on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from briefgen.diagnostics import KeyPath
from briefgen.document.nodes import (
    BulletList,
    Document,
    Flow,
    Group,
    GroupRole,
    OrderedList,
    Paragraph,
    Passage,
    Role,
    Section,
)
from briefgen.document.plan import Plan, PlannedSection
from briefgen.models.spec import Part
from briefgen.noun import noun

HEADING, BLOCK, WORDS = "heading", "block", "words"
"""Kinds of pieces beside the built-in parts of a brief: `words` are those written in the brief itself."""

OF_GROUP: Final[Mapping[GroupRole, tuple[str, KeyPath]]] = {
    GroupRole.MASTHEAD: ("masthead", ("organization",)),
    GroupRole.MEETING: ("meeting", ("meeting",)),
    GroupRole.ASK: ("ask", ("ask",)),
    GroupRole.SUMMARY: ("summary", ("summary",)),
    GroupRole.LOCAL: ("local", ("meeting", "local")),
    GroupRole.CONTACT: ("contact", ("contact",)),
    GroupRole.CONTACT_CARD: ("contact", ("contact",)),
    GroupRole.SIGNERS: ("signers", ("signers",)),
    GroupRole.SOURCES: ("sources", ("sources",)),
}
"""What a built-in part is called, and the field that fills it."""

OF_PART: Final[Mapping[str, KeyPath]] = {
    Part.ADDRESS: ("letter", "addressee"),
    Part.SALUTATION: ("letter", "salutation"),
    Part.CLOSING: ("letter", "closing"),
    Part.TRACKER: ("bill", "stages"),
    Part.ASK_AGAIN: ("ask",),
    Part.LOCAL: ("meeting", "local"),
}
"""The field that fills a part, where it is called otherwise."""

OF_ROLE: Final = {Role.KICKER: "kicker", Role.TITLE: "title", Role.SUBTITLE: "subtitle"}


@noun
class Piece:
    """One piece: its `kind` is that of a built-in part, or heading, block or words; `path` leads to its field in the brief.

    `name` is the block that it is a use of, or the id of its section.
    """

    kind: str
    path: KeyPath
    name: str = ""


@noun
class Pieces:
    """The pieces of a document in order; `nodes` are the nodes that belong to them, by their `id()`."""

    pieces: tuple[Piece, ...]
    nodes: Mapping[int, int]


def pieces(document: Document, plan: Plan) -> Pieces:
    """The pieces of a document that was composed of a plan to be traced."""
    numbers: dict[Piece, int] = {}
    nodes: dict[int, int] = {}
    for piece, node in _of_all(document.children, iter(plan.sections)):
        nodes[id(node)] = numbers.setdefault(piece, len(numbers))
    return Pieces(tuple(numbers), nodes)


def _of_all(flows: Sequence[Flow], sections: Iterator[PlannedSection]) -> Iterator[tuple[Piece, Any]]:
    for flow in flows:
        match flow:
            case Section(heading=heading, children=children):
                planned = next(sections)
                if heading:
                    yield Piece(HEADING, (*planned.path, "heading"), planned.id), heading
                yield from _of_all(children, sections)
            case Group(GroupRole.SIDE, children):
                yield from _of_all(children, sections)
            case Group(role):
                yield Piece(*OF_GROUP[role]), flow
            case Passage():
                yield _passage(flow), flow
            case Paragraph(role=role) if role in OF_ROLE:
                yield Piece(OF_ROLE[role], (OF_ROLE[role],)), flow
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from ((_passage(below), item) for below in item.children if isinstance(below, Passage))
            case _:
                continue


def _passage(passage: Passage) -> Piece:
    origin = passage.origin
    if origin.block:
        return Piece(BLOCK, origin.path, origin.block)
    if origin.path[:1] == ("sections",):
        return Piece(WORDS, origin.path)
    part = str(origin.path[0])
    return Piece(part, OF_PART.get(part, (part,)))
