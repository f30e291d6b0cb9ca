"""What becomes of the spec of a packet: the spec of each document, the name of its files, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, agree, cases
from readers.test_cases import FILES, compact, told

from briefgen.compose import name_of
from briefgen.diagnostics import Report
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace

CASES = cases(Path(__file__).parent / "cases")
SETTINGS = "organization: {name: Example Coalition}\n"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path, update: bool) -> None:
    for part, name in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if part == "settings" or part in case.parts:
            path.write_text(case.parts.get(part, SETTINGS), "utf-8")
    report = Report()
    briefs = read_briefs(Workspace(tmp_path), FILES["brief"], case.parts.get("set", "").splitlines(), report)
    shown = [f"{brief.name} → {name_of(brief, report)}\n{compact(brief.spec)}" for brief in briefs]
    problems = "".join(told(diagnostic) for diagnostic in report.diagnostics)
    agree(case, {"documents": "\n".join(shown), "diagnostics": problems}, update)


def test_of_documents_that_are_not_wanted_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text(SETTINGS)
    (tmp_path / "briefs/day.yaml").write_text("documents: [{id: good, title: T}, {id: bad, titel: T}]\n")
    report = Report()
    briefs = read_briefs(Workspace(tmp_path), "briefs/day.yaml", (), report, ("good",))
    assert [brief.document for brief in briefs] == ["good", "bad"]
    assert report.diagnostics == ()
