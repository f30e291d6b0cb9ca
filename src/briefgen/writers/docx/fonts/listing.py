"""The part that lists the fonts of a Word file, and how those that it carries are joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.writers.docx.fonts.embedding import Carried, Named
from briefgen.writers.docx.ooxml import Element, qualified, root, w
from briefgen.writers.docx.package import CONTENT, OFFICE, WORD, Package, Part
from briefgen.writers.metrics import signature

FAMILIES = {"serif": "roman", "sans-serif": "swiss", "monospace": "modern", "": "auto"}
"""Word's words for the kinds of face."""

SIGNATURE = ("usb0", "usb1", "usb2", "usb3", "csb0", "csb1")
"""Which blocks of Unicode and which code pages a font is for (ISO/IEC 29500-1, 17.8.3.16)."""


def add_fonts(package: Package, named: Iterable[Named]) -> Part:
    """The part that lists the fonts, and with it those of the faces that are carried."""
    listed = list(named)
    table = package.add("word/fontTable.xml", f"{WORD}.fontTable+xml", font_table(listed))
    for number, face in enumerate(_carried(listed), 1):
        carried = package.add(f"word/fonts/font{number}.odttf", f"{CONTENT}.obfuscatedFont", face.data)
        table.to(carried, f"{OFFICE}/font")
    return table


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
