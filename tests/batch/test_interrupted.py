"""A batch that is killed or interrupted at any moment: what is there is whole, and the next one goes on from there."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from batch.conftest import ROWS, TABLE, WORD, Place, made, noted
from batch.processes import below, gone, words_of
from cli.conftest import EVERY_DAY_THE_SAME

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")

MANY = [pytest.param(seed, marks=() if seed < 3 else pytest.mark.thorough) for seed in range(50)]


class Running:
    """A batch of the workspace in a process of its own."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        words = [sys.executable, "-m", "briefgen", "batch", "day", *options]
        environment = os.environ | {"SOURCE_DATE_EPOCH": EVERY_DAY_THE_SAME}
        self.process = subprocess.Popen(
            words, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait_for(self, files: int) -> None:
        """Wait until so many finished files are there, or it has ended."""
        while self.process.poll() is None and len(made(self.root)) < files:
            time.sleep(0.002)

    def wait_for_worker(self) -> None:
        """Wait until a worker is there."""
        while self.process.poll() is None and not below(self.process.pid):
            time.sleep(0.01)

    def below(self, words: bytes) -> set[int]:
        """The processes that it began in whose command these words stand."""
        return {one for one in below(self.process.pid) if words in words_of(one)}

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; how it ends and what it has said, once no process of it is left."""
        others = below(self.process.pid)
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=120)
        assert gone(others), "no process is left behind"
        return self.process.returncode, said

    def result(self) -> tuple[int, str]:
        """How it ended by itself, and what it has said."""
        _, said = self.process.communicate(timeout=300)
        return self.process.returncode, said


def sums(root: Path) -> dict[str, str]:
    return {name: digest for name, (_, digest) in made(root).items()}


def all_whole(root: Path, whole: dict[str, str]) -> None:
    """Each finished file is one that an undisturbed batch makes, to the byte, and nothing else lies in the folders."""
    assert sums(root).items() <= whole.items()
    assert {
        path.name for path in (root / "build").glob("*/*-*/*") if path.is_file() and not path.name.startswith(".")
    } <= {
        "card.docx",
        "note.docx",
        "index.html",
    }


@pytest.mark.parametrize("seed", MANY)
def test_a_batch_that_is_killed_goes_on_from_there(new: Callable[..., Place], once_made: Path, seed: int) -> None:
    chance = random.Random(seed)
    place, whole = new(), sums(once_made)
    for _ in range(chance.randint(1, 2)):
        running = Running(place.root, *WORD)
        running.wait_for_worker()
        running.wait_for(chance.randint(0, 8))
        time.sleep(chance.random() / 20)
        running.end(signal.SIGKILL)
        all_whole(place.root, whole)
    ran = place.batch()
    assert ran.code == 0 and "-output" not in ran.err, ran.err
    assert sums(place.root) == whole
    assert place.manifest == noted(once_made)
    assert place.batch().err.splitlines()[-1].startswith("0 packets made, 4 as before")


@pytest.mark.parametrize("seed", MANY)
def test_a_batch_of_changes_that_is_killed_goes_on_from_there(place: Place, once_made: Path, seed: int) -> None:
    """Rooms change, a meeting moves, one is cancelled and two change places; killed at any moment, all comes right."""
    chance = random.Random(seed)
    place.change(
        TABLE, "Alex Sample,NJ-3,2026-12-03,11:30 a.m.,Room 102", "Alex Sample,NJ-3,2026-12-03,4:30 p.m.,Room 202"
    )
    place.change(TABLE, "Robin Test,NY-4,2026-12-04,9:00 a.m.", "Robin Instance,NY-4,2026-12-04,2:00 p.m.")
    place.change(TABLE, "Kim Instance,CA-1,2026-12-04,2:00 p.m.", "Kim Instance,CA-1,2026-12-04,9:00 a.m.")
    running = Running(place.root, *WORD)
    running.wait_for_worker()
    started = made(place.root)
    time.sleep(chance.random() / 2)
    while running.process.poll() is None and chance.random() < 0.9 and made(place.root) == started:
        time.sleep(0.002)
    time.sleep(chance.random() / 20)
    running.end(signal.SIGKILL)
    ran = place.batch()
    assert ran.code == 0 and "-output" not in ran.err, ran.err
    assert set(made(place.root)) == {
        f"build/day/{folder}/{name}.docx"
        for folder in ("2026-12-03-1030-Example", "2026-12-03-1630-Sample", "2026-12-04-0900-Instance", "2026-12-04-1400-Instance")
        for name in ("card", "note")
    }  # fmt: skip
    assert place.batch().err.splitlines()[-1].startswith("0 packets made, 4 as before")
    found = sums(place.root)
    shutil.rmtree(place.root / "build")
    assert place.batch().code == 0 and sums(place.root) == found, "as an undisturbed batch makes them"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_batch_leaves_whole_files_and_no_process(
    new: Callable[..., Place], once_made: Path, number: int
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("this signal is ignored by whatever runs the tests, and so it stays, as `nohup` has it")
    place, whole = new(), sums(once_made)
    running = Running(place.root, *WORD)
    running.wait_for(3)
    code, said = running.end(number)
    assert code == 128 + number and "Traceback" not in said
    assert re.search(
        r"^Interrupted: [0-4] of 4 packets are done, and whole. The same command goes on from there.$", said, re.M
    ), said
    all_whole(place.root, whole)
    assert (place.root / "manifests/day.json").exists()
    ran = place.batch()
    assert ran.code == 0 and sums(place.root) == whole and len(ran.out.splitlines()) < 4


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=() if seed < 2 else pytest.mark.thorough) for seed in range(25)]
)
def test_a_worker_that_is_killed_costs_its_packet_alone(new: Callable[..., Place], once_made: Path, seed: int) -> None:
    chance = random.Random(seed)
    place, whole = new(), sums(once_made)
    running = Running(place.root, *WORD)
    running.wait_for(chance.randint(1, 4))
    time.sleep(chance.random() / 50)
    for worker in running.below(b"spawn_main"):
        os.kill(worker, signal.SIGKILL)
    code, said = running.result()
    all_whole(place.root, whole)
    assert code in (0, 1) and "Traceback" not in said
    if code == 1:
        assert said.count("error[packet-lost]") == said.count("error[") == 1 and "1 failed" in said
        assert len(sums(place.root)) == 6 and place.batch("--failed").code == 0
    assert sums(place.root) == whole


def test_a_press_that_is_killed_costs_its_packet_alone(new: Callable[..., Place]) -> None:
    place = new(
        ROWS
        + re.sub("^", "late-", ROWS.partition("\n")[2].replace("-12-0", "-12-1"), flags=re.MULTILINE).removesuffix(
            "late-"
        )
    )
    running = Running(place.root, "--format", "pdf", "--jobs", "1")
    running.wait_for(2)
    (press,) = running.below(b"engine.worker")
    os.kill(press, signal.SIGKILL)
    code, said = running.result()
    assert code == 1 and said.count("error[pdf-crashed]") == said.count("error[") == 1 and "1 failed" in said, said
    assert len(made(place.root)) == 14 and "Traceback" not in said
    ran = place._call("batch", "day", "--format", "pdf", "--failed")
    assert ran.code == 0 and len(made(place.root)) == 16


def test_of_two_batches_at_once_the_second_is_told_at_once(new: Callable[..., Place], once_made: Path) -> None:
    place = new()
    running = Running(place.root, *WORD)
    running.wait_for_worker()
    ran = place.batch()
    assert ran.code == 1 and ran.out == ""
    assert ran.err.splitlines()[:2] == [
        "briefs/day.yaml: error[batch-going-on]: another batch of this packet is being made in this workspace",
        "  hint: Wait until it is done, or end it.",
    ]
    assert place.batch("--dry-run", "--rows", "2").code == 0, "one that writes nothing is in nobody's way"
    assert running.result()[0] == 0 and sums(place.root) == sums(once_made)
