"""Files within the PDF, as parts of its text (ISO 19005-3, 6.8 and annex E; ISO 32000-1, 7.11.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

import pydyf

PACKED: Final = "officedocument"
"""A part of the media types of files that are packed themselves."""

Attached = tuple[str, str, str, str, bytes]
"""A file: its name, its media type, what it is to the text, what it is in words, its bytes."""


def attach(pdf: pydyf.PDF, day: str, attached: Sequence[Attached]) -> None:
    """Put files into a PDF, each made and changed on the day of the text, such as `D:20261120`."""
    specifications = {one[0]: _specification(pdf, day, one) for one in attached}
    if not specifications:
        return
    names = (part for name, made in sorted(specifications.items()) for part in (pydyf.String(name), made.reference))
    tree = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(made.reference for made in specifications.values())


def _specification(pdf: pydyf.PDF, day: str, attached: Attached) -> pydyf.Dictionary:
    name, media_type, relation, description, data = attached
    file = _file(pdf, day, media_type, data)
    made = pydyf.Dictionary({
        "Type": "/Filespec",
        "F": pydyf.String(name),
        "UF": pydyf.String(name),
        "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
        "Desc": pydyf.String(description),
        "AFRelationship": f"/{relation}",
    })  # fmt: skip
    pdf.add_object(made)
    return made


def _file(pdf: pydyf.PDF, day: str, media_type: str, data: bytes) -> pydyf.Stream:
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
    parameters = {
        "CheckSum": f"<{digest}>",
        "Size": len(data),
        "CreationDate": pydyf.String(day),
        "ModDate": pydyf.String(day),
    }
    said = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + media_type.replace("/", "#2f").replace("+", "#2b"),
        "Params": pydyf.Dictionary(parameters),
    }
    file = pydyf.Stream([data], said, compress=PACKED not in media_type)
    pdf.add_object(file)
    return file
