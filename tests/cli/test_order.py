"""What is wrong is told in the order in which somebody goes through the files to mend it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen

from briefgen.diagnostics import Diagnostic, Report, Severity, Span

BLOCK = (
    "---\ntitle: A title\nsummary: Use when asked.\naudience: public\n---\nSome [@nobody-1900] words {{ nothing }}.\n"
)
BRIEF = """title: Town hall
bill: {number: H.R. 0000, version: introduced}
sections: [{blocks: [outreach, outreech]}]
styl: civic
"""


def test_file_by_file_from_top_to_bottom_notes_last() -> None:
    places = [Span("b.md", 9, 1), Span("a.yaml", 4, 2), Span("b.md", 2, 7), None, Span("a.yaml"), Span("a.yaml", 4, 1)]
    report = Report()
    report.add(Diagnostic("x", "a note", Span("a.yaml", 1), Severity.NOTE))
    report.add(*(Diagnostic("x", "an error", place) for place in places))
    order = [(d.severity, d.span and (d.span.file, d.span.line, d.span.column)) for d in report.diagnostics]
    assert order == [
        ("error", ("a.yaml", 4, 1)), ("error", ("a.yaml", 4, 2)), ("error", ("a.yaml", 0, 0)),
        ("error", ("b.md", 2, 7)), ("error", ("b.md", 9, 1)), ("error", None), ("note", ("a.yaml", 1, 0)),
    ]  # fmt: skip


def test_the_brief_comes_first_whatever_was_found_first() -> None:
    report = Report("brief.yaml")
    report.add(
        Diagnostic("x", "in a block", Span("block.md", 1)), Diagnostic("x", "in the brief", Span("brief.yaml", 5))
    )
    assert [d.message for d in report.diagnostics] == ["in the brief", "in a block"]


@pytest.mark.parametrize("command", ["check", "render", "inspect"])
def test_every_command_tells_it_so(
    briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "briefs/blocks").mkdir(parents=True)
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example}\nlanguge: en\n")
    (tmp_path / "briefs/town-hall.yaml").write_text(BRIEF)
    (tmp_path / "briefs/blocks/outreach.md").write_text(BLOCK)
    monkeypatch.chdir(tmp_path)
    told = [json.loads(line) for line in briefgen(command, "town-hall", "--message-format", "json").err.splitlines()]
    assert [(one["file"], one["line"], one["column"]) for one in told] == [
        ("briefs/town-hall.yaml", 2, 1), ("briefs/town-hall.yaml", 3, 32), ("briefs/town-hall.yaml", 4, 1),
        ("briefgen.yaml", 2, 1), ("briefs/blocks/outreach.md", 6, 30),
    ]  # fmt: skip
