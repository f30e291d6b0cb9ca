"""A small workspace whose packet has a table of four meetings, and the command that makes its papers."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from cli.conftest import EVERY_DAY_THE_SAME, Briefgen, Ran, briefgen, lay_out

from briefgen.cli.start import run

__all__ = ["briefgen"]

FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/templates/card.yaml": "kicker: Card\nparts: [masthead, title, sections]\nsections:\n  - {id: why, heading: Why}\n",
    "briefs/templates/note.yaml": "kicker: Note\nparts: [masthead, title, sections]\nsections:\n  - {id: who, heading: Who}\n",
    "briefs/blocks/outreach.md": """\
---
title: Outreach works
summary: Use when asked.
audience: office
---
# Short
It works, and people say so.
""",
    "briefs/day.yaml": """\
title: Fund services
date: 2026-11-20
meetings: briefs/meetings/day.csv
documents:
  - template: card
    sections: [{id: why, blocks: [outreach, {text: "Room: {{ meeting.place }}."}]}]
  - template: note
    title: Whom we meet
    sections: [{id: who, blocks: [{text: "We meet {{ meeting.legislator.name }} of {{ meeting.legislator.district }}."}]}]
""",
}

TABLE = "briefs/meetings/day.csv"

ROWS = """\
Key,Member,District,Date,Time,Room,State
jordan,Jordan Example,NY-12,2026-12-03,10:30 a.m.,Room 100,NY
alex,Alex Sample,NJ-3,2026-12-03,11:30 a.m.,Room 102,NJ
robin,Robin Test,NY-4,2026-12-04,9:00 a.m.,Room 104,NY
kim,Kim Instance,CA-1,2026-12-04,2:00 p.m.,Room 106,CA
"""

ROBIN_ROW = "robin,Robin Test,NY-4,2026-12-04,9:00 a.m.,Room 104,NY\n"

JORDAN, ALEX = "build/day/2026-12-03-1030-Example", "build/day/2026-12-03-1130-Sample"
ROBIN, KIM = "build/day/2026-12-04-0900-Test", "build/day/2026-12-04-1400-Instance"

INDEX = "build/day/index.html"
"""The page that lists the packets; it is the last that is printed."""

WORD = ("--format", "docx", "--jobs", "1")
"""What makes a batch quick: Word files alone, and one worker."""


class Place:
    """A workspace with the packet `day` and its table, which is the current folder.

    `batch` makes its packets; what it prints is given back without the last line, the page that lists them.
    """

    def __init__(self, root: Path, call: Briefgen) -> None:
        self.root = root
        self._call = call

    def batch(self, *options: str) -> Ran:
        """Run `briefgen batch day`, for Word files and with one worker."""
        ran = self._call("batch", "day", *WORD, *options)
        return replace(ran, out=ran.out.removesuffix(f"{INDEX}\n"))

    def change(self, name: str, before: str, after: str) -> None:
        """Edit a file as a person would."""
        text = (self.root / name).read_text("utf-8")
        assert before in text
        (self.root / name).write_text(text.replace(before, after), "utf-8")

    def edit(self, name: str) -> None:
        """Change a finished file as a person would who opens and saves it."""
        with open(self.root / name, "ab") as file:
            file.write(b"edited")

    @property
    def manifest(self) -> Mapping[str, str]:
        """What is noted of each paper, by its file."""
        return noted(self.root)

    @property
    def made(self) -> Mapping[str, tuple[int, str]]:
        """The finished files, when they were written, and what stands for their bytes."""
        return made(self.root)


def made(root: Path) -> Mapping[str, tuple[int, str]]:
    """The papers in the folders of meetings, when they were written, and what stands for their bytes."""
    papers = (root / "build").glob("*/*/*")
    files = sorted(path for path in papers if path.suffix in (".docx", ".pdf") and path.parent.name != "print")
    return {path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, _sum(path)) for path in files}


def noted(root: Path) -> Mapping[str, str]:
    """What the manifest of the packet has of each paper, by its file: papers are noted as they are done, in any order."""
    manifest = json.loads((root / "manifests/day.json").read_text("utf-8"))
    return {next(iter(one["files"])): json.dumps(one) for one in manifest["renderings"]}


def everything(root: Path) -> Mapping[str, str]:
    """All files of a workspace but what is worked out anew each time it is thrown away."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        name: _sum(path)
        for path in files
        if not (name := path.relative_to(root).as_posix()).startswith(".briefgen/cache/")
    }


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def once_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace after its first batch; it is not to be changed."""
    root = tmp_path_factory.mktemp("batch") / "day"
    lay_out(root, {**FILES, TABLE: ROWS})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EVERY_DAY_THE_SAME)
        patch.chdir(root)
        assert run(["batch", "day", *WORD, "--quiet"]) == 0
    return root


@pytest.fixture
def place(once_made: Path, tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A workspace of its own whose packets were made."""
    root = tmp_path / "day"
    shutil.copytree(once_made, root)
    monkeypatch.chdir(root)
    return Place(root, briefgen)


@pytest.fixture
def new(tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Place]:
    """A workspace with these rows, in which nothing was made yet; `files` stand beside or take the place of the usual ones."""

    def begin(rows: str = ROWS, files: Mapping[str, str] | None = None) -> Place:
        root = tmp_path / "new"
        lay_out(root, {**FILES, TABLE: rows, **(files or {})})
        monkeypatch.chdir(root)
        return Place(root, briefgen)

    return begin
