"""A DOCX read back for tests: its parts, its styles, its words, without the help of the writer."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}

RELATIONSHIPS = "word/_rels/document.xml.rels"


def q(name: str) -> str:
    """`w:p` with its namespace written out."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@dataclass(frozen=True)
class Word:
    """A DOCX file."""

    data: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the package, by name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str) -> Any:
        """The root of a part: `word/document.xml`."""
        return etree.fromstring(self.files[name])

    @cached_property
    def body(self) -> Any:
        """The body of the document."""
        return self.part("word/document.xml")[0]

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """What an XPath finds in a part."""
        found: list[Any] = self.part(part).xpath(path, namespaces=NAMESPACES)
        return found

    @cached_property
    def style_names(self) -> dict[str, str]:
        """The names of styles by their ids."""
        styles = self.part("word/styles.xml").findall(q("w:style"))
        return {style.get(q("w:styleId")): style.find(q("w:name")).get(q("w:val")) for style in styles}

    def style(self, name: str) -> Any:
        """A style by its name."""
        (found,) = self.find(f"w:style[w:name/@w:val='{name}']", "word/styles.xml")
        return found

    def outline(self) -> list[tuple[str, str]]:
        """The paragraphs of the body in order, those of tables too: the name of the style and the text."""
        return [(self.style_name(paragraph), paragraph_text(paragraph)) for paragraph in self.body.iter(q("w:p"))]

    def chain(self, name: str) -> list[Any]:
        """A style by its name, after those that it stands on, the lowest first."""
        styles = [self.style(name)]
        while based := select(styles[0], "w:basedOn/@w:val"):
            styles.insert(0, self.style(self.style_names[based[0]]))
        return styles

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style."""
        return self.style_names[paragraph.find(q("w:pPr")).find(q("w:pStyle")).get(q("w:val"))]

    def paragraph(self, text: str) -> Any:
        """The first paragraph of the body that holds a text."""
        return next(found for found in self.body.iter(q("w:p")) if text in paragraph_text(found))

    def notes(self) -> dict[int, str]:
        """The text of the footnotes by their ids."""
        notes = [n for n in self.part("word/footnotes.xml") if n.get(q("w:type")) is None]
        return {int(n.get(q("w:id"))): "\n".join(map(paragraph_text, n.iter(q("w:p")))).strip() for n in notes}

    def words_in_order(self) -> str:
        """All words as they are read: the head of the first page first, a footnote where it is called, a picture
        by its description."""
        notes = self.notes()
        paragraphs = chain(self.heads("default"), self.body.iter(q("w:p")))
        return normal("".join(piece for paragraph in paragraphs for piece in (*_pieces(paragraph, notes), "\n")))

    def heads(self, kind: str) -> Iterator[Any]:
        """The paragraphs at the head of the pages of one kind (`default`, `first`, `even`), in the first section."""
        targets = dict(
            zip(*(self.find(f"rel:Relationship/@{name}", RELATIONSHIPS) for name in ("Id", "Target")), strict=True)
        )
        for id in self.find(f"//w:headerReference[@w:type='{kind}']/@r:id")[:1]:
            yield from self.part(f"word/{targets[id]}").iter(q("w:p"))


def select(element: Any, path: str) -> list[Any]:
    """All that an XPath finds below a paragraph, a style or a part."""
    found: list[Any] = element.xpath(path, namespaces=NAMESPACES)
    return found


def value(element: Any, path: str) -> Any:
    """The one thing that an XPath finds."""
    (found,) = select(element, path)
    return found


def paragraph_text(paragraph: Any) -> str:
    """The text of a paragraph; a picture is `[its description]`, the call of a note `[^id]`."""
    return "".join(_pieces(paragraph, None))


def _pieces(paragraph: Any, notes: dict[int, str] | None) -> Iterator[str]:
    for element in paragraph.iter():
        match element.tag.rpartition("}")[2]:
            case "t":
                yield element.text or ""
            case "br":
                yield "\n"
            case "tab" if element.getparent().tag == q("w:r"):
                yield "\t"
            case "softHyphen":
                yield "\u00ad"
            case "noBreakHyphen":
                yield "\u2011"
            case "docPr":
                yield f"[{element.get('descr')}]"
            case "footnoteReference":
                number = int(element.get(q("w:id")))
                yield f"[^{number}]" if notes is None else f" {notes[number]} "


def twips(points: float) -> str:
    """Points as Word writes them."""
    return str(round(points * 20))


def normal(text: str) -> str:
    """Text with every stretch of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()
