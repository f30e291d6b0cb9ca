"""What is remembered of files never has more than so many bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.trust.remembered import Remembered


def test_answers_are_kept_as_long_as_there_is_room_for_all_of_them() -> None:
    known = Remembered[str, str](10)
    known.remember("a", "1", 5)
    known.remember("b", "2", 5)
    assert known == {"a": "1", "b": "2"}
    known.remember("c", "3", 1)
    assert known == {"c": "3"}


def test_what_has_no_room_at_all_is_not_kept() -> None:
    known = Remembered[str, str](10)
    known.remember("a", "1", 11)
    assert known == {}


@given(st.lists(st.integers(0, 30)))
def test_all_answers_together_never_have_more(sizes: list[int]) -> None:
    known = Remembered[int, int](25)
    for number, size in enumerate(sizes):
        known.remember(number, size, size)
        assert sum(known.values()) <= 25
