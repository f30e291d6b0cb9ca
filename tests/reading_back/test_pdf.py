"""A finished PDF is read back in bounds: what is no PDF, or too large a one, is said and never a fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specimen import specimen, style

from briefgen.document.nodes import Figure, Heading, plain_text
from briefgen.document.walking import walk
from briefgen.reading_back import pdf
from briefgen.reading_back.pdf import NotRead, read_pdf
from briefgen.writers.by_word.findings import bare
from briefgen.writers.pdf import Press


@pytest.fixture(scope="module")
def made() -> bytes:
    with Press() as press:
        return press.submit(specimen(), style()).result().data


def test_our_own_pdf_says_its_headings_and_descriptions(made: bytes) -> None:
    found, flows = read_pdf(made), specimen().children
    headings = [bare(plain_text(node.children)) for node in walk(flows) if isinstance(node, Heading)]
    assert [bare(words) for _, words in found.headings] == [bare(specimen().metadata.title), *headings], (
        "the title first"
    )
    assert [level for level, _ in found.headings][:2] == [1, 2]
    assert found.descriptions == tuple(node.image.alt for node in walk(flows) if isinstance(node, Figure))
    assert found.conforms and found.pages == len(found.drawn)


@given(st.binary(max_size=200))
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(NotRead):
        read_pdf(data)


@settings(max_examples=30)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(made: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(made) - 1))
    damaged = made[:at] + data.draw(st.binary(min_size=1, max_size=8)) + made[at + 4 :]
    try:
        read_pdf(damaged)
    except NotRead as reason:
        assert str(reason)


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_BYTES", 100), ("MOST_PAGES", 0), ("MOST_ELEMENTS", 3), ("MOST_DEEP", 2)]
)
def test_limits(made: bytes, limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, limit, most)
    with pytest.raises(NotRead):
        read_pdf(made)
