"""What a file was: its versions by their hash, as far back as a page may have been built from one, and its moments."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from enum import StrEnum
from typing import Any, Final

from briefgen.noun import noun
from briefgen.workspace import Workspace

HISTORY: Final = "history"

MOST_MOMENTS: Final = 50

DAYS_KEPT: Final = 30
"""How long versions are kept that belong to no moment."""


class Kind(StrEnum):
    """What made a moment worth keeping."""

    MADE = "made"
    GIVEN = "given"
    DAY = "day"
    """The file before the first change of a day."""
    BACK = "back"
    """The file before an older version was put back."""
    INCOMING = "incoming"
    """The file before a partner's was laid over it."""
    MERGE = "merge"
    """The file as another program had left it, before a person's changes were laid over it."""
    OVERWRITTEN = "overwritten"
    """The file as it was here, before another program wrote over it."""
    APART = "apart"
    """What somebody wrote and could not be put together with the file: it is in none of its versions."""


PASSING: Final = (Kind.MERGE, Kind.OVERWRITTEN, Kind.APART)
"""Moments that may come by the dozen: they make room for others first."""


@noun
class Moment:
    """A version of a file that is worth finding again: when it was that, why, and its hash; `about` says more in words."""

    at: dt.datetime
    kind: Kind
    rev: str
    about: str = ""


def rev_of(data: bytes) -> str:
    """The hash that stands for the bytes of a file."""
    return hashlib.sha256(data).hexdigest()[:32]


class History:
    """The versions and moments of one file of a workspace, in `.briefgen/history`."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._workspace = workspace
        self.key = hashlib.sha256(name.encode()).hexdigest()[:16]
        """What stands for the file in the names of its versions."""

    def keep(self, data: bytes) -> str:
        """Keep a version, and give its hash. Raises BriefError (`cannot-write`)."""
        rev = rev_of(data)
        if self.version(rev) is None:
            self._workspace.keep_own(HISTORY, f"{self.key}-{rev}", data)
        return rev

    def version(self, rev: str) -> bytes | None:
        """The bytes of a version; None where it was never kept, or is too old."""
        data = self._workspace.read_own(HISTORY, f"{self.key}-{rev}") if rev.isalnum() else None
        return data if data is not None and rev_of(data) == rev else None

    def moments(self) -> tuple[Moment, ...]:
        """The moments, the newest first."""
        found = self._workspace.read_own(HISTORY, f"{self.key}.json")
        moments = []
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            moments = [_moment(each) for each in json.loads(found or b"[]")]
        return tuple(reversed(moments))

    def remember(self, kind: Kind, rev: str, about: str = "") -> None:
        """Make a moment of a version, which stays after it as long as the moment does. Raises BriefError (`cannot-write`).

        The same version is the same moment, as long as nothing else was remembered; what is typed on apart is one moment.
        """
        moments = list(reversed(self.moments()))
        if moments and moments[-1].kind is kind and (moments[-1].rev == rev or kind is Kind.APART):
            if moments[-1].rev == rev:
                return
            moments.pop()
        moments.append(Moment(self._workspace.clock(), kind, rev, about))
        rows = [[one.at.isoformat(), one.kind, one.rev, one.about] for one in _fewer(moments)]
        self._workspace.keep_own(HISTORY, f"{self.key}.json", json.dumps(rows, ensure_ascii=False).encode())

    def remember_day(self, rev: str) -> None:
        """Make a moment of a version before the first change of a day, by the clock of this computer."""
        today = self._workspace.clock().date()
        if all(one.kind is not Kind.DAY or one.at.date() != today for one in self.moments()):
            self.remember(Kind.DAY, rev)
            self._prune()

    def _prune(self) -> None:
        """Drop the versions that belong to no moment and are older than they are kept."""
        held = {self.last(), *(one.rev for one in self.moments())}
        oldest = self._workspace.clock() - dt.timedelta(days=DAYS_KEPT)
        for name in self._workspace.own_before(HISTORY, oldest):
            if name.startswith(f"{self.key}-") and name.partition("-")[2] not in held:
                self._workspace.drop_own(HISTORY, name)

    def last(self) -> str:
        """The hash of the version that was written or found here last; empty where none was."""
        return (self._workspace.read_own(HISTORY, f"{self.key}.last") or b"").decode("ascii", "replace")

    def wrote(self, rev: str) -> None:
        """Note which version was written or found last. Raises BriefError (`cannot-write`)."""
        self._workspace.keep_own(HISTORY, f"{self.key}.last", rev.encode())


def _fewer(moments: list[Moment]) -> list[Moment]:
    """No more moments than are kept: of those that come by the dozen the oldest go first."""
    spare = len(moments) - MOST_MOMENTS
    if spare <= 0:
        return moments
    passing = [number for number, one in enumerate(moments[:-1]) if one.kind in PASSING]
    gone = set((passing + [number for number in range(len(moments)) if number not in passing])[:spare])
    return [one for number, one in enumerate(moments) if number not in gone]


def _moment(row: Any) -> Moment:
    at, kind, rev, about = row
    return Moment(dt.datetime.fromisoformat(at), Kind(kind), str(rev), str(about))
