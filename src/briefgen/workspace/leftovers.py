"""What a run leaves in a folder when it is killed: files half on their way, swept away or put back by the next run.

A batch of several files is written down before the first is put in its place. Where a run ended in between, the files
from before are put back, so that no new PDF stands beside an old Word file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefgen.noun import noun

_PART = re.compile(r"\.briefgen-([0-9]+)-[0-9a-f]{12}\.part$")
_BATCH = re.compile(r"\.briefgen-([0-9]+)-[0-9a-f]{12}\.batch\.part$")
_STALE_SECONDS = 24 * 60 * 60
_LONGEST_BYTES = 1_000_000


@noun
class Moved:
    """One file of a batch by the names of its target, its finished part and what was there before; the sum of the part."""

    target: str
    part: str
    backup: str
    digest: str

    @property
    def is_plain(self) -> bool:
        """Whether all of it lies in the folder itself, and only its target is a file that people see."""
        own = _PART.fullmatch(self.part) and _PART.fullmatch(self.backup)
        return bool(own) and self.target == os.path.basename(self.target) and self.target not in ("", ".", "..")


def part_name() -> str:
    """A name for a file on its way, which tells the process that it belongs to."""
    return f".briefgen-{os.getpid()}-{secrets.token_hex(6)}.part"


def write_down(folder: Path, moves: Sequence[Moved]) -> Path:
    """Note which files are about to be put in their place; the note is to be removed when all are."""
    note = folder / f".briefgen-{os.getpid()}-{secrets.token_hex(6)}.batch.part"
    note.write_text(json.dumps([[one.target, one.part, one.backup, one.digest] for one in moves]), encoding="utf-8")
    return note


def sweep(folder: Path) -> None:
    """Put back what belongs together and remove the parts that a run left behind when it was killed."""
    left = list(_left_behind(folder))
    for note in left:
        if _BATCH.fullmatch(note.name):
            _put_back(folder, _moves(note))
    for path in left:
        with contextlib.suppress(OSError):
            path.unlink()


def _put_back(folder: Path, moves: Sequence[Moved]) -> None:
    """Undo a batch of which some files, and not all, are in their place."""
    if all(not (folder / one.part).exists() for one in moves):
        return
    for one in moves:
        # A file that somebody has changed meanwhile is no longer the one that was put there.
        if not (folder / one.part).exists() and _digest(folder / one.target) == one.digest:
            with contextlib.suppress(OSError):
                backup = folder / one.backup
                os.replace(backup, folder / one.target) if backup.exists() else (folder / one.target).unlink()


def _moves(note: Path) -> list[Moved]:
    try:
        found: Any = json.loads(note.read_bytes()[:_LONGEST_BYTES])
        moves = [Moved(*map(str, each)) for each in found]
    except (OSError, ValueError, TypeError, RecursionError):
        return []
    return moves if all(one.is_plain for one in moves) else []


def _digest(path: Path) -> str:
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _left_behind(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        match = _PART.fullmatch(entry.name) or _BATCH.fullmatch(entry.name)
        if match and int(match[1]) != os.getpid() and not is_alive(int(match[1]), folder / entry.name):
            yield folder / entry.name


def is_alive(process: int, part: Path) -> bool:
    """Whether a process that left `part` behind may still be at work."""
    if sys.platform == "win32":  # there, asking whether a process lives would end it
        return time.time() - part.stat().st_mtime < _STALE_SECONDS
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
