"""`briefgen serve`: how the desk starts, is found again, and ends."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from desk.conftest import LONGEST, SOURCE, Desk, start, stop, workspace_at
from desk.test_guard import listening

HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""The SHA-256 sum of dist/htmx.min.js in the npm package htmx.org 4.0.1."""


def note(root: Path) -> Path:
    return root / ".briefgen/desk.json"


def again(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", "serve", "--no-open", *words]
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=LONGEST)


def test_the_note_of_a_desk_is_its_owners_and_does_not_open_it(own_desk: Desk) -> None:
    path = note(own_desk.root)
    assert json.loads(path.read_text("utf-8")) == {"port": own_desk.port, "process": own_desk.process.pid}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
    assert own_desk.token not in path.read_text("utf-8") and own_desk.cookie.partition("=")[2] not in path.read_text(
        "utf-8"
    )


def test_a_second_start_opens_the_first_desk(own_desk: Desk) -> None:
    second = again(own_desk.root)
    assert (second.returncode, second.stdout) == (0, f"http://127.0.0.1:{own_desk.port}/\n")
    assert second.stderr == "The desk of this workspace is open already.\n"
    assert own_desk.ask("/").status == 200


@pytest.mark.parametrize("streams", [0, 3])
def test_ctrl_c_ends_the_desk_and_leaves_nothing(own_desk: Desk, streams: int) -> None:
    own_desk.ask("/briefs/visit")
    pages = [listening(own_desk) for _ in range(streams)]
    assert own_desk.end() == 0
    assert not note(own_desk.root).exists()
    assert "Traceback" not in "".join(own_desk.said)
    assert not (own_desk.root / "build").exists()
    for page in pages:
        page.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_system_that_shuts_down_ends_the_desk(own_desk: Desk) -> None:
    own_desk.process.terminate()
    assert own_desk.process.wait(LONGEST) == 128 + signal.SIGTERM
    assert not note(own_desk.root).exists()


def test_what_a_desk_left_behind_that_was_killed_is_no_desk(tmp_path: Path) -> None:
    root = workspace_at(tmp_path / "a")
    first = start(root)
    first.process.kill()
    first.process.wait()
    assert note(root).exists()
    second = start(root)
    try:
        assert "token=" in second.opening
    finally:
        stop(second)


NOTES = [
    "",
    "[]",
    "{}",
    '{"port": "x", "process": 1}',
    '{"port": -1, "process": 1}',
    '{"port": 99999, "process": 1}',
    "\x00" * 5000,
    '{"port":',
]


@pytest.mark.parametrize("text", NOTES)
def test_a_note_that_makes_no_sense_is_none(tmp_path: Path, text: str) -> None:
    from briefgen.workspace.running import find_running

    note(tmp_path).parent.mkdir()
    note(tmp_path).write_text(text, "utf-8")
    assert find_running(tmp_path) is None


def test_another_program_at_the_port_is_not_taken_for_the_desk(tmp_path: Path) -> None:
    from briefgen.workspace.running import Running, find_running, note_running

    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.1)
        note_running(tmp_path, Running(other.getsockname()[1], 1))
        assert find_running(tmp_path) is None


def test_a_note_is_not_written_through_a_link(tmp_path: Path) -> None:
    from briefgen.workspace.running import Running, note_running

    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.briefgen").symlink_to(tmp_path / "elsewhere")
    note_running(tmp_path / "a", Running(1, 1))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    "port", ["0.0.0.0:8800", "192.168.1.5:8800", "[::]:8800", "example.org:80", "0.0.0.0", ":8800"]
)
def test_an_address_that_others_reach_is_refused_and_told_why(workspace: Path, briefgen: Briefgen, port: str) -> None:
    ran = briefgen("serve", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert "the desk answers to this computer alone, at 127.0.0.1: whoever reaches it can read everything" in ran.err


@pytest.mark.parametrize("port", ["x", "-1", "65536", "9999999999999", "１２", ""])
def test_a_port_is_a_number(workspace: Path, briefgen: Briefgen, port: str) -> None:
    ran = briefgen("serve", "--port", port)
    assert ran.code == 2 and "a port is a number up to 65535" in ran.err


def test_a_port_that_is_taken_is_told(workspace: Path, briefgen: Briefgen) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = briefgen("serve", "--port", other.getsockname()[1])
    assert ran.code == 2 and "cannot be taken: another program has it" in ran.err


def test_the_desk_listens_to_this_computer_alone(own_desk: Desk) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        with pytest.raises(OSError):
            socket.create_connection((address, own_desk.port), timeout=2).close()


def test_htmx_is_the_one_that_was_published() -> None:
    folder = SOURCE / "briefgen/desk/static"
    assert hashlib.sha256((folder / "htmx.min.js").read_bytes()).hexdigest() == HTMX
    assert "Zero-Clause BSD" in (folder / "LICENSE-htmx").read_text("utf-8")
