"""Whole processes, measured from outside: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.005
"""Seconds between two looks at the memory of the processes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One process and those it started: seconds on the clock and on processors; memory in MiB.

    `largest` is the peak of the largest process, `together` the sum of the peaks of all of
    them (0 where it was not asked for, or the system does not say).
    """

    seconds: float
    processor: float
    largest: float
    together: float
    output: str


class Failed(Exception):
    """The process ended badly; holds its last words."""


def measure(command: Sequence[object], env: Mapping[str, str], cwd: Path, *, together: bool = False) -> Measured:
    """Run a command to its end. Raises Failed.

    Looking at memory while it runs costs it a little time, so it is done only where asked for.
    """
    start = time.perf_counter()
    child = subprocess.Popen(
        list(map(str, command)), env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peaks = _Peaks(child.pid) if together else None
    assert child.stdout
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{output[-2000:]}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Measured(
        seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, peaks.stop() if peaks else 0.0, output
    )


class _Peaks:
    """Looks at the peak memory of a process and of those below it until told to stop."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._found: dict[int, float] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The sum of all peaks, in MiB."""
        self._done.set()
        self._thread.join()
        return sum(self._found.values())

    def _look(self) -> None:
        while not self._done.wait(INTERVAL):
            for process in family(self._process):
                self._found[process] = max(self._found.get(process, 0.0), _peak(process))


def family(process: int) -> list[int]:
    """A process and all below it, by Linux's account."""
    try:
        threads = Path(f"/proc/{process}/task").iterdir()
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return [process]
    return [process, *(below for child in children for below in family(child))]


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
