"""The package as a ZIP file whose bytes depend on nothing but its parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.phys_pkg import PhysPkgWriter
from docx.opc.pkgwriter import PackageWriter

from briefgen.writers.docx.fonts.listing import CONTENT_TYPE, ENDING

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that ZIP knows: every file of the package bears it."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What readers look for first, in this order."""

FONT = f'<Default Extension="{ENDING}" ContentType="{CONTENT_TYPE}"/>'.encode()
"""What says that parts are fonts."""

LEVEL = 6
"""How hard to compress: more takes longer and saves nothing that one would notice."""


class _Undated(PhysPkgWriter):
    """Writes the parts of a package without asking the clock, which ZIP cannot tell before 1980."""

    def __new__(cls, stream: io.BytesIO) -> _Undated:
        return object.__new__(cls)

    def __init__(self, stream: io.BytesIO) -> None:
        self._archive = zipfile.ZipFile(stream, "w")

    def write(self, name: PackURI, data: bytes) -> None:
        self._archive.writestr(zipfile.ZipInfo(name.membername, EPOCH), data)

    def close(self) -> None:
        self._archive.close()


def save(package: OpcPackage) -> bytes:
    """A package of python-docx as a file, as its own `save` makes it on a computer with any clock."""
    stream = io.BytesIO()
    writer, parts = _Undated(stream), list[Any](package.parts)
    for part in parts:
        part.before_marshal()
    steps: Any = PackageWriter  # has no types
    steps._write_content_types_stream(writer, parts)
    steps._write_pkg_rels(writer, package.rels)
    steps._write_parts(writer, parts)
    writer.close()
    return stream.getvalue()


def pack(package: bytes, fonts: Mapping[str, bytes]) -> bytes:
    """The same package with the parts of its fonts, its files in a fixed order, with no date and no trace of the machine."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(stream, "w") as made:
        parts = {name: given.read(name) for name in given.namelist()} | dict(fonts)
        parts[FIRST[0]] = parts[FIRST[0]].replace(b"<Default ", (FONT if fonts else b"") + b"<Default ", 1)
        for name in (*FIRST, *sorted(parts.keys() - set(FIRST))):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, parts[name], compresslevel=LEVEL)
    return stream.getvalue()
