"""`briefgen init` makes a workspace in which everything is in order, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Briefgen


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_has_all_it_needs_and_says_what_is_next(briefgen: Briefgen) -> None:
    ran = briefgen("init", "my-coalition")
    assert ran.code == 0 and ran.out == ""
    assert ran.err == (
        "The workspace is ready. Next:\n"
        "  Go there:           cd my-coalition\n"
        "  Say who you are:    edit briefgen.yaml\n"
        "  See what is there:  briefgen list blocks\n"
        "  Make a brief:       briefgen render leave-behind --open\n"
    )
    files = contents(Path("my-coalition"))
    assert {
        "briefgen.yaml",
        ".gitignore",
        "styles/README.md",
        "briefs/leave-behind.yaml",
        "briefs/sources.yaml",
    } <= files.keys()
    assert "schemas/spec.schema.json" in files


def test_a_new_workspace_is_in_order(briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> None:
    briefgen("init", "w")
    monkeypatch.chdir("w")
    ran = briefgen("check", "--strict")
    assert (ran.code, ran.err) == (0, "Everything is in order.\n")


def test_here_when_no_folder_is_named(briefgen: Briefgen) -> None:
    ran = briefgen("init")
    assert ran.code == 0 and "Go there" not in ran.err
    assert Path("briefgen.yaml").is_file()


def test_once_more_changes_nothing(briefgen: Briefgen) -> None:
    briefgen("init")
    before = contents(Path())
    assert briefgen("init").code == 0
    assert contents(Path()) == before


def test_what_was_changed_is_never_overwritten_and_nothing_else_is_written(briefgen: Briefgen) -> None:
    Path("briefs").mkdir()
    Path("briefs/leave-behind.yaml").write_text("mine")
    Path("briefgen.yaml").write_text("mine too")
    before = contents(Path())
    ran = briefgen("init")
    assert ran.code == 1
    assert ran.err.count("error[file-exists]") == 2
    assert contents(Path()) == before


def test_other_files_in_the_folder_are_left_alone(briefgen: Briefgen) -> None:
    Path("notes.txt").write_text("mine")
    assert briefgen("init").code == 0
    assert Path("notes.txt").read_text() == "mine"
