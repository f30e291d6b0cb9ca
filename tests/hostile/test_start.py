"""Started in a folder that somebody else filled: nothing that lies there is imported, however the program is started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile.attempt import CHECKOUT, Place

from bootstrap import environment, pango
from bootstrap.places import VENV

TRAPS = ("yaml", "typer", "pydantic", "json", "difflib", "signal", "docx", "pip", "ensurepip")
"""Names of modules: of packages, of the standard library, of what set-up asks for."""


@pytest.fixture
def trapped(place: Place) -> Place:
    """A workspace that a partner sent, with files in it that Python would like to import."""
    for name in TRAPS:
        place.write(f"{name}.py", f"open({str(place.folder / 'RAN')!r}, 'a').write({name!r})\nraise SystemExit(9)\n")
    return place


def start(place: Place, *command: object, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
    return subprocess.run(
        [str(word) for word in command], cwd=place.root, env=clean | env, capture_output=True, text=True, timeout=120
    )


def nothing_ran(place: Place) -> bool:
    return not (place.folder / "RAN").exists()


@pytest.mark.parametrize(
    "words", [["list", "styles"], ["render", "town", "--format", "pdf,docx", "--force"]], ids=lambda words: words[0]
)
def test_python_with_m(trapped: Place, words: list[str]) -> None:
    done = start(trapped, sys.executable, "-m", "briefgen", *words)
    assert done.returncode == 0, done.stderr
    assert nothing_ran(trapped)


@pytest.mark.parametrize(
    "path", ["", ".", f"{os.pathsep}", f".{os.pathsep}"], ids=["unset", "dot", "colon", "dot colon"]
)
def test_a_search_path_that_names_the_current_folder(trapped: Place, path: str) -> None:
    done = start(
        trapped, sys.executable, "-P", "-m", "briefgen", "list", "styles", **({"PYTHONPATH": path} if path else {})
    )
    assert done.returncode == 0, done.stderr
    assert nothing_ran(trapped)


def test_run_py(trapped: Place) -> None:
    done = start(trapped, sys.executable, CHECKOUT / "run.py", "list", "styles")
    assert done.returncode == 0, done.stderr
    assert nothing_ran(trapped)


@pytest.mark.skipif(os.name == "nt", reason="there is no such launcher on Windows")
def test_the_launcher_that_set_up_makes(trapped: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    environment.write_launcher(pango.variables("system"))
    done = start(trapped, tmp_path / "venv/bin/briefgen", "list", "styles")
    assert done.returncode == 0, done.stderr
    assert nothing_ran(trapped)


def test_the_pip_of_set_up(trapped: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trapped.root)
    assert environment.pip() and VENV.exists()
    assert nothing_ran(trapped)
