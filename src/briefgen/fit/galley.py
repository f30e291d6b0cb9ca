"""What has to be measured: every use of a block in every length it may have, in its place, but with all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.document import BulletList, Document, Flow, ListItem, OrderedList, Passage, Section
from briefgen.extent import Heights
from briefgen.plan import LEFT_OUT, Choice, Lengths, Plan, Use

Key = tuple[int, str]
"""A use, counted from 0, and its length; or a section, counted from 0, and an empty length for what opens it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Heights in points: of each use (counted from 0) in each length, and of what opens a section that may go entirely."""

    uses: Mapping[tuple[int, str], float]
    openings: Mapping[int, float]


def levels(uses: Sequence[Use]) -> tuple[Lengths, ...]:
    """Plans that together have every use in every length: in each, all stand about as high on their own ladders.

    Each length is measured as it is printed with the others near it, since what a note says
    depends on the notes before it.
    """
    kept = [[option.length for option in use.options if option.length != LEFT_OUT] for use in uses]
    count = max(map(len, kept), default=0)
    return tuple(tuple(names[min(level, len(names) - 1)] for names in kept) for level in range(count))


def galley(plan: Plan, documents: Sequence[Document]) -> tuple[Document, tuple[Key, ...]]:
    """The flows to measure as the children of one document, and what each of them is.

    `plan` has every use in its richest length, `documents` are those of `levels`, with
    citations written out.
    """
    found: dict[Key, Flow] = {}
    for document in documents:
        for number, (length, flow) in enumerate(_standing(document)):
            if plan.uses[number].flexible:
                found.setdefault((number, length), flow)
    openings: dict[Key, Flow] = {(number, ""): flow for number, flow in _openings(plan, documents[0])}
    flows = openings | found
    return replace(documents[0], children=tuple(flows.values())), tuple(flows)


def measured(keys: Sequence[Key], heights: Heights) -> Measured:
    """What was measured, by what it is."""
    points = dict(zip(keys, heights.points, strict=True))
    uses = {key: height for key, height in points.items() if key[1]}
    return Measured(uses, {number: height for (number, length), height in points.items() if not length})


def _standing(document: Document) -> Iterator[tuple[str, Flow]]:
    """What every use of a block put on the page, with its length, as it stands in its section: in the text or as an item."""
    for section in _sections(document):
        for child in section.children:
            match child:
                case Passage(origin):
                    yield origin.length, child
                case BulletList(items) | OrderedList(items):
                    for item in items:
                        lengths = [flow.origin.length for flow in item.children if isinstance(flow, Passage)]
                        yield from ((length, replace(child, items=(item,))) for length in lengths)


def _sections(document: Document) -> list[Section]:
    return [child for child in document.children if isinstance(child, Section)]


def _openings(plan: Plan, document: Document) -> Iterator[tuple[int, Flow]]:
    """The headings of sections in which nothing has to stay, with the number of the section."""
    uses = iter(plan.uses)
    for planned, section in zip(plan.sections, _sections(document), strict=True):
        own = [next(uses) for item in planned.items if isinstance(item, Choice)]
        if section.heading and len(own) == len(planned.items) and all(use.optional for use in own):
            yield own[0].section, replace(section, children=())
