"""The checks of `lint` find what they are there for: each fault is put into a sound file."""

from __future__ import annotations

import io
import zipfile

import pytest
from specimen import specimen, style
from writers.docx.lint import faults

from briefgen.writers.docx import write

BODY = "word/document.xml"

FAULTS = [
    (BODY, 'w:pStyle w:val="BodyText"', 'w:pStyle w:val="Missing"', "undefined style Missing"),
    (BODY, '<w:numId w:val="6"/>', '<w:numId w:val="99"/>', "undefined list 99"),
    (BODY, "<w:tblHeader/>", "", "a table without a head"),
    (BODY, '<w:gridCol w:w="', '<w:gridCol w:w="9"/><w:gridCol w:w="', "a row of 4 cells in a table of 5 columns"),
    (BODY, "</w:tbl><w:p>", "</w:tbl><w:sdt/><w:p>", "no paragraph after a table"),
    (BODY, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "a cell that does not end with a paragraph"),
    ("word/footer1.xml", '<w:fldChar w:fldCharType="end"/>', "", "a field that does not begin and end"),
    (BODY, 'descr="Logo of the coalition"', 'descr=""', "a picture without a description"),
    (BODY, '<w:bookmarkEnd w:id="1"/>', "", "bookmarks that do not begin and end once"),
    (BODY, 'w:name="section_5"', 'w:name="the_evidence"', "bookmark name used twice: the_evidence"),
    (BODY, 'w:name="section_5"', 'w:name="5-section"', "bookmark name not allowed: 5-section"),
    (BODY, 'w:anchor="the_evidence"', 'w:anchor="elsewhere"', "link to missing bookmark elsewhere"),
    ("word/_rels/footnotes.xml.rels", 'Id="rId1"', 'Id="rId9"', "link to missing relationship rId1"),
    (BODY, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "notes called [1, 1], written [1, 2]"),
    (BODY, 'w:val="Heading1"', 'w:val="Heading2"', "heading level jumps from 0 to 2"),
    (BODY, 'wp:docPr id="2"', 'wp:docPr id="1"', "pictures with the same id"),
    ("docProps/core.xml", "Fund Health Services, Not Arrests", "", "no title"),
    ("word/styles.xml", "<w:lang ", "<w:noProof ", "no language"),
    ("word/document.xml", "<w:body>", "<w:body><!-- /home/somebody -->", "a trace of the machine or of the tools"),
]


def broken(part: str, old: str, new: str) -> bytes:
    """The specimen with the first `old` in a part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write(specimen(), style()).data)) as sound, zipfile.ZipFile(stream, "w") as made:
        for name in sound.namelist():
            data = sound.read(name)
            if name == part:
                assert old.encode() in data, f"{old} is not in {part}"
                data = data.replace(old.encode(), new.encode(), 1)
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return stream.getvalue()


def test_a_sound_file_has_no_faults() -> None:
    assert faults(broken(BODY, "<w:body>", "<w:body>")) == []


@pytest.mark.parametrize(("part", "old", "new", "fault"), FAULTS, ids=[fault for *_, fault in FAULTS])
def test_a_fault_is_found(part: str, old: str, new: str, fault: str) -> None:
    found = faults(broken(part, old, new))
    assert any(fault in line for line in found), found


def test_a_date_in_the_package_is_found() -> None:
    stream = io.BytesIO(write(specimen(), style()).data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(zipfile.ZipInfo("word/extra.bin", (2026, 1, 1, 0, 0, 0)), b"")
    assert faults(stream.getvalue()) == ["a file in the package has a date"]


def test_metadata_in_a_picture_is_found() -> None:
    stream = io.BytesIO(write(specimen(), style()).data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(zipfile.ZipInfo("word/media/extra.png", (1980, 1, 1, 0, 0, 0)), b"\x89PNG tEXt Author")
    assert faults(stream.getvalue()) == ["word/media/extra.png: metadata in a picture"]
