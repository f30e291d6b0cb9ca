"""New bytes in the place of a file that is as it is expected, and what stood there kept aside: nobody's words are overwritten unseen."""

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
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.noun import noun
from briefgen.workspace.keeping import own_folder
from briefgen.workspace.leftovers import part_name

ASIDE: Final = "aside"
"""The folder of `.briefgen` for what was exchanged."""

_NAME = re.compile(r"(?P<note>.+)\.[0-9]{20}-[0-9a-f]{8}(?:\.held)?")
_HERE: Final = -100
_EXCHANGE: Final = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux; see renameat2(2)."""

_CANNOT: Final = (errno.EINVAL, errno.ENOSYS, errno.EXDEV)
"""Faults that say that a disk cannot do it."""


@noun
class Aside:
    """What stood in the place of a file before an exchange, with the note that was given with it."""

    name: str
    note: str
    data: bytes
    seconds: float
    """When it was last written to, in seconds since 1970."""


def exchange(root: Path, target: Path, data: bytes, expected: bytes, note: str) -> bool:
    """Put `data` in the place of a file that says what is `expected`; False where it says something else, and is left.

    Raises BriefError (`cannot-write`).
    """
    aside = None
    try:
        folder = own_folder(root, ASIDE)
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / f"{note}.{time.time_ns():020d}-{secrets.token_hex(4)}"
        _write(aside, data, target)
        if _stands(target, expected):
            return _exchanged(aside, target, data, expected)
        aside.unlink()
        return False
    except OSError as error:
        # What was exchanged by then is needed: only what has not left its place may go.
        if aside is not None and _stands(aside, data):
            with contextlib.suppress(OSError):
                aside.unlink()
        raise BriefError([_cannot(target.relative_to(root).as_posix(), error)]) from None


def _stands(path: Path, expected: bytes) -> bool:
    """Whether a file says what is expected; also one that is not there."""
    try:
        return path.read_bytes() == expected
    except FileNotFoundError:
        return True


def _exchanged(aside: Path, target: Path, data: bytes, expected: bytes) -> bool:
    try:
        _trade(aside, target)
    except FileNotFoundError:
        return _begun(aside, target)
    if aside.read_bytes() == expected:
        return True
    # Somebody wrote in between the look and the exchange: that comes back to its place, before others miss it there.
    _trade(aside, target)
    if aside.read_bytes() == data:
        aside.unlink()
    else:
        # And once more meanwhile: the newer comes back, the other is kept aside.
        _trade(aside, target)
    return False


def _begun(aside: Path, target: Path) -> bool:
    """Whether a file could be put where none was."""
    try:
        os.link(aside, target)
    except FileExistsError:
        return False
    except OSError:  # some disks have no hard links
        with contextlib.suppress(FileExistsError), open(target, "xb") as stream:
            stream.write(aside.read_bytes())
            aside.unlink()
            return True
        return False
    aside.unlink()
    return True


def _trade(aside: Path, target: Path) -> None:
    """Let two files trade places."""
    if (at_once := _at_once()) is None or (number := at_once(aside, target)) in _CANNOT:
        _trade_in_steps(aside, target)
    elif number:
        raise OSError(number, os.strerror(number), str(target))


def _trade_in_steps(aside: Path, target: Path) -> None:
    """The same where the disk cannot do it at once: what is written in between, in a moment, is overwritten."""
    held = aside.with_name(f"{aside.name}.held")
    try:
        os.link(target, held)
    except OSError as error:  # some disks have no hard links
        if error.errno == errno.ENOENT:
            raise
        shutil.copyfile(target, held)
    try:
        os.replace(aside, target)
    except OSError:
        # Another disk: written beside the file, and put in its place from there.
        part = target.with_name(part_name())
        shutil.copyfile(aside, part)
        os.replace(part, target)
    os.replace(held, aside)


@cache
def _at_once() -> Callable[[Path, Path], int] | None:
    """What lets two files trade places at once, and gives the number of the fault or 0; None where the system has nothing like it."""
    if sys.platform != "linux":
        return None
    import ctypes  # not needed to read a workspace

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return None

    def trade(one: Path, other: Path) -> int:
        done = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        return ctypes.get_errno() if done else 0

    return trade


def asides(root: Path, note: str) -> tuple[Aside, ...]:
    """What was exchanged with notes that begin like this, the oldest first."""
    folder, found = own_folder(root, ASIDE), []
    with contextlib.suppress(OSError):
        for name in sorted(os.listdir(folder), key=lambda name: name.rpartition(".")[2]):
            match = _NAME.fullmatch(name)
            if match and name.startswith(note):
                with contextlib.suppress(OSError):
                    written = (folder / name).stat().st_mtime
                    found.append(Aside(name, match["note"], (folder / name).read_bytes(), written))
    return tuple(found)


def _write(aside: Path, data: bytes, target: Path) -> None:
    with open(aside, "xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    with contextlib.suppress(OSError):
        os.chmod(aside, stat.S_IMODE(target.stat().st_mode))


def _cannot(name: str, error: OSError) -> Diagnostic:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = (
        "the disk is full"
        if full
        else "this account may not write there"
        if _denied(error)
        else "the disk reported a fault"
    )
    hint = "Make room on the disk, and try again." if full else "Look at the folder, and try again."
    return Diagnostic("cannot-write", f"nothing was written to “{name}”: {reason}", Span(name), hint=hint)


def _denied(error: OSError) -> bool:
    return isinstance(error, PermissionError) or error.errno == errno.EROFS
