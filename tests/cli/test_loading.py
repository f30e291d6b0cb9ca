"""Commands that make nothing load nothing that takes long: each is a tenth of a second that somebody waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "pydantic",
    "jinja2",
    "markdown_it",
    "babel",
    "docx",
    "weasyprint",
    "PIL",
    "lxml",
    "fontTools",
    "rich",
    "starlette",
    "uvicorn",
)

SCRIPT = """
import sys
from briefgen.cli.start import run
assert run(sys.argv[2:]) == 0
print("LOADED", *sorted(set(sys.argv[1].split(",")) & set(sys.modules)))
"""


def loaded(folder: Path, *words: str, heavy: tuple[str, ...] = HEAVY) -> str:
    command = [sys.executable, "-c", SCRIPT, ",".join(heavy), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "words", [("--help",), ("render", "--help"), ("new", "--help"), ("serve", "--help"), ("version",)]
)
def test_to_be_told_something_loads_nothing(workspace: Path, words: tuple[str, ...]) -> None:
    assert loaded(workspace, *words) == "LOADED"


def test_to_list_blocks_that_have_not_changed_loads_nothing(workspace: Path) -> None:
    assert "pydantic" in loaded(workspace, "list", "blocks")
    assert loaded(workspace, "list", "blocks") == "LOADED"


def test_a_render_that_only_needs_words_loads_no_layout(workspace: Path) -> None:
    (workspace / "briefs/small.yaml").write_text("title: A\nsections: []\n", "utf-8")
    words = loaded(workspace, "render", "small", "--format", "txt").split()
    assert {"weasyprint", "starlette", "uvicorn"}.isdisjoint(words)


def test_the_process_that_lays_out_loads_nothing_of_the_program(workspace: Path) -> None:
    unwanted = {"pydantic", "briefgen.document.nodes", "briefgen.models.style", "tinyhtml5", "fontTools.subset"}
    script = (
        "import sys\nfrom briefgen.writers.pdf.engine.patches.native import import_engine\nimport_engine()\n"
        "from briefgen.writers.pdf.engine import layout\n"
        f"print('LOADED', *sorted({unwanted} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=workspace, capture_output=True, text=True, check=True)
    assert done.stdout == "LOADED\n"


def test_a_render_that_is_asked_to_explain_nothing_loads_nothing_for_it(workspace: Path) -> None:
    asked = ("briefgen.pipeline.looking", "briefgen.fit.refusing", "briefgen.fit.spending", "briefgen.document.pieces")
    words = ("render", "leave-behind", "--no-word-check")
    assert loaded(workspace, *words, heavy=asked) == "LOADED"
    assert loaded(workspace, *words, "--summary", heavy=asked) == " ".join(["LOADED", *sorted(asked)])


def test_a_command_loads_no_other(workspace: Path) -> None:
    others = ("briefgen.cli.watch", "briefgen.cli.listing", "briefgen.cli.new_brief")
    assert loaded(workspace, "version", heavy=others) == "LOADED"
    assert loaded(workspace, "--quiet", "version", heavy=others) == "LOADED " + " ".join(sorted(others))
