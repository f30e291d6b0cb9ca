"""The process that reads one file: bytes from its standard input, what they say to its standard output."""

from __future__ import annotations

import pickle
import sys

from briefgen.reading_back.finished import NotRead
from briefgen.reading_back.reading import read
from briefgen.workspace.confined import confine


def main(form: str, memory: int, seconds: int) -> None:
    """Read one file in at most so many bytes of address space and seconds of processor time; write a noun, or why there is none."""
    data = sys.stdin.buffer.read()
    answers = confine(memory, seconds)
    try:
        answer: object = read(form, data)
    except NotRead as reason:
        answer = str(reason)
    except MemoryError:
        answer = "reading it takes too much memory"
    answers.write(pickle.dumps(answer, protocol=5))
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
