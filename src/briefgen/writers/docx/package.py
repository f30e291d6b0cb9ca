"""The package of a Word file: its parts, what each is, and what leads from one to another.

Source: ISO/IEC 29500-2 (Open Packaging Conventions), 6.5 (relationships), 7.2.3 (content types).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefgen.writers.docx.ooxml import only, part_bytes

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES, LINKS = f"{PACKAGE}/content-types", f"{PACKAGE}/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument"
WORD = f"{CONTENT}.wordprocessingml"

HYPERLINK = f"{OFFICE}/hyperlink"
IMAGE = f"{OFFICE}/image"

DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "odttf": f"{CONTENT}.obfuscatedFont",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""What a part is by the end of its name; all others are said one by one."""

ALWAYS = ("rels", "xml")
"""The ends of names that every package says, whether or not one of its parts has it."""


@dataclass(frozen=True)
class Link:
    """A relationship: what it is for, and where it leads, within the package or `outside` of it."""

    kind: str
    target: str
    outside: bool = False


@dataclass
class Part:
    """A part of a package: its name from the root of the package, what it is, its element or its bytes, and its links."""

    name: str
    media_type: str
    content: Any
    links: dict[Link, str] = field(default_factory=dict)

    def to(self, part: Part, kind: str) -> str:
        """The id of the relationship that leads to another part of the package."""
        return self._link(Link(kind, posixpath.relpath(part.name, posixpath.dirname(self.name) or ".")))

    def outside(self, address: str, kind: str = HYPERLINK) -> str:
        """The id of the relationship that leads to an address outside of the package."""
        return self._link(Link(kind, address, outside=True))

    def _link(self, link: Link) -> str:
        return self.links.setdefault(link, f"rId{len(self.links) + 1}")


@dataclass
class Package:
    """All parts; `root` is no part itself: its links are those of the package."""

    parts: dict[str, Part] = field(default_factory=dict)
    root: Part = field(default_factory=lambda: Part("", "", b""))

    def add(self, name: str, media_type: str, content: Any) -> Part:
        """A new part."""
        self.parts[name] = Part(name, media_type, content)
        return self.parts[name]

    def picture(self, data: bytes, media_type: str) -> Part:
        """The part of a picture; the same picture is there once, however often it is shown."""
        pictures = [part for part in self.parts.values() if part.name.startswith("word/media/")]
        known = next((part for part in pictures if part.content == data), None)
        ending = next(ending for ending, kind in DEFAULTS.items() if kind == media_type)
        return known or self.add(f"word/media/image{len(pictures) + 1}.{ending}", media_type, data)

    def files(self) -> dict[str, bytes]:
        """The files of the package by their names."""
        made = {"[Content_Types].xml": self._content_types()}
        for part in (self.root, *self.parts.values()):
            if part.links:
                folder, name = posixpath.split(part.name)
                made[posixpath.join(folder, "_rels", f"{name}.rels")] = _relationships(part.links)
        for part in self.parts.values():
            made[part.name] = part.content if isinstance(part.content, bytes) else part_bytes(part.content)
        return made

    def _content_types(self) -> bytes:
        root = only("Types", TYPES)
        usual = {part.name: part.name.rpartition(".")[2] for part in self.parts.values() if _is_usual(part)}
        for ending in sorted({*ALWAYS, *usual.values()}):
            etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=DEFAULTS[ending])
        for name in sorted(self.parts.keys() - usual.keys()):
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=self.parts[name].media_type)
        return part_bytes(root)


def _is_usual(part: Part) -> bool:
    """Whether the end of its name says what a part is."""
    return DEFAULTS.get(part.name.rpartition(".")[2]) == part.media_type


def _relationships(links: dict[Link, str]) -> bytes:
    root = only("Relationships", LINKS)
    for link, known in links.items():
        made = etree.SubElement(root, f"{{{LINKS}}}Relationship", Id=known, Type=link.kind, Target=link.target)
        if link.outside:
            made.set("TargetMode", "External")
    return part_bytes(root)
