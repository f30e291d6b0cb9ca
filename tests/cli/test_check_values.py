"""`check --set`: a brief is checked with values in place of its own, as `render` would make it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.start import run


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    (tmp_path / "briefs/one.yaml").write_text("title: One\nsections: [{heading: H, blocks: [{text: So.}]}]\n", "utf-8")
    monkeypatch.chdir(tmp_path)


def test_a_value_is_checked_as_if_it_stood_in_the_brief(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "one"]) == 0
    assert run(["check", "one", "--set", "summary=So it was in 39% of cases.", "--strict"]) == 3
    assert "--set" in capsys.readouterr().err


def test_a_value_that_begins_with_a_variable_needs_no_quotation_marks() -> None:
    assert (
        run(["check", "one", "--set", "name={{ meeting.date }}-{{ document }}", "--set", "meeting.date=2026-12-03"])
        == 0
    )


def test_values_of_no_brief_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--set", "title=x"]) == 2
    assert "name the brief" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("title: Bill #212", "error"), ("ask: Vote yes on Bill #212 now", "error"), ("summary: Bill #212", "error"),
        ("sections: [{heading: Bill #212}]", "error"), ("sections: [{blocks: [{text: Bill #212}]}]", "error"),
        ("letter: {addressee: [Suite #212]}", "error"), ("pages: 2 #212", "warning"), ("length: short #so", "warning"),
    ],
)  # fmt: skip
def test_words_cut_off_from_what_is_printed_are_an_error(
    line: str, severity: str, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "" if line.startswith("title") else "title: T\n"
    Path("briefs/two.yaml").write_text(f"{title}{line}\n", "utf-8")
    run(["check", "two"])
    assert f"{severity}[comment-in-text]" in capsys.readouterr().err


def test_a_name_on_a_platform_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("briefs/two.yaml").write_text(
        'title: "By @Example"\nfooter: "By @Example"\nsections: [{heading: H, blocks: [{text: "Follow @ExampleOrg."}]}]\n',
        "utf-8",
    )
    assert run(["check", "two"]) == 1
    said = capsys.readouterr().err
    assert "Then write `\\@ExampleOrg`" in said
    assert "in a title, a footer or another line by itself" in said
    assert "two.yaml:2" not in said, "at the foot it is printed as it is"
