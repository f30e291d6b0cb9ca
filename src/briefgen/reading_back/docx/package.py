"""The package of a Word file: its parts, each unpacked up to a limit and taken apart without reaching outside (ECMA-376-2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from types import TracebackType
from typing import Any, Final

from lxml import etree

from briefgen.noun import noun
from briefgen.reading_back.finished import NotRead

MOST_BYTES: Final = 100_000_000
MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 200_000_000
"""How many bytes all parts that are read may come to."""

MOST_XML: Final = 40_000_000
MOST_ELEMENTS: Final = 1_000_000
"""How large a part of XML may be, in bytes and in elements. How deep they may stand is limited by libxml2: 256."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN: Final = "/officeDocument"
"""How the type of the relationship ends that leads to the document."""

Element = Any
"""An element of lxml, which has no types."""


@noun
class Relationship:
    """One way out of a part: the kind at the end of its type, and the part or the address that it leads to."""

    kind: str
    target: str
    outside: bool


class Package:
    """A package that is open; `with Package(data) as package:`."""

    def __init__(self, data: bytes) -> None:
        """Raises NotRead where it is too large, BadZipFile where it is none."""
        if len(data) > MOST_BYTES:
            raise NotRead("it is too large")
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._left = MOST_UNPACKED
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise NotRead("it has too many parts")
        self._names = {entry.filename.casefold(): entry for entry in entries}
        if len(self._names) < len(entries):
            raise NotRead("two of its parts have one name")

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of its files, in small letters."""
        return frozenset(self._names)

    def main(self) -> str:
        """The name of the part that holds the document. Raises NotRead."""
        for one in self.relationships("").values():
            if one.kind == MAIN.strip("/") and not one.outside:
                return one.target
        raise NotRead("it has no document")

    def bytes_of(self, name: str, most: int = MOST_UNPACKED) -> bytes:
        """A part, unpacked; empty where there is none. Raises NotRead where it is too large, whatever its size is said to be."""
        entry = self._names.get(name.casefold())
        if entry is None:
            return b""
        most = min(most, self._left)
        with self._archive.open(entry) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise NotRead("it is too large when it is unpacked")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """The root of a part of XML, None where there is none. Raises NotRead for one that declares or is too much."""
        data = self.bytes_of(name, MOST_XML)
        if not data:
            return None
        if data.count(b"<") > 2 * MOST_ELEMENTS:
            raise NotRead("it has too many elements")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )  # fmt: skip
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise NotRead("it declares a document type, which no Word file does")
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The ways out of a part, by their ids; those of the package for the empty name."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if root is None else {one.get("Id", ""): _way(one, folder) for one in root.iter(RELATIONSHIP)}


def _way(element: Element, folder: str) -> Relationship:
    target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(element.get("Type", "").rpartition("/")[2], target, outside)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element on a path of names of WordprocessingML."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *path: str, name: str = "val") -> str:
    """An attribute of the element on a path; empty where there is none."""
    found = child(element, *path)
    return "" if found is None else found.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """Whether a property that is switched on or off is on (17.17.4); one that is there says yes."""
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off")


def number(words: str, usual: int = 0) -> int:
    """A whole number that stands in an attribute."""
    return int(words) if words.lstrip("-").isdecimal() and len(words) < 10 else usual
