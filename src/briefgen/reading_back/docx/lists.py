"""The marks of lists as Word prints them: every list is counted here anew (17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from briefgen.noun import noun
from briefgen.reading_back.docx.package import Element, W, child, number, value

MOST_LISTS: Final = 20_000

PLACE: Final = re.compile("%([1-9])")
"""Where the number of a level stands in the text of a mark."""


@noun
class Level:
    """One level of a list: the kind of its numbers, what is printed, and where it begins."""

    form: str
    text: str
    start: int


class Lists:
    """The lists of a file; each mark that is asked for counts one on."""

    def __init__(self, root: Element | None) -> None:
        kinds = [] if root is None else root.findall(W + "abstractNum")[:MOST_LISTS]
        self._kinds = {kind.get(W + "abstractNumId", ""): _levels(kind) for kind in kinds}
        found = [] if root is None else root.findall(W + "num")[:MOST_LISTS]
        self._lists = {one.get(W + "numId", ""): one for one in found}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, list: str, at: int) -> str:
        """The mark of the next paragraph of a list at a level, counted from 0; empty where nothing is printed."""
        one = self._lists.get(list)
        kind = self._kinds.get(value(one, "abstractNumId"), {})
        if one is None or at not in kind:
            return ""
        overrides = {
            number(each.get(W + "ilvl", ""), -1): each for each in one.findall(W + "lvlOverride")[:9]
        }  # fmt: skip
        key = list if overrides else f"kind {value(one, 'abstractNumId')}"
        counts = self._counts[key]
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        starts = {level: number(value(each, "startOverride"), 1) for level, each in overrides.items()}
        counts[at] = counts[at] + 1 if at in counts else starts.get(at, kind[at].start)

        def shown(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            return _written(counts.get(level, starts.get(level, 1)), kind[level].form if level in kind else "")

        return PLACE.sub(shown, kind[at].text).strip()


def _levels(kind: Element) -> dict[int, Level]:
    return {
        number(level.get(W + "ilvl", ""), -1): Level(
            value(level, "numFmt"), value(level, "lvlText"), number(value(child(level, "start")), 1)
        )
        for level in kind.findall(W + "lvl")[:9]
    }


def _written(count: int, form: str) -> str:
    """A number in the letters of its kind; kinds that are not known are written in digits."""
    if form in ("lowerLetter", "upperLetter") and 0 < count < 27:
        letter = chr(ord("a") + count - 1)
        return letter if form == "lowerLetter" else letter.upper()
    return str(count)
