"""What Markdown becomes, and what is said about what cannot be printed: the documents in `cases/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import Case, agree, cases
from outline import outline, words

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Image
from briefgen.readers.markdown import parse, parse_inline

CASES = cases(Path(__file__).parent / "cases")

FILE = "block.md"


def sample_picture(name: str, alt: str, span: Span) -> Image:
    return Image(name, "image/png", b"", 1, 1, alt)


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as a person sees it: place, words, the line with the place marked, help."""
    span = diagnostic.span
    assert span is not None and span.file == FILE
    severity = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity} "
    lines = [f"{span.line}:{span.column} {severity}[{diagnostic.code}] {diagnostic.message}"]
    marks = " " * (span.column - 1) + "^" * max(1, min(span.length, len(span.text) - span.column + 1))
    lines += [f"  | {span.text}", f"  | {marks}", *(f"  {advice}" for advice in diagnostic.advice)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    kind = "title" if "title" in case.parts else "input"
    text = case.parts[kind]
    manuscript = Manuscript.verbatim(text, FILE, 1, tuple(text.split("\n")))
    language = case.parts.get("language", "en-US").strip()
    report = Report()
    if kind == "title":
        tree = words(parse_inline(manuscript, report, language))
    else:
        tree = outline(parse(manuscript, sample_picture, report, language))
    results = {"diagnostics": "".join(told(diagnostic) for diagnostic in report.diagnostics)}
    if not report.failed:
        results["tree"] = tree
    agree(case, results, request.config.getoption("--update"))


def test_every_code_has_a_case() -> None:
    """Every code that the reader of Markdown can give is shown with its full text, here or in test_guards."""
    code = "".join(path.read_text("utf-8") for path in Path(parse.__code__.co_filename).parent.glob("*.py"))
    codes = set(re.findall(r"\"([a-z]+(?:-[a-z]+)+)\"", code))
    shown = "".join(case.parts.get("diagnostics", "") for case in CASES)
    guards = Path(__file__).with_name("test_guards.py").read_text("utf-8")
    assert len(codes) > 40
    assert {name for name in codes if f"[{name}]" not in shown and f'"{name}"' not in guards} == set()
