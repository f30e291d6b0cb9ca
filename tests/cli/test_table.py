"""A table on a terminal shows data as it is: nothing in it is markup, nothing steers the terminal."""

from __future__ import annotations

import contextlib
import io

import pytest

from briefgen.cli.door import Color, Door
from briefgen.cli.table import Row, give


class Screen(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


ROWS = [Row({}, ("one", "[bold]Title[/bold] [/x]\n\x1b[31mred :smile:"))]


@pytest.fixture(autouse=True)
def _of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


def drawn(color: Color) -> str:
    screen = Screen()
    with contextlib.redirect_stdout(screen):
        give(Door(color=color), ("Name", "What it is"), ROWS, as_json=False)
    return screen.getvalue()


def test_data_is_never_markup() -> None:
    assert [line.rstrip() for line in drawn(Color.NEVER).splitlines() if line.strip()] == [
        "Name  What it is",
        "one   [bold]Title[/bold] [/x]",
        "      \\u001b[31mred :smile:",
    ]


def test_color_is_the_reader_s_choice() -> None:
    assert "\x1b[1mName\x1b[0m" in drawn(Color.ALWAYS)
    assert "\x1b" not in drawn(Color.NEVER)
