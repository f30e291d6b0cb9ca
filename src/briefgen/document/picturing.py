"""How large pictures are printed: as wide as was asked, or as they are sharp, and never more than there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from briefgen.document.asking import label_beside, label_width
from briefgen.document.geometry import Geometry, geometry
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Document,
    Figure,
    Flow,
    Group,
    GroupRole,
    OrderedList,
    Passage,
    Quote,
    Section,
)
from briefgen.document.roles import BOX_OF_PART, BoxName
from briefgen.document.siding import siding
from briefgen.models.framing import Frame
from briefgen.models.style import Tokens
from briefgen.noun import noun

SHARP = 150
"""Pixels to the inch below which a printed picture looks coarse."""

SIDE = 0.4
"""The share of the room that a picture at the side takes where nothing is said."""

LEAST_BESIDE = 130.0
"""The least width of text beside a picture, in points: five words of a line."""

LEAST_CAPTION = 110.0
"""The least width of a caption, in points, where there is so much room: under a narrow picture it is wider than that."""

SIDE_GAP = 14.0
"""The space between a picture at the side and the text beside it, in points."""


@noun
class Size:
    """How a picture is printed, in points; `room` is what it and its caption take of the width, `beside` what is left
    for text beside it, where some stands there."""

    width: float
    height: float
    room: float
    beside: float = 0.0

    @property
    def side(self) -> bool:
        """Whether text stands beside it."""
        return self.beside > 0


def sharp_width(figure: Figure) -> float:
    """The greatest width at which a picture is sharp, in points."""
    return figure.image.width * 72 / SHARP


def asked_width(figure: Figure, room: float) -> float | None:
    """The width that the author asked for where there is so much room, in points; None where nothing was said."""
    return figure.width * room if figure.width is not None else figure.points


def size(figure: Figure, room: float, page: Geometry) -> Size:
    """The size of a picture that has so much room, in points."""
    ratio = figure.image.height / figure.image.width
    most = min(room, page.tallest_picture / ratio)
    usual = min(sharp_width(figure), SIDE * room if figure.side else room)
    width = min(asked_width(figure, room) or usual, most)
    taken = max(width, min(LEAST_CAPTION, room)) if figure.caption else width
    beside = room - taken - SIDE_GAP if figure.side else 0.0
    return Size(width, width * ratio, taken, beside if beside >= LEAST_BESIDE else 0.0)


@noun
class Placed:
    """A picture of the text at its place: the room that it has there and its size, in points; the block that it is in."""

    figure: Figure = field(repr=False)
    room: float
    size: Size
    block: str = ""


def placed(document: Document, tokens: Tokens) -> Iterator[Placed]:
    """Every picture of the text, in order, on the page that it stands on; logos are none of them."""
    page = geometry(document, tokens)
    for flow, room, block in standing(document, tokens):
        if isinstance(flow, Figure):
            yield Placed(flow, room, size(flow, room, page), block)


def standing(document: Document, tokens: Tokens) -> Iterator[tuple[Flow, float, str]]:
    """Everything of the text that holds nothing else, in order: the room that it has, in points, and the block it is in."""
    page, found = geometry(document, tokens), siding(document.children)
    place = _Place(tokens, page, page.text_width)
    if found is None:
        yield from _within(document.children, place)
        return
    yield from _within(found.head, replace(place, room=page.full_width))
    yield from _within((found.side, *found.text), place)


@noun
class _Place:
    tokens: Tokens
    page: Geometry
    room: float
    block: str = ""


def _within(flows: Sequence[Flow], place: _Place) -> Iterator[tuple[Flow, float, str]]:
    for flow in flows:
        match flow:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _within(item.children, _narrower(place, place.tokens.lists.indent))
            case Quote(children, box=name):
                yield from _within(children, _in_box(place, name))
            case Callout(children, box=name):
                yield from _within(children, _in_box(place, name))
            case Passage(origin, children):
                yield from _within(children, _Place(place.tokens, place.page, place.room, origin.block))
            case Section(children=children):
                yield from _within(children, place)
            case Group(GroupRole.SIDE, children):
                yield from _within(children, _narrower(place, place.room - place.page.side))
            case Group(GroupRole.MASTHEAD):
                pass
            case Group(role, children):
                box = BOX_OF_PART.get(role)
                inside = _in_box(place, box.name) if box else place
                if role is GroupRole.ASK and label_beside(children, place.tokens.ask.label):
                    inside = _narrower(inside, label_width(place.tokens, place.page, inside.room))
                yield from _within(children, inside)
            case _:
                yield flow, place.room, place.block


def _narrower(place: _Place, points: float) -> _Place:
    return _Place(place.tokens, place.page, place.room - points, place.block)


def _in_box(place: _Place, name: BoxName) -> _Place:
    frame: Frame = getattr(place.tokens.frames, name)
    return _narrower(place, frame.across)


def tallest(document: Document, tokens: Tokens, most: int = 2) -> str:
    """The pictures of the text that take the most lines, with their places, in words: nothing where there is none."""
    line = tokens.looks.body.size * tokens.looks.body.line
    found = [(round(one.size.height / line), one.figure.span) for one in placed(document, tokens) if not one.size.side]
    largest = sorted(found, key=lambda one: -one[0])[:most]
    return " and ".join(f"the picture at {span.file}:{span.line} ({lines} lines)" for lines, span in largest if span)
