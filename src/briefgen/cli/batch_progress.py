"""How far a batch is: a bar with what is done, failed and left and the time that remains; lines where there is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Final

from briefgen.cli.door import Door
from briefgen.cli.interrupts import stop_if_asked
from briefgen.cli.messages import MessageFormat

if TYPE_CHECKING:
    from rich.progress import Progress

    from briefgen.batch.outcomes import Outcome

LINES: Final = 10
"""How many lines are written where there is no terminal, however many meetings there are."""


class BatchProgress:
    """Tells a person how far a batch is."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._speaks = not door.quiet and door.message_format is MessageFormat.TEXT
        self._bar: Progress | None = None
        self._total = self._done = self._failed = 0

    def __enter__(self) -> BatchProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    @property
    def has_begun(self) -> bool:
        """Whether it is known how many there are."""
        return self._total > 0

    @property
    def so_far(self) -> str:
        """How many packets are done."""
        return f"{self._done} of {self._total} packets"

    def begin(self, meetings: int) -> None:
        """So many packets are to be made, or looked at."""
        self._total = meetings
        if self._speaks and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.add_task("", total=meetings, failed="")
            self._bar.start()

    def done(self, outcome: Outcome) -> None:
        """One of them is done."""
        self._done += 1
        self._failed += bool(outcome.problems)
        failed = f"{self._failed} failed" if self._failed else ""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=self._done, failed=failed, refresh=True)
        elif self._speaks and (self._done % max(1, self._total // LINES) == 0 or self._done == self._total):
            self._door.tell(", ".join(filter(None, (self.so_far, failed))))

    def stop_if_asked(self) -> None:
        """Raise KeyboardInterrupt where somebody wants the end."""
        stop_if_asked()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Making packets"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[failed]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )  # fmt: skip
    return Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
