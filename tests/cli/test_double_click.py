"""The files to double-click: what `init` and the checkout hold, and what becomes of a double-click on a Unix."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from tools import requires

from briefgen.cli.double_click import FILES, PROGRAM, RUNNABLE

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = "Ångström’s “coalition” $HOME & co"
SAYS = '#!/bin/sh\nprintf "%s\\n" "$(pwd)" "$@"\n'

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has the .bat")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the three files, under a name that has to be quoted."""
    made = tmp_path / FOLDER
    made.mkdir()
    for name, data in FILES.items():
        (made / name).write_bytes(data)
        (made / name).chmod(0o755)
    return made


def program(path: Path, text: str = SAYS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return path


def press(folder: Path, path: str = "", command: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Double-click the .command: started from elsewhere, by its whole path, with Enter for who is asked for it."""
    words = command or ("/bin/sh", str(folder / "Start briefgen.command"))
    env = {"PATH": f"{path}:/usr/bin:/bin", "HOME": str(folder.parent / "home"), "LC_ALL": "C.UTF-8"}
    return subprocess.run(words, cwd="/", env=env, input="\n", capture_output=True, text=True, timeout=60)


def exec_line(text: str, file: Path) -> list[str]:
    """The words of an Exec line. Source: Desktop Entry Specification 1.5, "The Exec key"."""
    line = re.search(r"^Exec=(.*)$", text, flags=re.MULTILINE)
    assert line
    unescaped = line[1].replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', unescaped)
    return [re.sub(r'\\(["`$\\])', r"\1", quoted) or plain.replace("%k", str(file)) for quoted, plain in words]


def test_init_leaves_the_files_and_no_path_of_this_computer(
    briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program(tmp_path / "programs/briefgen")
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    ran = briefgen("init", "a")
    assert ran.code == 0 and "Start briefgen" not in ran.err
    for name, data in FILES.items():
        assert (tmp_path / "a" / name).read_bytes() == data
        assert os.name == "nt" or bool((tmp_path / "a" / name).stat().st_mode & 0o100) == (name in RUNNABLE)
        assert str(Path.home()) not in data.decode() and str(tmp_path) not in data.decode()
    assert not (tmp_path / "a" / PROGRAM).exists()
    assert "Double-click **Start briefgen**" in (tmp_path / "a/START-HERE.md").read_text("utf-8")


def test_where_the_program_has_no_name_it_is_noted_for_this_computer_alone(
    briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert briefgen("init", "a").code == 0
    assert (tmp_path / "a" / PROGRAM).read_text("utf-8").splitlines()[-1].endswith("run.py")
    assert "/.briefgen/" in (tmp_path / "a/.gitignore").read_text("utf-8")


def test_the_checkout_holds_the_same_files() -> None:
    for name, data in FILES.items():
        assert (CHECKOUT / name).read_bytes() == data
    assert "*.bat text eol=crlf\n" in (CHECKOUT / ".gitattributes").read_text("utf-8")


def test_every_line_of_the_bat_ends_as_windows_wants_it_and_none_is_long() -> None:
    text = FILES["Start briefgen.bat"]
    assert text.count(b"\r\n") == text.count(b"\n") > 10 and text.isascii()
    assert b"\n" in FILES["Start briefgen.command"] and b"\r" not in FILES["Start briefgen.command"]


@unix
def test_a_program_that_is_found_by_its_name_opens_the_desk_of_the_folder(folder: Path, tmp_path: Path) -> None:
    program(tmp_path / "programs/briefgen")
    ran = press(folder, str(tmp_path / "programs"))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{folder}\nserve\n", "")


@unix
def test_a_program_that_was_noted_comes_first_and_its_path_may_have_any_letters(folder: Path, tmp_path: Path) -> None:
    program(tmp_path / "programs/briefgen", "#!/bin/sh\nexit 9\n")
    noted = program(tmp_path / "où est; $(touch here) 'it'/python")
    (folder / ".briefgen").mkdir()
    (folder / PROGRAM).write_text(f"{noted}\n-m\nbriefgen\n", "utf-8")
    assert press(folder, str(tmp_path / "programs")).stdout == f"{folder}\n-m\nbriefgen\nserve\n"
    assert not list(tmp_path.rglob("here"))
    noted.unlink()
    assert press(folder, str(tmp_path / "programs")).returncode == 1


@unix
def test_where_no_program_is_found_that_is_said_and_the_window_stays(folder: Path) -> None:
    ran = press(folder)
    assert ran.returncode == 1 and ran.stderr == ""
    assert ran.stdout.startswith("The program briefgen was not found on this computer.\nInstall it, or")
    assert ran.stdout.endswith("This window may be closed now. [Enter] ")


@unix
def test_a_desk_that_cannot_be_opened_leaves_its_reason_on_the_window(folder: Path, tmp_path: Path) -> None:
    program(tmp_path / "programs/briefgen", "#!/bin/sh\necho why\nexit 3\n")
    ran = press(folder, str(tmp_path / "programs"))
    assert ran.returncode == 1 and ran.stdout.startswith("why\n") and ran.stdout.endswith("[Enter] ")


@unix
def test_a_checkout_is_set_up_and_opened_by_its_own_script(folder: Path) -> None:
    (folder / "bootstrap").mkdir()
    (folder / "bootstrap/environment.py").touch()
    (folder / "run.py").write_text("import os, sys; print(os.getcwd(), sys.argv[1:])\n", "utf-8")
    ran = press(folder, str(Path(sys.executable).parent))
    assert (ran.returncode, ran.stdout) == (0, f"{folder} ['serve']\n")


@unix
@pytest.mark.parametrize("start", ["", "file://"])
def test_the_desktop_file_starts_the_command_beside_it(folder: Path, tmp_path: Path, start: str) -> None:
    program(tmp_path / "programs/briefgen")
    text = FILES["Start briefgen.desktop"].decode()
    words = exec_line(text, Path("/x"))
    place = f"{start}{folder / 'Start briefgen.desktop'}"
    ran = press(folder, str(tmp_path / "programs"), (*words[:-1], place))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{folder}\nserve\n", "")


@requires("desktop-file-validate")
def test_the_desktop_file_is_as_the_standard_wants_it(folder: Path) -> None:
    from tools import find

    ran = subprocess.run(
        [str(find("desktop-file-validate")), str(folder / "Start briefgen.desktop")], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
