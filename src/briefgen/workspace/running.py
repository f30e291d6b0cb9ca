"""Which desk of a workspace is running, in `.briefgen/desk.json`: its port and its process, and never what opens it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefgen.diagnostics import BriefError
from briefgen.noun import noun
from briefgen.workspace.keeping import OWN, own_folder
from briefgen.workspace.leftovers import part_name

FILE: Final = "desk.json"
LIMIT_BYTES: Final = 1_000
MOST_PORT: Final = 65_535
ALIVE: Final = "/alive"
"""Where a desk says, to whoever asks, which process it is."""

PATIENCE_SECONDS: Final = 2.0
ADDRESS: Final = "127.0.0.1"
"""The one address of a desk: it is that of this computer for itself, which no other reaches."""


@noun
class Running:
    """A desk that is running, or was."""

    port: int
    process: int

    @property
    def address(self) -> str:
        """Where it is opened by a browser that it knows already."""
        return f"http://{ADDRESS}:{self.port}/"


def note_running(root: Path, running: Running) -> None:
    """Write down that this desk is running, for its owner alone to read; where that cannot be, do nothing."""
    with suppress(OSError, BriefError):
        folder = own_folder(root, "")
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / part_name()
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"port": running.port, "process": running.process}, stream)
        os.replace(part, folder / FILE)


def forget_running(root: Path, running: Running) -> None:
    """Remove what was written down, unless it is of another desk by now."""
    if _noted(root) == running:
        with suppress(OSError):
            (root / OWN / FILE).unlink()


def find_running(root: Path) -> Running | None:
    """The desk that was written down, if it answers; None where there is none."""
    noted = _noted(root)
    return noted if noted and _answers(noted) else None


def _noted(root: Path) -> Running | None:
    path = root / OWN / FILE
    try:
        if path.is_symlink():
            return None
        with open(path, encoding="utf-8") as stream:
            said: Any = json.loads(stream.read(LIMIT_BYTES))
        found = Running(int(said["port"]), int(said["process"]))
        return found if 0 < found.port <= MOST_PORT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _answers(running: Running) -> bool:
    """Whether the process that was written down listens there; another may have come to its port since."""
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection(ADDRESS, running.port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", ALIVE)
        answer = connection.getresponse()
        return answer.status == 200 and answer.read(LIMIT_BYTES) == str(running.process).encode()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
