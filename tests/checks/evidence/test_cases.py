"""What each rule finds in a text, and what it lets pass: the documents in `cases/`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cases import Case, agree, cases

from briefgen.checks.evidence import of_library
from briefgen.diagnostics import Report
from briefgen.models.library import Block, BlockText, FrontMatter, Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Length
from briefgen.readers.bibliography import read_sources
from briefgen.readers.blocks.facts import read_facts
from briefgen.workspace import Workspace

HERE = Path(__file__).parent
CASES = cases(HERE / "cases")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of the sources and facts beside this file, without blocks."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    for name in ("sources.yaml", "facts.yaml"):
        (folder / "briefs" / name).write_text((HERE / name).read_text("utf-8"), "utf-8")
    workspace, report = Workspace(folder), Report()
    sources = read_sources(workspace, report)
    facts = read_facts(workspace, sources, report)
    assert not report.diagnostics
    return Library({}, (), sources, facts)


def found(text: str, empty: Library, stance: str = "argument", language: str = "en-US") -> str:
    """What is said of a block of this text: the line with the place marked, the words, the help."""
    matter = FrontMatter.model_validate({"title": "T", "summary": "S", "stance": stance})
    lines = tuple(text.split("\n"))
    block = Block("b", language, matter, {Length.FULL: BlockText(text, "b.md", 1, lines)}, "b.md")
    library = Library({"b": block}, ("b",), empty.sources, empty.facts)
    said = ""
    for diagnostic in of_library(library, Checks(), day=dt.date(2026, 1, 1)):
        assert diagnostic.span is not None
        marks = " " * (diagnostic.span.column - 1) + "^" * diagnostic.span.length
        said += (
            f"{diagnostic.span.line}| {diagnostic.span.text}\n   {marks}\n[{diagnostic.code}] {diagnostic.message}\n"
        )
        said += "".join(f"  {advice}\n" for advice in diagnostic.advice)
    return said


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, empty: Library, update: bool) -> None:
    stance = "evidence" if case.path.stem == "uncited-paragraph" else "argument"
    language = "es" if "in Spanish" in case.title else "en-US"
    agree(case, {"found": found(case.parts["text"].rstrip("\n"), empty, stance, language)}, update)


def test_every_rule_of_texts_has_cases_in_which_it_speaks_and_is_silent() -> None:
    for name in (
        "bare-number",
        "uncited-paragraph",
        "quotation-differs",
        "odds-as-likelihood",
        "overclaim",
        "superseded-figure",
    ):
        own = [case for case in CASES if case.path.stem == name]
        assert any(f"[{name}]" in case.parts.get("found", "") for case in own), name
        assert any("found" not in case.parts for case in own), name
