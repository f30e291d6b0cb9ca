"""The ask: the label that stands beside it, how much room that has, how far down its line begins; the room of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.geometry import Geometry
from briefgen.document.nodes import Flow, OrderedList, Paragraph
from briefgen.document.roles import Role
from briefgen.models.asking import LabelPlace
from briefgen.models.style import Tokens
from briefgen.noun import noun

SHARE, LEAST = 0.2, 40.0
"""How much of the width the label has where there is no side column, and how much at least, in points."""

MIDDLE = 0.35
"""How far the line that letters stand on is below the middle of their line, in sizes of the letters."""


ROOM_OF_NUMBER = 1.3
"""How much room a number of several asks has, with the space behind it, in sizes of its letters."""


@noun
class Beside:
    """The label and what stands at its right."""

    label: Paragraph
    words: tuple[Flow, ...]


def label_beside(children: Sequence[Flow], place: LabelPlace) -> Beside | None:
    """The parts of an ask whose label stands at its side; None where it has none, or it stands above."""
    match tuple(children):
        case (Paragraph(role=Role.ASK_LABEL) as label, *words) if place is LabelPlace.SIDE and words:
            return Beside(label, tuple(words))
        case _:
            return None


def are_asks(node: Flow) -> bool:
    """Whether this is the list of several asks."""
    match node:
        case OrderedList(items) if items and items[0].children:
            first = items[0].children[0]
            return isinstance(first, Paragraph) and first.role is Role.ASK
        case _:
            return False


def ask_step(tokens: Tokens) -> float:
    """How far the list of several asks moves them in, in points: its numbers are as large as they, and need more room."""
    return max(tokens.lists.indent, ROOM_OF_NUMBER * tokens.looks.ask.size)


def step_of(node: Flow, tokens: Tokens) -> float:
    """How far a list moves its items in, in points."""
    return ask_step(tokens) if are_asks(node) else tokens.lists.indent


def label_width(tokens: Tokens, page: Geometry, room: float) -> float:
    """The room of the label, in points, where that of the box is `room`: over a side column as far as the text begins."""
    frame = tokens.frames.ask
    return max(LEAST, page.beside - frame.left - frame.padding_x if page.beside else SHARE * room)


def label_drop(tokens: Tokens) -> float:
    """How much lower than the ask its label begins, in points, so that both stand on one line."""
    label, words = tokens.looks.ask_label, tokens.looks.ask
    return max(0.0, (words.line * words.size - label.line * label.size) / 2 + MIDDLE * (words.size - label.size))
