"""Writing files that belong together: all of them or none, and each one whole."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.noun import noun

_PART = re.compile(r"\.briefgen-([0-9]+)-[0-9a-f]{12}\.part$")
_STALE_SECONDS = 24 * 60 * 60
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
        self.steps = tuple(_step(folder, name, data) for name, data in files.items())
        self.placing = False

    def write(self) -> None:
        for step in self.steps:
            _write_part(step.part, step.data)
        for step in self.steps:
            _back_up(step)
        self.placing = True
        for step in self.steps:
            os.replace(step.part, step.target)

    def undo(self) -> None:
        placed = [step for step in self.steps if self.placing and not step.part.exists()]
        for step in placed:
            with contextlib.suppress(OSError):
                os.replace(step.backup, step.target) if step.backup.exists() else step.target.unlink()

    def clear(self) -> None:
        for step in self.steps:
            _discard(step.part, step.backup)


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file of `files` into `folder`, or change nothing.

    Each file is written beside its target, forced to the disk and then put in its place,
    so a reader never sees half a file. When one cannot be put in place, the others are
    put back. Raises BriefError (`cannot-write`).
    """
    batch = _Batch(folder, files)
    made = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        batch.write()
    except BaseException as error:
        batch.undo()
        batch.clear()
        _remove_empty(made)
        if isinstance(error, OSError):
            raise BriefError([_cannot_write(folder, error)]) from None
        raise
    batch.clear()


def _step(folder: Path, name: str, data: bytes) -> _Step:
    if name in ("", ".", "..") or name != Path(name).name:
        raise ValueError(f"not a plain file name: {name!r}")
    return _Step(folder / name, folder / _part_name(), folder / _part_name(), data)


def _part_name() -> str:
    return f".briefgen-{os.getpid()}-{secrets.token_hex(6)}.part"


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


def _sweep(folder: Path) -> None:
    """Remove the parts that a run left behind when it was killed."""
    for path in _left_behind(folder):
        _discard(path)


def _left_behind(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        match = _PART.fullmatch(entry.name)
        if match and int(match[1]) != os.getpid() and not _alive(int(match[1]), folder / entry.name):
            yield folder / entry.name


def _alive(process: int, part: Path) -> bool:
    if sys.platform == "win32":  # there, asking whether a process lives would end it
        return time.time() - part.stat().st_mtime < _STALE_SECONDS
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _cannot_write(folder: Path, error: OSError) -> Diagnostic:
    reason, hint = _reason(error)
    return Diagnostic(
        "cannot-write",
        f"nothing was written to “{folder}”: {reason}",
        Span(folder.as_posix()),
        hint=f"{hint} The files from before are unchanged.",
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
