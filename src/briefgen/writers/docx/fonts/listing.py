"""The part that lists the fonts of a Word file, and how those that it carries are joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.writers.docx.fonts.embedding import Carried, Named
from briefgen.writers.docx.ooxml import Element, qualified, root, w
from briefgen.writers.metrics import signature

FAMILIES = {"serif": "roman", "sans-serif": "swiss", "monospace": "modern", "": "auto"}
"""Word's words for the kinds of face."""

LIST = "word/fontTable.xml"
RELATIONSHIPS = "word/_rels/fontTable.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
ENDING, CONTENT_TYPE = "odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"

SIGNATURE = ("usb0", "usb1", "usb2", "usb3", "csb0", "csb1")
"""Which blocks of Unicode and which code pages a font is for (ISO/IEC 29500-1, 17.8.3.16)."""


def font_table(named: Iterable[Named]) -> Element:
    """The fonts by name, each with what Word chooses another by where it is not there, and with the faces that are carried."""
    listed = list(named)
    numbers = {id(carried): number for number, carried in enumerate(_carried(listed), 1)}
    return root("fonts", *(_font(one, numbers) for one in listed))


def _carried(named: Iterable[Named]) -> Iterator[Carried]:
    yield from (carried for one in named for carried in one.carried)


def _font(one: Named, numbers: dict[int, int]) -> Element:
    panose, blocks = signature(one.sample)
    return w(
        "font",
        w("altName", val=one.other),
        w("panose1", val=panose.hex().upper()),
        w("charset", val="00"),
        w("family", val=FAMILIES[one.kind]),
        w("pitch", val="fixed" if one.kind == "monospace" else "variable"),
        w("sig", **{name: f"{number:08X}" for name, number in zip(SIGNATURE, blocks, strict=True)}),
        *(_embedded(carried, numbers[id(carried)]) for carried in one.carried),
        name=one.family,
    )


def _embedded(carried: Carried, number: int) -> Element:
    made = w(carried.slot, fontKey=carried.key)
    made.set(qualified("r:id"), f"rId{number}")
    return made


def font_parts(named: Iterable[Named]) -> dict[str, bytes]:
    """The parts of the faces that are carried, with what joins them to the list; none where none is."""
    faces = list(_carried(named))
    if not faces:
        return {}
    names = [f"fonts/font{number}.{ENDING}" for number in range(1, len(faces) + 1)]
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{KIND}" Target="{name}"/>' for number, name in enumerate(names, 1)
    )
    joined = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    parts = {f"word/{name}": face.data for name, face in zip(names, faces, strict=True)}
    return {RELATIONSHIPS: joined.encode(), **parts}
