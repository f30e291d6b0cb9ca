"""The output folder: a file, closed, full, contested; the command stopped at any moment. The last good output stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, LAST_GOOD, SPEC, SPEC_TEXT, Place, refuses
from profiles import sample


def last_good(place: Place) -> bool:
    """Whether what was there before is there still, byte for byte, and nothing else."""
    build = place.root / "build"
    return {path.name: path.read_bytes() for path in build.iterdir()} == LAST_GOOD


def new_and_whole(folder: Path) -> bool:
    """Whether both files are new and can be opened, and nothing else lies there."""
    if {path.name for path in folder.iterdir()} != set(LAST_GOOD):
        return False
    pdf = (folder / "town.pdf").read_bytes()
    return (
        pdf.startswith(b"%PDF-")
        and pdf.rstrip().endswith(b"%%EOF")
        and zipfile.ZipFile(folder / "town.docx").testzip() is None
    )


def test_a_folder_that_is_a_file(place: Place) -> None:
    place.write("taken", "a file")
    refuses(place, "render", SPEC, "-o", "taken", codes={"cannot-write"})
    refuses(place, "render", SPEC, "-o", "taken/below", codes={"cannot-write"})


def test_a_file_that_is_a_folder(place: Place) -> None:
    (place.root / "build/town.docx").unlink()
    place.write("build/town.docx/kept.txt", "kept")
    refuses(place, "render", SPEC, codes={"cannot-write"})


def test_a_file_that_is_a_link_is_not_written_through(place: Place) -> None:
    (place.root / "build/town.pdf").unlink()
    (place.root / "build/town.pdf").symlink_to(place.folder / "secret.txt")
    place.run("render", SPEC)
    assert (place.folder / "secret.txt").read_text() == "a secret outside"


@pytest.mark.parametrize("folder", ["/dev/null", "/proc/nowhere"])
def test_a_folder_on_a_device(place: Place, folder: str) -> None:
    outcome = place.run("render", SPEC, "-o", folder)
    assert (outcome.code, outcome.codes) == (1, ["cannot-write"])
    assert last_good(place)


def test_a_name_of_a_folder_that_is_too_long(place: Place) -> None:
    refuses(place, "render", SPEC, "-o", "a" * 300, codes={"cannot-write"})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(place: Place) -> None:
    (place.root / "build").chmod(0o500)
    refuses(place, "render", SPEC, codes={"cannot-write"})
    (place.root / "build").chmod(0o700)


@pytest.mark.parametrize("limit", [0, 4_000, 12_000])
def test_a_disk_that_fills(place: Place, limit: int) -> None:
    """No file may grow beyond so many bytes; the Word file and the PDF are larger."""
    command = ["sh", "-c", f"trap '' XFSZ; ulimit -f {limit // 512}; exec \"$@\"", "sh", *place.command("render", SPEC)]
    env = place.environment() | {"WATCHED_LOG": "/dev/null"}
    done = subprocess.run(command, cwd=place.root, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stderr
    assert "error[cannot-write]" in done.stderr or "error[pdf-crashed]" in done.stderr
    assert last_good(place)


def test_specs_whose_files_would_be_one(place: Place) -> None:
    place.write("briefs/more/town.yaml", SPEC_TEXT)
    outcome = place.run("render", "--format", "docx", SPEC, "briefs/more/town.yaml")
    assert (outcome.code, outcome.codes) == (1, ["same-output"])


def test_specs_whose_files_differ_in_case_alone(place: Place) -> None:
    """On the disks of Windows and macOS the second would take the place of the first."""
    place.write("briefs/Town.yaml", SPEC_TEXT)
    outcome = place.run("render", "--format", "docx", SPEC, "briefs/Town.yaml")
    assert (outcome.code, outcome.codes) == (1, ["same-output"])


def started(place: Place, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        place.command("render", SPEC, *arguments), cwd=place.root, env=place.environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


MOMENTS = [0.1, 0.4, 0.9]


@pytest.mark.parametrize("moment", sample(MOMENTS))
@pytest.mark.parametrize(
    "kind", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP], ids=lambda kind: kind.name
)
def test_stopped_at_any_moment_the_output_is_old_or_new(place: Place, kind: signal.Signals, moment: float) -> None:
    child = started(place)
    time.sleep(moment)
    os.killpg(child.pid, kind)
    _, errors = child.communicate(timeout=60)
    if kind is not signal.SIGKILL:
        assert "error[fault]" not in errors
        swept = [path for path in (place.root / "build").iterdir() if path.suffix == ".part"]
        assert not swept
    finished = {path.name: path.read_bytes() for path in (place.root / "build").iterdir() if path.suffix != ".part"}
    assert finished == LAST_GOOD or new_and_whole(place.root / "build")
    assert gone(place), "the process that lays out is still there"
    if kind in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        assert list(place.temporary.iterdir()) == []


def workers(place: Place) -> list[int]:
    """The processes that lay out and were started from this place."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (
                    str(place.temporary).encode() in (entry / "environ").read_bytes()
                    and b"pdf.engine.worker" in (entry / "cmdline").read_bytes()
                ):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def gone(place: Place) -> bool:
    """Whether every process that lays out ends soon."""
    for _ in range(100):
        if not workers(place):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes as Linux lists them")
def test_when_the_process_that_lays_out_is_killed_the_command_says_so(place: Place) -> None:
    place.write(BLOCK, BLOCK_TEXT + "\n" + "Words and more words.\n\n" * 2_000)
    child = started(place)
    killed: set[int] = set()
    while child.poll() is None:
        for worker in set(workers(place)) - killed:
            time.sleep(random.uniform(0.1, 0.4))
            try:
                os.kill(worker, signal.SIGKILL)
            except ProcessLookupError:
                continue
            killed.add(worker)
        time.sleep(0.02)
    _, errors = child.communicate()
    assert killed
    assert "Traceback" not in errors
    assert (child.returncode == 1 and "error[pdf-crashed]" in errors and last_good(place)) or new_and_whole(
        place.root / "build"
    )


def test_two_renders_into_one_folder_at_once(place: Place) -> None:
    children = [started(place) for _ in range(3)]
    for child in children:
        _, errors = child.communicate(timeout=60)
        assert child.returncode == 0, errors
    assert new_and_whole(place.root / "build")


def test_nobody_listens_to_what_is_printed(place: Place) -> None:
    child = subprocess.Popen(
        place.command("list", "blocks"),
        cwd=place.root,
        env=place.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None and child.stderr is not None
    child.stdout.close()
    errors = child.stderr.read()
    child.wait(timeout=60)
    assert "Traceback" not in errors and "Exception ignored" not in errors and "fault" not in errors


@pytest.mark.parametrize("closed", sample(["<&- >&- 2>&-", "<&-", ">&-", "2>&-"], 4))
def test_without_some_of_its_streams_it_works(place: Place, closed: str) -> None:
    command = ["sh", "-c", f'"$@" {closed}', "sh", *place.command("render", SPEC)]
    done = subprocess.run(command, cwd=place.root, env=place.environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert new_and_whole(place.root / "build")


def test_little_memory_is_an_error_and_no_fault(place: Place) -> None:
    outcome = place.run("render", SPEC, memory=400 << 20)
    assert outcome.code in (0, 1), outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert outcome.code == 0 or last_good(place)


def test_where_no_temporary_file_can_be_made(place: Place) -> None:
    place.temporary.rmdir()
    place.temporary.write_text("a file where the folder should be", encoding="utf-8")
    outcome = place.run("render", SPEC)
    assert "Traceback" not in outcome.stderr
    assert outcome.code in (0, 1)
