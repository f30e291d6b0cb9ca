"""The process that reads one file: bytes from its standard input, what they say to its standard output."""

from __future__ import annotations

import os
import pickle
import sys

from briefgen.reading_back.finished import NotRead
from briefgen.reading_back.reading import read


def main(form: str, memory: int, seconds: int) -> None:
    """Read one file in at most so many bytes of address space and seconds of processor time; write a noun, or why there is none."""
    data = sys.stdin.buffer.read()
    answers = os.fdopen(os.dup(1), "wb")
    # No library can write among the answer.
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    _limit(memory, seconds)
    try:
        answer: object = read(form, data)
    except NotRead as reason:
        answer = str(reason)
    except MemoryError:
        answer = "reading it takes too much memory"
    answers.write(pickle.dumps(answer, protocol=5))
    answers.flush()


def _limit(memory: int, seconds: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
