"""One writer a file: a lock that the system gives back when its holder ends, however it ends."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.workspace.keeping import own_folder

LOCKS: Final = "locks"
PATIENCE_SECONDS: Final = 20.0
"""How long to wait for another writer, who needs a part of a second."""

LOOK_SECONDS: Final = 0.005


@contextmanager
def only_writer(root: Path, name: str) -> Iterator[None]:
    """Be the only one who writes the file `name` of the workspace in `root`, among those who ask so.

    Raises BriefError (`cannot-write`) where another one does not end, or the lock cannot be made.
    """
    handle = _opened(root, name)
    try:
        end = time.monotonic() + PATIENCE_SECONDS
        while not _locked(handle):
            if time.monotonic() > end:
                raise BriefError([_busy(name)])
            time.sleep(LOOK_SECONDS)
        yield
    finally:
        # The lock goes with the handle. Its file stays: another writer may wait for it.
        os.close(handle)


@contextmanager
def only_one(root: Path, name: str, busy: Diagnostic) -> Iterator[None]:
    """Be the only one who does what goes by this name in the workspace in `root`. Raises BriefError, `busy`, where another does."""
    handle = _opened(root, name)
    try:
        if not _locked(handle):
            raise BriefError([busy])
        yield
    finally:
        os.close(handle)


def _opened(root: Path, name: str) -> int:
    folder = own_folder(root, LOCKS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:20]}.lock"
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError:
        hint = "Look whether this account may write to the folder `.briefgen` of the workspace."
        message = f"nothing was written to “{name}”: its lock cannot be made"
        raise BriefError([Diagnostic("cannot-write", message, Span(name), hint=hint)]) from None


def _locked(handle: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _busy(name: str) -> Diagnostic:
    message = f"nothing was written to “{name}”: another program is writing it, and does not end"
    return Diagnostic("cannot-write", message, Span(name), hint="Stop the other briefgen, and try again.")
