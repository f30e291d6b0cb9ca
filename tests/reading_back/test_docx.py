"""A Word file of anybody is read back in bounds: what is none, is damaged or swells is said, and never a fault."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specimen import specimen, style

from briefgen.reading_back.docx import package, read_docx, story
from briefgen.reading_back.finished import NotRead
from briefgen.reading_back.process import read_apart
from briefgen.writers import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def made() -> bytes:
    """A finished Word file."""
    return docx.write(specimen(), style()).data


def with_part(name: str, data: bytes) -> bytes:
    """The file with one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for known in given.namelist():
            copy.writestr(known, data if known == name else given.read(known))
    return stream.getvalue()


def body(inside: str) -> bytes:
    """The file with another body."""
    return with_part("word/document.xml", f"<w:document {W}><w:body>{inside}</w:body></w:document>".encode())


def declared(entity: str) -> bytes:
    """The file with a document that declares an entity and uses it."""
    inside = f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    return with_part("word/document.xml", f"<!DOCTYPE x [{entity}]>{inside}".encode())


@given(st.binary(max_size=200))
def test_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(NotRead):
        read_docx(data)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(made()) - 1))
    damaged = made()[:at] + data.draw(st.binary(max_size=8)) + made()[at + data.draw(st.integers(0, 6)) :]
    try:
        read_docx(damaged)
    except NotRead as reason:
        assert str(reason)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_part_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(("document", "styles", "numbering", "footnotes", "_rels/document.xml.rels")))
    name = f"word/{name}" if "." in name else f"word/{name}.xml"
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        part = archive.read(name)
    at = data.draw(st.integers(0, len(part) - 1))
    cut = data.draw(st.integers(0, 40))
    try:
        read_docx(with_part(name, part[:at] + data.draw(st.binary(max_size=8)) + part[at + cut :]))
    except NotRead as reason:
        assert str(reason)


def test_a_file_that_ends_early() -> None:
    for end in range(0, len(made()), 997):
        with pytest.raises(NotRead):
            read_docx(made()[:end])


REFUSED = {
    "a bomb": with_part("word/document.xml", b" " * 60_000_000),
    "elements without number": body("<w:p/>" * 2_100_000),
    "elements without end": body("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300),
    "a document type": declared('<!ENTITY a "b">'),
    "an entity from outside": declared('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "no body": with_part("word/document.xml", f"<w:document {W}/>".encode()),
    "no document": with_part("_rels/.rels", b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"),
}  # fmt: skip


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_swells_or_declares_is_refused(data: bytes) -> None:
    with pytest.raises(NotRead):
        read_docx(data)


STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
)


def test_a_circle_of_styles_ends() -> None:
    assert read_docx(with_part("word/styles.xml", STYLES.encode())).parts


def test_huge_numbers_are_numbers() -> None:
    huge = "9" * 5000
    numbers = f'<w:ilvl w:val="{huge}"/><w:numId w:val="{huge}"/>'
    properties = f'<w:pPr><w:outlineLvl w:val="{huge}"/><w:numPr>{numbers}</w:numPr></w:pPr>'
    inside = f"<w:p>{properties}<w:r><w:t>a</w:t></w:r></w:p>"
    (part,) = read_docx(body(inside)).parts
    assert part.text == "a"


def test_what_is_tracked_is_taken_as_accepted() -> None:
    put_in, taken_out = (
        "<w:ins><w:r><w:t> two</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText> no</w:delText></w:r></w:del>",
    )
    inside = f"<w:p><w:r><w:t>One</w:t></w:r>{put_in}{taken_out}</w:p>"
    assert [part.text for part in read_docx(body(inside)).parts] == ["One two"]


@pytest.mark.parametrize(
    ("room", "limit"),
    [
        (package, "MOST_BYTES"),
        (package, "MOST_ENTRIES"),
        (package, "MOST_XML"),
        (package, "MOST_ELEMENTS"),
        (story, "MOST_PARTS"),
    ],
)
def test_limits(room: object, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, limit, 3)
    with pytest.raises(NotRead):
        read_docx(made())


@pytest.mark.slow
def test_a_process_of_its_own_says_the_same_and_is_ended() -> None:
    assert read_apart("docx", made()) == read_docx(made())
    with pytest.raises(NotRead):
        read_apart("docx", b"no")
    with pytest.raises(NotRead, match="takes too long"):
        read_apart("docx", made(), seconds=0.01)
