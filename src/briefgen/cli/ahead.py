"""The process that lays out PDFs, started before anything else is loaded: both take about as long."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.writers.pdf.process import Process

_started: list[Process] = []


def start_ahead(arguments: Sequence[str]) -> None:
    """Start it when `arguments` (what was typed) will surely need it; what nobody takes ends with the program."""
    if arguments[:1] in (["render"], ["watch"], ["serve"]) and not {"--help", "-h", "--format"}.intersection(arguments):
        from briefgen.writers.pdf.press import MEMORY
        from briefgen.writers.pdf.process import Process

        # Why it cannot be started is said to whoever waits for a document.
        with suppress(OSError):
            _started.append(Process(MEMORY))


def take() -> Process | None:
    """The process, for the first who asks; None when there is none."""
    return _started.pop() if _started else None


def end() -> None:
    """End what nobody has taken."""
    for process in _started:
        process.close()
