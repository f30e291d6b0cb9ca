"""Properties of every PDF, over random documents: it complies, it is whole, every note stands with its call."""

from __future__ import annotations

from pathlib import Path

import pytest
from conforming import pdf_faults_of
from hypothesis import HealthCheck, Phase, given, settings
from profiles import examples
from reading_pdf import bare, in_call_order, tags
from specimen import style
from strategies import documents
from tools import find, pdf_problems

from briefgen.document.nodes import Code, CodeListing, Document, Note, Text
from briefgen.document.walking import walk
from briefgen.writers.pdf import Press


def printed(document: Document) -> str:
    """The mark, then all words of the tree in order, every note where it is called."""
    return document.mark + "".join(
        node.text for node in walk(document.children) if isinstance(node, Text | Code | CodeListing)
    )


# A failing document is shown as it was found: making it smaller would lay out hundreds more.
@pytest.mark.slow
@settings(max_examples=examples(20), phases=(Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_any_document(document: Document, press: Press, tmp_path: Path) -> None:
    output = press.submit(document, style()).result()
    assert not output.diagnostics
    assert pdf_faults_of(output.data, tmp_path) == []
    if find("qpdf"):
        assert pdf_problems(tmp_path / "brief.pdf") == ""
    root = tags(output.data)
    assert bare("".join(in_call_order(root))) == bare(printed(document))
    assert len(root.all("Note")) == sum(isinstance(node, Note) for node in walk(document.children))
