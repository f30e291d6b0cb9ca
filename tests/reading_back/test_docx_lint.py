"""What a Word file must not be: each fault is put into a sound file, and Microsoft's validator or a rule of ours finds it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import tools
from specimen import specimen, style
from tools import requires

from briefgen.reading_back.docx_lint import RULES, lint, package
from briefgen.writers.docx import write

BODY, STYLES, NUMBERS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CONTROL = (
    '<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{id}"/></w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>'
)
WORDS = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"


def control(tag: str = "a", id: int = 5, words: str = WORDS) -> str:
    """Words in a control before all others."""
    return "<w:body>" + CONTROL.format(tag=tag, id=id, words=words)


MUTANTS = [
    # the part, what is in it, what takes its place, the rule that finds it, and what that says
    (BODY, 'w:pStyle w:val="BodyText"', 'w:pStyle w:val="Missing"', "styles", "there is no style Missing"),
    (STYLES, 'w:basedOn w:val="BodyText"', 'w:basedOn w:val="Gone"', "styles", "there is no style Gone"),
    (STYLES, 'w:styleId="Kicker"', 'w:styleId="Title"', "style-names", "a style is there 2 times: Title"),
    (STYLES, '<w:name w:val="Kicker"/>', '<w:name w:val="title"/>', "style-names", "a name of a style is there 2 times: title"),
    (BODY, '<w:numId w:val="7"/>', '<w:numId w:val="99"/>', "lists", "there is no list 99"),
    (NUMBERS, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="77"/>', "lists", "no definition of lists 77"),
    (BODY, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "cells", "a cell does not end with a paragraph"),
    (BODY, "</w:tr></w:tbl>", "<w:tc/></w:tr></w:tbl>", "cells", "a cell does not end with a paragraph"),
    (BODY, '<w:gridCol w:w="', '<w:gridCol w:w="9"/><w:gridCol w:w="', "rows", "a row has 4 columns in a table of 5"),
    (BODY, "</w:tbl><w:p>", "</w:tbl><w:sdt/><w:p>", "joined-tables", "no paragraph stands after a table"),
    (BODY, "<w:tblHeader/>", "", "heads", "a table has no head"),
    (BODY, "<w:body>", control(words=""), "controls", "a control is empty"),
    (BODY, "<w:body>", control(tag="x" * 65), "tags", "longer than 64 characters"),
    (BODY, "<w:body>", control() + control().removeprefix("<w:body>"), "control-ids", "a control is there 2 times: 5"),
    ("word/footer1.xml", '<w:fldChar w:fldCharType="end"/>', "", "fields", "a field does not end"),
    ("word/footer1.xml", '<w:fldChar w:fldCharType="begin"/>', "", "fields", "a field goes on that has not begun"),
    (BODY, 'descr="Logo of the coalition"', 'descr=""', "pictures", "a picture has no description"),
    (BODY, 'wp:docPr id="2"', 'wp:docPr id="1"', "drawing-ids", "a drawing is there 2 times: 1"),
    (BODY, '<w:bookmarkEnd w:id="1"/>', "", "bookmarks", "bookmark 1 does not begin and end once"),
    (BODY, 'w:name="section_5"', 'w:name="5-section"', "bookmarks", "a bookmark cannot be called 5-section"),
    (BODY, 'w:name="section_5"', 'w:name="the_evidence"', "bookmark-names", "a bookmark is there 2 times: the_evidence"),
    (BODY, 'w:anchor="the_evidence"', 'w:anchor="elsewhere"', "anchors", "a link leads to no bookmark: elsewhere"),
    ("word/_rels/footnotes.xml.rels", 'Id="rId1"', 'Id="rId9"', "relationships", "there is no link rId1"),
    ("word/_rels/document.xml.rels", 'Id="rId2"', 'Id="rId1"', "relationships", "a link is there 2 times: rId1"),
    ("word/_rels/document.xml.rels", 'Target="footnotes.xml"', 'Target="gone.xml"', "targets", "there is no part word/gone.xml"),
    ("[Content_Types].xml", 'Extension="png"', 'Extension="gif"', "content-types", "nothing says what word/media/image1.png is"),
    ("[Content_Types].xml", 'PartName="/word/settings.xml"', 'PartName="/word/gone.xml"', "content-types", "no part word/gone.xml"),
    (BODY, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "notes", "note 1 is called 2 times"),
    (BODY, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="9"/>', "notes", "there is no note 9"),
    (BODY, '<w:footnoteReference w:id="2"/>', "", "notes", "note 2 is not called"),
    ("word/settings.xml", '<w:footnote w:id="-1"/>', '<w:footnote w:id="-7"/>', "notes", "there is no note -7"),
    (BODY, 'w:val="Heading1"', 'w:val="Heading2"', "levels", "the level of headings jumps from 0 to 2"),
    (STYLES, "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>", "order", "properties stand in the wrong order"),
    ("docProps/core.xml", "Fund Health Services, Not Arrests", "", "title", "the file has no title"),
    (STYLES, "<w:lang ", "<w:noProof ", "language", "the text has no language"),
]  # fmt: skip
"""Faults of one kind each; the validator finds some of them, and the rules find all."""

BY_THE_VALIDATOR = [
    (BODY, "<w:body>", "<w:body><w:tbl/>"),
    (BODY, "</w:body>", "<w:r/></w:body>"),
    (BODY, '<w:jc w:val="right"/>', '<w:jc w:val="sideways"/>'),
    (STYLES, "<w:basedOn", "<w:uiPriority w:val='1'/><w:basedOn"),
]
"""Faults of the schema alone, which are for the validator to find."""


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write(specimen(), style()).data


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """A Word file with the first `old` in a part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            held = given.read(name)
            if name == part:
                assert old.encode() in held, f"{old} is not in {part}"
                held = held.replace(old.encode(), new.encode(), 1)
            made.writestr(name, held)
    return stream.getvalue()


def test_a_sound_file_has_no_faults(sound: bytes) -> None:
    assert lint(sound) == ()


@pytest.mark.parametrize(("part", "old", "new", "rule", "words"), MUTANTS, ids=[words for *_, words in MUTANTS])
def test_a_rule_finds_the_fault(sound: bytes, part: str, old: str, new: str, rule: str, words: str) -> None:
    """Without its rule the fault would pass, so that none of the rules can be taken away."""
    found = lint(edited(sound, part, old, new))
    assert any(words in str(fault) for fault in found if fault.rule == rule), found


def test_every_rule_has_a_fault_that_it_finds() -> None:
    assert {rule for *_, rule, _ in MUTANTS} == set(RULES)
    assert len(MUTANTS) >= 25


@requires("ooxml-validator")
@pytest.mark.parametrize(("part", "old", "new"), BY_THE_VALIDATOR)
def test_microsofts_validator_finds_what_breaks_the_schema(
    sound: bytes, part: str, old: str, new: str, tmp_path: Path
) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(edited(sound, part, old, new))
    assert tools.docx_problems(path, "Microsoft365")


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


ENTITIES = '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda sound: b"", "it cannot be unpacked (BadZipFile)"),
        (lambda sound: b"no archive", "it cannot be unpacked (BadZipFile)"),
        (lambda sound: sound[: len(sound) // 2], "it cannot be unpacked (BadZipFile)"),
        (lambda sound: sound[:200] + b"\0" * 90 + sound[290:], "it cannot be unpacked"),
        (lambda sound: zipped(a="b"), "it has no document"),
        (lambda sound: zipped(word__document_xml="<a>"), "word/document.xml is no XML"),
        (lambda sound: zipped(word__document_xml=ENTITIES), "declares a type of document"),
    ],
)
def test_what_is_no_word_file_is_said_to_be_none(make: Callable[[bytes], bytes], words: str, sound: bytes) -> None:
    (fault,) = lint(make(sound))
    assert fault.rule == "unreadable" and words in str(fault)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("MOST_BYTES", "it is too large"),
        ("MOST_UNPACKED", "too large when it is unpacked"),
        ("MOST_XML", "too large when it is unpacked"),
        ("MOST_ENTRIES", "it holds too many files"),
        ("MOST_TAGS", "has too many elements"),
    ],
)
def test_every_size_has_a_limit(limit: str, words: str, sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, limit, 3)
    (fault,) = lint(sound)
    assert fault.rule == "unreadable" and words in str(fault)


def test_of_many_faults_a_hundred_are_told(sound: bytes) -> None:
    row = "<w:tbl><w:tblGrid/><w:tr><w:tc/></w:tr></w:tbl>"
    assert len(lint(edited(sound, BODY, "<w:body>", "<w:body>" + row * 200))) == 100
