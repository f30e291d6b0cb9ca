"""Programs that stand for a LibreOffice which is broken, or that note when the real one is started."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.libreoffice.program import VARIABLE
from briefgen.workspace import Workspace

Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """`program(lines)` makes a shell script of these lines into the LibreOffice of this computer.

    In them `$FOLDER` is where its output is expected, and `$NOTES` a file of the test.
    """
    if sys.platform == "win32":
        pytest.skip("shell scripts do not run here")

    def made(lines: str) -> Path:
        path = tmp_path / "office"
        notes = tmp_path / "notes"
        path.write_text(f"#!/bin/sh\nFOLDER=$HOME NOTES='{notes}'\n{lines}\n", "utf-8")
        path.chmod(0o755)
        monkeypatch.setenv(VARIABLE, str(path))
        return path

    return made


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty and of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "workspace"
    folder.mkdir()
    return Workspace(folder)
