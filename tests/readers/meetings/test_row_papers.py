"""What a row of a table asks of its papers."""

from __future__ import annotations

import pytest

from briefgen.models.row_papers import asks_for_large_print, language_asked


@pytest.mark.parametrize(
    ("said", "tag"),
    [("", ""), ("es", "es"), ("Spanish", "es"), ("ESPAÑOL", "es"), ("English", "en-US"), ("ht", "ht"), ("–", ""), (" es ", "es")],
)  # fmt: skip
def test_a_language_is_said_by_its_name_or_its_tag(said: str, tag: str) -> None:
    assert language_asked({"language": said}) == tag


@pytest.mark.parametrize(
    ("said", "large"),
    [("yes", True), ("x", True), ("18 pt, please", True), ("No", False), ("", False), ("none", False)],
)
def test_anything_but_no_asks_for_large_print(said: str, large: bool) -> None:
    assert asks_for_large_print({"large_print": said}) is large


def test_a_table_without_these_columns_asks_for_nothing() -> None:
    assert (language_asked({}), asks_for_large_print({})) == ("", False)
