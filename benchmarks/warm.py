"""Makes one brief again and again in one process, with one press, and prints the seconds of each but the first.

python benchmarks/warm.py SPEC TIMES [--in-turn]

In turn, every time is made with and without reading the finished files back: a line has the seconds of both, the
processor time of both in this process, in which files are read back and nothing is laid out, and the pages.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press


def in_turn(spec: str, times: int) -> None:
    """With and without reading back, turn by turn."""
    workspace = Workspace.find(Path.cwd())
    with Press() as press:
        for turn in range(times):
            seconds, processor = [], []
            for wanted in (True, False):
                start, busy = time.perf_counter(), time.process_time()
                pages = render(workspace, Asked(spec, read_back=wanted), press).pages
                seconds.append(time.perf_counter() - start)
                processor.append(time.process_time() - busy)
            if turn:
                print(*seconds, *processor, pages)


def main(spec: str, times: int) -> None:
    workspace = Workspace.find(Path.cwd())
    with Press() as press:
        for turn in range(times):
            start = time.perf_counter()
            render(workspace, Asked(spec), press)
            if turn:
                print(time.perf_counter() - start)


if __name__ == "__main__":
    make = in_turn if "--in-turn" in sys.argv else main
    make(sys.argv[1], int(sys.argv[2]))
