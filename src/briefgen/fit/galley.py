"""What has to be measured: every use of a block in every length it may have, in its place, but with all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from briefgen.document.extent import Heights
from briefgen.document.nodes import BulletList, Document, Flow, ListItem, OrderedList, Passage, Section
from briefgen.document.origin import Origin
from briefgen.document.plan import LEFT_OUT, Choice, Lengths, Plan, PlannedSection, Use
from briefgen.noun import noun

Key = tuple[int, str]
"""A use, counted from 0, and its length; or a number and OPENING (of the section so counted) or FIXED (any)."""

OPENING, FIXED = "opening", "fixed"


@noun
class Measured:
    """Heights in points: of each use (counted from 0) in each length, of what opens a section that may go entirely, and
    of all that stays, less what the first page has more than the others (`fixed`). `page` is the height that one page has
    for text, `foot` what the notes on it take besides their words, `line` the height of a line."""

    uses: Mapping[tuple[int, str], float]
    openings: Mapping[int, float]
    fixed: float
    page: float
    foot: float
    line: float


def levels(uses: Sequence[Use]) -> tuple[Lengths, ...]:
    """Plans that together have every use in every length: in each, all stand about as high on their own ladders.

    Each length is measured as it is printed with the others near it, since what a note says
    depends on the notes before it.
    """
    kept = [[option.length for option in use.options if option.length != LEFT_OUT] for use in uses]
    count = max(map(len, kept), default=0)
    return tuple(tuple(names[min(level, len(names) - 1)] for names in kept) for level in range(count))


def galley(plan: Plan, documents: Sequence[Document]) -> tuple[Document, tuple[Key, ...]]:
    """The flows to measure as the children of one document, and what each of them is: a use may have several.

    `plan` has every use in its richest length, `documents` are those of `levels`, with
    citations written out.
    """
    numbers = {use.path: number for number, use in enumerate(plan.uses)}
    found: dict[Key, list[Flow]] = {}
    for document in documents:
        known = frozenset(found)
        for origin, flow in standing(document):
            if (key := (numbers[origin.path], origin.length)) not in known:
                found.setdefault(key, []).append(flow)
    openings: dict[Key, list[Flow]] = {(number, OPENING): [flow] for number, flow in _openings(plan, documents[0])}
    fixed: dict[Key, list[Flow]] = {(number, FIXED): [flow] for number, flow in enumerate(_fixed(plan, documents[0]))}
    each = [(key, flow) for key, flows in (fixed | openings | found).items() for flow in flows]
    return replace(documents[0], children=tuple(flow for _, flow in each)), tuple(key for key, _ in each)


def measured(keys: Sequence[Key], heights: Heights) -> Measured:
    """What was measured, by what it is."""
    points = dict.fromkeys(keys, 0.0)
    for key, height in zip(keys, heights.points, strict=True):
        points[key] += height
    return Measured(
        {key: height for key, height in points.items() if key[1] not in (OPENING, FIXED)},
        {number: height for (number, what), height in points.items() if what == OPENING},
        sum(height for (_, what), height in points.items() if what == FIXED) - heights.first,
        heights.page,
        heights.foot,
        heights.line,
    )


def standing(document: Document) -> Iterator[tuple[Origin, Flow]]:
    """What every use of a block put on the page, as it stands in its section: in the text or as items of a list."""
    for section in _sections(document):
        for child in section.children:
            match child:
                case Passage(origin):
                    yield origin, child
                case BulletList(items) | OrderedList(items):
                    for whose, own in groupby(items, _origin_of):
                        yield from [(whose, replace(child, items=tuple(own)))] if whose else []


def _origin_of(item: ListItem) -> Origin | None:
    return next((flow.origin for flow in item.children if isinstance(flow, Passage)), None)


def _sections(document: Document) -> list[Section]:
    return [child for child in document.children if isinstance(child, Section)]


def _openings(plan: Plan, document: Document) -> Iterator[tuple[int, Flow]]:
    """The headings of sections in which nothing has to stay, with the number of the section."""
    for planned, own, section in zip(plan.sections, _uses_of_sections(plan), _sections(document), strict=True):
        if _may_go(planned, own) and section.heading:
            yield own[0].section, replace(section, children=())


def _fixed(plan: Plan, document: Document) -> Iterator[Flow]:
    """Everything but the uses of blocks, and the headings of sections in which nothing has to stay."""
    sections = zip(plan.sections, _uses_of_sections(plan), strict=True)
    for child in document.children:
        if not isinstance(child, Section):
            yield child
        elif not _may_go(*next(sections)):
            yield replace(child, children=tuple(_without_uses(child.children)))


def _without_uses(flows: Sequence[Flow]) -> Iterator[Flow]:
    """The flows of a section that were written in the brief itself."""
    for flow in flows:
        match flow:
            case Passage():
                continue
            case BulletList(items) | OrderedList(items):
                if kept := tuple(item for item in items if not _origin_of(item)):
                    yield replace(flow, items=kept)
            case _:
                yield flow


def _may_go(planned: PlannedSection, uses: Sequence[Use]) -> bool:
    """Whether nothing in a section has to stay."""
    return planned.part is None and len(uses) == len(planned.items) and all(use.optional for use in uses)


def _uses_of_sections(plan: Plan) -> list[list[Use]]:
    """The uses of each planned section, all of which are printed."""
    uses = iter(plan.uses)
    return [[next(uses) for item in section.items if isinstance(item, Choice)] for section in plan.sections]
