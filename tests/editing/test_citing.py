"""Where a citation goes in words that somebody wrote, and what of it is taken."""

from __future__ import annotations

import pytest

from briefgen.editing.citing import citation, cited, figure_in, figured, printing

WHAT = "[@a]"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("One. Two.", "", "One. Two [@a]."),
        ("One. Two", "", "One. Two [@a]"),
        ("31 died. Two came.", "31", "31 died [@a]. Two came."),
        ("In 2031 two. Then 31 died! No.", "31", "In 2031 two. Then 31 died [@a]! No."),
        ("Rep. Example and H. R. Sample lost 31 here.\n", "31", "Rep. Example and H. R. Sample lost 31 here [@a].\n"),
        ("31 died", "31", "31 died [@a]"),
        ("Gone.", "31", "Gone [@a]."),
        ("It grew 3.5 times as “large.” So.", "3.5", "It grew 3.5 times as “large [@a].” So."),
        ("", "", "[@a]"),
    ],
)
def test_a_citation_stands_in_the_sentence_that_needs_it_else_in_the_last(
    text: str, figure: str, expected: str
) -> None:
    assert cited(text, WHAT, figure=figure) == expected


@pytest.mark.parametrize(
    ("cursor", "expected"),
    [(0, "[@a] One two."), (3, "One [@a] two."), (4, "One [@a] two."), (8, "One two. [@a]"), (99, "One two. [@a]")],
)
def test_a_citation_stands_where_the_cursor_is(cursor: int, expected: str) -> None:
    assert cited("One two.", WHAT, cursor) == expected


def test_a_registered_figure_takes_the_place_of_the_one_that_was_typed() -> None:
    assert figured("Last year 31 died.", "{{ fact.x }}", figure="31") == "Last year {{ fact.x }} died."
    assert figured("Last year", "{{ fact.x }}") == "Last year {{ fact.x }}"
    assert figured("Last died", "{{ fact.x }}", 4) == "Last {{ fact.x }} died"


@pytest.mark.parametrize("bad", ["", "a b", "x]", "@a", "a\n", "../x]"])
def test_what_is_no_key_cites_nothing(bad: str) -> None:
    assert citation(bad) == "" and printing(bad) == ""


def test_a_place_stands_behind_the_key_and_cannot_end_the_citation() -> None:
    assert citation("platt-2018", " p. 3 ") == "[@platt-2018, p. 3]"
    assert citation("platt-2018", "p. 3]") == citation("platt-2018", "x; @b") == citation("platt-2018", "a\nb") == ""
    assert printing("women_who_inject") == "{{ fact.women_who_inject }}" and printing("x }} {{ y") == ""


def test_the_figure_of_a_warning_is_told() -> None:
    assert figure_in("“31” stands in a sentence without a fact or a citation") == "31"
    assert figure_in("there is no source “x”") == ""
