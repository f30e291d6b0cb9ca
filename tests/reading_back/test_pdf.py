"""A finished PDF is read back in bounds: what is no PDF, or too large a one, is said and never a fault."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import ModuleType

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specimen import specimen, style

from briefgen.document.nodes import Figure, Heading, plain_text
from briefgen.document.walking import walk
from briefgen.reading_back import pdf
from briefgen.reading_back.pdf import NotRead, drawn, read_pdf, tags
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
    ("room", "limit", "most"),
    [
        (pdf, "MOST_BYTES", 100),
        (pdf, "MOST_PAGES", 0),
        (tags, "MOST_ELEMENTS", 3),
        (tags, "MOST_DEEP", 2),
        (drawn, "MOST_PIECES", 3),
        (drawn, "MOST_LETTERS", 3),
        (drawn, "MOST_SEARCHED", 3),
    ],
)
def test_limits(made: bytes, room: ModuleType, limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, limit, most)
    with pytest.raises(NotRead):
        read_pdf(made)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF with its objects changed."""
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        stream = io.BytesIO()
        file.save(stream)
        return stream.getvalue()


def a_circle_of_tags(file: pikepdf.Pdf) -> None:
    root = file.Root.StructTreeRoot.K[0]
    root.K.append(root)


def tags_in_tags(file: pikepdf.Pdf) -> None:
    inside = file.Root.StructTreeRoot.K[0]
    for _ in range(400):
        inside = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect, K=pikepdf.Array([inside])))
    file.Root.StructTreeRoot.K = inside


def arrays_in_arrays(file: pikepdf.Pdf) -> None:
    inside = pikepdf.Array([0])
    for _ in range(300):
        inside = pikepdf.Array([inside])
    file.Root.StructTreeRoot.K[0].K = inside


def a_thousand_times_a_thousand(file: pikepdf.Pdf) -> None:
    kid = file.Root.StructTreeRoot.K[0]
    for _ in range(4):
        kid = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect, K=pikepdf.Array([kid] * 1000)))
    file.Root.StructTreeRoot.K = kid


@pytest.mark.parametrize(
    "change",
    [a_circle_of_tags, tags_in_tags, arrays_in_arrays, a_thousand_times_a_thousand],
    ids=lambda one: one.__name__,
)
def test_what_has_no_end_is_refused(made: bytes, change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises(NotRead):
        read_pdf(changed(made, change))


def a_circle_of_names(file: pikepdf.Pdf) -> None:
    names = file.make_indirect(pikepdf.Dictionary())
    names.Kids = pikepdf.Array([names, names])
    file.Root.Names.Dests = names


def a_circle_of_roles(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(P=pikepdf.Name.Q, Q=pikepdf.Name.P)


def no_pages_named(file: pikepdf.Pdf) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem" and "/Pg" in one:
            del one["/Pg"]


@pytest.mark.parametrize("change", [a_circle_of_names, a_circle_of_roles, no_pages_named], ids=lambda one: one.__name__)
def test_what_leads_nowhere_is_read(made: bytes, change: Callable[[pikepdf.Pdf], None]) -> None:
    assert read_pdf(changed(made, change)).pages == 3
