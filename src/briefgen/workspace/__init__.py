"""The outside world: files, today's date and the time; nothing else touches them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import field
from pathlib import Path
from typing import Any, Final, Self, TypeVar, cast

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span
from briefgen.models.folders import SETTINGS
from briefgen.noun import noun
from briefgen.workspace.creating import create
from briefgen.workspace.exchanging import ASIDE, Aside, asides, exchange
from briefgen.workspace.keeping import Pack, drop_own, keep, keep_own, kept, own_before, own_files, read_own, write_own
from briefgen.workspace.listing import names_below
from briefgen.workspace.locking import only_writer
from briefgen.workspace.names import split_name
from briefgen.workspace.opening import link_out, read_inside
from briefgen.workspace.saving import Guard, write_new_folder, write_together
from briefgen.workspace.stamps import Stamp, settled, stamp_of

__all__ = ["SETTINGS", "File", "Workspace"]

Read = TypeVar("Read")

TEXT_LIMIT = 2_000_000
"""The most bytes of a text file that are read where nothing else is said."""

OUTPUT_LIMIT = 500_000_000
"""The most bytes of a file that was made, where it is read again."""


@noun
class File:
    """A file that was read; `name` is relative to the workspace, with forward slashes."""

    name: str
    data: bytes = field(repr=False)


class Workspace:
    """A folder with `briefgen.yaml`: the one door to its files, to the starter content and to the date.

    Nothing outside `root` (and the content that comes with briefgen) is ever read: names
    that lead elsewhere are refused and links are not followed.

    `today` is the day of the run; `day_is_said` is whether somebody said it, and it need not be that of the clock.
    """

    def __init__(
        self,
        root: Path,
        starter: Path | None = None,
        today: dt.date | None = None,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> None:
        self.root = root.resolve()
        self.starter = (starter or _starter()).resolve()
        self.today = today or _today()
        self.day_is_said = today is not None or EPOCH in os.environ
        self.clock = clock or _now
        self._known: dict[Hashable, tuple[Any, tuple[Diagnostic, ...]]] | None = None
        self._given: Mapping[str, bytes] = {}
        self._seen: tuple[str, ...] | None = None

    @classmethod
    def find(cls, start: Path, today: dt.date | None = None) -> Workspace:
        """The workspace that holds `start`: the nearest folder upward with `briefgen.yaml`; on that day, if one is given.

        Raises BriefError (`no-workspace`) when there is none.
        """
        place = start.resolve()
        for folder in (place, *place.parents) if os.path.exists(place) else ():
            if os.path.isfile(folder / SETTINGS):
                return cls(folder, today=today)
        raise BriefError(
            [
                Diagnostic(
                    "no-workspace",
                    f"there is no {SETTINGS} in “{start}” or in any folder above it",
                    expected=f"a folder with {SETTINGS}, which makes it a workspace",
                    hint="Go to your workspace's folder first, or make one: `briefgen init my-coalition`.",
                )
            ]
        )

    def for_one_run(self) -> Self:
        """The same workspace for documents that are made together: what is read `once` is remembered, and never read again."""
        if self._known is not None:
            return self
        shared = copy(self)
        shared._known = {}
        return shared

    def unobserved(self) -> Workspace:
        """The same workspace, of which nobody notes what is read: what it shows is not what a paper is made of."""
        other = Workspace(self.root, self.starter, self.today, self.clock)
        other.day_is_said = self.day_is_said
        other._given, other._seen, other._known = self._given, self._seen, {}
        return other

    def with_files(self, given: Mapping[str, bytes], seen: Iterable[str] | None = None) -> Self:
        """The same workspace as if these files lay in it, by their names: they are read, and nothing of them is written.

        Where `seen` names files and folders, nothing else of what really lies there is to be seen.
        """
        other = copy(self)
        other._given, other._known = {**self._given, **given}, None
        other._seen = self._seen if seen is None else tuple(seen)
        return other

    def _sees(self, name: str) -> bool:
        return self._seen is None or any(name == one or name.startswith(f"{one}/") for one in self._seen)

    def once(self, what: Hashable, read: Callable[[Report], Read], report: Report) -> Read:
        """What `read` gives, called for the first who asks for `what` in a run; what it reports is said to everybody who asks."""
        if self._known is None:
            return read(report)
        if what not in self._known:
            own = Report()
            self._known[what] = read(own), own.diagnostics
        value, said = self._known[what]
        report.add(*said)
        return cast(Read, value)

    def name_of(self, path: Path) -> str:
        """The workspace-relative name of a path that a person typed.

        Raises BriefError (`outside-workspace`) when it lies elsewhere.
        """
        full = path.parent.resolve() / path.name
        if full.is_relative_to(self.root):
            return full.relative_to(self.root).as_posix()
        raise BriefError(
            [
                Diagnostic(
                    "outside-workspace",
                    f"“{path}” is not in the workspace",
                    Span(path.as_posix()),
                    expected=f"a file in the folder that holds {SETTINGS}",
                    hint="Copy the file into the workspace, or run the command in the workspace that holds it.",
                )
            ]
        )

    def read(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File:
        """The file `name`, at most `limit_bytes` long.

        Raises BriefError: `missing-file`, `not-a-file`, `outside-workspace`, `too-large`, `unreadable-file`.
        """
        return self._read(name, limit_bytes)

    def read_if_there(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File | None:
        """Like `read`, but None where there is nothing by that name."""
        try:
            return self._read(name, limit_bytes, helpful=False)
        except BriefError as error:
            if error.diagnostics[0].code == "missing-file":
                return None
            raise

    def _read(self, name: str, limit_bytes: int, *, helpful: bool = True) -> File:
        """What every reading of a file goes through."""
        if (data := self._given.get(name)) is not None:
            return File(name, data)
        if not self._sees(name):
            raise BriefError([Diagnostic("missing-file", f"there is no file “{name}” in the workspace", Span(name))])
        return File(name, read_inside(self.root, split_name(name), limit_bytes, helpful=helpful))

    def holds(self, name: str, mark: bytes) -> bool:
        """Whether a file holds these bytes, with lines that end in \\n alone. Raises BriefError as `read` does."""
        return mark in self._read(name, TEXT_LIMIT).data.replace(b"\r", b"\n")

    def kept(self, kind: str, file: File) -> Any | None:
        """What `keep` kept of this kind for a file with the same bytes; None when there is nothing sound."""
        return kept(self.root, kind, file.name, file.data)

    def keep(self, kind: str, file: File, value: Any) -> None:
        """Keep what was worked out from a file for the next time, as JSON, in the folder `.briefgen`."""
        keep(self.root, kind, file.name, file.data, value)

    def pack(self, kind: str) -> Pack:
        """What is kept of this kind for many small files together; see `Pack`."""
        return Pack(self.root, kind)

    def write_own(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write `files` (plain names) into a folder of `.briefgen`, or that of the manifests, all together or not at all.

        Raises BriefError (`cannot-write`).
        """
        write_own(self.root, folder, files)

    def read_own(self, folder: str, name: str) -> bytes | None:
        """The bytes of a file in a folder of `.briefgen`, or of a manifest; None where there is none that can be read."""
        return read_own(self.root, folder, name)

    def own_files(self, folder: str) -> tuple[str, ...]:
        """The names of the files in a folder of `.briefgen`, or of the manifests, sorted."""
        return own_files(self.root, folder)

    def exists(self, name: str) -> bool:
        """Whether `name` is an ordinary file of the workspace."""
        return name in self._given or (self._sees(name) and _is_file(self.root, name))

    def changed_at(self, name: str) -> dt.datetime | None:
        """When a file was last changed, by the clock of its disk; None where that cannot be told."""
        try:
            return dt.datetime.fromtimestamp(os.lstat(self.root.joinpath(*split_name(name))).st_mtime)
        except (BriefError, OSError, OverflowError, ValueError):
            return None

    def stamp(self, name: str) -> Stamp | None:
        """What tells a file from itself after any change; None where only its bytes do: it is not on the disk, or just changed."""
        return settled(stamp_of(f"{self.root}/{name}")) if name not in self._given and self._sees(name) else None

    def files(self, folder: str, *suffixes: str, any_case: bool = False) -> tuple[str, ...]:
        """The files below `folder` whose names end in one of `suffixes`, sorted; none when there is no such folder.

        In `any_case`, upper and lower case are the same, and the suffixes are given in lower case.

        Raises BriefError: `outside-workspace`, `too-many-files`.
        """
        below = "/".join(split_name(folder))
        given = (name for name in self._given if name.startswith(f"{below}/"))
        ending = {name for name in given if (name.lower() if any_case else name).endswith(suffixes)}
        there = filter(self._sees, names_below(self.root, below, suffixes, any_case=any_case))
        return tuple(sorted({*there, *ending}))

    def remove(self, name: str, digest: str) -> bool:
        """Remove a file whose bytes have this SHA-256 sum; False where there is none, or one that says something else."""
        try:
            data = read_inside(self.root, split_name(name), OUTPUT_LIMIT, helpful=False)
            if hashlib.sha256(data).hexdigest() != digest:
                return False
            os.unlink(self.root.joinpath(*split_name(name)))
        except (BriefError, OSError):
            return False
        return True

    def tracked(self, folder: str) -> tuple[str, ...]:
        """The files below `folder` that git tracks; none where there is no repository around the workspace."""
        from briefgen.workspace.tracked import tracked_below

        return tracked_below(self.root, folder)

    def left_out_of_git(self, folder: str) -> bool:
        """Whether a `.gitignore` of the workspace keeps git from taking up what is below `folder`."""
        from briefgen.workspace.tracked import left_out

        return left_out(self.root, folder)

    def starter_read(self, name: str, *, limit_bytes: int = TEXT_LIMIT) -> File:
        """Like `read`, in the content that comes with briefgen."""
        return File(name, read_inside(self.starter, split_name(name), limit_bytes))

    def starter_exists(self, name: str) -> bool:
        """Whether `name` is a file that comes with briefgen."""
        return _is_file(self.starter, name)

    def starter_files(self, folder: str, suffix: str) -> tuple[str, ...]:
        """Like `files`, in the content that comes with briefgen."""
        return names_below(self.starter, "/".join(split_name(folder)), (suffix,))

    def write(self, folder: Path, files: Mapping[str, bytes], guard: Guard | None = None) -> None:
        """Write `files` (plain names) into `folder`, all together or not at all.

        `folder` is where the person asked for, inside the workspace or not. A `guard` is asked about every file that would
        be replaced; what it finds is raised, and nothing is changed. Raises BriefError (`cannot-write`), also for a folder
        of the workspace that is a link out of it.
        """
        if (link := link_out(self.root, folder)) is not None:
            raise BriefError([_leads_out(self.root, link)])
        write_together(folder, files, guard)

    def write_new(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Make a folder of the workspace that is not there yet, with these files (names in it): all of it, or nothing.

        Raises BriefError: `file-exists`, `cannot-write`.
        """
        path = self.root.joinpath(*split_name(folder))
        if (link := link_out(self.root, path)) is not None:
            raise BriefError([_leads_out(self.root, link)])
        write_new_folder(path, files)

    def create(self, name: str, data: bytes) -> bool:
        """Write a file of the workspace that is not there yet, whole; False where something of that name is, which stays.

        Raises BriefError: `cannot-write`, `outside-workspace`.
        """
        path = self.root.joinpath(*split_name(name))
        if (link := link_out(self.root, path.parent)) is not None:
            raise BriefError([_leads_out(self.root, link)])
        return create(path, data)

    def only_writer(self, name: str) -> AbstractContextManager[None]:
        """While it is entered, no other program of this kind writes the file `name`, nor another thread of this one.

        Raises BriefError (`cannot-write`) where another does not end.
        """
        return only_writer(self.root, "/".join(split_name(name)))

    def exchange(self, name: str, data: bytes, expected: bytes, note: str) -> bool:
        """Put `data` in the place of a file that says what is `expected`, whole and forced to the disk.

        False where it says something else in that very moment, and it is left as it is. What stood there is kept as one
        of the `asides` with this note, until it is dropped: so what another program writes into it late is not lost, nor
        what it wrote in that moment, if this one is ended before it has put that back. Where the disk cannot let two
        files trade places, what is written in the moment between the look and the exchange is overwritten.
        Raises BriefError (`cannot-write`).
        """
        path = self.root.joinpath(*split_name(name))
        link = path if os.path.islink(path) else link_out(self.root, path.parent)
        if link is not None:
            raise BriefError([_leads_out(self.root, link)])
        return exchange(self.root, path, data, expected, note)

    def asides(self, note: str) -> tuple[Aside, ...]:
        """What was exchanged with notes that begin like this and was not dropped yet, the oldest first."""
        return asides(self.root, note)

    def drop_aside(self, aside: Aside) -> None:
        """Remove what was exchanged, when nobody needs it any longer."""
        drop_own(self.root, ASIDE, aside.name)

    def keep_own(self, folder: str, name: str, data: bytes) -> None:
        """Write one file into a folder of `.briefgen`, whole, but not forced to the disk.

        Raises BriefError (`cannot-write`).
        """
        keep_own(self.root, folder, name, data)

    def own_before(self, folder: str, moment: dt.datetime) -> tuple[str, ...]:
        """The names of the files in a folder of `.briefgen` that were written before a moment, sorted."""
        return own_before(self.root, folder, moment.timestamp())

    def drop_own(self, folder: str, name: str) -> None:
        """Remove a file from a folder of `.briefgen`, where it is there."""
        drop_own(self.root, folder, name)


def _leads_out(root: Path, link: Path) -> Diagnostic:
    name = link.relative_to(root).as_posix()
    return Diagnostic(
        "cannot-write",
        f"nothing was written to “{name}”: it is a link to another place, outside the workspace",
        Span(name),
        hint="Remove the link, or name the other place with -o.",
    )


def _is_file(root: Path, name: str) -> bool:
    try:
        path = root.joinpath(*split_name(name))
    except BriefError:
        return False
    return os.path.isfile(path) and not os.path.islink(path)


def _starter() -> Path:
    """The starter content: inside an installed package, or at the root of the repository."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "starter"
    return installed if installed.is_dir() else package.parents[1]


def _now() -> dt.datetime:
    """The time by the clock of this computer, in its own time zone."""
    return dt.datetime.now().astimezone()


EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable that says the day of a run."""


def _today() -> dt.date:
    """Today; or the day of SOURCE_DATE_EPOCH, by which a build is repeated later.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification.
    """
    epoch = os.environ.get(EPOCH)
    if epoch is None:
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        problem = Diagnostic(
            "bad-source-date-epoch",
            f"the environment variable {EPOCH} is “{epoch[:40]}”",
            expected="a whole number of seconds since 1970-01-01",
            hint="Unset it, or set it to a number such as 1764720000.",
        )
        raise BriefError([problem]) from None
