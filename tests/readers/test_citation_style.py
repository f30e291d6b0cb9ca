"""Citation styles of a workspace and those that come with briefgen."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.models.languages import CITED
from briefgen.readers.citations.style import citation_style_names, read_citation_style
from briefgen.readers.markdown.typography import quotes
from briefgen.workspace import Workspace

DEPENDENT = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info><title>Ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated>
  <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info>
</style>
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefgen.yaml").write_text("organization: {name: O}\n", "utf-8")
    (tmp_path / "styles/csl").mkdir(parents=True)
    return Workspace(tmp_path)


def place(workspace: Workspace, name: str, text: str) -> None:
    (workspace.root / "styles/csl" / name).write_text(text, "utf-8")


def said(workspace: Workspace, name: str, language: str = "en-US") -> list[str]:
    report = Report()
    read = read_citation_style(workspace, name, language, report)
    assert (read is None) == report.failed
    return [
        f"{d.code} {d.span.file if d.span else ''}:{d.span.line if d.span else 0} {d.nearest}".strip()
        for d in report.diagnostics
    ]


def test_every_style_that_comes_with_briefgen_can_be_used(workspace: Workspace) -> None:
    names = citation_style_names(workspace)
    assert {"legislative-notes", "apa", "chicago-notes-bibliography"} <= set(names)
    assert [said(workspace, name) for name in names] == [[]] * len(names)


def test_a_misspelt_name_gets_the_nearest(workspace: Workspace) -> None:
    assert said(workspace, "legislative-note") == ["unknown-citation-style :0 legislative-notes"]


def test_a_style_of_the_workspace_stands_for_another(workspace: Workspace) -> None:
    place(workspace, "ours.csl", DEPENDENT.format(parent="apa"))
    assert said(workspace, "ours") == []
    assert "ours" in citation_style_names(workspace)


def test_a_style_whose_parent_is_not_there(workspace: Workspace) -> None:
    place(workspace, "ours.csl", DEPENDENT.format(parent="nowhere"))
    assert said(workspace, "ours") == ["csl-no-parent styles/csl/ours.csl:2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("not xml", "csl-malformed"),
        ("<html/>", "csl-not-a-style"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><style/>', "csl-malformed"),
    ],
)
def test_what_is_no_style(workspace: Workspace, text: str, code: str) -> None:
    place(workspace, "ours.csl", text)
    assert [line.split()[0] for line in said(workspace, "ours")] == [code]


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en-US", "en-US"),
        ("es", "es-ES"),
        ("es-ES", "es-ES"),
        ("es-MX", "es-MX"),
        ("es-US", "es-MX"),
        ("es-419", "es-MX"),
        ("fr", "fr-FR"),
        ("fr-CA", "fr-CA"),
        ("pt", "pt-BR"),
        ("ja", "en-US"),
    ],
)
def test_the_words_of_the_language(workspace: Workspace, language: str, tag: str) -> None:
    read = read_citation_style(workspace, "apa", language, Report())
    assert read is not None
    assert read[1].language == tag


@pytest.mark.parametrize("language", CITED)
def test_text_and_notes_have_the_same_quotation_marks(workspace: Workspace, language: str) -> None:
    read = read_citation_style(workspace, "apa", language, Report())
    assert read is not None
    assert "".join(read[1].quotes()) == "".join(quotes(language))
