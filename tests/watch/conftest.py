"""A watch as people run it: the real command in a process of its own, while files are really edited."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
LONGEST = 90.0
"""Seconds after which what does not come is held not to come: a bound for a test that fails, no measure."""

LINE = re.compile(r"\d\d:\d\d:\d\d (\S+): (.*)")

SPEC = "title: {title}\nlanguage: en-US\nsections:\n  - heading: One\n    blocks: [shared, {own}]\n"
BLOCK = "---\ntitle: {title}\nsummary: For tests.\naudience: public\n---\n{text}\n"


@dataclass(frozen=True)
class Round:
    """One line of the watch: the brief, how it went, and the files that had changed."""

    brief: str
    went: str
    changed: str


class Place:
    """A workspace of two briefs, `one` and `two`, which share a block and have one of their own each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "briefs/blocks").mkdir(parents=True)
        self.write("briefgen.yaml", "organization: {name: Example Coalition}\nstyle: civic\n")
        for name in ("one", "two"):
            self.write(f"briefs/{name}.yaml", SPEC.format(title=name.capitalize(), own=f"own-{name}"))
            self.block(f"own-{name}", f"Of {name} alone.")
        self.block("shared", "Of both.")
        self.block("unused", "Of none.")

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, "utf-8")

    def block(self, name: str, text: str) -> None:
        self.write(f"briefs/blocks/{name}.md", BLOCK.format(title=name, text=text))

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")


class Watching:
    """A running watch, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.out: list[str] = []
        self.err: list[str] = []
        self._more = threading.Condition()
        self._seen = 0
        for stream, lines in ((process.stdout, self.out), (process.stderr, self.err)):
            threading.Thread(target=self._listen, args=(stream, lines), daemon=True).start()

    def round(self) -> Round:
        """The next line about a brief."""
        self._until(lambda: len(self.rounds) > self._seen)
        self._seen += 1
        return self.rounds[self._seen - 1]

    def round_that(self, fits: Callable[[Round], bool]) -> Round:
        """The next line about a brief that fits."""
        while not fits(found := self.round()):
            pass
        return found

    @property
    def rounds(self) -> list[Round]:
        """All lines about briefs so far."""
        found = []
        for line in list(self.err):
            if match := LINE.fullmatch(line):
                went, _, changed = match[2].partition(" (")
                found.append(Round(match[1], re.sub(r", \d+\.\d s$", "", went), changed.removesuffix(")")))
        return found

    def begun(self) -> None:
        """Wait until it watches."""
        self._until(lambda: any(line.startswith("Watching.") for line in self.err))
        self._seen = len(self.rounds)

    def hear(self, words: str) -> None:
        """Wait until something is said."""
        self._until(lambda: any(words in line for line in [*self.err, *self.out]))

    def printed(self, count: int) -> list[str]:
        """The lines of standard output, when there are so many: they are heard apart from what is said."""
        self._until(lambda: len(self.out) >= count)
        return list(self.out)

    def stop(self) -> int:
        """Press Ctrl-C, and wait for the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=LONGEST)

    def _listen(self, stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            with self._more:
                lines.append(line.rstrip("\n"))
                self._more.notify_all()

    def _until(self, there: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        with self._more:
            while not there():
                left = end - time.monotonic()
                said = "\n".join(["", *self.err, *self.out])
                assert left > 0, f"it did not come; what came:{said}"
                assert self.process.poll() is None, f"the watch has ended:{said}"
                self._more.wait(min(left, 0.5))


Watch = Callable[..., Watching]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "my coalition")


@pytest.fixture
def watch(place: Place) -> Iterator[Watch]:
    """`watch("one", "--format", "html")` starts that watch in the workspace; it ends with the test."""
    started: list[Watching] = []

    def start(*words: object, env: Mapping[str, str] = {}, cwd: Path | None = None) -> Watching:
        process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "watch", *map(str, words)],
            cwd=cwd or place.root, env={**os.environ, "PYTHONPATH": str(SOURCE), **env},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        started.append(Watching(process))
        return started[-1]

    yield start
    for watching in started:
        watching.process.kill()
        watching.process.wait()
