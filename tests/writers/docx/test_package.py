"""The file as a whole: what it says about itself, what it does not say, that it is always the same."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree
from specimen import METADATA, document, note, specimen, style, words
from writers.docx.reading import Word

from briefgen.diagnostics import BriefError
from briefgen.document.nodes import Document, Heading, Link, Note, Paragraph, Text
from briefgen.writers.docx import write

TESTS = Path(__file__).resolve().parents[2]

AGAIN = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from specimen import specimen, style
from briefgen.writers.docx import write
print(hashlib.sha256(write(specimen(), style()).data).hexdigest())
"""


def test_the_file_says_what_it_is_and_whose() -> None:
    core = docx.Document(io.BytesIO(write(specimen(), style()).data)).core_properties
    assert (core.title, core.author, core.subject) == (METADATA.title, METADATA.organization, METADATA.subject)
    assert (core.keywords, core.language) == ("public health, syringe services", "en-US")
    assert core.created.date() == core.modified.date() == METADATA.date
    assert core.created.time().isoformat() == "00:00:00"
    assert (core.last_modified_by, core.last_printed, core.version) == ("", None, "")


def test_what_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(write(specimen(), style()).data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/fontTable.xml.rels",
        "word/_rels/footnotes.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        *(f"word/fonts/font{number}.odttf" for number in range(1, 9)),
        "word/footer1.xml",
        "word/footer2.xml",
        "word/footer3.xml",
        "word/footnotes.xml",
        "word/media/image1.png",
        "word/media/image2.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    assert {(entry.date_time, entry.create_system, entry.external_attr >> 16 & 0o777) for entry in entries} <= {
        ((1980, 1, 1, 0, 0, 0), 0, 0),
        ((1980, 1, 1, 0, 0, 0), 0, 0o600),
    }


@pytest.mark.parametrize("seed", ["0", "77"])
def test_the_same_bytes_elsewhere_and_at_another_time(seed: str, tmp_path: Path) -> None:
    """Another process with another hash seed, time zone, folder, user, umask and language."""
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed[:1]}", "HOME": str(tmp_path), "LC_ALL": "C"}
    paths = [str(TESTS), str(TESTS.parent / "src")]
    found = subprocess.run(
        [sys.executable, "-c", AGAIN, *paths], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == hashlib.sha256(write(specimen(), style()).data).hexdigest()


def test_no_name_of_machine_user_or_tool_is_in_the_file() -> None:
    word = Word(write(specimen(), style()).data)
    user = os.environ.get("USER") or Path.home().name
    for name, data in word.files.items():
        assert b"python-docx" not in data and b"rsid" not in data, name
        assert str(TESTS).encode() not in data and str(Path.home()).encode() + b"/" not in data, name
        assert not name.endswith(".xml") or f">{user}<".encode() not in data, name


def test_every_part_is_well_formed_and_declares_its_prefixes_at_its_root() -> None:
    word = Word(write(specimen(), style()).data)
    roots = {name: etree.fromstring(data) for name, data in word.files.items() if name.endswith((".xml", ".rels"))}
    assert {"w", "r", "wp", "a", "pic"} <= set(roots["word/document.xml"].nsmap)
    assert {"w", "r"} <= set(roots["word/footnotes.xml"].nsmap)


SCHEMA_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc textAlignment "
    "outlineLvl sectPr"
).split()
"""Properties of a paragraph as ISO/IEC 29500-1 puts them, 17.3.1.26: Word refuses a file with any other order."""


def test_properties_of_paragraphs_are_in_the_order_of_the_schema() -> None:
    word = Word(write(specimen(), style()).data)
    found = word.find("//w:pPr") + word.find("//w:pPr", "word/styles.xml")
    orders = [[SCHEMA_ORDER.index(child.tag.rpartition("}")[2]) for child in properties] for properties in found]
    assert len(orders) > 80 and all(order == sorted(order) for order in orders)


def bell(where: str) -> Document:
    """A document with a character in one place that no XML file can hold."""
    match where:
        case "text":
            return document(words("Ring \x07 the bell"))
        case "note":
            return document(Paragraph((note(1, "Ring \x07 the bell"),)))
        case "address":
            return document(Paragraph((Link("https://example.org/\x07", (Text("Ring"),)),)))
        case "heading":
            return document(Heading(1, (Text("Ring \ud800 the bell"),), "ring"))
        case _:
            return replace(document(), metadata=replace(METADATA, **{where: "Ring \x07 the bell"}))


@pytest.mark.parametrize("where", ["text", "note", "address", "heading", "title", "organization", "subject"])
def test_a_character_that_xml_cannot_hold_is_an_error_with_its_place(where: str) -> None:
    with pytest.raises(BriefError) as caught:
        write(bell(where), style())
    (problem,) = caught.value.diagnostics
    assert problem.code == "control-character"
    number = "D800" if where == "heading" else "0007"
    place = "https://example.org/" if where == "address" else "Ring"
    assert problem.message == f"there is a character that cannot be printed (U+{number}) after “{place}”"


def test_a_note_in_a_note_is_an_error() -> None:
    with pytest.raises(BriefError) as caught:
        write(document(Paragraph((note(1, "outer", Note((words("inner"),), 2)),))), style())
    assert [problem.code for problem in caught.value.diagnostics] == ["note-in-note"]
