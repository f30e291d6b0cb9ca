"""Help pages read like documentation: what it does, every option explained, an example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cli.conftest import Briefgen
from typer.main import get_command

from briefgen.cli.app import program


def pages(command: object = None, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that lead to each command, groups included."""
    command = command or get_command(program())
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from pages(below, (*words, name))


@pytest.mark.parametrize("words", list(pages()), ids=lambda words: " ".join(words) or "briefgen")
def test_each_page_is_complete(briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = briefgen(*words, "--help")
    assert ran.code == 0 and ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"Usage: {' '.join(('briefgen', *words))} ")
    assert max(map(len, lines)) <= 80
    assert "Options of every command:" in lines
    assert lines[lines.index("Examples:") + 1].startswith("  $ briefgen ")
    assert "None" not in ran.out and "<" not in ran.out


def test_the_first_page_lists_the_commands_in_the_order_of_use(briefgen: Briefgen) -> None:
    page = briefgen().out
    places = [
        page.index(f"\n  {name} ")
        for name in ("init", "new", "render", "watch", "check", "list", "inspect", "schema", "version")
    ]
    assert places == sorted(places)
    assert page == briefgen("--help").out == briefgen("-h").out


def test_a_narrow_terminal_gets_narrow_pages(briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    prose = briefgen("render", "--help").out.split("Examples:")[0]
    assert max(map(len, prose.splitlines())) <= 60


def test_square_brackets_are_shown_as_they_are(briefgen: Briefgen) -> None:
    assert "Usage: briefgen check [OPTIONS] [SPEC...]\n" in briefgen("check", "--help").out
