"""Numbers are told as they are compared: what breaks a limit is never printed as the limit itself."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.pictures import coarse
from briefgen.diagnostics.limits import beyond, told_apart
from briefgen.document.extent import Extent
from briefgen.document.nodes import Figure, Image
from briefgen.fit.spending import lines_over, whole_lines
from briefgen.readers.styles.contrast import told

NUMBERS = st.floats(0.001, 5000).map(lambda number: round(number, 5))


@pytest.mark.parametrize(
    ("value", "limit", "digits", "shown"),
    [
        (5.81, 5.76, 1, ("5.81", "5.76")),
        (6.2, 5.76, 1, ("6.2", "5.8")),
        (30.4, 30.0, 0, ("30.4", "30.0")),
        (100.3, 100.1, 0, ("100.3", "100.1")),
        (99, 100, 0, ("99", "100")),
    ],
)
def test_two_numbers_are_told_apart(value: float, limit: float, digits: int, shown: tuple[str, str]) -> None:
    assert told_apart(value, limit, digits) == shown


@given(NUMBERS, NUMBERS)
def test_the_larger_one_is_always_seen(value: float, limit: float) -> None:
    one, other = map(float, told_apart(value, limit))
    assert value == limit or ((one < other) == (value < limit) and one != other)
    assert value == math.floor(limit) or float(beyond(value, math.floor(limit))) != math.floor(limit)


@given(st.floats(1, 4.4999999))
def test_a_contrast_that_is_too_low_is_never_told_as_enough(ratio: float) -> None:
    assert float(told(ratio)) < 4.5


@given(st.integers(1, 4), st.floats(10, 16), st.floats(0.01, 600))
def test_lines_over_are_as_many_as_have_to_go_and_lines_free_are_whole(pages: int, line: float, points: float) -> None:
    over = lines_over(Extent(pages + 1, 700, points, line), pages)
    assert (over - 1) * line <= points + line * 0.02 and over * line >= points - line * 0.02
    assert whole_lines(points, line) * line <= points + line * 0.02


def test_a_picture_that_is_a_little_too_wide_is_not_told_to_be_as_wide_as_it_may() -> None:
    figure = Figure(Image("a.png", "image/png", b"", 120, 90, ""))
    said = coarse(figure, 20.42 * 72 / 25.4, None, "Take one of {pixels}.")
    assert "across 20.4 mm" in said.message and said.expected.endswith("a width of 20mm")
