"""The moments of a file as a list: when each was and why, what it had brought, and what was changed since."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from briefgen.editing.history import History, Moment
from briefgen.editing.telling import Change, changes
from briefgen.noun import noun
from briefgen.workspace import File, Workspace


@noun
class Entry:
    """A version of a file that was worth remembering, once or several times in a row: the `moments`, the newest first.

    `brought` is what was changed up to it from the version before; None for the oldest. `since` is what was changed from it
    to the file of now. Where the version is no longer kept, nothing is known of either.
    """

    rev: str
    moments: tuple[Moment, ...]
    kept: bool
    brought: tuple[Change, ...] | None
    since: tuple[Change, ...]

    @property
    def at(self) -> dt.datetime:
        """When it was remembered last."""
        return self.moments[0].at


def entries(workspace: Workspace, file: File) -> tuple[Entry, ...]:
    """The moments of a file, the newest first."""
    history = History(workspace, file.name)
    groups = [(rev, tuple(each)) for rev, each in groupby(history.moments(), key=lambda moment: moment.rev)]
    versions = [None if (data := history.version(rev)) is None else File(file.name, data) for rev, _ in groups]
    found = []
    for (rev, moments), version, before in zip(groups, versions, [*versions, None][1:], strict=True):
        brought = changes(before, version) if version and before else None
        found.append(
            Entry(rev, moments, version is not None, brought, changes(version, file) if version is not None else ())
        )
    return tuple(found)
