"""Diagnostics as words: the place, the line with a mark under it, the advice."""

from __future__ import annotations

import json

import pytest

from briefgen.cli.messages import MessageFormat, as_github, as_json, as_text, tally, write
from briefgen.diagnostics import Diagnostic, Severity, Span

LINE = "      - syringe-analgy"
UNKNOWN = Diagnostic(
    "unknown-block",
    "there is no block “syringe-analgy”",
    Span("briefs/town-hall.yaml", 12, 9, 14, LINE, ("sections", 0, "blocks", 1)),
    expected="the name of a file in briefs/blocks/",
    nearest="syringe-analogy",
    hint="briefgen list blocks shows them all",
    also=("syringe-laws",),
)


def test_a_message_shows_the_line_and_marks_the_place() -> None:
    assert as_text(UNKNOWN) == (
        "briefs/town-hall.yaml:12:9: error[unknown-block]: there is no block “syringe-analgy”\n"
        "   12 |       - syringe-analgy\n"
        "      |         ^^^^^^^^^^^^^^\n"
        "  expected: the name of a file in briefs/blocks/\n"
        "  did you mean: syringe-analogy or syringe-laws\n"
        "  hint: briefgen list blocks shows them all"
    )


def test_a_message_about_a_whole_file_has_no_line() -> None:
    diagnostic = Diagnostic("missing-file", "there is no such file", Span("briefs/x.yaml"), Severity.WARNING)
    assert as_text(diagnostic) == "briefs/x.yaml: warning[missing-file]: there is no such file"


def test_a_message_without_a_place_begins_with_its_severity() -> None:
    assert as_text(Diagnostic("no-workspace", "there is none")) == "error[no-workspace]: there is none"


def test_a_line_whose_column_is_not_known_is_shown_without_a_mark() -> None:
    diagnostic = Diagnostic("x", "wrong", Span("a.md", 3, 0, 1, "the line"))
    assert as_text(diagnostic) == "a.md:3: error[x]: wrong\n    3 | the line"


def test_a_value_from_the_command_line_is_shown_without_a_number() -> None:
    diagnostic = Diagnostic("unknown-key", "there is no key “meting”", Span("--set", 0, 0, 9, "meting.date=x"))
    assert as_text(diagnostic) == "--set: error[unknown-key]: there is no key “meting”\n      | meting.date=x"


def test_the_mark_stands_under_its_word_also_after_wide_and_hidden_characters() -> None:
    text = "日本\x1b: wrong"
    lines = as_text(Diagnostic("x", "m", Span("a.md", 1, 6, 5, text))).splitlines()
    assert lines[1] == "    1 | 日本\\u001b: wrong"
    assert lines[2] == "      | " + " " * (4 + 6 + 2) + "^^^^^"


def test_a_long_line_is_shown_around_the_place() -> None:
    text = "a" * 300 + "HERE" + "b" * 300
    lines = as_text(Diagnostic("x", "m", Span("a.md", 1, 301, 4, text)), width=60).splitlines()
    assert lines[1].startswith("    1 | …") and lines[1].endswith("…")
    assert max(map(len, lines)) <= 60
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "HERE"


def test_a_mark_beyond_the_line_stands_at_its_end() -> None:
    lines = as_text(Diagnostic("x", "m", Span("a.md", 1, 99, 7, "short"))).splitlines()
    assert lines[2] == "      | " + " " * 5 + "^"


def test_nothing_in_a_diagnostic_steers_the_terminal() -> None:
    evil = "\x1b]0;x\x07\u202e[/red]"
    text = as_text(Diagnostic("x", evil, Span(evil, 1, 1, 1, evil), expected=evil, nearest=evil, hint=evil))
    assert "\x1b" not in text and "\u202e" not in text and "[/red]" in text


def test_color_changes_no_word() -> None:
    colored = as_text(UNKNOWN, color=True)
    assert "\x1b[1;31merror[unknown-block]\x1b[0m" in colored
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        colored = colored.replace(code, "")
    assert colored == as_text(UNKNOWN)


def test_as_json_one_object_a_line_with_everything_in_it() -> None:
    assert json.loads(as_json(UNKNOWN)) == {
        "severity": "error",
        "code": "unknown-block",
        "message": "there is no block “syringe-analgy”",
        "file": "briefs/town-hall.yaml",
        "line": 12,
        "column": 9,
        "length": 14,
        "path": "sections[0].blocks[1]",
        "expected": "the name of a file in briefs/blocks/",
        "nearest": "syringe-analogy",
        "replacements": ["syringe-analogy", "syringe-laws"],
        "hint": "briefgen list blocks shows them all",
    }
    assert write([UNKNOWN, UNKNOWN], MessageFormat.JSON).count("\n") == 2


def test_for_github_as_an_annotation_that_nothing_in_it_can_end() -> None:
    assert as_github(UNKNOWN) == (
        "::error title=unknown-block,file=briefs/town-hall.yaml,line=12,col=9::there is no block “syringe-analgy”"
        "%0Aexpected: the name of a file in briefs/blocks/%0Adid you mean: syringe-analogy or syringe-laws"
        "%0Ahint: briefgen list blocks shows them all"
    )
    evil = Diagnostic("x", "100%\n::error::forged", Span("a,b:c.md"))
    assert as_github(evil) == "::error title=x,file=a%2Cb%3Ac.md::100%25\\u000a::error::forged"


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ("", ""),
        ("e", "1 error"),
        ("eew", "2 errors, 1 warning"),
        ("wwn", "2 warnings, 1 note"),
    ],
)
def test_the_tally_counts_each_severity(severities: str, words: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "n": Severity.NOTE}
    assert tally([Diagnostic("x", "m", severity=kinds[s]) for s in severities]) == words
