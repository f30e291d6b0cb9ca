"""The press: give it documents, and get PDFs when they are done.

What it needs to take a document in is imported when the first one comes: the process is
to begin loading at once, and loads this module too.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.writers import Output
from briefgen.writers.pdf.process import Ended, Process

if TYPE_CHECKING:
    from briefgen.document import Document
    from briefgen.style import Style

_Task = Callable[[], None]

SECONDS = 120.0
"""How long one document may take, in seconds."""

WARMING_SECONDS = 20.0
"""How long the first words in a style may take, in seconds."""

MEMORY = 1 << 30
"""How much address space the process that lays out may take, in bytes: five times what a brief of 130 pages needs."""


class Pending:
    """A PDF that is being made."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self._output: Output | None = None
        self._problems: tuple[Diagnostic, ...] = ()
        self._fault: Exception | None = None

    @property
    def settled(self) -> bool:
        """Whether it is known how it ended."""
        return self._done.is_set()

    def settle(self, outcome: Output | tuple[Diagnostic, ...] | Exception) -> None:
        """Say how it ended: the file, or why there is none, or a fault of ours."""
        match outcome:
            case Output():
                self._output = outcome
            case Exception():
                self._fault = outcome
            case _:
                self._problems = outcome
        self._done.set()

    def result(self) -> Output:
        """The PDF with its number of pages, waiting for it. Raises BriefError where there is none."""
        self._done.wait()
        if self._fault is not None:
            raise self._fault
        if self._output is None:
            raise BriefError(self._problems)
        return self._output


class Press:
    """A process that makes PDFs, one after another, while the program goes on; `with Press() as press:`.

    The process starts at once (or, not `at_once`, with the first document; or it is the `process` given) and loads WeasyPrint meanwhile. One that takes longer than
    `seconds` for a document, or breaks, is ended, and another takes its place for the next.
    """

    def __init__(
        self, seconds: float = SECONDS, memory: int = MEMORY, *, at_once: bool = True, process: Process | None = None
    ) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._memory = memory
        self._process = process
        self._queue: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._pending: list[Pending] = []
        self._expected: set[str] = set()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Press:
        if self._at_once and self._process is None:
            # Why it cannot be started is said to whoever waits for a document.
            with suppress(OSError):
                self._process = Process(self._memory)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._queue.put(None)
        process = self._process
        if process and (kind is not None or all(pending.settled for pending in self._pending)):
            process.close()
        self._thread.join()
        if self._process is not None:
            self._process.close()

    @property
    def process_id(self) -> int | None:
        """The number of the process in the system, while there is one."""
        return self._process.id if self._process else None

    def expect(self, style: Style) -> None:
        """Say that a document in this style will come: meanwhile the process reads its fonts and lays out a few words in it."""
        from briefgen.writers.pdf.job import sample

        work = sample(style)
        if work["style"] not in self._expected:
            self._expected.add(work["style"])
            self._queue.put(partial(self._warm, work))

    def submit(self, document: Document, style: Style) -> Pending:
        """Take a document in; it is made as soon as those before it are done."""
        from briefgen.writers.pdf.findings import too_deep
        from briefgen.writers.pdf.job import job
        from briefgen.writers.pdf.preflight import preflight

        pending = Pending()
        try:
            problems = preflight(document)
            work = {} if problems else job(document, style)
        except RecursionError:
            problems = (too_deep(),)
        if problems:
            pending.settle(problems)
        else:
            self._pending = [waiting for waiting in self._pending if not waiting.settled] + [pending]
            self._queue.put(partial(self._settle, pending, document, work))
        return pending

    def _run(self) -> None:
        while (task := self._queue.get()) is not None:
            task()

    def _warm(self, work: dict[str, Any]) -> None:
        """Lay out what nobody waits for. Whatever is wrong with the style is said when a document comes."""
        try:
            if self._process:
                self._process.ask(work, WARMING_SECONDS)
        except Ended:
            self._process = None

    def _settle(self, pending: Pending, document: Document, work: dict[str, Any]) -> None:
        try:
            pending.settle(self._make(document, work))
        except Exception as fault:
            # Whoever waits must hear of it: this thread has nobody to tell.
            pending.settle(fault)

    def _make(self, document: Document, work: dict[str, Any]) -> Output | tuple[Diagnostic, ...]:
        """One document, by the process there is or by a new one."""
        from briefgen.writers.pdf.findings import after_end, findings, not_started

        try:
            self._process = self._process or Process(self._memory)
        except OSError as error:
            return not_started(error)
        try:
            return findings(document, self._process.ask(work, self._seconds))
        except Ended as end:
            self._process = None
            return after_end(end.timed_out, self._seconds)
