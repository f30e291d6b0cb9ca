"""Makes one brief again and again in one process, with one press, and prints the seconds of each but the first.

python benchmarks/warm.py SPEC TIMES
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press


def main(spec: str, times: int) -> None:
    workspace = Workspace.find(Path.cwd())
    with Press() as press:
        for turn in range(times):
            start = time.perf_counter()
            render(workspace, Asked(spec), press)
            if turn:
                print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
