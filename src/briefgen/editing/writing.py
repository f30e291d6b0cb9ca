"""One file while its lock is held: what other programs write in the same moment is seen, and nothing of it is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from briefgen.diagnostics import Diagnostic, KeyPath
from briefgen.editing.edits import AsText
from briefgen.editing.history import History, Kind, rev_of
from briefgen.editing.merging import Conflict
from briefgen.editing.planning import Plan, lay_version
from briefgen.noun import noun
from briefgen.workspace import File, Workspace
from briefgen.workspace.exchanging import Aside

MOST_ROUNDS: Final = 50
"""How often a file may be written by others while it is saved, before that is told."""

PATIENCE_SECONDS: Final = 0.4
"""How long another program may be in the middle of saving."""

LOOK_SECONDS: Final = 0.03

MOST_ASIDE: Final = 3
"""How many of the files that were exchanged last are kept, to notice a program that writes into one late."""


@noun
class Saved:
    """What came of a change: the hash of the file now, and of what it was laid over; what collides, and what others changed.

    Of values that collide nothing was written: both sides are to be shown. `refused` are values that no file can hold.
    """

    rev: str
    before: str
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[KeyPath, ...] = ()
    refused: tuple[tuple[KeyPath, Diagnostic], ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether the file is another one than before."""
        return self.rev != self.before


Planning = Callable[[File, History], Plan | AsText]
"""What is to be written over a file as it is now."""


class Writing:
    """One file of a workspace, whose only writer this is."""

    def __init__(self, workspace: Workspace, name: str, history: History) -> None:
        self.workspace, self.name, self.history = workspace, name, history

    def write(self, plan: Planning) -> Saved | AsText:
        """Write what is planned. Where another program writes in between, the plan is made again for what that wrote."""
        for _ in range(MOST_ROUNDS):
            self.recover()
            if (done := self._written(plan)) is not None:
                return done
        return AsText(self.name, "Other programs write this file all the time.")

    def recover(self) -> None:
        """Lay over the file what another program wrote in the moment of an exchange, after which this one was ended.

        So too what a program wrote late into a file that was no longer in its place.
        """
        for aside in self.workspace.asides(self.history.key):
            was, new = aside.note.split(".")[1:]
            if rev_of(aside.data) == was:
                continue
            if rev_of(aside.data) != new:  # else it never came to its place
                self._lay_over(was, self._at_rest(aside))
            self.workspace.drop_aside(aside)

    def _written(self, plan: Planning) -> Saved | AsText | None:
        """Write what is planned for the file of now; None where that is another by then."""
        now = self._now()
        before, found = self.history.keep(now.data), plan(now, self.history)
        if isinstance(found, AsText):
            return found
        if found.data != now.data and not self._exchange(now.data, found.data, before):
            return None
        return Saved(rev_of(found.data), before, found.conflicts, found.others)

    def _lay_over(self, was: str, own: Aside) -> None:
        base, mine = self.history.version(was), File(self.name, own.data)
        kept = self.history.keep(own.data)

        def plan(now: File, history: History) -> Plan | AsText:
            known = base is not None and own.data.strip()
            found = lay_version(now, File(self.name, base or b""), mine) if known else Plan(now.data)
            if isinstance(found, AsText) or found.conflicts or not known:
                history.remember(Kind.APART, kept)
            return found

        for _ in range(MOST_ROUNDS):
            if self._written(plan) is not None:
                return
        self.history.remember(Kind.APART, kept)

    def _now(self) -> File:
        """The file as it is, and not while another program is in the middle of writing it."""
        file, last = self._read(), self.history.last()
        end = time.monotonic() + PATIENCE_SECONDS
        while self.history.version(rev_of(file.data)) is None and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
            before, file = file, self._read()
            if file.data == before.data and file.data.strip():
                break
        if last and self.history.version(last) is not None and rev_of(file.data) != last:
            self.history.remember(Kind.OVERWRITTEN, last)
            self.history.remember(Kind.MERGE, self.history.keep(file.data))
            self.history.wrote(rev_of(file.data))
        return file

    def _read(self) -> File:
        """The file; some programs remove it for a moment when they save."""
        end = time.monotonic() + PATIENCE_SECONDS
        while (file := self.workspace.read_if_there(self.name)) is None and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
        return file or self.workspace.read(self.name)

    def _exchange(self, expected: bytes, data: bytes, before: str) -> bool:
        """Put new bytes in the place of those that are expected there; but not of others."""
        self.history.remember_day(before)
        new = self.history.keep(data)
        if not self.workspace.exchange(self.name, data, expected, f"{self.history.key}.{before}.{new}"):
            return False
        self.history.wrote(new)
        for aside in self.workspace.asides(self.history.key)[:-MOST_ASIDE]:
            if rev_of(aside.data) == aside.note.split(".")[1]:
                self.workspace.drop_aside(aside)
        return True

    def _at_rest(self, aside: Aside) -> Aside:
        """What stood in the place of a file, when the program that wrote into it has ended doing so."""
        end = time.monotonic() + PATIENCE_SECONDS
        was = aside.note.split(".")[1]
        while rev_of(aside.data) != was and time.time() - aside.seconds < PATIENCE_SECONDS and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
            found = [one for one in self.workspace.asides(aside.note) if one.name == aside.name]
            if not found or (found[0].data == aside.data and aside.data.strip()):
                break
            aside = found[0]
        return aside
