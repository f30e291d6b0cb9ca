"""What is said to people stays out of the way of programs, and color is never forced on anyone."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefgen.cli import progress
from briefgen.cli.door import Color, Door
from briefgen.cli.messages import MessageFormat
from briefgen.cli.progress import Progress
from briefgen.workspace.viewers import open_with_system


class Terminal(io.StringIO):
    """A terminal that remembers, and says when something has been written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


@pytest.mark.parametrize(
    ("color", "terminal", "variables", "colored"),
    [
        (Color.AUTO, True, {}, True),
        (Color.AUTO, False, {}, False),
        (Color.AUTO, True, {"NO_COLOR": "1"}, False),
        (Color.AUTO, True, {"TERM": "dumb"}, False),
        (Color.ALWAYS, False, {"NO_COLOR": "1"}, True),
        (Color.NEVER, True, {}, False),
    ],
)
def test_when_there_is_color(
    monkeypatch: pytest.MonkeyPatch, color: Color, terminal: bool, variables: dict[str, str], colored: bool
) -> None:
    for name, value in {"NO_COLOR": "", "TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)
    assert Door(color=color).colored(Terminal() if terminal else io.StringIO()) is colored


@pytest.mark.parametrize(
    ("door", "heard"),
    [(Door(), True), (Door(quiet=True), False), (Door(message_format=MessageFormat.JSON), False)],
    ids=["a person", "a person who wants quiet", "a program"],
)
def test_only_people_are_told_things(capsys: pytest.CaptureFixture[str], door: Door, heard: bool) -> None:
    door.tell("Done with \x1b[31mthis.")
    assert capsys.readouterr().err == ("Done with \\u001b[31mthis.\n" if heard else "")


def test_progress_appears_on_a_terminal_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "DELAY", 0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress(Door(), 2) as shown:
        shown.work()
        assert terminal.written.wait(30), "nothing was shown"
        shown.hide()
    assert "Making briefs" in terminal.getvalue() and "0/2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K"), "the last thing written wipes the line"


def test_there_is_no_progress_where_no_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 0)
    monkeypatch.setattr(sys, "stderr", file := io.StringIO())
    with Progress(Door(), 2) as shown:
        shown.work()
        shown.hide()
    assert file.getvalue() == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own way of opening files")
def test_a_file_is_opened_with_the_program_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "seen")
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/seen"\n')
    opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert open_with_system(tmp_path / "a brief.pdf")
    assert (tmp_path / "seen").read_text() == f"{tmp_path / 'a brief.pdf'}\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own way of opening files")
def test_where_there_is_no_such_program_that_is_said(tmp_path: Path) -> None:
    script = "from pathlib import Path; from briefgen.workspace.viewers import *; print(open_with_system(Path('x')))"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout == "False\n"
