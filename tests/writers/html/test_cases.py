"""Markdown and the HTML it becomes, one case for each construct."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import Case, agree, cases
from specimen import document

from briefgen.compose.numbering import numbered
from briefgen.diagnostics import Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Image
from briefgen.readers.markdown import parse
from briefgen.writers.html.flows import flows
from briefgen.writers.html.notes import bodies, call
from briefgen.writers.html.setting import Setting

CASES = cases(Path(__file__).parent / "cases")
LINE_ENDS = re.compile(r"(</(?:p|h\d|li|ul|ol|tr|thead|tbody|table|pre|blockquote|aside|figure|figcaption|section)>|<hr/>|"
                       r"<(?:ul|ol|li|table|thead|tbody|tr|blockquote|aside|figure)(?: [^>]*)?>)(?!$)")  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, update: bool) -> None:
    report = Report()

    def image(name: str, alt: str, span: Span) -> Image:
        return Image(name, "image/png", b"", 600, 300, alt)

    whole = numbered(document(*parse(Manuscript.verbatim(case.parts["input"], "case.md"), image, report)))
    assert not report.diagnostics
    setting = Setting("en-US", lambda image: image.name, call)
    html = flows(whole.children[1:], setting) + bodies(whole, setting)
    agree(case, {"html": LINE_ENDS.sub(r"\1\n", html)}, update)
