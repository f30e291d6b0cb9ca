"""A workspace that remembers what it answered, so that it can tell when an answer would be another one."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError
from briefgen.workspace import File, Workspace
from briefgen.workspace.names import split_name
from briefgen.workspace.saving import Guard
from briefgen.workspace.stamps import Stamp, settled, stamp_of

MISSING: Final = "missing-file"
UNREADABLE: Final = "unreadable-file"
"""Whether a file can be read may change without a trace on the file itself: another program has closed it."""


class Outdated(Exception):
    """What was read has changed meanwhile: what was made of it is not written."""


@dataclass(slots=True)
class _Text:
    """A file as it was read: what stands for its bytes, or the code of what was wrong; and how it looked from outside."""

    limit_bytes: int
    found: str
    stamp: Stamp | None
    """None where only reading it again can tell whether it is the same."""


class Observed(Workspace):
    """A workspace for one run, which can say afterwards what of that which was asked has changed.

    What was read, looked for or listed counts, also where it was not there. What this run
    wrote itself does not, nor does what the program keeps in `.briefgen`.
    """

    def __init__(self, root: Path, *, steadfast: bool = False) -> None:
        """`steadfast` writes also what is outdated."""
        super().__init__(root)
        self._steadfast = steadfast
        self._folder = str(self.root)
        self._texts: dict[str, _Text] = {}
        self._there: dict[str, bool] = {}
        self._listed: dict[tuple[str, tuple[str, ...], bool], frozenset[str] | None] = {}
        self._own: set[str] = set()

    def _read(self, name: str, limit_bytes: int, *, helpful: bool = True) -> File:
        """As `Workspace._read`."""
        known = "/".join(split_name(name))
        # Looked at before it is read: a change in between makes the look an old one, never a new one.
        stamp = settled(self._stamp(known))
        try:
            file = super()._read(name, limit_bytes, helpful=helpful)
        except BriefError as error:
            self._texts.setdefault(known, _Text(limit_bytes, error.diagnostics[0].code, stamp))
            raise
        self._texts.setdefault(known, _Text(limit_bytes, _digest(file.data), stamp))
        return file

    def exists(self, name: str) -> bool:
        """As `Workspace.exists`."""
        there = super().exists(name)
        with contextlib.suppress(BriefError):
            self._there.setdefault("/".join(split_name(name)), there)
        return there

    def files(self, folder: str, *suffixes: str, any_case: bool = False) -> tuple[str, ...]:
        """As `Workspace.files`."""
        self._listed.setdefault((folder, suffixes, any_case), None)
        names = super().files(folder, *suffixes, any_case=any_case)
        self._listed[folder, suffixes, any_case] = frozenset(names)
        return names

    def write(self, folder: Path, files: Mapping[str, bytes], guard: Guard | None = None) -> None:
        """As `Workspace.write`. Raises Outdated, and nothing is written, where what was read has changed meanwhile."""
        if not self._steadfast and self.changes():
            raise Outdated
        super().write(folder, files, guard)
        for name, data in self._inside(folder, files):
            self._own.add(name)
            if name in self._there:
                self._there[name] = True
            if name in self._texts:
                self._texts[name] = _Text(self._texts[name].limit_bytes, _digest(data), None)

    def changes(self) -> tuple[str, ...]:
        """The names of which something else would be said now; empty where all is as it was."""
        texts = (name for name, text in self._texts.items() if self._differs(name, text))
        there = (name for name, was in self._there.items() if self._is_there(name) != was)
        return tuple(dict.fromkeys((*texts, *there, *self._listing_changes())))

    def _differs(self, name: str, text: _Text) -> bool:
        stamp = self._stamp(name)
        if stamp is None and text.found == MISSING:
            return False
        if stamp is not None and stamp == text.stamp and text.found != UNREADABLE:
            return False
        found = self._found(name, text.limit_bytes)
        if found == text.found:
            text.stamp = settled(stamp)
        return found != text.found

    def _is_there(self, name: str) -> bool:
        stamp = self._stamp(name)
        return stamp is not None and stat.S_ISREG(stamp[0])

    def _stamp(self, name: str) -> Stamp | None:
        """How a file looks from outside, without its bytes; None where it cannot be looked at."""
        return stamp_of(f"{self._folder}/{name}")

    def _found(self, name: str, limit_bytes: int) -> str:
        try:
            return _digest(Workspace._read(self, name, limit_bytes, helpful=False).data)
        except BriefError as error:
            return error.diagnostics[0].code

    def _listing_changes(self) -> Iterator[str]:
        for (folder, suffixes, any_case), names in self._listed.items():
            try:
                now = frozenset(Workspace.files(self, folder, *suffixes, any_case=any_case))
            except BriefError:
                now = None
            if now is None or names is None:
                yield from [folder] if now != names else []
            else:
                yield from sorted((now ^ names) - self._own)

    def _inside(self, folder: Path, files: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
        """The files that lie in the workspace, by their names there."""
        place = folder.resolve()
        if not place.is_relative_to(self.root):
            return ()
        return [((place / name).relative_to(self.root).as_posix(), data) for name, data in files.items()]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
