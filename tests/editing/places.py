"""A workspace with one brief, and a clock that goes when it is told to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefgen.workspace import Workspace

NAME = "briefs/day.yaml"
TEXT = b"""\
# The day.
title: One  # the title
ask: Do it
meeting: {place: Here, time: late}
blocks:
  # the first
  - alpha
  - {use: beta, length: short}
"""


class Clock:
    """Shows the time that it was set to."""

    def __init__(self) -> None:
        self.time = dt.datetime(2026, 11, 29, 10, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.time

    def go(self, **how_long: float) -> None:
        """Let time pass: `seconds=3`, `days=1`."""
        self.time += dt.timedelta(**how_long)


def workspace(root: Path, clock: Clock | None = None, text: bytes = TEXT) -> Workspace:
    """A workspace in `root` with the brief NAME."""
    (root / "briefs").mkdir(parents=True)
    (root / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n")
    (root / NAME).write_bytes(text)
    return Workspace(root, clock=clock)
