"""What Microsoft's validator lets pass, though Word or a reader with assistive technology stumbles over it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from writers.docx.reading import Word, q

Fault = str

DUBLIN_TITLE = "{http://purl.org/dc/elements/1.1/}title"
STORIES = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")


def faults(data: bytes) -> list[Fault]:
    """Everything wrong with a DOCX, one line each."""
    word = Word(data)
    stories = {name: word.part(name) for name in word.files if STORIES.fullmatch(name)}
    found: list[Fault] = [*_links(word, stories), *_notes(word), *_headings(word), *_package(word)]
    for name, root in stories.items():
        checks = (_styles(word, root), _numbers(word, root), _tables(root), _fields(root), _pictures(root))
        found += [f"{name}: {fault}" for check in checks for fault in check]
    return found


def _styles(word: Word, root: Any) -> Iterator[Fault]:
    for kind in ("pStyle", "rStyle", "tblStyle"):
        for element in root.iter(q(f"w:{kind}")):
            if element.get(q("w:val")) not in word.style_names:
                yield f"undefined style {element.get(q('w:val'))}"


def _numbers(word: Word, root: Any) -> Iterator[Fault]:
    defined = {number.get(q("w:numId")) for number in word.part("word/numbering.xml").iter(q("w:num"))}
    for element in root.iter(q("w:numId")):
        if element.get(q("w:val")) not in defined:
            yield f"undefined list {element.get(q('w:val'))}"


def _tables(root: Any) -> Iterator[Fault]:
    for table in root.iter(q("w:tbl")):
        columns = len(table.findall(f"{q('w:tblGrid')}/{q('w:gridCol')}"))
        for row in table.findall(q("w:tr")):
            if len(row.findall(q("w:tc"))) != columns:
                yield f"a row of {len(row.findall(q('w:tc')))} cells in a table of {columns} columns"
        if table.find(f"{q('w:tblPr')}/{q('w:tblStyle')}") is not None and table.find(f".//{q('w:tblHeader')}") is None:
            yield "a table without a head"
        following = table.getnext()
        if following is None or following.tag != q("w:p"):
            yield "no paragraph after a table"
    for cell in root.iter(q("w:tc")):
        if len(cell) == 0 or cell[-1].tag != q("w:p"):
            yield "a cell that does not end with a paragraph"


def _fields(root: Any) -> Iterator[Fault]:
    for paragraph in root.iter(q("w:p")):
        kinds = [mark.get(q("w:fldCharType")) for mark in paragraph.iter(q("w:fldChar"))]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            yield f"a field that does not begin and end: {kinds}"


def _pictures(root: Any) -> Iterator[Fault]:
    for picture in root.iter(q("wp:docPr")):
        if not picture.get("descr"):
            yield "a picture without a description"


def _links(word: Word, stories: dict[str, Any]) -> Iterator[Fault]:
    """Links, bookmarks and pictures, whose ids must differ in the whole file."""
    starts = [mark for root in stories.values() for mark in root.iter(q("w:bookmarkStart"))]
    ends = [mark.get(q("w:id")) for root in stories.values() for mark in root.iter(q("w:bookmarkEnd"))]
    names = [mark.get(q("w:name")) for mark in starts]
    if sorted(ends) != sorted(mark.get(q("w:id")) for mark in starts) or len(set(ends)) != len(ends):
        yield "bookmarks that do not begin and end once"
    yield from (f"bookmark name used twice: {name}" for name, count in Counter(names).items() if count > 1)
    yield from (f"bookmark name not allowed: {n}" for n in names if not re.fullmatch(r"[^\W\d_]\w{0,39}", n))
    pictures = [picture.get("id") for root in stories.values() for picture in root.iter(q("wp:docPr"))]
    if len(set(pictures)) != len(pictures):
        yield "pictures with the same id"
    for name, root in stories.items():
        known = _relationships(word, name)
        for link in root.iter(q("w:hyperlink")):
            anchor, target = link.get(q("w:anchor")), link.get(q("r:id"))
            if anchor and anchor not in names:
                yield f"{name}: link to missing bookmark {anchor}"
            if not anchor and target not in known:
                yield f"{name}: link to missing relationship {target}"


def _relationships(word: Word, part: str) -> set[str]:
    name = f"word/_rels/{part.removeprefix('word/')}.rels"
    if name not in word.files:
        return set()
    return {link.get("Id") for link in word.part(name)}


def _notes(word: Word) -> Iterator[Fault]:
    called = [int(mark.get(q("w:id"))) for mark in word.body.iter(q("w:footnoteReference"))]
    if called != list(word.notes()):
        yield f"notes called {called}, written {list(word.notes())}"


def _headings(word: Word) -> Iterator[Fault]:
    level = 0
    for style in word.body.iter(q("w:pStyle")):
        if match := re.fullmatch(r"heading (\d)", word.style_names.get(style.get(q("w:val")), "")):
            if int(match[1]) > level + 1:
                yield f"heading level jumps from {level} to {match[1]}"
            level = int(match[1])


def _package(word: Word) -> Iterator[Fault]:
    if not word.part("docProps/core.xml").findtext(DUBLIN_TITLE):
        yield "no title"
    if not word.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml"):
        yield "no language"
    with zipfile.ZipFile(io.BytesIO(word.data)) as archive:
        if {entry.date_time for entry in archive.infolist()} != {(1980, 1, 1, 0, 0, 0)}:
            yield "a file in the package has a date"
    for name, data in word.files.items():
        if name.startswith("word/media") and re.search(rb"Exif|tEXt|iTXt", data[:4096]):
            yield f"{name}: metadata in a picture"
        if re.search(rb"python-docx|w:rsid|/home/|/Users/|/tmp/|[A-Z]:\\Users", data):
            yield f"{name}: a trace of the machine or of the tools"
