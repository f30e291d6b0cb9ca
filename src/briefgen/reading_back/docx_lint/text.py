"""Faults within the text: cells, rows, controls, fields, headings, pictures, the order of properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from briefgen.reading_back.docx_lint.faults import DRAWING, VALUE, Said, W, of_kind, stories
from briefgen.reading_back.docx_lint.package import Element, Package

HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)

LONGEST_TAG: Final = 64
"""The most characters of the tag of a control that Word keeps."""

DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

OF_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
).split()
OF_LETTERS: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish "
    "oMath rPrChange"
).split()
ORDERS: Final = {
    f"{W}{kind}": {f"{W}{name}": place for place, name in enumerate(names)}
    for kind, names in (("pPr", OF_PARAGRAPH), ("rPr", OF_LETTERS))
}
"""The order of properties (ISO/IEC 29500-1, 17.3.1.26 and 17.3.2.28); what is not in it belongs to another schema."""


def cells(package: Package) -> Said:
    """A cell ends with a paragraph; Word calls a file with another one damaged (ISO/IEC 29500-1, 17.4.65)."""
    for name, root in stories(package):
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield name, "a cell does not end with a paragraph"


def rows(package: Package) -> Said:
    """Every row has as many columns as the grid."""
    for name, root in stories(package):
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(f"{W}tr"):
                width = sum(_spans(row, "trPr", "gridBefore")) + sum(_spans(row, "trPr", "gridAfter"))
                width += sum(sum(_spans(cell, "tcPr", "gridSpan")) or 1 for cell in row.iterchildren(f"{W}tc"))
                if width != columns:
                    yield name, f"a row has {width} columns in a table of {columns}"


def _spans(element: Element, properties: str, kind: str) -> list[int]:
    found = element.findall(f"{W}{properties}/{W}{kind}")
    return [int(one.get(VALUE, "1")) if one.get(VALUE, "1").isdigit() else 1 for one in found]


def joined_tables(package: Package) -> Said:
    """A paragraph stands after every table: two that touch become one, and none may end a text."""
    for name, root in stories(package):
        for table in root.iter(f"{W}tbl"):
            following = table.getnext()
            if following is None or following.tag != f"{W}p":
                yield name, "no paragraph stands after a table"


def heads(package: Package) -> Said:
    """A table of data that says so has a head, which is told as such to those who hear it. One without a style only lays out."""
    for name, root in stories(package):
        for table in root.iter(f"{W}tbl"):
            styled = table.find(f"{W}tblPr/{W}tblStyle") is not None
            look = table.find(f"{W}tblPr/{W}tblLook")
            headless = look is not None and look.get(f"{W}firstRow") == "0"
            if styled and not headless and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
                yield name, "a table has no head"


def controls(package: Package) -> Said:
    """The content of a control is not empty."""
    for name, root in stories(package):
        for content in root.iter(f"{W}sdtContent"):
            if len(content) == 0:
                yield name, "a control is empty"


def tags(package: Package) -> Said:
    """The tag of a control is no longer than Word keeps."""
    for name, root in stories(package):
        for tag in root.iter(f"{W}tag"):
            if len(tag.get(VALUE, "")) > LONGEST_TAG:
                yield name, f"the tag of a control is longer than {LONGEST_TAG} characters: {tag.get(VALUE)[:80]}"


def fields(package: Package) -> Said:
    """Every field begins, perhaps has a result, and ends, within one text and inside one another."""
    for name, root in stories(package):
        open_fields: list[str] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(kind)
            elif not open_fields or (kind == "separate" and open_fields[-1] == kind):
                yield name, "a field goes on that has not begun"
            elif kind == "separate":
                open_fields[-1] = kind
            else:
                open_fields.pop()
        if open_fields:
            yield name, "a field does not end"


def pictures(package: Package) -> Said:
    """Every picture is described, or said to be decoration."""
    for name, root in stories(package):
        for picture in root.iter(DRAWING):
            if not picture.get("descr") and next(picture.iter(DECORATIVE), None) is None:
                yield name, "a picture has no description"


def levels(package: Package) -> Said:
    """Headings go down one level at a time."""
    found = of_kind(package, "styles")
    ranks = dict(_ranks(found[1])) if found else {}
    level = 0
    for style in package.parts["word/document.xml"].iter(f"{W}pStyle"):
        rank = ranks.get(style.get(VALUE))
        if rank is not None:
            if rank > level + 1:
                yield "word/document.xml", f"the level of headings jumps from {level} to {rank}"
            level = rank


def _ranks(styles: Element) -> Iterator[tuple[str, int]]:
    """The level of each heading style, by its id."""
    for style in styles.iterchildren(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and (match := HEADING.fullmatch(name.get(VALUE, ""))):
            yield style.get(f"{W}styleId"), int(match[1])


def order(package: Package) -> Said:
    """Properties stand in the order of the schema: Word calls a file with any other one damaged."""
    for name, root in package.parts.items():
        for properties in root.iter(*ORDERS):
            if len(properties) < 2:
                continue
            known = ORDERS[properties.tag]
            places = [known[child.tag] for child in properties if child.tag in known]
            if any(first >= second for first, second in pairwise(places)):
                yield name, "properties stand in the wrong order"
