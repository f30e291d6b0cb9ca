"""A worker: a process that makes one packet after another, and can be lost without anything else being lost."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType, TracebackType
from typing import Any, Final

from pebble import ProcessPool

from briefgen.batch.jobs import Job, Made
from briefgen.batch.working import set_up
from briefgen.workspace import Workspace

STARTING_SECONDS: Final = 120.0
"""How long a worker may take to begin, beside what its job may take."""

ENDING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals by which a run is ended."""


class Worker:
    """A process for jobs, each of which may take so many `seconds`; `with Worker(…)`. `make` is what it does with a job.

    Each has a pool of its own: workers of one pool share a pipe, and one that is killed while it writes would stop all.
    """

    def __init__(self, workspace: Workspace, make: Callable[[Job], Made], seconds: float) -> None:
        self._workspace = workspace
        self._make = make
        self._seconds = seconds
        self._jobs: dict[Future[Made], Job] = {}
        self._since = time.monotonic()
        self._pool = self._new_pool()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def going(self) -> tuple[Future[Made], ...]:
        """What is to come of the jobs that it has, in their order."""
        return tuple(self._jobs)

    @property
    def is_stuck(self) -> bool:
        """Whether nothing comes of its first job, not even that it took too long."""
        return bool(self._jobs) and time.monotonic() - self._since > self._seconds + STARTING_SECONDS

    def give(self, job: Job) -> None:
        """Give it a job, to be done after those that it has."""
        try:
            self._schedule(job)
        except RuntimeError:  # how a pool says that its process is gone, and that it will have no other
            self.begin_anew()
            self._schedule_or_lose(job)

    def take(self, future: Future[Made]) -> Job:
        """Take a job from it, which is done or given up."""
        self._since = time.monotonic()
        return self._jobs.pop(future)

    def begin_anew(self) -> None:
        """Let another process do the jobs that it still has."""
        self._end()
        jobs, self._jobs = self._jobs, {}
        self._pool = self._new_pool()
        for job in jobs.values():
            self._schedule_or_lose(job)

    def _schedule_or_lose(self, job: Job) -> None:
        """Schedule a job; where the computer gives no process for it, that is what becomes of it."""
        try:
            self._schedule(job)
        except (RuntimeError, OSError) as fault:
            lost: Future[Made] = Future()
            lost.set_exception(BrokenProcessPool(str(fault)))
            self._jobs[lost] = job

    def _schedule(self, job: Job) -> None:
        if not self._jobs:
            self._since = time.monotonic()
        with _ctrl_c_kept_off():
            self._jobs[self._pool.schedule(self._make, args=(job,), timeout=self._seconds)] = job

    def _new_pool(self) -> Any:
        today = self._workspace.today if self._workspace.day_is_said else None
        # A copy of this process would have its threads' locks without its threads.
        context = multiprocessing.get_context("spawn")
        return ProcessPool(1, initializer=set_up, initargs=(self._workspace.root, today), context=context)

    def _end(self) -> None:
        self._pool.stop()
        self._pool.join()


@contextmanager
def _ctrl_c_kept_off() -> Iterator[None]:
    """Processes begun meanwhile do not hear Ctrl-C, not even before they can say so: who began them decides when they end.

    Nor does it come between the beginning of a process and what it is told to do, of which that process would complain.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It lets Ctrl-C through again when it begins, which it does with the first process otherwise.
    resource_tracker.ensure_running()
    with _put_off():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _put_off() -> Iterator[None]:
    """What signals ask for is done afterwards: one that is blocked here may be heard by another thread, and acts on this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    before = {number: handler for number in ENDING if callable(handler := signal.getsignal(number))}
    for number in before:
        signal.signal(number, lambda *told: heard.append(told))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number, frame in heard[:1]:
        before[signal.Signals(number)](number, frame)
