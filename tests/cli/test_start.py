"""However it ends, the command says so in words and with an exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import tools
from cli.conftest import Briefgen

import briefgen.models.schema

BRIEFGEN = [sys.executable, "-m", "briefgen"]


@pytest.mark.parametrize(
    ("typed", "message", "page"),
    [
        (("rendr",), "No such command 'rendr'. Did you mean 'render'?", "briefgen"),
        (("render",), "Missing argument 'SPEC...'.", "briefgen render"),
        (
            ("list", "styles", "--color", "x"),
            "Invalid value for '--color': 'x' is not one of 'auto', 'always', 'never'.",
            "briefgen list styles",
        ),
        (("list", "blocks", "--frob"), "No such option: --frob", "briefgen list blocks"),
        (("schema", "spek"), "there is no schema “spek”; there are ", "briefgen schema"),
    ],
)
def test_a_command_typed_wrongly_ends_with_2_and_names_the_page_to_read(
    briefgen: Briefgen, typed: tuple[str, ...], message: str, page: str
) -> None:
    ran = briefgen(*typed)
    assert ran.code == 2
    assert "error[usage]: " in ran.err and message in ran.err
    assert f"  hint: {page} --help shows what can be typed here.\n" in ran.err


def test_without_a_workspace_it_says_how_to_make_one(
    briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = briefgen("list", "blocks")
    assert ran.code == 1
    assert "error[no-workspace]" in ran.err and "briefgen init my-coalition" in ran.err


def test_a_workspace_can_be_named_before_or_after_the_command(
    briefgen: Briefgen, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.parent)
    before = briefgen("--workspace", workspace, "list", "styles")
    after = briefgen("list", "styles", "--workspace", workspace)
    assert before == after
    assert before.code == 0 and "civic" in before.out


def test_a_fault_of_ours_is_owned_with_all_that_a_report_needs(
    briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> dict[str, str]:
        raise RuntimeError("a \x1b[31mred\x1b[0m surprise")

    monkeypatch.setattr(briefgen_schema(), "schemas", broken)
    ran = briefgen("schema")
    assert ran.code == 70
    assert ran.err.startswith("error[fault]: something went wrong inside briefgen")
    assert "please report it" in ran.err
    assert "RuntimeError: a \\u001b[31mred\\u001b[0m surprise" in ran.err


def briefgen_schema() -> object:
    return briefgen.models.schema


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a process in another way there")
@tools.requires("ps")
def test_ctrl_c_ends_with_130_and_leaves_no_half_brief(workspace: Path) -> None:
    names = [f"brief-{number}" for number in range(60)]
    for name in names:
        shutil.copy("briefs/leave-behind.yaml", f"briefs/{name}.yaml")
    command = [*BRIEFGEN, "render", *names]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not _has_child(process.pid):
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    # Shells show both as 130; Python takes the second when Ctrl-C meets it in the middle of making a dataclass.
    assert process.returncode in (130, -signal.SIGINT), err
    assert "Traceback" not in err
    made = {path.name for path in Path("build").glob("*")}
    assert made == {f"{Path(name).stem}.{kind}" for name in made for kind in ("pdf", "docx")}


def _has_child(pid: int) -> bool:
    """Whether the process has started the one that lays out the PDF, so its work has begun."""
    return bool(tools.start("ps", "-o", "pid=", "--ppid", pid).stdout.strip())


def test_a_reader_who_stops_listening_is_no_fault(workspace: Path) -> None:
    reader = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    reader.wait()
    ran = subprocess.run(
        [*BRIEFGEN, "list", "blocks"], stdout=reader.stdin, stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    assert "Traceback" not in ran.stderr and ran.returncode != 70


def test_ctrl_c_is_heard_also_where_a_library_loses_it() -> None:
    script = (
        "import os, signal; from briefgen.cli.interrupts import listen, stop_if_asked; listen()\n"
        "class Deaf:\n"
        "    def __del__(self): os.kill(os.getpid(), signal.SIGINT)\n"
        "deaf = Deaf(); del deaf\n"
        "print('still here'); stop_if_asked()"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert ran.stdout == "still here\n"
    assert ran.stderr.endswith("KeyboardInterrupt\n") and "Exception ignored" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_where_there_is_no_space_for_the_answer_is_no_fault_either(workspace: Path) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [*BRIEFGEN, "list", "blocks"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (
        1,
        "error[cannot-write]: there is no space left for what was asked for",
    )
