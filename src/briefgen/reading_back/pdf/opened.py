"""Parts of a PDF while they are read, and what becomes of them: letters beside their line, links within the file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefgen.reading_back.finished import LOWERED, PICTURE, RAISED, SIDES, Part, Run
from briefgen.reading_back.pdf.drawn import Piece
from briefgen.reading_back.pdf.targets import Place
from briefgen.reading_back.words import letters

SMALL: Final = 0.85
"""How large letters beside the line are at most, as a share of those in it."""

ON_LINE: Final = 0.6
"""How far from its line a letter beside it stands at most, as a share of the size of the line's type."""

LONGEST_TARGET: Final = 40


class OpenPart:
    """A part that is being read."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.runs: list[tuple[Run, Piece | None, str | Place]] = []
        self.pages: dict[int, int] = {}
        """The pages of pieces, by their identities: a part may begin on one and end on the next."""
        self.page = 0
        self.top: tuple[float, float] = (0.0, 0.0)

    def say(self, run: Run, piece: Piece | None, page: int, target: str | Place) -> None:
        """Take characters in, drawn as a piece on a page."""
        self.runs.append((run, piece, target))
        if piece is not None:
            self.pages[id(piece)] = page
        if piece is not None and not self.page:
            self.page, self.top = page, (piece.left, piece.base + piece.size)

    def page_of(self, piece: Piece | None) -> int:
        """The page that a piece is drawn on."""
        return self.pages.get(id(piece), self.page)


def holds(one: OpenPart) -> bool:
    return bool(
        one.part.kind == PICTURE or one.part.mark or any(run.call or letters(run.text) for run, _, _ in one.runs)
    )


def first_page(parts: Sequence[OpenPart]) -> int:
    return next((one.page for one in parts if one.page), 0)


def number_of(words: str) -> int:
    bare = letters(words)
    return int(bare) if bare.isdecimal() and len(bare) < 7 else 0


def closed(one: OpenPart, everything: Sequence[OpenPart]) -> Part:
    """A part as it is told: letters beside the line marked, links within the file leading to words."""
    largest = max((piece.size for _, piece, _ in one.runs if piece is not None), default=0.0)
    lines: dict[int, list[Piece]] = {}
    for _, piece, _ in one.runs:
        if piece is not None and piece.size > SMALL * largest:
            lines.setdefault(one.page_of(piece), []).append(piece)
    runs = tuple(
        Run(
            run.text,
            run.marks | _side(piece, lines.get(one.page_of(piece), []), largest),
            _leading(target, everything),
            run.call,
        )
        for run, piece, target in one.runs
    )
    return replace(one.part, runs=runs, page=one.page)


def _side(piece: Piece | None, lines: list[Piece], largest: float) -> int:
    """On which side of its line a piece stands; both where there is no line to know it by."""
    if piece is None or piece.size > SMALL * largest:
        return 0
    if not lines:
        return SIDES
    nearest = min(lines, key=lambda line: abs(line.base - piece.base))
    apart = piece.base - nearest.base
    if abs(apart) > ON_LINE * nearest.size:
        return SIDES
    return RAISED if apart > 0 else LOWERED if apart < 0 else 0


def _leading(target: str | Place, everything: Sequence[OpenPart]) -> str:
    """Where a link leads, in words: within the file to the part that begins nearest to its place."""
    if isinstance(target, str):
        return target
    here = [one for one in everything if one.page == target.page and one.top != (0.0, 0.0)]
    if not here:
        return "#?"
    nearest = min(here, key=lambda one: math.hypot(one.top[0] - target.left, 4 * (one.top[1] - target.top)))
    return "#" + letters("".join(run.text for run, _, _ in nearest.runs))[:LONGEST_TARGET]
