"""The lengths that all meetings of a packet share: one lock for each document, for the brief as it is without any meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefgen.diagnostics import Report
from briefgen.document.plan import Lengths, Use
from briefgen.fit import lock_text
from briefgen.models.lock import lock_name
from briefgen.models.meetings import Fit
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.locks import inputs_of, locked_lengths_of
from briefgen.pipeline.material import Material, plan
from briefgen.pipeline.reading import AsWritten
from briefgen.readers.brief.reading import read_briefs, read_day
from briefgen.workspace import Workspace

Named: TypeAlias = Mapping[tuple[str, int], str]
"""Lengths by the block that is used, and by which of its uses in the document it is, from 0: some meetings lack some uses."""


def named(uses: Sequence[Use], lengths: Lengths) -> Named:
    """The lengths of the uses of a document by their names."""
    seen: Counter[str] = Counter()
    found = {}
    for use, length in zip(uses, lengths, strict=True):
        found[use.block, seen[use.block]] = length
        seen[use.block] += 1
    return found


def for_all(workspace: Workspace, asked: Asked, document: str) -> Named | None:
    """The lengths that stand in the lock of a document for all meetings; None where there are none, or they hold no longer."""
    if asked.refit or not shares_lengths(workspace, asked.file):
        return None
    whole = of_all(workspace, asked).get(document)
    lengths = locked_lengths_of(whole) if whole else None
    return named(whole.plan.uses, lengths) if whole and lengths else None


def shares_lengths(workspace: Workspace, file: str) -> bool:
    """Whether a packet says `fit: same`."""
    day = workspace.once(("day", file), lambda _: read_day(workspace, file, Report()), Report())
    return day is not None and day.fit is Fit.SAME


def of_all(workspace: Workspace, asked: Asked) -> Mapping[str, Material]:
    """The documents of a packet as they are without any meeting, with all uses that any of these has, by their ids."""
    return workspace.once(("of all", asked.file, asked.draft), lambda _: _of_all(workspace, asked), Report())


def _of_all(workspace: Workspace, asked: Asked) -> Mapping[str, Material]:
    bare = replace(asked, meeting=None, refit=False)
    briefs = read_briefs(workspace, asked.file, (), Report())
    return {brief.document: plan(workspace, AsWritten(brief, ()), bare) for brief in briefs}


def tightest(whole: Material, found: Iterable[Named]) -> Lengths:
    """The lengths that leave room in every meeting: of each use the shortest that any of them has."""
    uses, listed = whole.plan.uses, list(found)
    names = list(named(uses, whole.plan.richest))
    chosen = []
    for use, name in zip(uses, names, strict=True):
        order = [option.length for option in use.options]
        at = max((order.index(one[name]) for one in listed if one.get(name) in order), default=0)
        chosen.append(order[at])
    return tuple(chosen)


def lock_for_all(whole: Material, lengths: Lengths) -> tuple[str, bytes]:
    """The name and the text of the lock that holds the lengths for all meetings."""
    brief = whole.brief
    stem = brief.file.rpartition("/")[2].removesuffix(".yaml")
    text = lock_text(stem, inputs_of(whole), whole.plan.uses, lengths, brief.document, of_meetings=True)
    return lock_name(brief.file, brief.document), text.encode("utf-8")
