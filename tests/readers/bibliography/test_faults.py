"""A source that is faulty: a warning where nothing cites it, an error where something does."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cite.calls import known_only
from briefgen.diagnostics import Report, Severity
from briefgen.document.nodes import Citation, CitedItem, Paragraph
from briefgen.readers.bibliography import read_sources
from briefgen.workspace import Workspace

FILES = {
    "library.bib": "@book{sound, title={T}}\n@book{faulty, title={T}, doi={no doi}}\n@book{last, title={T}}\n",
    "broken.bib": "@book{sound, title={T}}\n@book{faulty, title={T} author={A}}\n@book{last, title={T}}\n",
    "kind.bib": "@book{sound, title={T}} @boook{faulty, title={T}} @book{last, title={T}}\n",
    "untitled.bib": "@book{sound, title={T}}\n@book{faulty, year=2000}\n@book{last, title={T}}\n",
    "twice.bib": "@book{sound, title={T}}\n@book{faulty, title={T}}\n@book{faulty, title={U}}\n@book{last, title={T}}\n",
    "zotero.json": '[{"id": "sound", "type": "book", "title": "T"}, {"id": "faulty", "type": "bok", "title": "T"},'
    ' {"id": "last", "type": "book", "title": "T"}]',
    "sources.yaml": "references:\n- {id: sound, type: book, title: T}\n- {id: faulty, type: book, titel: T}\n"
    "- {id: last, type: book, title: T}\n",
}


def told(folder: Path, file: str, text: str, *cited: str) -> Report:
    """What is said of a file of sources by a text that cites some of them."""
    (folder / "briefs").mkdir()
    (folder / "briefs" / file).write_text(text, "utf-8")
    report = Report()
    sources = read_sources(Workspace(folder), report)
    known_only((Paragraph(tuple(Citation((CitedItem(one),)) for one in cited)),), sources, report)
    return report


@pytest.mark.parametrize(("file", "text"), FILES.items())
def test_what_nothing_cites_stops_nothing(tmp_path: Path, file: str, text: str) -> None:
    report = told(tmp_path, file, text, "sound", "last")
    assert {found.severity for found in report.diagnostics} == {Severity.WARNING}


@pytest.mark.parametrize(("file", "text"), FILES.items())
def test_what_is_cited_is_an_error_and_said_once(tmp_path: Path, file: str, text: str) -> None:
    report = told(tmp_path, file, text, "sound", "faulty", "faulty")
    assert {found.severity for found in report.diagnostics} == {Severity.ERROR}
    assert len({(found.code, found.span) for found in report.diagnostics}) == len(report.diagnostics)


def test_a_source_in_two_files_is_an_error_where_it_is_cited(tmp_path: Path) -> None:
    (tmp_path / "cited").mkdir()
    for folder, cited, severity in (
        (tmp_path, "sound", Severity.WARNING),
        (tmp_path / "cited", "twice", Severity.ERROR),
    ):
        (folder / "briefs").mkdir()
        (folder / "briefs" / "a.bib").write_text("@book{twice, title={T}}\n@book{sound, title={T}}", "utf-8")
        (folder / "briefs" / "b.bib").write_text("@book{twice, title={T}}", "utf-8")
        report = Report()
        sources = read_sources(Workspace(folder), report)
        known_only((Paragraph((Citation((CitedItem(cited),)),)),), sources, report)
        assert [(found.code, found.severity) for found in report.diagnostics] == [("duplicate-source", severity)]


@pytest.mark.parametrize("text", ["references: {", "[1, 2]", "\x00"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, "sources.yaml", text).failed
