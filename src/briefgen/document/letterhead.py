"""What stands beside what in a masthead: logos, words, and what is said across from them; how large logos are."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Figure, Flow, Paragraph, Role
from briefgen.document.picturing import sharp_width
from briefgen.noun import noun

LOGO_SPACE = 10.0
"""Space between logos, and between them and the words beside them, in points."""

MOST_LOGOS = 0.6
"""The most of the width that logos take together where words stand beside them."""


@noun
class Letterhead:
    """The parts of a masthead from left to right: logos, words, words at the other side, logos."""

    first: tuple[Figure, ...]
    words: tuple[Flow, ...]
    across: tuple[Flow, ...]
    last: tuple[Figure, ...]

    @property
    def logos(self) -> tuple[Figure, ...]:
        """All logos."""
        return (*self.first, *self.last)

    @property
    def alone(self) -> bool:
        """Whether there is nothing but logos."""
        return not self.words and not self.across


def letterhead(children: Sequence[Flow]) -> Letterhead:
    """The parts of a masthead."""
    seen = False
    first: list[Figure] = []
    last: list[Figure] = []
    words: list[Flow] = []
    for child in children:
        if isinstance(child, Figure):
            (last if seen else first).append(child)
        else:
            seen = True
            words.append(child)
    across = tuple(word for word in words if isinstance(word, Paragraph) and word.role is Role.DATELINE)
    return Letterhead(tuple(first), tuple(word for word in words if word not in across), across, tuple(last))


def logo_widths(head: Letterhead, room: float) -> tuple[float, ...]:
    """The widths of the logos of a masthead that has so much room, in points.

    They are as tall as the style says, else as tall as the first, which is no wider than its share and than it is
    sharp. All are smaller where they would leave too little room.
    """
    if not head.logos:
        return ()
    height = _height(head.logos[0], room)
    widths = [logo.points or height * logo.image.width / logo.image.height for logo in head.logos]
    most = room * (1.0 if head.alone else MOST_LOGOS) - LOGO_SPACE * (len(widths) - 1)
    by = min(1.0, most / sum(widths))
    return tuple(width * by for width in widths)


def _height(logo: Figure, room: float) -> float:
    width = logo.points or min((logo.width or 1.0) * room, sharp_width(logo))
    return width * logo.image.height / logo.image.width
