"""The parts of a brief in order; what a style has in its side column is there, below the ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefgen.compose.parts import Parts
from briefgen.compose.parts.side import SIDE_PARTS, in_side
from briefgen.compose.sections import traced
from briefgen.document.display import Numbers
from briefgen.document.nodes import (
    Callout,
    Document,
    Flow,
    Group,
    GroupRole,
    Note,
    Paragraph,
    Passage,
    Role,
    Section,
    Text,
)
from briefgen.document.origin import Origin
from briefgen.document.siding import siding
from briefgen.document.walking import walk
from briefgen.models.sheet import SideColumn
from briefgen.models.spec import Part

HEAD = (Part.MASTHEAD, Part.ADDRESS, Part.TITLE, Part.MEETING, Part.HEARING, Part.ASK)
"""The parts that stand above the side column, where they come first."""


OF_TITLE = (Role.KICKER, Role.TITLE, Role.SUBTITLE)
"""The roles of paragraphs that say themselves what they are."""


def beside(
    parts: Parts, order: tuple[Part, ...], sections: tuple[Section, ...], column: SideColumn | None, language: str = ""
) -> tuple[Flow, ...]:
    """The flows of a brief. There is a side column where something stands in it. With its `language` it is traced."""
    taken = frozenset(name for name in column.parts if SIDE_PARTS[name] in order) if column else frozenset()
    side: list[Flow] = []
    for name in (name for name in (column.parts if column else ()) if name in taken):
        flows = in_side(parts.spec, parts.places, parts.prose, [name])
        side += traced(flows, (name,), language) if language else flows
    gone = {SIDE_PARTS[name] for name in taken if name != "bill"}
    made = [
        (part, replace(parts, bill="bill" not in taken).flows(part, sections)) for part in order if part not in gone
    ]
    if language:
        made = [(part, traced_part(part, flows, language)) for part, flows in made]
    if column is None or not (side or any(isinstance(node, Callout) and node.side for node in walk(sections))):
        return tuple(flow for _, flows in made for flow in flows)
    end = next((at for at, (part, _) in enumerate(made) if part not in HEAD), len(made))
    head, text = ([flow for _, flows in some for flow in flows] for some in (made[:end], made[end:]))
    return (*head, Group(GroupRole.SIDE, tuple(side)), *text)


def traced_part(part: Part, flows: tuple[Flow, ...], language: str) -> tuple[Flow, ...]:
    """The flows of a built-in part; those that do not say themselves what they are, as passages that do."""
    known = (Section, Group, Passage)
    return tuple(
        flow
        if isinstance(flow, known) or (isinstance(flow, Paragraph) and flow.role in OF_TITLE)
        else traced((flow,), (str(part),), language)[0]
        for flow in flows
    )


def sided(document: Document) -> Document:
    """The document, its citations written out, with all in its side column that can stand there, in one piece: Word has
    no way to say that two do not overlap.

    What calls notes cannot: LibreOffice has none in a frame, and sets such paragraphs into the text. The figures of the
    district then stand at the head of the text, and a box of the author is a callout.
    """
    if (found := siding(document.children)) is None:
        return document
    noting = tuple(child for child in found.side.children if _calls_notes(child))
    within = [flow for child in found.side.children if child not in noting for flow in _narrowed(child)]
    text = _without_asides((*noting, *found.text), None, within)
    return replace(document, children=(*found.head, replace(found.side, children=tuple(within)), *text))


def _calls_notes(node: Any) -> bool:
    return any(isinstance(part, Note) for part in walk((node,)))


def _without_asides(flows: tuple[Flow, ...], origin: Origin | None, taken: list[Flow]) -> tuple[Flow, ...]:
    """The flows without what goes to the side, which `taken` gets; `origin` is the block that they are of."""
    kept: list[Flow] = []
    for flow in flows:
        match flow:
            case Callout(children, title, side=True) if not _calls_notes(flow):
                label = (Paragraph(title, Role.SIDE_LABEL),) if title else ()
                taken += (Passage(origin, (*label, *children)),) if origin else (*label, *children)
            case Section(children=children):
                kept.append(replace(flow, children=_without_asides(children, origin, taken)))
            case Passage(own, children):
                kept.append(replace(flow, children=_without_asides(children, own, taken)))
            case _:
                kept.append(flow)
    return tuple(kept)


def _narrowed(flow: Flow) -> Iterator[Flow]:
    """A flow as it stands in the side column: key numbers one under another, in paragraphs."""
    match flow:
        case Group(GroupRole.LOCAL, children):
            for child in children:
                yield from _narrowed(child)
        case Passage(children=children):
            yield replace(flow, children=tuple(one for child in children for one in _narrowed(child)))
        case Numbers(rows):
            for one in rows:
                yield Paragraph((*one.number, *((Text(" "), *one.unit) if one.unit else ())), Role.SIDE_NUMBER)
                yield Paragraph(one.words, Role.SIDE)
        case Paragraph(role=Role.LABEL):
            yield replace(flow, role=Role.SIDE_LABEL)
        case _:
            yield flow
