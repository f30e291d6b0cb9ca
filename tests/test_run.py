"""run.py in a folder of its own: first run, second run, and every way a set-up can be cut short or go stale.

Most tests lay an empty lock in the copy and lend it this environment's packages, so that they need no
network and take a second or two; the last one sets up everything as a newcomer would.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tools import CHECKOUT, report_missing

NOT_COPIED = (".venv", ".venv.lock", ".git", "build", "dist", ".pytest_cache", ".hypothesis", "__pycache__")
# This environment's packages, and no programs: set-up finds no apt to fetch more with.
LENT = {"PYTHONPATH": sysconfig.get_path("purelib"), "PATH": "", "PIP_CONFIG_FILE": os.devnull}
# What run.py itself has set for these tests where it had to fetch Pango.
SET_BY_RUN = ("LD_LIBRARY_PATH", "FONTCONFIG_FILE")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}


def copy_checkout(target: Path) -> Path:
    shutil.copytree(CHECKOUT, target, ignore=shutil.ignore_patterns(*NOT_COPIED))
    return target


def start(folder: Path, *words: str, env: Mapping[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(folder / "run.py"), *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    with start(folder, *words, env={**os.environ, **LENT, **OFFLINE, **variables}) as process:
        output, errors = process.communicate()
    assert "Traceback" not in errors, errors
    return subprocess.CompletedProcess(words, process.returncode, output, errors)


def succeed(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    result = run(folder, *words, **variables)
    assert result.returncode == 0, result.stderr
    return result


def read_lock(name: str) -> list[str]:
    """The lines of a lock that name a package."""
    return [line for line in read_lines(f"requirements{name}.lock") if line[:1].isalnum()]


def read_lines(name: str) -> list[str]:
    return (CHECKOUT / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A copy that was never run and needs no packages of its own."""
    folder = copy_checkout(tmp_path / "mes brèves de Łódź")
    (folder / "requirements.lock").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def ready(fresh: Path) -> Path:
    """The same after its first run."""
    succeed(fresh, "version")
    return fresh


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A Python package without any code."""
    path = tmp_path / "packages" / "tiny-1.0-py3-none-any.whl"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("tiny-1.0.dist-info/RECORD", "")
    return path


@pytest.fixture
def silent_index() -> Iterator[str]:
    """The address of a package index that takes every call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/simple"


def test_what_the_program_needs_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [line for line in read_lines("requirements.in") if not line.startswith("#")]
    assert wanted == project["dependencies"]
    locked = {line.split("==")[0] for line in read_lock("")}
    assert {re.split("[<>=]", line)[0].lower() for line in wanted} <= locked


def test_the_program_and_the_tests_are_locked_alike() -> None:
    """Both locks are made together; a package in two versions would test another program."""
    runtime, test = ({line.split(" ")[0] for line in read_lock(name)} for name in ("", "-test"))
    assert runtime <= test


def test_the_locks_name_no_place() -> None:
    for name in ("", "-test", "-node"):
        assert [line for line in read_lock(name) if "/" in line] == []


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_help_comes_without_set_up(fresh: Path, words: list[str]) -> None:
    result = succeed(fresh, *words)
    for line in ("python3 run.py brief", "python3 run.py test", "python3 run.py render briefs/leave-behind.yaml"):
        assert line in result.stdout
    assert not (fresh / ".venv").exists()


def test_an_old_python_gets_far_enough_to_be_told() -> None:
    ast.parse((CHECKOUT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_build_server_runs_what_the_readme_says() -> None:
    *_, command = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    fences = re.findall(r"^```\n(.*)\n```$", (CHECKOUT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.removeprefix("exec ") in fences


def test_lint_tells_what_a_type_checker_finds(fresh: Path) -> None:
    (fresh / "requirements-test.lock").write_text("", encoding="utf-8")
    for name in ("src", "tests", "benchmarks"):
        shutil.rmtree(fresh / name)
        (fresh / name).mkdir()
        (fresh / name / f"in_{name}.py").write_text("", encoding="utf-8")
    succeed(fresh, "lint")
    (fresh / "tests" / "in_tests.py").write_text('number: int = "one"\n', encoding="utf-8")
    result = run(fresh, "lint")
    assert result.returncode == 1
    assert "tests/in_tests.py:1: error: Incompatible types" in result.stdout


def test_the_second_run_sets_nothing_up(fresh: Path) -> None:
    first, second = succeed(fresh, "version"), succeed(fresh, "version")
    assert "Making the folder .venv" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout != ""


def test_a_word_that_briefgen_does_not_know_fails_as_it_does_there(ready: Path) -> None:
    result = run(ready, "no-such-command")
    assert result.returncode == 2
    assert "no-such-command" in result.stderr


def test_a_set_up_that_was_cut_short_is_made_again(ready: Path) -> None:
    (ready / ".venv" / "setup.json").unlink()
    shutil.rmtree(next((ready / ".venv").glob("lib*/python*/site-packages"), ready / ".venv" / "Lib"))
    assert "Making the folder .venv" in succeed(ready, "version").stderr
    assert succeed(ready, "version").stderr == ""


@pytest.mark.thorough
def test_a_moved_folder_is_set_up_again(ready: Path) -> None:
    moved = ready.rename(ready.with_name("moved"))
    assert "Making the folder .venv" in succeed(moved, "version").stderr
    assert succeed(moved, "version").stderr == ""


@pytest.mark.thorough
def test_an_environment_of_another_python_is_made_again(ready: Path) -> None:
    state = ready / ".venv" / "setup.json"
    this = "{}.{} ".format(*sys.version_info)
    state.write_text(state.read_text(encoding="utf-8").replace(this, "3.0 "), encoding="utf-8")
    assert "Making the folder .venv" in succeed(ready, "version").stderr


@pytest.mark.thorough
def test_a_changed_lock_is_installed_into_the_same_environment(ready: Path) -> None:
    (ready / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    said = succeed(ready, "version").stderr
    assert "Installing Python packages" in said
    assert "Making" not in said


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_place_of_the_environment_is_replaced_and_its_target_left_alone(fresh: Path) -> None:
    elsewhere = fresh.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("kept", encoding="utf-8")
    (fresh / ".venv").symlink_to(elsewhere)
    succeed(fresh, "version")
    assert [path.name for path in elsewhere.iterdir()] == ["precious.txt"]


@pytest.mark.thorough
def test_packages_that_cannot_be_had_are_told_and_had_later(fresh: Path) -> None:
    lock = fresh / "requirements.lock"
    lock.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    result = run(fresh, "version")
    assert result.returncode == 1
    assert "Is this computer online" in result.stderr
    assert "no-such-package" in result.stderr
    lock.write_text("", encoding="utf-8")
    succeed(fresh, "version")


def test_a_package_with_the_hash_of_the_lock_is_taken(fresh: Path, package: Path) -> None:
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    (fresh / "requirements.lock").write_text(f"tiny==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    succeed(fresh, "version", PIP_FIND_LINKS=str(package.parent))


@pytest.mark.parametrize("entry", ["tiny==1.0", f"tiny==1.0 --hash=sha256:{'0' * 64}"])
def test_a_package_with_another_hash_or_none_is_refused(fresh: Path, package: Path, entry: str) -> None:
    (fresh / "requirements.lock").write_text(f"{entry}\n", encoding="utf-8")
    result = run(fresh, "version", PIP_FIND_LINKS=str(package.parent))
    assert result.returncode == 1
    assert "hash" in result.stderr.lower()


@pytest.mark.thorough
def test_a_disk_that_refuses_is_told(fresh: Path) -> None:
    (fresh / ".venv.lock").mkdir()
    result = run(fresh, "version")
    assert result.returncode == 1
    assert "Set-up could not go on" in result.stderr
    (fresh / ".venv.lock").rmdir()
    succeed(fresh, "version")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_in_the_middle_is_told_and_mended_by_the_next_run(ready: Path, silent_index: str) -> None:
    lock = ready / "requirements.lock"
    lock.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    online = {**os.environ, **LENT, "PIP_INDEX_URL": silent_index, "PIP_EXTRA_INDEX_URL": ""}
    with start(ready, "version", env=online) as process:
        assert process.stderr
        while "Installing" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
    assert process.returncode == 130
    assert "Stopped. Run the same command again" in errors
    assert "Traceback" not in errors
    lock.write_text("", encoding="utf-8")
    assert "Making the folder .venv" in succeed(ready, "version").stderr


@pytest.mark.slow
def test_a_newcomer_gets_the_sample_briefs_and_the_packet_in_both_formats(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = copy_checkout(tmp_path / "a new checkout")
    own = {name: value for name, value in os.environ.items() if name not in SET_BY_RUN}
    with start(folder, "brief", env=own) as process:
        output, errors = process.communicate()
    if "Is this computer online" in errors:
        report_missing(request.node, ["network"])
    assert process.returncode == 0, errors
    listed = [Path(line) for line in output.splitlines() if Path(line).is_absolute()]
    expected = {f"{name}.{kind}" for name in ("leave-behind", "full-brief") for kind in ("pdf", "docx")}
    assert expected <= {path.name for path in listed if path.is_file()}
    packet = {(path.suffix, path.name.startswith("INTERNAL-")) for path in listed[-1].iterdir()}
    assert packet == {(".pdf", False), (".docx", False), (".txt", False), (".pdf", True), (".docx", True)}
    assert (len(list(listed[-1].glob("*.pdf"))), len(list(listed[-1].glob("*.docx")))) == (8, 5)
    assert {path.name for path in tmp_path.iterdir()} == {"a new checkout"}
