"""Passages for fewer readers: what is taken for one, and what is left of a text for whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import said

from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow
from briefgen.models.reserved import left_for
from briefgen.models.spec import Audience
from briefgen.readers.markdown import parse
from briefgen.readers.reserving import Taken, take_apart

COALITION, OFFICE, PUBLIC = Audience.COALITION, Audience.OFFICE, Audience.PUBLIC


def taken(text: str, own: Audience | None = None, sound: bool = True) -> Taken:
    report = Report()
    found = take_apart(Manuscript.verbatim(text, "b.md", source=tuple(text.split("\n"))), report, own)
    assert not (sound and report.diagnostics), said(report)
    return found


def problems(text: str, own: Audience | None = None) -> list[str]:
    report = Report()
    take_apart(Manuscript.verbatim(text, "b.md", source=tuple(text.split("\n"))), report, own)
    return said(report)


def flows(text: str, sound: bool = True) -> tuple[Flow, ...]:
    report = Report()
    found = parse(Manuscript.verbatim(text, "b.md"), lambda *_: None, report)
    assert not (sound and report.failed), said(report)
    return found


@pytest.mark.parametrize(
    ("marked", "whole", "left"),
    [
        ("One.\n\n::: only coalition\nTwo.\n:::\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\nThree."),
        ("One.\n::: only coalition\nTwo.\n:::\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\nThree."),
        ("- a\n::: only coalition\n- b\n:::\n- c", "- a\n- b\n- c", "- a\n- c"),
        ("- a\n\n::: only coalition\n- b\n:::\n\n- c", "- a\n\n- b\n\n- c", "- a\n\n- c"),
        ("- a\n  ::: only coalition\n  - b\n  :::\n- c", "- a\n  - b\n- c", "- a\n- c"),
        ("- a\n\n  ::: only coalition\n  more\n  :::\n- c", "- a\n\n  more\n- c", "- a\n\n- c"),
        ("- a\n::: only coalition\n- b\n\n:::\nOne.", "- a\n- b\n\nOne.", "- a\n\nOne."),
        ("One:\n\n::: only coalition\n1. a\n2. b\n:::", "One:\n\n1. a\n2. b", "One:"),
        ("| a |\n|---|\n| b |\n::: only coalition\n| c |\n:::\n| d |", "| a |\n|---|\n| b |\n| c |\n| d |",
         "| a |\n|---|\n| b |\n| d |"),
        ("::: numbers\n1 | a\n::: only coalition\n2 | b\n:::\n3 | c\n:::", "::: numbers\n1 | a\n2 | b\n3 | c\n:::",
         "::: numbers\n1 | a\n3 | c\n:::"),
        ("::: only coalition\n::: callout\nOne.\n:::\nTwo.\n:::\nThree.", "::: callout\nOne.\n:::\nTwo.\n\nThree.", "Three."),
        ("::: callout\nOne.\n::: only coalition\nTwo.\n:::\n:::", "::: callout\nOne.\n\nTwo.\n:::", "::: callout\nOne.\n:::"),
        ("One.[^a]\n\n::: only coalition\nTwo.[^b]\n:::\n\n[^a]: For all.\n[^b]: For us,\nwith a second line.\n\n    And more.\n\nEnd.",
         "One.[^a]\n\nTwo.[^b]\n\n[^a]: For all.\n[^b]: For us,\nwith a second line.\n\n    And more.\n\nEnd.",
         "One.[^a]\n\n[^a]: For all.\n\nEnd."),
        (":::: only coalition ::::\nOne.\n::::", "One.", ""),
        ("::: only coalition\nOne.\n:::\n\n<!-- For us. -->", "One.\n\n<!-- For us. -->", ""),
        ("One.\n\n```\nCode\n:::\n```\n\n::: only coalition\nTwo.\n:::", "One.\n\n```\nCode\n:::\n```\n\nTwo.",
         "One.\n\n```\nCode\n:::\n```"),
    ],
)  # fmt: skip
def test_a_passage_reads_as_if_its_marks_were_not_there(marked: str, whole: str, left: str) -> None:
    apart = taken(marked)
    assert flows(apart.left_for(COALITION).text) == flows(whole)
    assert flows(apart.left_for(OFFICE).text) == flows(left)


def test_each_line_knows_where_it_came_from() -> None:
    text = "One.\n::: only coalition\nTwo.\n:::\nThree."
    apart = taken(text)
    assert [text.split("\n")[number] for number in apart.numbers] == [
        "One.",
        "::: only coalition",
        "Two.",
        ":::",
        "Three.",
    ]
    assert apart.text.split("\n") == ["One.", "", "Two.", "", "Three."]
    assert apart.left_for(OFFICE).numbers == (0, 1, 3, 4)


def test_one_passage_may_stand_within_another() -> None:
    text = "One.\n\n::: only office\nTwo.\n\n::: only coalition\nThree.\n:::\n:::"
    apart = taken(text, PUBLIC)
    assert [flows(apart.left_for(audience).text) for audience in Audience] == [
        flows(words) for words in ("One.", "One.\n\nTwo.", "One.\n\nTwo.\n\nThree.")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("::: only\nOne.\n:::", "1 only-audience: this passage does not say for whom it is"),
        ("::: only us\nOne.\n:::", "1 only-audience: “us” is no kind of readers"),
        ("::: only coalition A title\nOne.\n:::", "1 only-audience: “coalition A title” is no kind of readers"),
        ("One.\n\n::: only coalition\nTwo.", "3 unclosed-box: this passage is never closed"),
        ("::: only coalition\n\n:::", "1 empty-box: this passage has no text"),
        ("```\n::: only coalition\n```", "2 misplaced-only: ::: only cannot stand here"),
        ("One.\n\n::: only public\nTwo.\n:::",
         "3 wider-passage: this passage is for readers of the kind `public`, "
         "and the text that it stands in is for `office` alone"),
        ("::: only coalition\nOne.\n\n::: only office\nTwo.\n:::\n:::",
         "4 wider-passage: this passage is for readers of the kind `office`, "
         "and the passage around it is for `coalition` alone"),
        ("One.\n\n## Head\n\n::: only coalition\nTwo.\n:::\n\n## Next\n\nThree.",
         "3 bare-heading: for readers of the kind `office` nothing stands under this heading"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_marks_is_said_at_its_place(text: str, message: str) -> None:
    assert problems(text, OFFICE) == [message]


@pytest.mark.parametrize(
    "text", [":: only coalition\nOne.\n::", "[One]{only=coalition} two.", "::: onyl coalition\nOne.\n:::"]
)
def test_what_only_looks_like_a_mark_is_not_printed(text: str) -> None:
    report = Report()
    parse(Manuscript.verbatim(taken(text).text, "b.md"), lambda *_: None, report)
    assert report.failed


@pytest.mark.parametrize(
    "text",
    [
        "> ::: only coalition\n> One.\n> :::",
        "- ::: only coalition\n  One.\n  :::",
        "[^a]: ::: only coalition\n\nA.[^a]",
    ],
)
def test_marks_that_would_leave_nothing_out_are_refused(text: str) -> None:
    report = Report()
    parse(Manuscript.verbatim(taken(text).text, "b.md"), lambda *_: None, report)
    assert "misplaced-only" in {found.code for found in report.diagnostics} or report.failed


def test_a_heading_with_text_for_everybody_is_no_bare_one() -> None:
    assert problems("## Head\n\n::: only coalition\nOne.\n:::\n\nTwo.", OFFICE) == []
    assert problems("## Head\n\n### Below\n\nOne.\n\n::: only coalition\nTwo.\n:::", OFFICE) == []
    assert problems("::: only coalition\n## Head\n\nOne.\n:::", OFFICE) == []


def test_a_note_called_by_others_too_stays() -> None:
    lines = "One.[^a]\n\nTwo.[^a]\n\n[^a]: Words.".split("\n")
    (apart,) = [taken("One.[^a]\n\n::: only coalition\nTwo.[^a]\n:::\n\n[^a]: Words.")]
    assert "[^a]: Words." in apart.left_for(OFFICE).text
    assert left_for(OFFICE, lines, ()) == tuple(range(5))


PIECES = st.sampled_from(
    ("Words {}.", "- item {}", "- item {}\n- another", "1. item {}", "> Said {}.", "::: callout\nBoxed {}.\n:::",
     "| a | b |\n|---|---|\n| {} | c |", "## Head {}\n\nBelow.", "```\ncode {}\n```", "Noted {}.[^n{}]\n\n[^n{}]: Note {}.")
)  # fmt: skip
MARKED = st.lists(st.tuples(PIECES, st.sampled_from((None, *Audience))), min_size=1, max_size=7)


@given(MARKED)
def test_whatever_stands_in_it_a_passage_is_there_or_it_is_not(pieces: list[tuple[str, Audience | None]]) -> None:
    words = [(piece.replace("{}", str(number)), audience) for number, (piece, audience) in enumerate(pieces)]
    marked = "\n\n".join(f"::: only {audience}\n{piece}\n:::" if audience else piece for piece, audience in words)
    apart = taken(marked)
    for reader in Audience:
        kept = [piece for piece, audience in words if audience is None or reader.may_see(audience)]
        assert flows(apart.left_for(reader).text, sound=False) == flows("\n\n".join(kept), sound=False)


def test_a_text_without_marks_is_the_same_text() -> None:
    text = "\nOne :::\n\n::: callout\nTwo.\n:::\n"
    assert taken(text) == Taken(text, tuple(range(7)))
    assert taken(text).left_for(PUBLIC) == taken(text)
