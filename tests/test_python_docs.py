"""The examples of `docs/python.md` are run, and print what the page says; a user's file that does the same passes mypy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = CHECKOUT / "docs/python.md"
EXAMPLE = re.compile(r"<!-- python: in the checkout -->\n```python\n(.+?)```\n\nprints\n\n```text\n(.+?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text("utf-8"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the checkout's workspace, so that nothing is written into it."""
    for name in ("briefs", "styles"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    shutil.copy(CHECKOUT / "briefgen.yaml", tmp_path)
    return tmp_path


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == PAGE.read_text("utf-8").count("```python")


@pytest.mark.parametrize(("code", "said"), EXAMPLES)
def test_an_example_prints_what_the_page_says(code: str, said: str, workspace: Path) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True)
    assert (done.stderr, done.stdout) == ("", said)


def test_the_examples_pass_a_type_checker(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("\n".join(code for code, _ in EXAMPLES), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1:] == ["Success: no issues found in 1 source file"], done.stdout
