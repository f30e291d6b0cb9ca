"""The processes of this computer, as Linux shows them: which are there, and which began which."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path

LONGEST = 60
"""Seconds after which a process that does not end is given up."""


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked after does not."""
    return _state(process)[0] not in ("", "Z", "X")


def below(process: int) -> set[int]:
    """The processes that one has begun, and those that these have begun, but for the one that counts semaphores."""
    began = {int(path.name): _state(int(path.name)) for path in Path("/proc").glob("[0-9]*")}
    found, new = set[int](), {process}
    while new:
        new = {one for one, (state, parent) in began.items() if parent in new and state not in ("", "Z", "X")} - found
        found |= new
    return {one for one in found if b"resource_tracker" not in words_of(one)}


def gone(processes: Collection[int]) -> bool:
    """Whether all of these end; waits for them."""
    until = time.monotonic() + LONGEST
    while any(map(alive, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(alive, processes))


def does_not_hear(process: int, number: int) -> bool:
    """Whether a signal is kept off a process, or ignored by it."""
    said = Path(f"/proc/{process}/status").read_text("utf-8")
    masks = (int(line.split()[1], 16) for line in said.splitlines() if line.startswith(("SigBlk:", "SigIgn:")))
    return any(mask >> (number - 1) & 1 for mask in masks)


def _state(process: int) -> tuple[str, int]:
    try:
        state, parent = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
    except OSError:
        return "", 0
    return state, int(parent)


def words_of(process: int) -> bytes:
    """The words of its command; nothing where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""
