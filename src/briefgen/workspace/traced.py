"""A workspace that writes down what it answered, for each piece of work, so that a later run can tell whether it would be the same.

An answer is kept as what stands for it, never as what it says: the sum of the bytes of a file, of a
list of names. What was refused is not written down: that work is done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, TypeAlias, TypeVar

from briefgen.diagnostics import BriefError, Report
from briefgen.workspace import TEXT_LIMIT, File, Workspace

Fact: TypeAlias = tuple[str | int, ...]
"""A question to the workspace: which, and about what."""

Read = TypeVar("Read")


class Work:
    """A piece of work: what it asked, and the work that it shares with others. `sound` is whether all of it was written down."""

    __slots__ = ("below", "facts", "sound")

    def __init__(self) -> None:
        self.facts: dict[Fact, str] = {}
        self.below: dict[int, Work] = {}
        self.sound = True

    def rests_on(self, other: Work) -> None:
        """Count what another asked as asked by this one."""
        if other is not self:
            self.below[id(other)] = other


class Traced(Workspace):
    """A workspace for one run whose answers are written down as those of the work that is going on."""

    def __init__(self, workspace: Workspace) -> None:
        """The same workspace as `workspace`."""
        self.__dict__.update(copy(workspace).__dict__)
        self._known = {}
        self._plain = workspace
        self._going: list[Work] = []
        self._shared: dict[Hashable, Work] = {}

    @contextmanager
    def work(self) -> Iterator[Work]:
        """What is asked while it is entered, as one piece of work."""
        begun = Work()
        self._going.append(begun)
        try:
            yield begun
        finally:
            self._going.pop()

    def once(self, what: Hashable, read: Callable[[Report], Read], report: Report) -> Read:
        """As `Workspace.once`: what it takes is a piece of work that is shared by all who ask."""
        if self._known is None or what in self._known:
            if what in self._shared:
                self._rest_on(self._shared[what])
            return super().once(what, read, report)
        with self.work() as begun:
            self._shared[what] = begun
            try:
                found = super().once(what, read, report)
            except BriefError:
                begun.sound = False
                raise
            finally:
                if len(self._going) > 1:
                    self._going[-2].rests_on(begun)
        return found

    def unobserved(self) -> Workspace:
        """The same workspace: nothing that a check looks at goes unnoticed."""
        return self

    def _read(self, name: str, limit_bytes: int, *, helpful: bool = True) -> File:
        try:
            file = super()._read(name, limit_bytes, helpful=helpful)
        except BriefError as error:
            if helpful or error.diagnostics[0].code != "missing-file":
                self._spoil()
            else:
                self._note(("read", name, limit_bytes), "")
            raise
        self._note(("read", name, limit_bytes), _sum(file.data))
        return file

    def exists(self, name: str) -> bool:
        """As `Workspace.exists`."""
        return self._yes(("exists", name), super().exists(name))

    def holds(self, name: str, mark: bytes) -> bool:
        """As `Workspace.holds`."""
        try:
            found = self._plain.holds(name, mark)
        except BriefError:
            self._spoil()
            raise
        return self._yes(("holds", name, mark.decode()), found)

    def files(self, folder: str, *suffixes: str, any_case: bool = False) -> tuple[str, ...]:
        """As `Workspace.files`."""
        try:
            found = super().files(folder, *suffixes, any_case=any_case)
        except BriefError:
            self._spoil()
            raise
        return self._names(("files", folder, int(any_case), *suffixes), found)

    def read_own(self, folder: str, name: str) -> bytes | None:
        """As `Workspace.read_own`."""
        found = super().read_own(folder, name)
        self._note(("own", folder, name), "" if found is None else _sum(found))
        return found

    def own_files(self, folder: str) -> tuple[str, ...]:
        """As `Workspace.own_files`."""
        return self._names(("own files", folder), super().own_files(folder))

    def tracked(self, folder: str) -> tuple[str, ...]:
        """As `Workspace.tracked`."""
        return self._names(("tracked", folder), super().tracked(folder))

    def left_out_of_git(self, folder: str) -> bool:
        """As `Workspace.left_out_of_git`."""
        return self._yes(("left out", folder), super().left_out_of_git(folder))

    def starter_read(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File:
        """As `Workspace.starter_read`."""
        try:
            file = super().starter_read(name, limit_bytes=limit_bytes)
        except BriefError:
            self._spoil()
            raise
        self._note(("starter", name, limit_bytes), _sum(file.data))
        return file

    def starter_exists(self, name: str) -> bool:
        """As `Workspace.starter_exists`."""
        return self._yes(("starter exists", name), super().starter_exists(name))

    def starter_files(self, folder: str, suffix: str) -> tuple[str, ...]:
        """As `Workspace.starter_files`."""
        return self._names(("starter files", folder, suffix), super().starter_files(folder, suffix))

    def _rest_on(self, shared: Work) -> None:
        if self._going:
            self._going[-1].rests_on(shared)

    def _spoil(self) -> None:
        for work in self._going:
            work.sound = False

    def _note(self, fact: Fact, found: str) -> None:
        if self._going:
            self._going[-1].facts[fact] = found

    def _yes(self, fact: Fact, found: bool) -> bool:
        self._note(fact, str(found))
        return found

    def _names(self, fact: Fact, found: tuple[str, ...]) -> tuple[str, ...]:
        self._note(fact, _sum("\n".join(found).encode()))
        return found


def answered(workspace: Workspace, fact: Fact) -> str | None:
    """What stands for the answer to a question now, as it is written down; None where there is none."""
    witness = Traced(workspace)
    try:
        with witness.work() as work:
            _ask(witness, *fact)
    except BriefError:
        pass
    except (AttributeError, TypeError, ValueError, KeyError):
        return None
    return work.facts.get(fact) if work.sound else None


def _ask(workspace: Workspace, which: Any, name: Any, *more: Any) -> None:
    match which:
        case "read":
            workspace.read_if_there(name, limit_bytes=more[0])
        case "exists":
            workspace.exists(name)
        case "holds":
            workspace.holds(name, more[0].encode())
        case "files":
            workspace.files(name, *more[1:], any_case=bool(more[0]))
        case "own":
            workspace.read_own(name, *more)
        case "own files":
            workspace.own_files(name)
        case "tracked":
            workspace.tracked(name)
        case "left out":
            workspace.left_out_of_git(name)
        case "starter":
            workspace.starter_read(name, limit_bytes=more[0])
        case "starter exists":
            workspace.starter_exists(name)
        case "starter files":
            workspace.starter_files(name, *more)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
