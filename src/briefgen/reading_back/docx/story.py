"""The stories of a Word file, its body and its notes, as parts in reading order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from briefgen.reading_back.docx.charts import data_of
from briefgen.reading_back.docx.lists import Lists
from briefgen.reading_back.docx.package import Element, Package, R, Relationship, W, child, is_on, number, value
from briefgen.reading_back.docx.styles import HIDDEN, Styles
from briefgen.reading_back.finished import CELL, HEADING, PICTURE, TEXT, Finished, Footnote, NotRead, Part, Run, said_of
from briefgen.reading_back.words import letters

MOST_PARTS: Final = 200_000
MOST_RUNNING: Final = 100
"""How many heads and feet of pages are read."""

LONGEST_TARGET: Final = 40
"""How many letters of a part stand for it where a link leads to it."""

AROUND: Final = frozenset({"ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo"})
"""Elements whose content counts as if they were not there."""

CALL, PICTURED = W + "footnoteReference", W + "drawing"
"""What a run may hold beside characters."""

SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/"
CHARTED: Final = f"{DRAWING}chart}}chart"
ABOUT: Final = f"{DRAWING}wordprocessingDrawing}}docPr"
BLIP: Final = f"{DRAWING}main}}blip"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Reader:
    """Reads the stories of one file; calls of notes are counted through all of them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main()
        ways = package.relationships(self._main)
        self._parts_of = {one.kind: one.target for one in ways.values() if not one.outside}
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"))
        self._ways = ways
        self._calls: dict[str, int] = {}
        self._read = 0

    def _part(self, kind: str) -> Element | None:
        return self._package.xml(self._parts_of[kind]) if kind in self._parts_of else None

    def finished(self) -> Finished:
        """Everything. Raises NotRead."""
        root = self._package.xml(self._main)
        body = child(root, "body")
        if body is None:
            raise NotRead("it has no document")
        story = _Story(self, self._ways)
        story.read(body)
        notes = tuple(self._notes())
        return Finished(story.finished(), notes, tuple(self._running(root)))

    def _notes(self) -> Iterator[Footnote]:
        root = self._part("footnotes")
        found = {} if root is None else {note.get(W + "id", ""): note for note in root.findall(W + "footnote")}
        ways = self._package.relationships(self._parts_of["footnotes"]) if found else {}
        for id, count in list(self._calls.items()):
            if id in found:
                story = _Story(self, ways)
                story.read(found[id])
                yield Footnote(count, story.finished())

    def _running(self, root: Element) -> Iterator[str]:
        """The words of every head and foot that the sections name, each once."""
        named = [*root.iter(W + "headerReference"), *root.iter(W + "footerReference")]
        for id in list(dict.fromkeys(one.get(R + "id", "") for one in named))[:MOST_RUNNING]:
            part = self._package.xml(self._ways[id].target) if id in self._ways else None
            if part is not None:
                story = _Story(self, {})
                story.read(part)
                yield "\n".join(one.text for one in story.finished())

    def take(self) -> None:
        """Count one more part. Raises NotRead where there are too many."""
        self._read += 1
        if self._read > MOST_PARTS:
            raise NotRead("it has too many paragraphs")

    def call(self, id: str) -> int:
        """The number by which a note is called."""
        return self._calls.setdefault(id, len(self._calls) + 1)

    def digest(self, way: Relationship | None) -> str:
        """What a picture is known by; empty where it is not in the file."""
        data = self._package.bytes_of(way.target) if way is not None and not way.outside else b""
        return hashlib.sha256(data).hexdigest() if data else ""

    def chart(self, way: Relationship | None) -> str:
        """The data that a chart draws, in words; what they say where it is not that of its workbook is `CHARTED`."""
        data = data_of(self._package, way.target) if way is not None and not way.outside else None
        return said_of(data) if data else CHARTED

    @property
    def styles(self) -> Styles:
        """The styles of the file."""
        return self._styles

    @property
    def lists(self) -> Lists:
        """The lists of the file."""
        return self._lists


class _Story:
    """One story, while it is read."""

    def __init__(self, reader: Reader, ways: dict[str, Relationship]) -> None:
        self._reader = reader
        self._ways = ways
        self._parts: list[Part] = []
        self._bookmarks: dict[str, int] = {}
        self._tables = 0
        self._fields: list[bool] = []
        self._fresh = False

    def finished(self) -> tuple[Part, ...]:
        """Its parts, links within it leading to words."""
        within = (any(run.target.startswith("#") for run in part.runs) for part in self._parts)
        return tuple(
            replace(part, runs=tuple(map(self._leading, part.runs))) if leads else part
            for part, leads in zip(self._parts, within, strict=True)
        )

    def _leading(self, run: Run) -> Run:
        if not run.target.startswith("#"):
            return run
        at = self._bookmarks.get(run.target[1:], len(self._parts))
        words = letters(self._parts[at].text)[:LONGEST_TARGET] if at < len(self._parts) else "?"
        return replace(run, target=f"#{words}")

    def read(self, element: Element) -> None:
        """The paragraphs and tables below an element, in order."""
        for one in element:
            match one.tag:
                case tag if tag == W + "p":
                    self._paragraph(one)
                case tag if tag == W + "tbl":
                    self._table(one)
                case tag if tag == W + "sdt":
                    if (content := child(one, "sdtContent")) is not None:
                        self.read(content)
                case tag if isinstance(tag, str) and tag.removeprefix(W) in AROUND:
                    self.read(one)
                case tag if tag == W + "bookmarkStart":
                    self._bookmarks.setdefault(one.get(W + "name", ""), len(self._parts))

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        id = value(properties, "pStyle")
        style = self._reader.styles.paragraph(id)
        mark, depth = self._marked(properties, style.list)
        self._fresh |= is_on(child(properties, "pageBreakBefore"))
        runs = self._runs(element, id)
        level = number(value(properties, "outlineLvl"), -2) + 1 if value(properties, "outlineLvl") else style.level
        if mark or any(run.call or letters(run.text) for run in runs):
            kind = HEADING if level >= 0 else TEXT
            self._reader.take()
            self._parts.append(Part(kind, runs, level, mark, depth, fresh=self._begins()))

    def _begins(self) -> bool:
        """Whether what is read now is the first of its page, as far as the file says so."""
        fresh, self._fresh = self._fresh, False
        return fresh

    def _marked(self, properties: Element | None, usual: tuple[str, int] | None) -> tuple[str, int]:
        own = child(properties, "numPr")
        if own is not None:
            given = usual or ("", 0)
            usual = (
                value(own, "numId") or given[0],
                number(value(own, "ilvl"), given[1] if child(own, "ilvl") is None else 0),
            )
        if usual is None or usual[0] in ("", "0"):
            return "", 0
        mark = self._reader.lists.mark(*usual)
        return mark, usual[1] + 1 if mark else 0

    def _table(self, element: Element) -> None:
        """A table of data by its cells; one that only sets things side by side by what is in it."""
        rows = [one for one in _rows(element) if child(one, "trPr", "del") is None]
        style = child(element, "tblPr", "tblStyle")
        if style is None and all(child(row, "trPr", "tblHeader") is None for row in rows):
            for row in rows:
                for cell in _cells(row):
                    self.read(cell)
            return
        self._tables += 1
        table, at = self._tables, 0
        for row in rows:
            head = is_on(child(row, "trPr", "tblHeader"))
            said = [
                (column, runs) for column, runs in self._row(row) if any(run.call or letters(run.text) for run in runs)
            ]
            at += bool(said)
            for column, runs in said:
                self._reader.take()
                self._parts.append(Part(CELL, runs, cell=(table, at, column), head=head, fresh=self._begins()))

    def _row(self, row: Element) -> Iterator[tuple[int, tuple[Run, ...]]]:
        column = 1
        for cell in _cells(row):
            inside = _Story(self._reader, self._ways)
            inside.read(cell)
            yield column, tuple(run for part in inside._parts for run in (*part.runs, Run(" ")))[:-1]
            column += max(1, number(value(cell, "tcPr", "gridSpan"), 1))

    def _runs(self, element: Element, style: str, target: str = "") -> tuple[Run, ...]:
        """The runs below a paragraph or a link."""
        found: list[Run] = []
        for one in element:
            name = one.tag.removeprefix(W) if isinstance(one.tag, str) else ""
            if name == "r":
                found += self._run(one, style, target)
            elif name == "hyperlink":
                found += self._runs(one, style, self._target(one) or target)
            elif name == "sdt":
                found += (
                    self._runs(child(one, "sdtContent"), style, target) if child(one, "sdtContent") is not None else ()
                )
            elif name in AROUND:
                found += self._runs(one, style, target)
            elif name == "bookmarkStart":
                self._bookmarks.setdefault(one.get(W + "name", ""), len(self._parts))
        return tuple(found)

    def _target(self, link: Element) -> str:
        if link.get(W + "anchor"):
            return f"#{link.get(W + 'anchor')}"
        way = self._ways.get(link.get(R + "id", ""))
        return way.target if way is not None and way.outside else ""

    def _run(self, element: Element, style: str, target: str) -> Iterator[Run]:
        marks = self._reader.styles.marks(style, element.find(W + "rPr"))
        words = "".join(self._signs(element))
        if words and not marks & HIDDEN:
            yield Run(words, marks, target)
        for one in element.iterchildren(CALL, PICTURED):
            if one.tag == CALL:
                yield Run("", 0, "", self._reader.call(one.get(W + "id", "")))
            else:
                self._picture(one)

    def _signs(self, element: Element) -> Iterator[str]:
        """The characters of a run; the instructions of fields are none."""
        for one in element:
            name = one.tag.removeprefix(W) if isinstance(one.tag, str) else ""
            if name == "fldChar":
                self._field(one.get(W + "fldCharType", ""))
            elif self._fields and self._fields[-1]:
                continue
            elif name == "t":
                yield one.text or ""
            elif name in SIGNS:
                yield SIGNS[name]
            elif name == "sym":
                code: Any = one.get(W + "char", "")
                yield chr(int(code, 16)) if len(code) <= 4 and code.isalnum() else ""

    def _field(self, kind: str) -> None:
        """Follow where a field begins, shows its result and ends (17.16.18)."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _picture(self, drawing: Element) -> None:
        about = next(drawing.iter(ABOUT), None)
        blip = next(drawing.iter(BLIP), None)
        way = self._ways.get(blip.get(R + "embed", "")) if blip is not None else None
        self._reader.take()
        alt = about.get("descr", "") if about is not None else ""
        drawn = next(drawing.iter(CHARTED), None)
        chart = self._ways.get(drawn.get(R + "id", "")) if drawn is not None else None
        shown = self._reader.chart(chart) if drawn is not None else self._reader.digest(way)
        self._parts.append(Part(PICTURE, (), alt=alt, shown=shown, fresh=self._begins()))


def _rows(table: Element) -> Iterator[Element]:
    return _below(table, "tr")


def _cells(row: Element) -> Iterator[Element]:
    return _below(row, "tc")


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where a control stands around them."""
    for one in element:
        if one.tag == W + name:
            yield one
        elif one.tag == W + "sdt" and (content := child(one, "sdtContent")) is not None:
            yield from _below(content, name)
