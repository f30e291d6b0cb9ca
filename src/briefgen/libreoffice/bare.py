"""A copy of a Word file as programs see it that do not use the fonts in it: without them, in those that stand in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

FONTS = re.compile(r"word/(fonts/.*|_rels/fontTable\.xml\.rels)")
"""The parts that hold fonts, and what joins them to the list of fonts."""

EMBEDDED = re.compile(rb"<w:embed[^>]*/>")
"""What says, in the list of fonts and in the settings, that there are any."""


def without_fonts(docx: bytes, stand_ins: Mapping[str, str]) -> bytes:
    """The same file without its fonts, each family replaced by the one that stands in; as it is, where it is no package."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as copy:
            for name in given.namelist():
                if not FONTS.fullmatch(name):
                    copy.writestr(zipfile.ZipInfo(name), _replaced(name, given.read(name), stand_ins))
    except zipfile.BadZipFile:
        return docx
    return made.getvalue()


def _replaced(name: str, data: bytes, stand_ins: Mapping[str, str]) -> bytes:
    if not name.endswith(".xml"):
        return data
    for family, other in stand_ins.items():
        data = data.replace(f'"{family}"'.encode(), f'"{other}"'.encode())
    return EMBEDDED.sub(b"", data)
