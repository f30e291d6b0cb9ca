"""No false alarm: what is made of any document says the same, read back, in both formats."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from profiles import examples
from specimen import specimen, style
from strategies import documents

from briefgen.document.nodes import Document
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.reading_back.pairing import Difference
from briefgen.writers import docx
from briefgen.writers.pdf import Press


def told(document: Document, press: Press) -> tuple[Difference, ...]:
    """The differences of both files, but for notes of which the layout itself told that they stand on another page."""
    wanted = expected(document, style())
    word, made = docx.write(document, style()).data, press.submit(document, style()).result()
    known = any(one.code == "strayed-footnote" for one in made.diagnostics)
    of_pdf = (one for one in differences(wanted, "pdf", made.data) if not (known and one.kind == "astray"))
    return (*differences(wanted, "docx", word), *of_pdf)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as made:
        yield made


def test_the_document_that_has_everything(press: Press) -> None:
    assert told(specimen(), press) == ()


# A failing document is shown as it was found: making it smaller would lay out hundreds more.
@pytest.mark.slow
@settings(max_examples=examples(20), phases=(Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_any_document(document: Document, press: Press) -> None:
    assert told(document, press) == ()
