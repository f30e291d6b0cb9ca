"""What stands beside a QR code: the words of the card that it is in, where there is room for both."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Figure, Flow
from briefgen.document.picturing import LEAST_BESIDE
from briefgen.noun import noun

CODE_GAP = 10.0
"""Space between a QR code and the words beside it, in points; the code has white around it besides."""


@noun
class WithCode:
    """The words of a card, its QR codes, and whether these stand beside the words."""

    words: tuple[Flow, ...]
    codes: tuple[Figure, ...]
    beside: bool


def with_code(children: Sequence[Flow], room: float) -> WithCode:
    """A card that has so much room, in points."""
    codes = tuple(child for child in children if isinstance(child, Figure) and child.code)
    taken = sum((code.points or 0.0) + CODE_GAP for code in codes)
    words = tuple(child for child in children if child not in codes)
    return WithCode(words, codes, bool(codes) and room - taken >= LEAST_BESIDE)
