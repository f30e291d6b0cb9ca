"""Writing files that belong together: all of them or none, and each one whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.noun import noun
from briefgen.workspace.leftovers import Moved, part_name, sweep, write_down

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk and run the command again."),
    errno.EDQUOT: ("your share of the disk is full", "Make room and run the command again."),
    errno.EFBIG: ("the file is larger than this computer allows", "Choose another folder with -o."),
    errno.EROFS: ("the disk can only be read", "Choose another folder with -o."),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "Give the brief a shorter file name."),
    errno.ENOTDIR: ("a part of the folder's path is a file", "Choose another folder with -o."),
    errno.EEXIST: (
        "there is a file where the folder should be",
        "Choose another folder with -o, or move that file away.",
    ),
}


Guard = Callable[[str, Path], Iterable[Diagnostic]]
"""Says why a file that is there must be kept: given its name, and where its bytes lie."""


@noun
class _Step:
    """One file on its way: the finished part beside its target, and what was there before."""

    target: Path
    part: Path
    backup: Path
    data: bytes


class _Batch:
    """Files that appear together. From `placing` on, a part that is gone has been put in its place."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self.folder = folder
        self.steps = tuple(_step(folder, name, data) for name, data in files.items())
        self.placing = False
        self.note: Path | None = None

    def write(self, guard: Guard | None) -> None:
        for step in self.steps:
            _write_part(step.part, step.data)
        for step in self.steps:
            _back_up(step)
        if guard:
            self._ask(guard)
        if len(self.steps) > 1:
            self.note = write_down(self.folder, tuple(map(_moved, self.steps)))
        self.placing = True
        for step in self.steps:
            os.replace(step.part, step.target)

    def _ask(self, guard: Guard) -> None:
        """Ask about what is there, as late as can be. Raises BriefError where it must be kept."""
        there = [step for step in self.steps if step.backup.exists()]
        kept = [diagnostic for step in there for diagnostic in guard(step.target.name, step.backup)]
        if kept:
            raise BriefError(kept)

    def undo(self) -> None:
        placed = [step for step in self.steps if self.placing and not step.part.exists()]
        for step in placed:
            with contextlib.suppress(OSError):
                os.replace(step.backup, step.target) if step.backup.exists() else step.target.unlink()

    def clear(self) -> None:
        # The note goes first: without the parts, it would undo nothing, but without the backups it would be wrong.
        _discard(*([self.note] if self.note else []))
        for step in self.steps:
            _discard(step.part, step.backup)


def write_together(folder: Path, files: Mapping[str, bytes], guard: Guard | None = None) -> None:
    """Write every file of `files` into `folder`, or change nothing.

    Each file is written beside its target, forced to the disk and then put in its place,
    so a reader never sees half a file. When one cannot be put in place, the others are
    put back. A `guard` is asked about every file that would be replaced, at the last moment; what it finds is raised, and
    nothing is changed. Raises BriefError (`cannot-write`).
    """
    batch = _Batch(folder, files)
    made = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        batch.write(guard)
    except BaseException as error:
        batch.undo()
        batch.clear()
        _remove_empty(made)
        if isinstance(error, OSError | UnicodeEncodeError):
            raise BriefError([cannot_write(folder, error)]) from None
        raise
    batch.clear()


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that is not there yet, with these files in it or in folders of it: at once, or not at all.

    Raises BriefError: `file-exists`, `cannot-write`.
    """
    whole = folder.parent / part_name()
    made = _missing(folder.parent)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            path = whole.joinpath(*name.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_part(path, data)
        if os.path.lexists(folder):
            raise BriefError([_there(folder)])
        os.rename(whole, folder)
    except BaseException as error:
        shutil.rmtree(whole, ignore_errors=True)
        _remove_empty(made)
        if isinstance(error, OSError | UnicodeEncodeError):
            raise BriefError([cannot_write(folder, error)]) from None
        raise


def put(folder: Path, name: str, data: bytes) -> None:
    """Write one file that can be made again, in place of what was there: whole, but not forced to the disk.

    Where a file is lost with the computer's power, it is as good as none. Raises BriefError (`cannot-write`).
    """
    part = folder / part_name()
    try:
        _ready(folder)
        part.write_bytes(data)
        os.replace(part, folder / name)
    except BaseException as error:
        _discard(part)
        if isinstance(error, OSError | UnicodeEncodeError):
            raise BriefError([cannot_write(folder, error)]) from None
        raise


@cache
def _ready(folder: Path) -> None:
    """Make a folder and sweep it, once in a run: to look through it for every file would take ever longer."""
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)


def _step(folder: Path, name: str, data: bytes) -> _Step:
    if name in ("", ".", "..") or name != Path(name).name:
        raise ValueError(f"not a plain file name: {name!r}")
    return _Step(folder / name, folder / part_name(), folder / part_name(), data)


def _moved(step: _Step) -> Moved:
    return Moved(step.target.name, step.part.name, step.backup.name, hashlib.sha256(step.data).hexdigest())


def _missing(folder: Path) -> list[Path]:
    """The folders that will have to be made, deepest first."""
    missing = []
    for path in (folder, *folder.parents):
        if os.path.lexists(path):
            break
        missing.append(path)
    return missing


def _write_part(part: Path, data: bytes) -> None:
    with open(part, "xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _back_up(step: _Step) -> None:
    try:
        status = os.lstat(step.target)
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EISDIR, "not a file", str(step.target))
    try:
        os.link(step.target, step.backup)
    except OSError:  # some disks have no hard links
        shutil.copyfile(step.target, step.backup)


def _discard(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _remove_empty(made: list[Path]) -> None:
    for path in made:
        with contextlib.suppress(OSError):
            path.rmdir()


def _there(folder: Path) -> Diagnostic:
    return Diagnostic(
        "file-exists", f"“{folder.name}” is already there", Span(folder.as_posix()), hint="Choose another name."
    )


def cannot_write(folder: Path, error: OSError | UnicodeEncodeError) -> Diagnostic:
    """Why nothing was written to a folder (`cannot-write`)."""
    reason, hint = _unspellable(error) if isinstance(error, UnicodeEncodeError) else _reason(error)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG and _is_too_long(folder):
        reason, hint = "the name of the folder is too long for this disk", "Choose another folder with -o."
    return Diagnostic(
        "cannot-write",
        f"nothing was written to “{folder}”: {reason}",
        Span(folder.as_posix()),
        hint=f"{hint} The files from before are unchanged.",
    )


def _is_too_long(path: Path) -> bool:
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def _unspellable(error: UnicodeEncodeError) -> tuple[str, str]:
    letter = error.object[error.start : error.end]
    return (
        f"in the language settings of this computer, no file name can hold “{letter}”",
        "Give the brief a `name` of plain letters, or set LC_ALL=C.UTF-8 and PYTHONUTF8=1 and run the command again.",
    )


def _reason(error: OSError) -> tuple[str, str]:
    if getattr(error, "winerror", None) in (5, 32, 33):
        return "the file is open in another program", "Close it in Word or the PDF reader and run the command again."
    if isinstance(error, PermissionError):
        return "this account is not allowed to write there", "Choose another folder with -o."
    if error.errno == errno.EISDIR:
        return (
            f"“{Path(error.filename or '').name}” is there, a folder or a link and not a file",
            "Move it away, or choose another folder with -o.",
        )
    return _REASONS.get(error.errno or 0, ("the disk reported a fault", "Choose another folder with -o."))
