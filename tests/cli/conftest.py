"""The command line for tests: run as people run it, in a workspace fresh from `briefgen init`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.start import run

EVERY_DAY_THE_SAME = "1795305600"
"""2026-11-22, in seconds since 1970."""


@dataclass(frozen=True)
class Ran:
    """How a command ended, what it gave and what it said."""

    code: int
    out: str
    err: str


Briefgen = Callable[..., Ran]


def lay_out(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a small workspace."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.fixture
def briefgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Briefgen:
    """`briefgen("list", "blocks")` runs that command in the current folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EVERY_DAY_THE_SAME)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(int(code), said.out, said.err)

    return call


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "my coalition"
    assert run(["init", "--quiet", str(folder)]) == 0
    return folder


@pytest.fixture
def workspace(starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of its own, which is the current folder."""
    folder = tmp_path / starter.name
    shutil.copytree(starter, folder)
    monkeypatch.chdir(folder)
    return folder
