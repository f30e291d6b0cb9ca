"""Where the links of a PDF lead: to an address, or to a place on a page (ISO 32000-1, 12.3.2 and 12.6.4)."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from briefgen.noun import noun

MOST_NAMES: Final = 100_000


@noun
class Place:
    """A place on a page, counted from 1, in points from its lower left corner."""

    page: int
    left: float
    top: float


class Targets:
    """The named places of a file, gathered when the first link asks for one."""

    def __init__(self, root: Any, pages: dict[tuple[int, int], int]) -> None:
        self._root = root
        self._pages = pages
        self._names: dict[str, Any] | None = None

    def of(self, annotation: Any) -> str | Place:
        """Where a link leads; an empty text where that is not said."""
        action = annotation.get("/A")
        if action is not None and "/URI" in action:
            return str(action.URI)
        goal = annotation.get("/Dest") if action is None else action.get("/D")
        if isinstance(goal, pikepdf.String | pikepdf.Name):
            goal = self._named(str(goal).removeprefix("/"))
        if isinstance(goal, pikepdf.Dictionary):
            goal = goal.get("/D")
        return self._place(goal) if isinstance(goal, pikepdf.Array) and len(goal) else ""

    def _place(self, goal: pikepdf.Array) -> str | Place:
        page = goal[0]
        known = self._pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0
        if not known:
            return ""
        points = [_number(goal[at]) if len(goal) > at else 0.0 for at in (2, 3)]
        return Place(known, *points)

    def _named(self, name: str) -> Any:
        if self._names is None:
            self._names = {}
            self._gather()
        return self._names.get(name)

    def _gather(self) -> None:
        """All names, those of a tree without following it in a circle."""
        names = self._names
        assert names is not None
        old = self._root.get("/Dests")
        if old is not None:
            names.update({key.removeprefix("/"): old[key] for key in list(old.keys())[:MOST_NAMES]})
        waiting = [self._root.Names.Dests] if "/Names" in self._root and "/Dests" in self._root.Names else []
        for _ in range(MOST_NAMES):
            if not waiting:
                return
            node = waiting.pop()
            pairs = node.get("/Names", ())
            for at in range(0, min(len(pairs), 2 * MOST_NAMES) - 1, 2):
                names.setdefault(str(pairs[at]), pairs[at + 1])
            waiting += list(node.get("/Kids", ()))[:MOST_NAMES] if len(waiting) < MOST_NAMES else []


def _number(value: Any) -> float:
    try:
        return float(value)
    except TypeError:  # null: where the page is already
        return 0.0
