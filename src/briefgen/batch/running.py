"""Jobs → what became of them, by workers side by side; what ends a worker costs one packet, and is told."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from briefgen.batch.jobs import Job, Made
from briefgen.batch.working import set_up, work
from briefgen.diagnostics import Diagnostic
from briefgen.workspace import Workspace

SECONDS: Final = 600.0
"""How long one packet may take."""

WAITING: Final = 3
"""How many jobs wait for each worker: none is idle, and few results are held at once."""

LOOK_SECONDS: Final = 0.2
"""How often it is asked whether to stop, while nothing is finished."""


def run(
    workspace: Workspace, jobs: Iterable[Job], workers: int, stop_if_asked: Callable[[], None], seconds: float = SECONDS
) -> Iterator[tuple[Job, Made]]:
    """What became of each job, as soon as it is known, in no order.

    `stop_if_asked` may raise, now and then, what ends the run.
    """
    left = iter(jobs)
    going: dict[Future[Made], Job] = {}
    with _pool(workspace, workers) as pool:
        while True:
            for job in _next(left, workers * WAITING - len(going)):
                going[pool.schedule(work, args=(job,), timeout=seconds)] = job
            if not going:
                return
            done, _ = wait(going, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            stop_if_asked()
            for future in done:
                job = going.pop(future)
                yield job, _result(future, job, seconds)


def _next(jobs: Iterator[Job], number: int) -> Iterator[Job]:
    for _, job in zip(range(number), jobs, strict=False):
        yield job


@contextmanager
def _pool(workspace: Workspace, workers: int) -> Iterator[Any]:
    """Workers that are ended with the run, however it ends."""
    today = workspace.today if workspace.day_is_said else None
    # A copy of this process would have its threads' locks without its threads.
    context = multiprocessing.get_context("spawn")
    pool: Any = ProcessPool(workers, initializer=set_up, initargs=(workspace.root, today), context=context)
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _result(future: Future[Made], job: Job, seconds: float) -> Made:
    try:
        return future.result()
    except TimeoutError:
        return _lost(job, f"this packet took longer than {round(seconds / 60)} minutes, and was given up")
    except ProcessExpired as ended:
        how = f"signal {-ended.exitcode}" if (ended.exitcode or 0) < 0 else f"exit code {ended.exitcode}"
        return _lost(job, f"the process that made this packet ended before it was done ({how})")
    except MemoryError:
        return _lost(job, "this packet needs more memory than there is")
    except Exception as fault:
        return _lost(job, f"this packet could not be made: {type(fault).__name__}")


def _lost(job: Job, message: str) -> Made:
    hint = "Make it again: `briefgen batch … --failed`. Where it fails each time, please report it with the packet."
    return Made(job.meeting.key, (), (Diagnostic("packet-lost", message, job.meeting.span, hint=hint),), failed=True)
