"""A terminal for tests: a program runs in it as on a desk, is asked and answers."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

LONGEST = 60
"""Seconds after which a program that says nothing more is given up."""


def _take_the_terminal() -> None:
    """Make the terminal the one whose Ctrl-C the program hears."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """`briefgen` with the words typed, in a terminal. What it writes is in `shown`, line ends as `\\n`."""

    def __init__(self, *words: str, folder: Path, environment: dict[str, str]) -> None:
        pty = pytest.importorskip("pty", reason="needs a terminal as POSIX has it")
        self.own, other = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "briefgen", *words],
            stdin=other, stdout=other, stderr=other, cwd=folder, env=os.environ | environment,
            start_new_session=True, preexec_fn=_take_the_terminal,
        )  # fmt: skip
        os.close(other)
        self.shown = ""
        self.seen = 0

    def wait_for(self, words: str) -> None:
        """Read until the program has written these words, after those waited for before."""
        until = time.monotonic() + LONGEST
        while (at := self.shown.find(words, self.seen)) < 0:
            assert time.monotonic() < until and self._read(), f"no “{words}” in:\n{self.shown[self.seen :]}"
        self.seen = at + len(words)

    def type(self, keys: str) -> None:
        """Type."""
        os.write(self.own, keys.encode())

    def end(self) -> int:
        """Wait for the program to end; its exit code."""
        while self._read():
            pass
        os.close(self.own)
        return self.program.wait(LONGEST)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.own], [], [], LONGEST)
        try:
            data = os.read(self.own, 65536) if ready else b""
        except OSError:  # how Linux says that nobody writes any more
            data = b""
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
