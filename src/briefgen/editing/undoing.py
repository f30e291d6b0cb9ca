"""Taking back one's own changes, the last first: each a change by value, which never takes back what somebody else wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import AsText, Edit, Set
from briefgen.editing.history import History
from briefgen.editing.planning import Plan, take_back
from briefgen.editing.saving import written
from briefgen.editing.writing import Saved
from briefgen.noun import noun
from briefgen.workspace import File, Workspace

VISIT_SECONDS: Final = 5.0
"""How long somebody who types in one field may rest, and it is still one step."""

MOST_STEPS: Final = 100


@noun
class _Step:
    """What is taken back at once: the versions before and after each of its saves, and where it was typed, if in one field."""

    versions: tuple[tuple[str, str], ...]
    field: KeyPath | None
    at: dt.datetime


class Steps:
    """The steps of one person in one file, as long as the session lasts.

    A step is a visit to a field, a move, a removal, or a group of changes that came of one press.
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._workspace, self._name = workspace, name
        self._steps: list[_Step] = []

    def __len__(self) -> int:
        return len(self._steps)

    def took(self, saved: Saved, edits: Sequence[Edit]) -> None:
        """Note what was saved. What is typed on in the field of the last step belongs to it."""
        if not saved.wrote:
            return
        field, now = _field(edits), self._workspace.clock()
        pair = (saved.before, saved.rev)
        last = self._steps[-1] if self._steps else None
        if last and field is not None and last.field == field and (now - last.at).total_seconds() <= VISIT_SECONDS:
            self._steps[-1] = _Step((*last.versions, pair), field, now)
        else:
            self._steps = [*self._steps, _Step((pair,), field, now)][-MOST_STEPS:]

    def undo(self) -> Saved | AsText | None:
        """Take the last step back; None where there is none. What somebody else changed since stays, and is said.

        Raises BriefError as `save` does.
        """
        if not self._steps:
            return None
        step = self._steps.pop()

        def plan(now: File, history: History) -> Plan | AsText:
            pairs = [tuple(history.version(rev) for rev in pair) for pair in step.versions]
            files = [
                (File(self._name, one), File(self._name, two))
                for one, two in pairs
                if one is not None and two is not None
            ]
            if len(files) < len(pairs):
                return AsText(self._name, "The version before this change is no longer kept.")
            return take_back(now, files)

        return written(self._workspace, self._name, plan)


def _field(edits: Sequence[Edit]) -> KeyPath | None:
    """The one field that was typed in; None for all other changes."""
    if len(edits) == 1 and isinstance(edits[0], Set) and not isinstance(edits[0].value, dict | list):
        return edits[0].path
    return None
