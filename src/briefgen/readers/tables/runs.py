"""Rows and columns in words: “rows 3–5 and 8 are”."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

MOST_TOLD: Final = 10
"""How many ranges of cells, and runs of rows, are named one by one."""


def runs(what: str, numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """Numbers in words: “rows 3–5 and 8 are”."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one == found[-1][-1] + 1:
            found[-1].append(one)
        else:
            found.append([one])
    told = [f"{name(run[0])}–{name(run[-1])}" if len(run) > 1 else name(run[0]) for run in found[:MOST_TOLD]]
    told += [f"{len(found) - MOST_TOLD} more"] if len(found) > MOST_TOLD else []
    listed = _listed(told)
    return f"{what}s {listed} are" if len(numbers) > 1 else f"{what} {listed} is"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
