"""`briefgen init` makes a workspace in which everything is in order, and overwrites nothing."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Briefgen


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder; `briefgen` is a command of this computer."""
    monkeypatch.chdir(tmp_path)
    found_at(monkeypatch, tmp_path.parent / "programs")


def found_at(monkeypatch: pytest.MonkeyPatch, programs: Path) -> None:
    programs.mkdir(exist_ok=True)
    for name in ("briefgen", "briefgen.exe"):
        (programs / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(programs))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_has_all_it_needs_and_says_what_is_next(briefgen: Briefgen) -> None:
    ran = briefgen("init", "my-coalition")
    assert ran.code == 0 and ran.out == ""
    assert ran.err == (
        "The workspace is ready. Next:\n"
        "  Go there:           cd my-coalition\n"
        "  Read one page:      START-HERE.md\n"
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


def test_a_new_workspace_says_nothing_of_rules_about_words(briefgen: Briefgen) -> None:
    """Who has none notices nothing: no file, no word, no message."""
    briefgen("init", "w")
    files = contents(Path("w"))
    assert [name for name in files if "rules" in name.rpartition("/")[2]] == []
    # The schema of the settings names every key there is; nobody reads it but editors.
    texts = [data for name, data in files.items() if name != "schemas/settings.schema.json"]
    assert [words for words in (b"rules.yaml", b"<!-- allow") if any(words in data for data in texts)] == []


@pytest.mark.parametrize("options", [(), ("--bare",)])
def test_a_new_workspace_has_no_meetings_to_check(options: tuple[str, ...], briefgen: Briefgen) -> None:
    """The sample of a lobby day stays in the repository."""
    briefgen("init", "w", *options)
    assert [name for name in contents(Path("w")) if "meetings" in name or "advocacy" in name] == []


@pytest.mark.parametrize("command", [("check",), ("render", "leave-behind", "--format", "txt", "--no-word-check")])
def test_without_rules_about_words_nothing_of_them_is_loaded(
    command: tuple[str, ...], briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefgen("init", "w")
    monkeypatch.chdir("w")
    script = f"import sys; from briefgen.cli.start import run; run({list(command)!r}); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "briefgen.pipeline.wording" in ran
    assert {"briefgen.checks.words", "briefgen.readers.prose", "briefgen.models.prose"}.isdisjoint(ran)


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


def test_the_guide_of_a_workspace_fits_one_page_and_says_what_can_be_typed(briefgen: Briefgen) -> None:
    briefgen("init")
    text = Path("START-HERE.md").read_text("utf-8")
    assert len(text.splitlines()) < 50
    assert "briefgen render leave-behind --open" in text and "{" not in text
    Path("START-HERE.md").write_text("mine")
    assert briefgen("init").code == 0
    assert Path("START-HERE.md").read_text() == "mine"


def test_where_the_command_is_not_found_by_its_name_the_guide_says_what_starts_it(
    briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ran = briefgen("init", "a coalition")
    checkout = Path(__file__).parents[2] / "run.py"
    command = next(line for line in ran.err.splitlines() if "Make a brief" in line).partition(":")[2].strip()
    assert str(checkout) in command and command.endswith("render leave-behind --open")
    assert command in Path("a coalition/START-HERE.md").read_text("utf-8")
    words = [sys.executable if word in ("python", "python3") else word for word in shlex.split(command)]
    assert words[:2] == [sys.executable, str(checkout)]


def test_a_bare_workspace_has_nothing_of_the_starter_topic_and_something_to_fill_in(
    briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = briefgen("init", "--bare", "w")
    assert ran.code == 0 and "briefgen new brief town-hall" in ran.err
    monkeypatch.chdir("w")
    own = {name for name in contents(Path()) if name.startswith("briefs/") and not name.startswith("briefs/templates/")}
    assert own == {"briefs/blocks/example-argument.md", "briefs/sources.yaml"}
    assert {name for name in contents(Path()) if name.startswith("briefs/templates/")}
    checked = briefgen("check")
    assert checked.code == 0 and "unused-source" not in checked.err
    assert set(re.findall(r"\[([a-z-]+)\]:", checked.err)) <= {"placeholder"}
    assert briefgen("new", "brief", "town-hall", "--no-input").code == 0
    assert briefgen("check").code == 0
    assert briefgen("init", "--bare", ".").code == 0
