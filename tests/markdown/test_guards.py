"""Text that is refused before it is read: what could not be printed, could mislead, or would never finish."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow
from briefgen.readers.markdown import parse, parse_inline


def test_a_character_in_a_value_of_a_spec_is_shown_where_it_stands_in_the_file() -> None:
    report = Report()
    line = "title: Town\u200b hall"
    parse_inline(Manuscript("Town\u200b hall", "town.yaml", (1,), (line,)), report)
    assert [(d.code, d.span.column) for d in report.diagnostics] == [("invisible-character", 12)]


def read(text: str) -> tuple[tuple[Flow, ...], tuple[Diagnostic, ...]]:
    report = Report()
    flows = parse(Manuscript.verbatim(text, "block.md", 1, tuple(text.split("\n"))), lambda *_: None, report)
    return flows, report.diagnostics


@pytest.mark.parametrize(
    ("text", "code", "message", "place"),
    [
        ("a\n\nb\x07c", "control-character", "a character that cannot be printed, U+0007, stands in the text", (3, 2)),
        ("a\rb", "control-character", "a character that cannot be printed, U+000D, stands in the text", (1, 2)),
        ("a\x85b", "control-character", "a character that cannot be printed, U+0085, stands in the text", (1, 2)),
        (
            "a\u2028b",
            "control-character",
            "a character that cannot be printed, U+2028 (line separator), stands in the text",
            (1, 2),
        ),
        (
            "caf\ufffd",
            "control-character",
            "a character that cannot be printed, U+FFFD (replacement character), stands in the text",
            (1, 4),
        ),
        ("\ud800", "control-character", "a character that cannot be printed, U+D800, stands in the text", (1, 1)),
        (
            "Vote \u202eon",
            "hidden-character",
            "an invisible character that changes how the text is read, U+202E (right-to-left override), stands here",
            (1, 6),
        ),
        (
            "Vote\U000e0041",
            "hidden-character",
            "an invisible character that changes how the text is read, U+E0041 (tag latin capital letter a), stands here",
            (1, 5),
        ),
        ("x " + "a" * 2001, "word-too-long", "a word here has more than 2,000 characters", (1, 3)),
        ("ab" + "\u0301" * 9, "too-many-accents", "a letter here carries more than 8 accents", (1, 2)),
        ("a\n" * 50_001, "text-too-long", "this text has 100,002 characters", (1, 1)),
        ("a b " * 5_001, "paragraph-too-long", "this paragraph has 20,003 characters", (1, 1)),
        (
            "ok\n\n" + "a [" * 21 + "]" * 21,
            "too-many-brackets",
            "this paragraph opens brackets without closing them",
            (3, 1),
        ),
        (
            "ok\n\n" + "[" * 999 + " ]]",
            "too-many-marks",
            "this paragraph holds 1,001 brackets, stars, quotes and other marks",
            (3, 1),
        ),
    ],
    ids=lambda value: (
        value if isinstance(value, str) and len(value) < 20 and value.isascii() and " " not in value else ""
    ),
)
def test_unfit_text_is_refused_at_its_place(text: str, code: str, message: str, place: tuple[int, int]) -> None:
    _, diagnostics = read(text)
    (problem,) = diagnostics
    assert (problem.code, problem.message, problem.severity) == (code, message, Severity.ERROR)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == place
    assert problem.hint


def test_a_title_is_guarded_too() -> None:
    report = Report()
    assert parse_inline(Manuscript.verbatim("Vote\u202e", "block.md"), report) == ()
    assert [problem.code for problem in report.diagnostics] == ["hidden-character"]


def test_characters_without_width_are_only_warned_of() -> None:
    flows, (problem,) = read("Vote\u200b now")
    assert (problem.code, problem.severity) == ("invisible-character", Severity.WARNING)
    assert problem.message == "an invisible character, U+200B (zero width space), stands in the text"
    assert flows


def test_marks_of_scripts_written_from_right_to_left_are_allowed() -> None:
    assert read("A name: \u05d3\u05d5\u05d3\u200f.")[1] == ()


def test_long_addresses_are_no_long_words() -> None:
    address = "https://example.org/" + "-".join(["part"] * 300)
    assert read(f"[Words]({address})")[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[" * 900,
        "[" * 20 + "a" + "]" * 20,
        "`" * 100_000,
        "`a" * 20_000,
        "*a **b " * 20_000,
        "*_" * 50_000,
        ">" * 50_000,
        "> " * 50_000,
        "- " * 50_000,
        "\n".join(" " * depth + "- a" for depth in range(500)),
        "::: callout\n" * 5_000,
        "::: callout\n" * 5_000 + ":::\n" * 5_000,
        "[a]: x\n" * 10_000,
        "[a]: https://example.org/" + "x" * 1_000 + "\n\n" + "[a] " * 10_000,
        "[^a]: x\n" * 10_000,
        "[^1]" * 30_000,
        "^[" * 50_000,
        "[@a " * 40_000,
        "@a [" * 40_000,
        "[@a; " * 30_000 + "]" * 30_000,
        "[@" * 490 + "]" * 10,
        "@a [b" * 490,
        '"' * 100_000,
        "<a " * 50_000,
        "<!--" * 40_000,
        "|" * 50_000,
        "| a " * 200 + "|\n" + "|---" * 200 + "|\n" + "| a " * 100 + "|\n",
        "a\n-\n" * 5_000,
        "&amp;" * 30_000,
        "\\" * 100_000,
        "!" * 50_000 + "[" * 50_000,
        "#" * 100_000,
        "a  \n" * 10_000,
        "Table: a\n\n" * 3_000,
        "![a](b.png)\n\n" * 2_000,
        "\t" * 100_000 + "a",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    """Each of these takes a naive reader minutes, or breaks it; here each must come back, most with a diagnostic."""
    read(text)
