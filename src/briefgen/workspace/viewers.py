"""Opens a file or an address with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def can_open() -> bool:
    """Whether this computer has something that finds a program for a file or an address."""
    return sys.platform == "win32" or _opener() is not None


def open_with_system(what: Path | str, patience_seconds: float = 0.0) -> bool:
    """Hand a file, or an address, to the system's viewer without waiting for it; False when there is none.

    What says within `patience_seconds` that it found no program for it counts as none.
    """
    if sys.platform == "win32":
        os.startfile(what)
        return True
    opener = _opener()
    if opener is None:
        return False
    quiet = subprocess.DEVNULL
    # A file has its whole path, so that none of its letters is taken for an option.
    named = what if isinstance(what, str) else str(what.resolve())
    process = subprocess.Popen([opener, named], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    if not patience_seconds:
        return True
    try:
        return process.wait(patience_seconds) == 0
    except subprocess.TimeoutExpired:
        return True


def _opener() -> str | None:
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open")
