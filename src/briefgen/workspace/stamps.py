"""How a file looks from outside, without its bytes: what tells that it is the same as before, where its last change is old enough."""

from __future__ import annotations

import os
import time
from typing import Final

Stamp = tuple[int, ...]

SETTLED_NS: Final = 2_000_000_000
"""How old a change must be, in nanoseconds, before times alone tell that a file is the same.

Disks count time in steps, some of two seconds (FAT): a file that changes twice in one step
bears the same time. Source: git's documentation, racy-git.
"""


def stamp_of(path: str) -> Stamp | None:
    """How a file looks from outside; None where it cannot be looked at."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (status.st_mode, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def settled(stamp: Stamp | None) -> Stamp | None:
    """The stamp, where it is old enough to tell a file from a later one."""
    return stamp if stamp and time.time_ns() - max(stamp[-2:]) > SETTLED_NS else None
