"""Opens a file or an address with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_with_system(what: Path | str) -> bool:
    """Hand a file, or an address, to the system's viewer without waiting for it; False when there is none."""
    if sys.platform == "win32":
        os.startfile(what)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    quiet = subprocess.DEVNULL
    named = what if isinstance(what, str) else str(what.resolve())
    subprocess.Popen([opener, named], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    return True
