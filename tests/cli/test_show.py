"""What is shown cannot steer a terminal, and hides nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cli.show import HIDDEN, cells, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rep. Jane Doe", "Rep. Jane Doe"),
        ("José’s “ask” – 39 %", "José’s “ask” – 39 %"),
        ("[/x] [red]", "[/x] [red]"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\tb\nc", "a\\u0009b\\u000ac"),
        ("safe\u202etxt.exe", "safe\\u202etxt.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("lone \ud800 surrogate", "lone \\ud800 surrogate"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("two\u2028lines", "two\\u2028lines"),
    ],
)
def test_hidden_characters_are_spelled_out(text: str, shown: str) -> None:
    assert show(text) == shown


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    assert not [c for c in show(text) if unicodedata.category(c) in HIDDEN]


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    assert show(show(text)) == show(text)


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0)])
def test_cells_are_counted_as_a_terminal_draws_them(text: str, columns: int) -> None:
    assert cells(text) == columns
