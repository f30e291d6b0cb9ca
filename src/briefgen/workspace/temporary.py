"""Private folders for temporary files: whose they are can be told by their names, so that those of dead processes go away."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from briefgen.workspace.leftovers import is_alive

_NAME = re.compile(r"briefgen-([0-9]+)-[^/]+")


def private_folder() -> Path:
    """A new folder that only this account can enter; those that dead processes left behind are removed first.

    Raises OSError where there is no room.
    """
    sweep_temporary()
    return Path(tempfile.mkdtemp(prefix=folder_prefix())).resolve()


def folder_prefix() -> str:
    """How the name of a temporary folder of this process begins."""
    return f"briefgen-{os.getpid()}-"


def sweep_temporary() -> None:
    """Remove what was left in the folder for temporary files by processes of this account that were killed."""
    with suppress(OSError):
        for entry in os.scandir(tempfile.gettempdir()):
            match = _NAME.fullmatch(entry.name)
            ours = match is not None and entry.is_dir(follow_symlinks=False) and _is_ours(entry)
            if match and ours and not is_alive(int(match[1]), Path(entry.path)):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
