"""The same lengths for all meetings: the tightest of them decides, and the lengths stand in one lock for each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefgen.batch.jobs import Job, Made, Terms
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.plan import Lengths
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.locks import locked_lengths_of
from briefgen.pipeline.material import Material
from briefgen.pipeline.same_lengths import Named, lock_for_all, named, of_all, shares_lengths, tightest
from briefgen.workspace import Workspace

MOST_NAMED = 3

Runner: TypeAlias = Callable[[Iterable[Job]], Iterator[tuple[Job, Made]]]
"""What does jobs."""


@noun
class Settled:
    """The locks to write, by their names, and what is to be said of them."""

    locks: Mapping[str, bytes]
    told: tuple[Diagnostic, ...]


def settled(workspace: Workspace, terms: Terms, meetings: Sequence[MeetingRow], do: Runner) -> Settled:
    """The lengths that all meetings share, chosen anew where there are none that hold; nothing where they need not be alike."""
    if not shares_lengths(workspace, terms.file):
        return Settled({}, ())
    wanted = _unsettled(workspace, terms)
    if not wanted:
        return Settled({}, ())
    jobs = [Job(replace(terms, refit=True), one, lengths=True) for one in meetings]
    found = [(job.meeting, made.lengths) for job, made in do(jobs) if not made.failed]
    locks: dict[str, bytes] = {}
    told: list[Diagnostic] = []
    for document, whole in wanted.items():
        of_it = [(meeting, lengths[document]) for meeting, lengths in found if document in lengths]
        chosen = tightest(whole, (lengths for _, lengths in of_it))
        name, data = lock_for_all(whole, chosen)
        locks[name] = data
        told += _decided(whole, chosen, of_it)
    return Settled(locks, tuple(told))


def _unsettled(workspace: Workspace, terms: Terms) -> Mapping[str, Material]:
    """The documents that have a limit of pages and a choice in keeping to it, and no lengths that hold."""
    found = of_all(workspace, Asked(terms.file, formats=terms.formats, draft=terms.draft))
    return {
        name: one
        for name, one in found.items()
        if one.spec.pages and any(use.flexible for use in one.plan.uses) and (terms.refit or not locked_lengths_of(one))
    }


def _decided(whole: Material, chosen: Lengths, found: Sequence[tuple[MeetingRow, Named]]) -> Iterator[Diagnostic]:
    """Which meeting decided, of each use that is shorter than it would be elsewhere."""
    for (block, which), length, richest in zip(named(whole.plan.uses, chosen), chosen, whole.plan.richest, strict=True):
        if length == richest:
            continue
        who = [meeting for meeting, lengths in found if lengths.get((block, which)) == length]
        if len(who) == len(found):
            continue
        listed = "; ".join(f"{one.name}, {one.span.within or f'line {one.span.line}'}" for one in who[:MOST_NAMED])
        more = f"; {len(who) - MOST_NAMED} more" if len(who) > MOST_NAMED else ""
        message = (
            f"{whole.brief.document}: {block} is {length} at all meetings, for it has no more room at {listed}{more}"
        )
        yield Diagnostic("same-lengths", message, whole.places.span("pages"), Severity.NOTE)
