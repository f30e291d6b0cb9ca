"""Where a problem is said to be: in the file that the author wrote, also after variables were filled in."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Diagnostic, Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.readers.markdown import parse


def problems(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    report = Report()
    parse(manuscript, lambda *_: None, report)
    return report.diagnostics


def places(manuscript: Manuscript) -> list[tuple[str, int, int, str]]:
    found = [(problem.code, problem.span) for problem in problems(manuscript)]
    return [(code, span.line, span.column, span.text) for code, span in found if span]


def test_a_text_that_stands_below_other_lines_of_its_file() -> None:
    source = ("---", "title: A", "---", "# Full", "Words", "and <b>bold</b>.")
    manuscript = Manuscript.verbatim("Words\nand <b>bold</b>.", "a.md", 5, source)
    assert places(manuscript) == [("raw-html", 6, 5, source[5]), ("raw-html", 6, 12, source[5])]


def test_lines_that_a_variable_made_longer() -> None:
    source = ("For {{ name }}, a [link](x.md).", "", "{% if a %}", "Bad <b>.", "{% endif %}")
    filled = Manuscript("For Jane \\[Doe\\], a [link](x.md).\n\nBad <b>.", "a.md", (1, 2, 4), source)
    assert places(filled) == [("link-target", 1, 19, source[0]), ("raw-html", 4, 5, source[3])]


def test_a_problem_within_lists_and_quotations() -> None:
    text = "> - one\n>   and [two](x.md)\n>\n> [a]: b.md"
    manuscript = Manuscript.verbatim(text, "a.md", 1, tuple(text.split("\n")))
    assert [(line, column) for _, line, column, _ in places(manuscript)] == [(2, 9), (4, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_every_system(end: str) -> None:
    lines = ("One[^a]", "", "and <b>.")
    text = end.join(lines)
    manuscript = Manuscript(text, "a.md", (1, 2, 3), lines)
    assert [(code, line, column) for code, line, column, _ in places(manuscript)] == [
        ("undefined-note", 1, 4),
        ("raw-html", 3, 5),
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_code_that_is_never_closed_at_the_end_of_a_file(end: str) -> None:
    (problem,) = problems(Manuscript.verbatim(f"```\nwords{end}", "a.md"))
    assert problem.code == "unclosed-fence"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_code_that_is_closed_at_the_end_of_a_file(end: str) -> None:
    assert problems(Manuscript.verbatim(f"```\nwords\n```{end}", "a.md")) == ()


def test_problems_are_told_in_the_order_of_the_file() -> None:
    text = "[^a]: Unused.\n\n[b](c.md)\n\nWords[^d].\n"
    found = places(Manuscript.verbatim(text, "a.md", 1, tuple(text.split("\n"))))
    assert [code for code, *_ in found] == ["unused-note", "link-target", "undefined-note"]
