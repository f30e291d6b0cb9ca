"""What says no language is in the workspace's, everywhere; and in English only where the workspace says nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefgen
from briefgen.cli.start import run
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.readers.brief.usual import usual_language
from briefgen.workspace import Workspace

SPANISH = "organization: {name: C}\nlanguage: es\n"
HEAD = "---\ntitle: {}\nsummary: S.\n---\n"
PACKAGE = Path(briefgen.__file__).parent


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in Spanish, with a block and its English translation, in which something is wrong."""
    files = {
        "briefgen.yaml": SPANISH,
        "briefs/blocks/uno.md": HEAD.format("En español") + "Hola.\n",
        "briefs/blocks/uno.en-US.md": HEAD.format("In English") + "Hello {{ meetng.date }}.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_mistake_in_a_translation_into_english_is_found(bilingual: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 1
    assert "briefs/blocks/uno.en-US.md:5:10: error[unknown-variable]" in capsys.readouterr().err


def test_blocks_are_listed_in_the_language_of_the_workspace(
    bilingual: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):  # what is kept says the same
        assert run(["list", "blocks"]) == 0
        assert "En español" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        (SPANISH, "es"),
        ("organization: {name: C}\n", USUAL_LANGUAGE),
        ("organisation: {}\nlanguage: 7\n", USUAL_LANGUAGE),
        (None, USUAL_LANGUAGE),
    ],
)
def test_the_language_of_a_workspace(tmp_path: Path, settings: str | None, language: str) -> None:
    if settings is not None:
        (tmp_path / "briefgen.yaml").write_text(settings, "utf-8")
    assert usual_language(Workspace(tmp_path)) == language
    assert usual_language(Workspace(tmp_path)) == language


def test_the_usual_language_is_written_once() -> None:
    written = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(node.value == USUAL_LANGUAGE for node in _outside_tables(ast.parse(path.read_text("utf-8"))))
    }
    assert written == {"models/languages.py"}


def _outside_tables(tree: ast.AST) -> Iterator[ast.Constant]:
    """The constants of a module that do not stand in a table of languages."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant):
            yield node
        elif not isinstance(node, ast.Dict):
            yield from _outside_tables(node)
