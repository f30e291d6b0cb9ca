"""The package as a ZIP file whose bytes depend on nothing but its parts."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that ZIP knows: every file of the package bears it."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What readers look for first, in this order."""

LEVEL = 6
"""How hard to compress: more takes longer and saves nothing that one would notice."""


def pack(package: bytes) -> bytes:
    """The same package, its files in a fixed order, with no date and no trace of the machine."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(stream, "w") as made:
        others = sorted(set(given.namelist()) - set(FIRST))
        for name in (*FIRST, *others):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, given.read(name), compresslevel=LEVEL)
    return stream.getvalue()
