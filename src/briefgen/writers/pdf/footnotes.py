"""Where footnotes came to stand after layout: every one at the foot of the page of its call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Stray(NamedTuple):
    """A note that is not where it is called. `number` and pages count from 1; page 0 means it is on none."""

    number: int
    call_page: int
    note_page: int


def strays(pages: Sequence[Any], notes: Sequence[tuple[str, str]]) -> list[Stray]:
    """The notes that are lost, or on another page than their call; `notes` holds the ids of call and note of each."""
    places: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            places.setdefault(anchor, number)
    found = (Stray(n, places.get(call, 0), places.get(note, 0)) for n, (call, note) in enumerate(notes, start=1))
    return [stray for stray in found if stray.call_page != stray.note_page or not stray.note_page]
