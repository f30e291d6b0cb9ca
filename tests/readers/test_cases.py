"""What YAML, briefs, blocks, sources and styles become, and what is said about mistakes: the documents in `cases/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases import Case, agree, cases
from pydantic import BaseModel

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.reading import read_spec
from briefgen.readers.files.yaml import load
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import File, Workspace

CASES = cases(Path(__file__).parent / "cases")
CHECKOUT = Path(__file__).parents[2]

FILES = {
    "settings": "briefgen.yaml",
    "brief": "briefs/brief.yaml",
    "template": "briefs/templates/template.yaml",
    "second-template": "briefs/templates/second.yaml",
    "block": "briefs/blocks/block.md",
    "second-block": "briefs/blocks/more/block.md",
    "sources": "briefs/sources.yaml",
    "facts": "briefs/facts.yaml",
    "style": "styles/mine/style.yaml",
}
"""Where the parts of a case stand in its workspace."""


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as a person sees it: place, words, the line with the place marked, help."""
    span = diagnostic.span
    place = f"{span.file}:{span.line}:{span.column}" if span and span.line else span.file if span else "-"
    severity = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity} "
    lines = [f"{place} {severity}[{diagnostic.code}] {diagnostic.message}"]
    if span and span.line:
        marks = " " * (span.column - 1) + "^" * max(1, min(span.length, len(span.text) - span.column + 1))
        lines += [f"  | {span.text}", f"  | {marks}"]
    return "".join(f"{line.rstrip()}\n" for line in [*lines, *(f"  {advice}" for advice in diagnostic.advice)])


def compact(value: Any) -> str:
    """A value on as few lines as can be read: JSON, with the keys of a group one a line at the top."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", exclude_unset=True)
    if isinstance(value, dict) and value:
        return "".join(f"{key}: {json.dumps(below, ensure_ascii=False)}\n" for key, below in value.items())
    return json.dumps(value, ensure_ascii=False) + "\n"


def result_of(case: Case, workspace: Workspace, report: Report) -> str:
    """What the reader of this kind of case makes of it; nothing when it cannot be used."""
    if "yaml" in case.parts:
        positioned = load(File("file.yaml", case.parts["yaml"].encode()), report)
        return compact(positioned.data) if positioned else ""
    if "brief" in case.parts:
        overrides = case.parts.get("set", "").splitlines()
        brief = read_spec(workspace, "briefs/brief.yaml", overrides, report)
        return compact(brief.spec) if brief else ""
    if "style" in case.parts:
        style = read_style(workspace, "mine", report)
        return f"{len(style.fonts)} font files\n" if style else ""
    library = read_library(workspace, report, base_language=USUAL_LANGUAGE)
    blocks = {
        name: {"matter": block.matter.model_dump(mode="json", exclude_unset=True)}
        | {length.value: f"{text.line}: {text.text}" for length, text in block.lengths.items()}
        for name, block in library.blocks.items()
    }
    facts = {name: fact.entry for name, fact in read_facts(workspace, library.sources, report).items()}
    return compact(
        blocks
        | {name: source.csl for name, source in library.sources.items()}
        | {name: entry.model_dump(mode="json", exclude_unset=True) for name, entry in facts.items()}
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")  # 29 November 2026, so that “tomorrow” stays what it is
    for part, name in {"settings": FILES["settings"], **FILES}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if part == "settings" or part in case.parts:
            path.write_text(case.parts.get(part, "organization: {name: Example Coalition}\n"), "utf-8")
    report = Report()
    result = result_of(case, Workspace(tmp_path, starter=CHECKOUT), report)
    told_all = "".join(told(diagnostic) for diagnostic in report.diagnostics)
    agree(case, {"result": result, "diagnostics": told_all}, update)
