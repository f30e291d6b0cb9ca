"""The label of an ask that stands beside it: what it is, how much room it has, how far down its line begins."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.geometry import Geometry
from briefgen.document.nodes import Flow, Paragraph
from briefgen.document.roles import Role
from briefgen.models.asking import LabelPlace
from briefgen.models.style import Tokens
from briefgen.noun import noun

SHARE, LEAST = 0.2, 40.0
"""How much of the width the label has where there is no side column, and how much at least, in points."""

MIDDLE = 0.35
"""How far the line that letters stand on is below the middle of their line, in sizes of the letters."""


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


def label_width(tokens: Tokens, page: Geometry, room: float) -> float:
    """The room of the label, in points, where that of the box is `room`: over a side column as far as the text begins."""
    frame = tokens.frames.ask
    return max(LEAST, page.beside - frame.left - frame.padding_x if page.beside else SHARE * room)


def label_drop(tokens: Tokens) -> float:
    """How much lower than the ask its label begins, in points, so that both stand on one line."""
    label, words = tokens.looks.ask_label, tokens.looks.ask
    return max(0.0, (words.line * words.size - label.line * label.size) / 2 + MIDDLE * (words.size - label.size))
