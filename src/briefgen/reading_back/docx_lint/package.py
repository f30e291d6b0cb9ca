"""A Word file taken apart: its parts as XML, what leads where, what each part is (ISO/IEC 29500-2); bounded in every size."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final, TypeAlias

from lxml import etree

from briefgen.noun import noun

MOST_BYTES: Final = 100_000_000
MOST_UNPACKED: Final = 200_000_000
MOST_ENTRIES: Final = 2_000

MOST_XML: Final = 40_000_000
"""The most bytes of XML in all parts together."""

MOST_TAGS: Final = 1_000_000
"""How many times markup may begin in one part."""

Element: TypeAlias = Any
"""An lxml element."""

TYPES: Final = "[Content_Types].xml"
PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/"
EXTERNAL: Final = "External"


BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What comes of archives that are damaged, encrypted, or packed in a way that is not known."""


class NotOpened(Exception):
    """A file that is no Word file, or is larger than is read; the words say why."""


@noun
class Link:
    """A relationship of a part: what it is called there, and the part or the address it leads to."""

    id: str
    target: str
    outside: bool


@noun
class Package:
    """A Word file: the names of all its files, the XML of its `parts`, the links of each part, the types that are declared.

    `defaults` are types by the ending of a name in small letters, `overrides` by the name of a part.
    """

    names: tuple[str, ...]
    parts: Mapping[str, Element] = field(repr=False)
    links: Mapping[str, tuple[Link, ...]]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]


def opened(data: bytes) -> Package:
    """A Word file taken apart. Nothing is fetched, no entity is resolved, nothing is written. Raises NotOpened."""
    if len(data) > MOST_BYTES:
        raise NotOpened("it is too large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names, roots = _read(archive)
    except BROKEN as error:
        raise NotOpened(f"it cannot be unpacked ({type(error).__name__})") from error
    types = roots.get(TYPES)
    if types is None or "word/document.xml" not in roots:
        raise NotOpened("it has no document")
    return Package(
        names=names,
        parts={name: root for name, root in roots.items() if not name.endswith(".rels") and name != TYPES},
        links={_source(name): _links(name, root) for name, root in roots.items() if name.endswith(".rels")},
        defaults={
            one.get("Extension", "").lower(): one.get("ContentType", "")
            for one in types.iter(f"{PACKAGE}content-types}}Default")
        },
        overrides={
            one.get("PartName", "").removeprefix("/"): one.get("ContentType", "")
            for one in types.iter(f"{PACKAGE}content-types}}Override")
        },
    )


def _read(archive: zipfile.ZipFile) -> tuple[tuple[str, ...], dict[str, Element]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    written = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if len(entries) > MOST_ENTRIES:
        raise NotOpened("it holds too many files")
    if (
        sum(entry.file_size for entry in entries) > MOST_UNPACKED
        or sum(entry.file_size for entry in written) > MOST_XML
    ):
        raise NotOpened("it is too large when it is unpacked")
    return tuple(entry.filename for entry in entries), {
        entry.filename: _parsed(entry.filename, archive.read(entry)) for entry in written
    }


def _parsed(name: str, data: bytes) -> Element:
    if data.count(b"<") > MOST_TAGS:
        raise NotOpened(f"{name} has too many elements")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotOpened(f"{name} is no XML") from error
    if root.getroottree().docinfo.doctype:
        raise NotOpened(f"{name} declares a type of document")
    return root


def _source(name: str) -> str:
    """The part whose links stand in a file: `word/_rels/document.xml.rels` has those of `word/document.xml`."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels").rstrip("/"), file.removesuffix(".rels"))


def _links(name: str, root: Element) -> tuple[Link, ...]:
    folder = posixpath.dirname(_source(name))
    made = []
    for link in root.iter(f"{PACKAGE}relationships}}Relationship"):
        outside, target = link.get("TargetMode") == EXTERNAL, link.get("Target", "")
        inside = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
        made.append(Link(link.get("Id", ""), target if outside else inside, outside))
    return tuple(made)
