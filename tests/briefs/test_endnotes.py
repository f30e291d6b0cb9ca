"""`sources: list` in a style that cites in notes: numbered endnotes, each linked to from where it is called."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import page as page_validation
import pikepdf
from rendering import prepared_brief as prepare

from briefgen.document.marked import Superscript
from briefgen.document.nodes import Link, ListItem, Note, plain_text
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

SOURCES = """references:
  - {id: a, type: book, title: Alpha, author: [{family: Roe}], issued: 2001}
  - {id: b, type: book, title: Beta, author: [{family: Doe}], issued: 2002}
"""


def made(folder: Path, words: str, shown: str = "list", style: str = "legislative-notes") -> Prepared:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    (folder / "briefs/sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "briefs/one.yaml").write_text(
        f"title: T\ndate: 2026-05-20\nsources: {shown}\ncitations: {style}\n"
        f"sections: [{{heading: Endnote 1, blocks: [{{text: '{words}'}}]}}]\n",
        "utf-8",
    )
    return prepare(Workspace(folder), "briefs/one.yaml")


def test_every_claim_keeps_its_source(tmp_path: Path) -> None:
    one = made(tmp_path, "First [@b]. Second [@a; @b, p. 3].")
    said = text.write(one.document, one.style).data.decode()
    assert "First.¹ Second.²" in said
    listed = said.split("Sources\n")[1]
    assert re.match(r"1\. Doe, Beta \(2002\)\.\n2\. Roe, Alpha \(2001\); Doe, Beta, p\. 3\.", listed)


def test_calls_lead_to_their_notes(tmp_path: Path) -> None:
    one = made(tmp_path, "First [@b]. Second [@a].")
    nodes = list(walk(one.document.children))
    calls = [
        (node.target, plain_text(node.children)) for node in nodes if isinstance(node, Link) and "#" in node.target
    ]
    anchors = [node.anchor for node in nodes if isinstance(node, ListItem) and node.anchor]
    assert [f"#{anchor}" for anchor in anchors] == [target for target, _ in calls]
    assert [words for _, words in calls] == ["1", "2"]
    assert sum(isinstance(node, Superscript) for node in nodes) == 2
    page = html.write(one.document, one.style).data.decode()
    word = zipfile.ZipFile(io.BytesIO(docx.write(one.document, one.style).data)).read("word/document.xml").decode()
    for anchor in anchors:
        assert page.count(f'id="{anchor}"') == page.count(f'href="#{anchor}"') == 1
    names = set(re.findall(r'bookmarkStart [^>]*w:name="([^"]+)"', word)) - {"sources__2"}
    assert set(re.findall(r'hyperlink [^>]*w:anchor="([^"]+)"', word)) <= names
    assert len(names) == 3


def test_each_call_is_one_link_of_the_pdf(tmp_path: Path) -> None:
    """The joiner before a call, which holds it to its word, was a link of its own that no screen reader could name."""
    one = made(tmp_path, "First [@b]. Second [@a].")
    with Press() as press:
        data = press.submit(one.document, one.style).result().data
    (tmp_path / "one.pdf").write_bytes(data)
    assert [
        str(failure) for failure in page_validation.validate_pdf(str(tmp_path / "one.pdf"), profile="ua1").failures
    ] == []
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [str(link.Contents) for link in file.pages[0].Annots] == ["note 1", "note 2"]


def test_notes_of_the_author_stay_where_they_are(tmp_path: Path) -> None:
    one = made(tmp_path, "First^[See also @a.]. Second [@b].")
    notes = [node for node in walk(one.document.children) if isinstance(node, Note)]
    assert len(notes) == 1
    said = text.write(one.document, one.style).data.decode()
    assert "Second.¹" in said and "See also Roe (Alpha (2001))." in said


def test_notes_and_list_and_none_are_as_they_were(tmp_path: Path) -> None:
    for number, (shown, notes, listed) in enumerate((("notes", 1, False), ("both", 1, True), ("none", 0, False))):
        (folder := tmp_path / str(number)).mkdir()
        one = made(folder, "First [@b].", shown)
        document, style = one.document, one.style
        assert len([node for node in walk(document.children) if isinstance(node, Note)]) == notes
        assert ("Sources" in text.write(document, style).data.decode()) == listed


def test_a_style_with_numbers_in_the_text_keeps_its_own(tmp_path: Path) -> None:
    document = made(tmp_path, "First [@b].", style="ieee").document
    assert not any(isinstance(node, ListItem) and node.anchor for node in walk(document.children))
