"""The process that lays out: takes documents from its standard input, gives PDFs back, knows nothing else."""

from __future__ import annotations

import gc
import logging
import os
import queue
import shutil
import signal
import sys
import threading
from typing import Any, BinaryIO

from briefgen.writers.pdf.protocol import receive, send

MOST_YOUNG = 500_000
"""How many new objects wait for Python's collector: the usual 700 would cost a tenth of the time."""

MOST_LOOKS = 4
"""How many styles are kept ready, each some megabytes: one that is edited and watched is another one every time."""


def main(memory: int, folder: str) -> None:
    """Serve until the program that started this process is gone, in at most `memory` bytes of address space.

    `folder` was made for this process alone and goes when it goes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(MOST_YOUNG)
    _limit(memory)
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    answers = _answers()
    jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs, folder), daemon=True).start()
    try:
        from briefgen.writers.pdf.engine.patches.native import import_engine

        import_engine()
        from briefgen.writers.pdf.engine import layout as engine
    except Exception as error:
        # A library that is missing, or one of another version than those that are patched here.
        kind = "engine" if isinstance(error, OSError | ModuleNotFoundError) else "unloadable"
        while jobs.get():
            send(answers, {"failed": kind, "reason": f"{type(error).__name__}: {error}"})
        return
    engine.install()
    gc.freeze()
    looks: dict[str, engine.Look] = {}
    while job := jobs.get():
        send(answers, _answer(job, looks) | {"looks": tuple(looks)})


def _answer(job: dict[str, Any], looks: dict[str, Any]) -> dict[str, Any]:
    """The answer to one job; whatever goes wrong is an answer too."""
    from briefgen.writers.pdf.engine import layout as engine

    try:
        if job["style"] not in looks:
            while len(looks) >= MOST_LOOKS:
                del looks[next(iter(looks))]
            looks[job["style"]] = engine.Look(**job["look"])
        do = engine.measure if "galley" in job else engine.trace if "traced" in job else engine.lay_out
        return do(job, looks[job["style"]])
    except MemoryError:
        return {"failed": "memory", "reason": ""}
    except RecursionError:
        return {"failed": "depth", "reason": ""}
    except OSError as error:
        # The engine reads nothing that is not there: what the system refuses is room for temporary files.
        return {"failed": "room", "reason": str(error.strerror or error)}
    except Exception as error:
        return {"failed": "error", "reason": f"{type(error).__name__}: {error}"}


def _limit(memory: int) -> None:
    """Let a layout that swells end here rather than take the machine with it; only Linux keeps this promise."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answers() -> BinaryIO:
    """The pipe to the program. Standard output itself is closed to it, so that no library can write between frames."""
    pipe = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return pipe


def _listen(stream: BinaryIO, jobs: queue.SimpleQueue[Any], folder: str) -> None:
    """Take jobs in as they come. When the other end closes, even amid a layout, this process ends at once."""
    try:
        while True:
            jobs.put(receive(stream))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
