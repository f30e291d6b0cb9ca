"""Markdown and the plain text it becomes, one case for each construct."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, agree, cases
from specimen import document

from briefgen.compose.numbering import numbered
from briefgen.diagnostics import Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Image
from briefgen.readers.markdown import parse
from briefgen.writers.text.flows import flows
from briefgen.writers.text.notes import notes

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, update: bool) -> None:
    report = Report()

    def image(name: str, alt: str, span: Span) -> Image:
        return Image(name, "image/png", b"", 600, 300, alt)

    whole = numbered(document(*parse(Manuscript.verbatim(case.parts["input"], "case.md"), image, report)))
    assert not report.diagnostics
    agree(case, {"text": "\n\n".join(filter(None, (flows(whole.children[1:]), notes(whole))))}, update)
