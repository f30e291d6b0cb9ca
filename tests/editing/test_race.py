"""Four writers and an editor on one file, killed in between: no word of anybody is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from editing import racer
from editing.racer import NAME

from briefgen.editing.edits import AsText
from briefgen.editing.files import read_values
from briefgen.editing.history import HISTORY
from briefgen.editing.saving import opened
from briefgen.workspace import Workspace

TEXT = """\
# A race.
title: One  # everybody's

own: {w0: none, w1: none, w2: none, w3: none}

blocks:
  # the first of all
  - alpha

# The editor's lines.
typed:
  - none
"""

WRITERS = ("w0", "w1", "w2", "w3")


def start(root: Path, kind: str, name: str, first: int, last: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, racer.__file__, str(root), kind, name, str(first), str(last)]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def lines(root: Path, name: str) -> list[list[str]]:
    path = root / f"{name}.log"
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def run(root: Path, each: int, edited: int, kills: int) -> None:
    """Let all of them write until each has done its part; some are killed, and go on where they were."""
    chance, editor = random.Random(each), start(root, "editor", "editor", 0, edited)
    at_work = {name: start(root, "writer", name, 0, each) for name in WRITERS}
    while at_work:
        time.sleep(0.05 + chance.random() * 0.1)
        for name, process in list(at_work.items()):
            if process.poll() is not None:
                assert process.returncode == 0, process.communicate()[1].decode()
                del at_work[name]
        busy = [name for name in at_work if len(lines(root, name)) > 4]
        if kills and busy:
            name = chance.choice(busy)
            at_work[name].kill()
            at_work[name].communicate()
            done = sum(line[1] == "try" for line in lines(root, name))
            at_work[name] = start(root, "writer", name, done, each)
            kills -= 1
    editor.communicate()
    assert editor.returncode == 0


def check(root: Path) -> None:
    workspace = Workspace(root)
    file = opened(workspace, NAME)
    values = read_values(file)
    assert not isinstance(values, AsText), values
    versions = [workspace.read_own(HISTORY, name) or b"" for name in workspace.own_files(HISTORY)]
    stale = [(float(line[3]), float(line[0]), line[2]) for line in lines(root, "editor")]
    assert b"# A race." in file.data
    assert b"  # the first of all\n  - alpha\n" in file.data
    assert values.data["typed"] == ["none", *(word for _, _, word in stale)]
    assert file.data.count(b"  # typed\n  - editor-") == len(stale)
    for name in WRITERS:
        _check_writer(lines(root, name), values.data["blocks"], values.data["own"][name], versions, stale)


def _check_writer(
    log: list[list[str]], blocks: list[str], own: str, versions: list[bytes], stale: list[tuple[float, float, str]]
) -> None:
    """What was said to be saved is in the file, or an editor that had read it before wrote over it; then it is in a version."""
    removed = {line[4] for line in log if line[3] == "remove"}
    began = {line[2]: float(line[0]) for line in log if line[1] == "try"}
    assert not [line for line in log if line[1] == "text"]
    for when, said, word, kind, *_ in log:
        if said != "saved" or kind not in ("add", "own", "title"):
            continue
        assert any(word.encode() in version for version in versions), f"{word} is in no version"
        gone = word not in blocks if kind == "add" else word != own if kind == "own" else False
        later = kind == "own" and any(line[3] == "own" and began[line[2]] > began[word] for line in log)
        if gone and word not in removed and not later:
            assert _written_over(began[word], float(when), stale), f"{word} is gone"


def _written_over(began: float, ended: float, stale: list[tuple[float, float, str]]) -> bool:
    """Whether an editor, which had read the file before something was saved, put that back after it."""
    return any(read <= ended and began <= replaced for read, replaced, _ in stale)


def race(tmp_path: Path, each: int, edited: int, kills: int) -> None:
    root = tmp_path / "w"
    (root / "briefs").mkdir(parents=True)
    (root / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n")
    (root / NAME).write_text(TEXT)
    run(root, each, edited, kills)
    check(root)


def test_a_short_race(tmp_path: Path) -> None:
    race(tmp_path, each=20, edited=20, kills=2)


@pytest.mark.thorough
def test_two_thousand_edits(tmp_path: Path) -> None:
    race(tmp_path, each=450, edited=200, kills=20)
