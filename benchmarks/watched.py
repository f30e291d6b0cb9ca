"""Seconds from saving a block to the new files of a watched brief, beside those of a warm render of the same; one line a turn.

  python benchmarks/watched.py WARM WATCHED SPEC BLOCK TIMES

WARM and WATCHED are two workspaces of the same files. In each, the block is changed in turn.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

FILES = 2
"""The PDF and the Word file: the watch prints a line for each when both are there."""

SENTENCES = ("says the same of buyers", "says as much of buyers")
"""What is edited: words of the block, and those that take their place."""


def main(warm: Path, watched: Path, spec: str, block: str, times: int) -> None:
    command = [sys.executable, "-m", "briefgen", "watch", spec]
    with (
        Press() as press,
        subprocess.Popen(command, cwd=watched, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child,
    ):
        try:
            take_turns(warm, watched, spec, block, times, press, child)
        finally:
            child.terminate()


def take_turns(
    warm: Path, watched: Path, spec: str, block: str, times: int, press: Press, child: subprocess.Popen[str]
) -> None:
    """Edit the block in both folders, turn by turn, and print what each turn took; the first is for warming up."""
    assert child.stderr
    read_paths(child)
    while not (line := child.stderr.readline()).startswith("Watching."):
        assert line, "the watch has ended"
    for turn in range(times + 1):
        edit(warm / block, turn)
        seconds = (timed_render(warm, spec, press), timed_save(watched / block, turn, child))
        if turn:
            print(*seconds)


def timed_render(folder: Path, spec: str, press: Press) -> float:
    start = time.perf_counter()
    render(Workspace(folder), Asked(spec), press)
    return time.perf_counter() - start


def timed_save(block: Path, turn: int, child: subprocess.Popen[str]) -> float:
    start = time.perf_counter()
    edit(block, turn)
    read_paths(child)
    return time.perf_counter() - start


def read_paths(child: subprocess.Popen[str]) -> None:
    assert child.stdout
    for _ in range(FILES):
        assert child.stdout.readline(), "the watch has ended"


def edit(block: Path, turn: int) -> None:
    """Put another sentence of the same length in the place of one; every other turn, the first again."""
    text, old, new = block.read_text("utf-8"), SENTENCES[turn % 2], SENTENCES[1 - turn % 2]
    assert old in text, f"“{old}” is not in {block.name}"
    block.write_text(text.replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
