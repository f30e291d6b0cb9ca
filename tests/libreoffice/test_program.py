"""Where LibreOffice is looked for: what the environment names, the search path, the usual places; never the current folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tools import requires

from briefgen.libreoffice.program import VARIABLE, NotCounted, find

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts do not run here")


def script(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@requires("soffice")
def test_the_one_of_this_computer_is_found(installed_libreoffice: Path) -> None:
    assert find().path.resolve() == installed_libreoffice.resolve()


def test_the_environment_names_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = script(tmp_path / "my office")
    monkeypatch.setenv(VARIABLE, str(path))
    assert find().path == path


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("", ""),
        ("/nowhere/soffice", "the variable BRIEFGEN_LIBREOFFICE names no program that can be run"),
        ("/", "the variable BRIEFGEN_LIBREOFFICE names no program that can be run"),
    ],
)
def test_the_environment_names_none(named: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, named)
    with pytest.raises(NotCounted) as caught:
        find()
    assert caught.value.why == why


@pytest.mark.skipif(sys.platform == "darwin", reason="it is also looked for among the applications")
@pytest.mark.parametrize("path", ["", ".", "bin", ".{sep}bin{sep}"])
def test_a_program_in_the_current_folder_is_not_taken(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("soffice", "libreoffice", "soffice.exe", "bin/soffice"):
        script(tmp_path / place)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PATH", path.format(sep=os.pathsep))
    with pytest.raises(NotCounted) as caught:
        find()
    assert caught.value.why == "LibreOffice was not found on this computer"


def test_an_update_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = script(tmp_path / "program" / "soffice")
    monkeypatch.setenv(VARIABLE, str(path))
    before = find().stamp
    assert find().stamp == before
    (path.parent / "versionrc").write_text("[Version]\n")
    assert find().stamp != before
