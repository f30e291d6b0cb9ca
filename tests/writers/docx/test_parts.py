"""The package of a Word file: names, relationships and kinds of its parts."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from specimen import document, style, words
from writers.docx.reading import Word

from briefgen.writers.docx import write
from briefgen.writers.docx.ooxml import root
from briefgen.writers.docx.package import IMAGE, OFFICE, WORD, Package

PNG = b"\x89PNG\r\n\x1a\n"


def targets(data: bytes) -> list[tuple[str | None, str | None, str | None]]:
    return [(link.get("Id"), link.get("Target"), link.get("TargetMode")) for link in etree.fromstring(data)]


def test_a_relationship_is_made_once_and_leads_from_the_folder_of_its_part() -> None:
    package = Package()
    notes = package.add("word/footnotes.xml", f"{WORD}.footnotes+xml", root("footnotes"))
    theme = package.add("word/theme/theme1.xml", "application/theme", b"<theme/>")
    package.root.to(notes, f"{OFFICE}/officeDocument")
    ids = [notes.outside("https://a.example/"), notes.to(theme, f"{OFFICE}/theme"), notes.outside("https://a.example/")]
    assert ids == ["rId1", "rId2", "rId1"]
    theme.to(notes, f"{OFFICE}/footnotes")
    files = package.files()
    assert targets(files["word/_rels/footnotes.xml.rels"]) == [
        ("rId1", "https://a.example/", "External"),
        ("rId2", "theme/theme1.xml", None),
    ]
    assert targets(files["word/theme/_rels/theme1.xml.rels"]) == [("rId1", "../footnotes.xml", None)]
    assert targets(files["_rels/.rels"]) == [("rId1", "word/footnotes.xml", None)]


def test_a_picture_is_there_once_however_often_it_is_shown() -> None:
    package = Package()
    story = package.add("word/document.xml", f"{WORD}.document.main+xml", root("document"))
    shown = [package.picture(data, "image/png") for data in (PNG, PNG + b"2", PNG)]
    assert [one.name for one in shown] == ["word/media/image1.png", "word/media/image2.png", "word/media/image1.png"]
    assert [story.to(one, IMAGE) for one in shown] == ["rId1", "rId2", "rId1"]
    kinds = [dict(kind.attrib) for kind in etree.fromstring(package.files()["[Content_Types].xml"])]
    assert [kind.get("Extension") or kind["PartName"] for kind in kinds] == ["png", "rels", "xml", "/word/document.xml"]


def test_a_title_of_any_length_is_written_whole() -> None:
    """The core properties are plain words without a limit (ISO/IEC 29500-2, 8.3.3)."""
    title = "Fund health services, not stings. " * 12
    given = document(words("Words."))
    written = Word(write(replace(given, metadata=replace(given.metadata, title=title)), style()).data)
    assert title in [node.text for node in written.part("docProps/core.xml")]
