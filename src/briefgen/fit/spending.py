"""What each piece of a document takes of the height of its pages: in points as it was laid out, in whole lines that add up."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefgen.document.extent import Box, Extent, Sheet, Traced
from briefgen.noun import noun

HAIR = 0.01
"""What two sums of points may differ by, in lines."""


@noun
class Spent:
    """Heights in points: of each piece its `text`, with the space above it, and its `notes`; of the `rule` above notes with
    its space; and what stays empty at the foot of pages before the last (`breaks`). Together they are all that is used.

    What stands beside the text takes nothing.
    """

    text: tuple[float, ...]
    notes: tuple[float, ...]
    rule: float
    breaks: float


def spent(traced: Traced, count: int) -> Spent:
    """How the height of the pages is spent among so many pieces."""
    text, notes, rule, breaks, last = [0.0] * count, [0.0] * count, 0.0, 0.0, 0
    for number, sheet in enumerate(traced.sheets, start=1):
        boxes = [box for box in traced.boxes if box.page == number]
        for piece, height in _downward(boxes, sheet, last):
            text[piece] += height
            last = piece
        for box in boxes:
            if box.place == "note":
                notes[box.piece] += box.height
        rule += sheet.notes - sum(box.height for box in boxes if box.place == "note")
        if number < len(traced.sheets):
            breaks += max(0.0, sheet.height - sheet.text - sheet.notes)
    return Spent(tuple(text), tuple(notes), max(0.0, rule), breaks)


def _downward(boxes: Sequence[Box], sheet: Sheet, last: int) -> list[tuple[int, float]]:
    """The pieces down a page, each with the height from where the one before ended to where it ends.

    What reaches further than all text, such as a side column, takes the rest; where nothing does, the `last` piece.
    """
    reached, end = sheet.top, sheet.top + sheet.text
    found: list[tuple[int, float]] = []
    for box in sorted((box for box in boxes if box.place == "text"), key=_foot):
        foot = min(_foot(box), end)
        if foot > reached:
            found.append((box.piece, foot - reached))
            reached = foot
    if end > reached:
        lowest = max((box for box in boxes if box.place != "note"), key=_foot, default=None)
        found.append(
            (lowest.piece if lowest and _foot(lowest) > reached else found[-1][0] if found else last, end - reached)
        )
    return found


def _foot(box: Box) -> float:
    return box.y + box.height


def whole_lines(points: float, line: float) -> int:
    """How many whole lines there is room for."""
    return math.floor(points / line + HAIR)


def lines_over(extent: Extent, pages: int) -> int:
    """How many lines a layout has more than so many pages hold: a part of a line is one, for it is one too many."""
    return max(1, math.ceil((extent.total - pages * extent.page) / extent.line - HAIR))


def in_lines(points: Sequence[float], total: int) -> list[int]:
    """Heights as whole lines that add up to `total`: the largest remainders are rounded up."""
    whole = sum(points)
    if not whole:
        return [0 for _ in points]
    exact = [part / whole * total for part in points]
    lines = [math.floor(part) for part in exact]
    upward = sorted(range(len(exact)), key=lambda number: lines[number] - exact[number])
    for number in upward[: max(0, total - sum(lines))]:
        lines[number] += 1
    return lines
