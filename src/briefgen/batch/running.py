"""Jobs → what became of them, by workers side by side; what ends a worker costs one packet, and is told."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import Final

from pebble import ProcessExpired

from briefgen.batch.jobs import Job, Made
from briefgen.batch.worker import Worker
from briefgen.batch.working import work
from briefgen.diagnostics import Diagnostic
from briefgen.workspace import Workspace

SECONDS: Final = 600.0
"""How long one packet may take."""

WAITING: Final = 3
"""How many jobs each worker has: none is idle, and few results are held at once."""

LOOK_SECONDS: Final = 0.2
"""How often it is asked whether to stop, while nothing is finished."""


def run(
    workspace: Workspace,
    jobs: Iterable[Job],
    workers: int,
    stop_if_asked: Callable[[], None],
    seconds: float = SECONDS,
    make: Callable[[Job], Made] = work,
) -> Generator[tuple[Job, Made], None, None]:
    """What became of each job, as soon as it is known, in no order; each may take so many `seconds`.

    `stop_if_asked` may raise, now and then, what ends the run. `make` is what a worker does with a job.
    """
    left = iter(jobs)
    with ExitStack() as until_the_end:
        here = [until_the_end.enter_context(Worker(workspace, make, seconds)) for _ in range(workers)]
        while True:
            _give(left, here)
            if not any(worker.going for worker in here):
                return
            stop_if_asked()
            yield from _finished(here, seconds)


def _give(left: Iterator[Job], workers: Sequence[Worker]) -> None:
    """Give jobs to workers that have few; all have one before any of them has two."""
    for number in range(1, WAITING + 1):
        for worker in workers:
            while len(worker.going) < number and (job := next(left, None)) is not None:
                worker.give(job)


def _finished(workers: Sequence[Worker], seconds: float) -> Iterator[tuple[Job, Made]]:
    """What is finished by now, waiting a little for the first of it. A worker that was lost begins anew."""
    wait([future for worker in workers for future in worker.going], LOOK_SECONDS, FIRST_COMPLETED)
    for worker in workers:
        first = next(iter(worker.going), None)
        if first and (first.done() or worker.is_stuck):
            job = worker.take(first)
            made, is_lost = _result(first, job, seconds)
            if is_lost:
                worker.begin_anew()
            yield job, made


def _result(future: Future[Made], job: Job, seconds: float) -> tuple[Made, bool]:
    """What became of a job, and whether its worker was lost."""
    try:
        return future.result(timeout=0), False
    except TimeoutError:
        time = f"{round(seconds / 60)} minutes" if seconds >= 120 else f"{round(seconds)} seconds"
        return _lost(job, f"this packet took longer than {time}, and was given up"), True
    except (ProcessExpired, BrokenProcessPool) as ended:
        code = getattr(ended, "exitcode", None)
        how = f" (signal {-code})" if code and code < 0 else f" (exit code {code})" if code else ""
        return _lost(job, f"the process that made this packet ended before it was done{how}"), True
    except MemoryError:
        return _lost(job, "this packet needs more memory than there is"), True
    except Exception as fault:
        return _lost(job, f"this packet could not be made: {type(fault).__name__}"), True


def _lost(job: Job, message: str) -> Made:
    hint = "Make it again: `briefgen batch … --failed`. Where it fails each time, please report it with the packet."
    return Made(job.meeting.key, (), (Diagnostic("packet-lost", message, job.meeting.span, hint=hint),), failed=True)
