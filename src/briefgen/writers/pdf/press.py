"""The press: give it documents, and get PDFs when they are done.

What it needs to take a document in is imported when the first one comes: the process is
to begin loading at once, and loads this module too.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.document.extent import Heights, Traced
from briefgen.writers import Attached, Output
from briefgen.writers.pdf.process import Ended, Process

if TYPE_CHECKING:
    from briefgen.document.nodes import Document
    from briefgen.models.style import Style

_Task = Callable[[], None]

Made = TypeVar("Made", Output, Heights, Traced)
Problems = tuple[Diagnostic, ...]
Answer = Mapping[str, Any]
_Judge = Callable[["Document", Answer], Made | Problems]

SECONDS = 120.0
"""How long one document may take, in seconds."""

WARMING_SECONDS = 20.0
"""How long the first words in a style may take, in seconds."""

MEMORY = 1 << 30
"""How much address space the process that lays out may take, in bytes: five times what a brief of 130 pages needs."""


class Pending(Generic[Made]):
    """A PDF that is being made, or measures that are being taken."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self._made: Made | None = None
        self._problems: tuple[Diagnostic, ...] = ()
        self._fault: Exception | None = None

    def settle(self, outcome: Made | tuple[Diagnostic, ...] | Exception) -> None:
        """Say how it ended: what was made, or why there is nothing, or a fault of ours."""
        match outcome:
            case Exception():
                self._fault = outcome
            case tuple():
                self._problems = outcome
            case _:
                self._made = outcome
        self._done.set()

    def result(self) -> Made:
        """What was made, waiting for it. Raises BriefError where there is nothing."""
        self._done.wait()
        if self._fault is not None:
            raise self._fault
        if self._made is None:
            raise BriefError(self._problems)
        return self._made


def _fonts_first(style: Style, judge: _Judge[Made]) -> _Judge[Made]:
    """The judge, who blames the fonts of the style where they are what made a layout fail."""

    def judged(document: Document, answer: Answer) -> Made | Problems:
        if answer.get("failed") == "error":
            from briefgen.writers.pdf.faces import damaged

            if faults := tuple(damaged(style.fonts)):
                return faults
        return judge(document, answer)

    return judged


class Press:
    """A process that makes PDFs, one after another, while the program goes on; `with Press() as press:`.

    What is not made when the program leaves that, never will be.

    The process starts at once (or, not `at_once`, with the first document; or it is the `process` given) and
    loads WeasyPrint meanwhile. One that takes longer than `seconds` for a document, or breaks, is ended, and another
    takes its place for the next.
    """

    def __init__(
        self, seconds: float = SECONDS, memory: int = MEMORY, *, at_once: bool = True, process: Process | None = None
    ) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._memory = memory
        self._process = process
        self._queue: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._expected: set[str] = set()
        self._last_expected: Style | None = None
        self._leaving = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Press:
        if self._at_once and self._process is None:
            # Why it cannot be started is said to whoever waits for a document.
            with suppress(OSError):
                self._process = Process(self._memory)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving = True
        self._queue.put(None)
        if process := self._process:
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
        if style is self._last_expected:
            return
        from briefgen.writers.pdf.job import sample

        self._last_expected = style
        work = sample(style)
        if work["style"] not in self._expected:
            self._expected.add(work["style"])
            self._queue.put(partial(self._warm, work))

    def submit(
        self, document: Document, style: Style, most_pages: int | None = None, attached: Sequence[Attached] = ()
    ) -> Pending[Output]:
        """Take a document in; it is made, with the files `attached` to it, as soon as those before it are done.

        One that comes to more than `most_pages` is laid out but not drawn: its file has no bytes.
        """
        from briefgen.writers.pdf.findings import findings
        from briefgen.writers.pdf.job import job

        return self._take(document, lambda: job(document, style, most_pages, attached), _fonts_first(style, findings))

    def measure(self, document: Document, style: Style) -> Pending[Heights]:
        """Take flows in, the children of a document; what each of them adds to the height of a text is measured."""
        from briefgen.writers.pdf.findings import heights
        from briefgen.writers.pdf.job import measuring

        return self._take(document, lambda: measuring(document, style), _fonts_first(style, heights))

    def trace(self, document: Document, style: Style, pieces: Mapping[int, int]) -> Pending[Traced]:
        """Take a document in, to be told where its `pieces` stand (nodes by their `id()`); it is laid out and not drawn."""
        from briefgen.writers.pdf.findings import traced
        from briefgen.writers.pdf.job import tracing

        return self._take(document, lambda: tracing(document, style, pieces), _fonts_first(style, traced))

    def _take(self, document: Document, work: Callable[[], dict[str, Any]], judge: _Judge[Made]) -> Pending[Made]:
        from briefgen.writers.pdf.findings import too_deep
        from briefgen.writers.pdf.preflight import preflight

        pending: Pending[Made] = Pending()
        try:
            problems = preflight(document)
            task = {} if problems else work()
        except RecursionError:
            problems = (too_deep(),)
        if problems:
            pending.settle(problems)
        else:
            self._queue.put(partial(self._settle, pending, partial(judge, document), task))
        return pending

    def _run(self) -> None:
        while (task := self._queue.get()) is not None:
            if not self._leaving:
                task()

    def _warm(self, work: dict[str, Any]) -> None:
        """Lay out what nobody waits for, and draw it while there is nothing else to do.

        Whatever is wrong with the style is said when a document comes.
        """
        try:
            if self._process:
                self._process.ask(work | {"most_pages": 0}, WARMING_SECONDS)
            if self._process and self._queue.empty():
                self._process.ask(work, WARMING_SECONDS)
        except Ended:
            self._process = None

    def _settle(self, pending: Pending[Made], judge: Callable[[Answer], Made | Problems], work: dict[str, Any]) -> None:
        try:
            pending.settle(self._make(judge, work))
        except Exception as fault:
            # Whoever waits must hear of it: this thread has nobody to tell.
            pending.settle(fault)

    def _make(self, judge: Callable[[Answer], Made | Problems], work: dict[str, Any]) -> Made | Problems:
        """One piece of work, by the process there is or by a new one."""
        from briefgen.writers.pdf.findings import after_end, not_started

        try:
            self._process = self._process or Process(self._memory)
        except OSError as error:
            return not_started(error)
        try:
            return judge(self._process.ask(work, self._seconds))
        except Ended as end:
            self._process = None
            return after_end(end.timed_out, self._seconds, end.last_words)
