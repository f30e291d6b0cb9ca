"""Shows how far a long run is, on a terminal and after a second; otherwise nothing."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.cli.door import Door
from briefgen.cli.messages import MessageFormat

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 1.0
"""Seconds of silence: what is finished sooner needs no progress."""


class Progress:
    """A bar with the number of briefs done, which is gone whenever something else is said."""

    def __init__(self, door: Door, total: int) -> None:
        self._total = total
        self._done = 0
        self._bar: Bar | None = None
        self._hidden = True
        self._lock = threading.Lock()
        self._wanted = sys.stderr.isatty() and not door.quiet and door.message_format is MessageFormat.TEXT
        self._timer = threading.Timer(DELAY, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._wanted:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._wanted = False
        self.hide()

    def work(self) -> None:
        """Say that work on the next brief begins."""
        with self._lock:
            self._hidden = False
            if self._bar:
                self._bar.start()

    def hide(self) -> None:
        """Take the bar away: its brief is done, and something is about to be said."""
        with self._lock:
            self._hidden = True
            self._done += 1
            if self._bar:
                self._bar.update(self._bar.task_ids[0], completed=self._done)
                self._bar.stop()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("Making briefs"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        bar = Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
        with self._lock:
            if self._wanted:
                self._bar = bar
                bar.add_task("", total=self._total, completed=self._done)
                if not self._hidden:
                    bar.start()
