"""A thread for what takes long and is mostly waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Apart(Executor):
    """One thread, which does one thing after another.

    Unlike one of `ThreadPoolExecutor` it is not waited for when the program ends: what it waits for may never come then.
    """

    def __init__(self, name: str) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True, name=name)
        self._thread.start()

    def submit(self, work: Callable[Given, Answer], /, *given: Given.args, **named: Given.kwargs) -> Future[Answer]:
        """As `Executor.submit`."""
        future: Future[Answer] = Future()
        self._work.put(partial(settle, future, partial(work, *given, **named)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As `Executor.shutdown`; what was begun is not waited for."""
        self._work.put(None)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()


def settle(future: Future[Answer], work: Callable[[], Answer]) -> None:
    """Do a piece of work, unless nobody wants it any more, and tell how it went."""
    if future.set_running_or_notify_cancel():
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)
