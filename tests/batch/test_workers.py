"""Whatever ends a worker costs the packet that it was making, and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from batch.making import make
from batch.processes import alive, below, does_not_hear, gone

from briefgen.batch import worker
from briefgen.batch.jobs import Job, Terms
from briefgen.batch.running import run
from briefgen.diagnostics import Span
from briefgen.models.meetings import MeetingRow
from briefgen.workspace import Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as POSIX does")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    return Workspace(tmp_path)


def job(number: int, name: str) -> Job:
    return Job(Terms("briefs/day.yaml"), MeetingRow(str(number), name, Span("day.csv", number), ()))


def became(workspace: Workspace, names: Sequence[str], workers: int = 1, seconds: float = 60) -> dict[str, str]:
    """What became of jobs for meetings of these names: what is told of each that failed."""
    jobs = [job(number, name) for number, name in enumerate(names, 1)]
    found: dict[str, str] = {}
    for done, made in run(workspace, jobs, workers, lambda: None, seconds, make):
        assert made.key == done.meeting.key not in found
        found[made.key] = made.diagnostics[0].message if made.failed else ""
        assert not made.failed or made.diagnostics[0].code == "packet-lost"
    assert below(os.getpid()) == set(), "no worker is left"
    return found


ENDED = "the process that made this packet ended before it was done"


@pytest.mark.parametrize("workers", [1, 2])
def test_each_end_of_a_worker_costs_its_own_packet_alone(workspace: Workspace, workers: int) -> None:
    names = ["sound", "killed", "sound", "ends", "faulty", "sound", "too large", "killed while it gives", "sound"]
    told = ["", f"{ENDED} (signal 9)", "", f"{ENDED} (exit code 3)", "this packet could not be made: ZeroDivisionError",
            "", "this packet needs more memory than there is", f"{ENDED} (signal 9)", ""]  # fmt: skip
    assert became(workspace, names, workers) == {str(number): one for number, one in enumerate(told, 1)}


def test_a_packet_that_hangs_is_given_up(workspace: Workspace) -> None:
    told = "this packet took longer than 3 seconds, and was given up"
    assert became(workspace, ["sound", "hangs", "sound"], 1, 3) == {"1": "", "2": told, "3": ""}


def test_a_worker_that_is_killed_while_it_takes_a_job_costs_that_alone(workspace: Workspace) -> None:
    found = became(workspace, ["killed when it takes the next", "sound", "sound"])
    assert found == {"1": "", "2": ENDED, "3": ""}


def test_a_worker_of_which_nothing_is_heard_is_given_up(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "STARTING_SECONDS", 2)
    found = became(workspace, ["stands still while it gives", "sound"], 1, 4)
    assert found == {"1": "this packet took longer than 4 seconds, and was given up", "2": ""}


def test_workers_end_with_a_run_that_is_killed_also_when_they_hang(workspace: Workspace) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", RUN], cwd=workspace.root, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    while len(found := list(workspace.root.glob("worker-*"))) < 2:
        assert started.poll() is None
    workers = {int(path.name.removeprefix("worker-")) for path in found}
    assert workers <= below(started.pid) and all(map(alive, workers))
    started.kill()
    started.wait()
    assert gone(workers)


RUN = """\
if __name__ == "__main__":
    from pathlib import Path
    from batch.making import make
    from batch.test_workers import job
    from briefgen.batch.running import run
    from briefgen.workspace import Workspace
    jobs = [job(number, "waits") for number in range(4)]
    for _ in run(Workspace(Path.cwd()), jobs, 2, lambda: None, 600, make):
        pass
"""


def test_what_ends_the_run_ends_its_workers(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.root)

    deaf: set[bool] = set()

    def stop() -> None:
        deaf.update(does_not_hear(one, signal.SIGINT) for one in below(os.getpid()))
        if list(workspace.root.glob("worker-*")):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run(workspace, [job(1, "waits")], 1, stop, 60, make))
    assert deaf == {True}, "Ctrl-C is that of the run alone, from the first moment"
    assert below(os.getpid()) == set()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs signals as POSIX has them")
def test_ctrl_c_waits_until_a_process_that_begins_was_told_what_to_do() -> None:
    """Another thread hears it, for which it is not blocked; it acts on this one."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait, daemon=True)
    thread.start()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    told = False
    try:
        with pytest.raises(KeyboardInterrupt), worker._ctrl_c_kept_off():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.2)
            told = True
    finally:
        done.set()
        signal.signal(signal.SIGINT, before)
    assert told and signal.getsignal(signal.SIGINT) is before
