"""Where a source was cited before: first, subsequent, ibid, near-note (CSL 1.0.2, “Locators and position”)."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.csl.cites import Cite, CitedSource
from briefgen.csl.scene import Place
from briefgen.csl.style import CslStyle
from briefgen.noun import noun


@noun
class _Last:
    """The last time a source was cited: which citation and note, which place in it, whether alone."""

    citation: int
    note: int
    order: int
    is_alone: bool
    cited: CitedSource


def places(cites: Sequence[Cite], style: CslStyle) -> list[list[Place]]:
    """The place of every source of every citation, in reading order."""
    tracker = _Tracker(style)
    return [tracker.citation(number, cite) for number, cite in enumerate(cites, 1)]


class _Tracker:
    """Remembers what was cited where while citations go by."""

    def __init__(self, style: CslStyle) -> None:
        self.options = style.options
        self.last: dict[str, _Last] = {}
        self.first_notes: dict[str, int] = {}
        self.in_note: dict[int, set[str]] = {}

    def citation(self, number: int, cite: Cite) -> list[Place]:
        """The places of one citation's sources."""
        found = []
        for order, cited in enumerate(cite.sources, 1):
            positions = frozenset(self._positions(number, cite, order, cited))
            self.in_note.setdefault(cite.note, set()).add(cited.id)
            first = self.first_notes.get(cited.id, 0)
            self.first_notes.setdefault(cited.id, cite.note or number)
            self.last[cited.id] = _Last(number, cite.note, order, len(cite.sources) == 1, cited)
            found.append(Place(cited.label, cited.locator, positions, first))
        return found

    def _positions(self, number: int, cite: Cite, order: int, cited: CitedSource) -> list[str]:
        last = self.last.get(cited.id)
        if last is None:
            return ["first"]
        positions = ["subsequent"]
        if (
            self.options.is_note
            and (cite.note or number) - (last.note or last.citation) < self.options.near_note_distance
        ):
            positions.append("near-note")
        if self._follows(last, number, cite, order):
            positions += _ibid(last.cited, cited)
        return positions

    def _follows(self, last: _Last, number: int, cite: Cite, order: int) -> bool:
        """Whether nothing else was cited since."""
        if last.citation == number:
            return last.order == order - 1
        is_next = last.citation == number - 1 and order == 1 and last.is_alone
        is_near = not cite.note or not last.note or cite.note - last.note <= 1
        return is_next and is_near and (not last.note or len(self.in_note[last.note]) <= 1)


def _ibid(before: CitedSource, now: CitedSource) -> list[str]:
    if before.locator and not now.locator:
        return []
    if (before.locator, before.label) == (now.locator, now.label) or not before.locator and not now.locator:
        return ["ibid"]
    return ["ibid", "ibid-with-locator"]
