"""Changes that somebody declared minor: those that count, for they are looked at again whenever they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.checks.minor import Weight, weights
from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.minor import Minor
from briefgen.readers.approvals.minor import read_minor
from briefgen.workspace import Workspace

MOST_TOLD: Final = 4
"""How many pieces of one change that weigh are told."""


def minor_changes(workspace: Workspace, report: Report) -> tuple[Minor, ...]:
    """The declared changes that count: those whose wordings are as they were declared, and that are minor ones indeed."""
    return workspace.once("minor-changes", lambda own: tuple(_counting(workspace, own)), report)


def _counting(workspace: Workspace, report: Report) -> Iterator[Minor]:
    for one in read_minor(workspace, report):
        change = one.change
        if heavy := weights(change.before, change.after, change.language):
            message = f"the change of {change.called} is no minor one, and counts as none: {told(heavy)}"
            hint = "Take the entry out, and ask: `briefgen approvals request` writes the paper."
            report.add(Diagnostic("not-minor", message, one.span, hint=hint))
        else:
            yield one


def told(heavy: Sequence[Weight]) -> str:
    """What weighs of a change, in words."""
    more = f"; and {len(heavy) - MOST_TOLD} more" if len(heavy) > MOST_TOLD else ""
    return "; ".join(one.words for one in heavy[:MOST_TOLD]) + more
