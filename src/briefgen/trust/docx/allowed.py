"""What a Word file may hold, by profile: its parts, and in each kind of part the elements with their attributes and values.

It is what the writers write, and nothing else: what is in no table here was not meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from briefgen.noun import noun
from briefgen.trust.docx import elements, looks

SCHEMAS: Final = "http://schemas.openxmlformats.org"
NAMESPACES: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        f"{SCHEMAS}/package/2006/content-types", f"{SCHEMAS}/package/2006/relationships",
        f"{SCHEMAS}/officeDocument/2006/extended-properties", f"{SCHEMAS}/spreadsheetml/2006/main",
    ),
    "a": (f"{SCHEMAS}/drawingml/2006/main",),
    "c": (f"{SCHEMAS}/drawingml/2006/chart",),
    "cp": (f"{SCHEMAS}/package/2006/metadata/core-properties",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
    "dcterms": ("http://purl.org/dc/terms/",),
    "mc": (f"{SCHEMAS}/markup-compatibility/2006",),
    "ns1": (f"{SCHEMAS}/officeDocument/2006/relationships",),
    "pic": (f"{SCHEMAS}/drawingml/2006/picture",),
    "r": (f"{SCHEMAS}/officeDocument/2006/relationships",),
    "w": (f"{SCHEMAS}/wordprocessingml/2006/main",),
    "w14": ("http://schemas.microsoft.com/office/word/2010/wordml",),
    "wp": (f"{SCHEMAS}/drawingml/2006/wordprocessingDrawing",),
    "xsi": ("http://www.w3.org/2001/XMLSchema-instance",),
}  # fmt: skip
"""What each prefix stands for."""

FIELDS: Final = re.compile(r"PAGE|NUMPAGES|SEQ [\w ]+|REF [\w ]+|PAGEREF [\w ]+")
"""Instructions of fields."""

FREE: Final = frozenset(
    """
    wp:docPr@descr pic:cNvPr@descr w:hyperlink@w:tooltip w:tblCaption@w:val w:tblDescription@w:val w:lvlText@w:val w:name@w:val
    w:altName@w:val w:font@w:name w:lsdException@w:name w:rFonts@w:ascii w:rFonts@w:hAnsi w:rFonts@w:cs w:rFonts@w:eastAsia
    a:latin@typeface a:ea@typeface a:cs@typeface a:theme@name a:clrScheme@name a:fontScheme@name c:numFmt@formatCode
    Relationship@Target sheet@name numFmt@formatCode font@name name@val cellStyle@name w:bookmarkStart@w:name w:hyperlink@w:anchor
    w:listSeparator@w:val w:decimalSymbol@w:val
""".split()
)
"""Attributes that say something in words, which are read as all words are."""

PLAIN: Final = re.compile(r"[\w.%#{}+-]{0,50}")
"""What all other attributes say: a number, a measure, a color, one of a few words."""

KINDS_OF_LINKS: Final = (
    "officeDocument|extended-properties|styles|numbering|settings|fontTable|theme|image|hyperlink|footnotes|header|footer|font|chart"
    "|package|worksheet"
)

VALUES: Final[Mapping[tuple[str, str], re.Pattern[str]]] = {
    ("Relationship", "Type"): re.compile(
        rf"{SCHEMAS}/officeDocument/2006/relationships/(?:{KINDS_OF_LINKS})|{SCHEMAS}/package/2006/relationships/metadata/core-properties"
    ),
    ("Relationship", "TargetMode"): re.compile("External"),
    ("Default", "Extension"): re.compile("rels|xml|odttf|png|jpg|xlsx"),
    ("Default", "ContentType"): re.compile(
        r"application/xml|image/png|image/jpeg|application/vnd\.openxmlformats-package\.relationships\+xml"
        r"|application/vnd\.openxmlformats-officedocument\.(?:obfuscatedFont|spreadsheetml\.sheet)"
    ),
    ("Override", "ContentType"): re.compile(
        r"application/vnd\.openxmlformats-(?:package\.core-properties|officedocument\.(?:extended-properties|theme|drawingml\.chart"
        r"|wordprocessingml\.(?:document\.main|styles|numbering|settings|fontTable|footnotes|header|footer)"
        r"|spreadsheetml\.(?:sheet\.main|worksheet|styles)))\+xml|application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet"
    ),
    ("Override", "PartName"): re.compile(r"/[\w/.]+"),
    ("a:graphicData", "uri"): re.compile(rf"{SCHEMAS}/drawingml/2006/(?:picture|chart)"),
    ("w:compatSetting", "w:uri"): re.compile(r"http://schemas\.microsoft\.com/office/word"),
    ("wp:docPr", "name"): re.compile(r"(?:Figure|Chart) \d+"),
    ("pic:cNvPr", "name"): re.compile(r"(?:Figure|Chart) \d+"),
    ("w:fldChar", "w:fldCharType"): re.compile("begin|separate|end"),
    ("dcterms:created", "xsi:type"): re.compile("dcterms:W3CDTF"),
    ("dcterms:modified", "xsi:type"): re.compile("dcterms:W3CDTF"),
    ("w:embedRegular", "w:fontKey"): re.compile(r"\{[0-9A-F-]{36}\}"),
}
"""What attributes may say whose words lead somewhere or switch something on."""


def _table(text: str) -> Mapping[str, frozenset[str]]:
    """Elements with their attributes, one element a line."""
    lines = (line.split() for line in text.strip().splitlines())
    return {name: frozenset(attributes) for name, *attributes in lines}


class Kind(Enum):
    """The kinds of parts; one that is `NONE` is not looked at for its markup, for it may not be there at all."""

    STORY = "story"
    STYLES = "styles"
    NUMBERING = "numbering"
    SETTINGS = "settings"
    FONTS = "fonts"
    THEME = "theme"
    CORE = "core"
    PROGRAM = "program"
    LINKS = "links"
    TYPES = "types"
    CHART = "chart"
    BOOK = "book"
    SHEET = "sheet"
    CELLS = "cells"
    PICTURE = "picture"
    FONT = "font"
    PACKAGE = "package"
    NONE = ""

    @property
    def elements(self) -> Mapping[str, frozenset[str]]:
        """The elements that a part of this kind may have, with their attributes."""
        return TABLES.get(self, {})

    def allows(self, element: str, attribute: str, value: str) -> bool:
        """Whether an attribute may say this."""
        form = VALUES.get((element, attribute))
        if form is not None:
            return form.fullmatch(value) is not None
        return f"{element}@{attribute}" in FREE or PLAIN.fullmatch(value) is not None


TABLES: Final = {
    Kind.STORY: _table(elements.STORY), Kind.STYLES: _table(looks.STYLES), Kind.NUMBERING: _table(looks.NUMBERING),
    Kind.SETTINGS: _table(looks.SETTINGS), Kind.FONTS: _table(looks.FONTS), Kind.THEME: _table(elements.THEME),
    Kind.CORE: _table(elements.CORE), Kind.PROGRAM: _table(elements.PROGRAM), Kind.LINKS: _table(elements.LINKS),
    Kind.TYPES: _table(elements.TYPES), Kind.CHART: _table(elements.CHART), Kind.BOOK: _table(elements.BOOK),
    Kind.SHEET: _table(elements.SHEET), Kind.CELLS: _table(elements.CELLS),
}  # fmt: skip


@noun
class Profile:
    """What a kind of file may be made of: its parts by patterns of their names."""

    name: str
    parts: tuple[tuple[re.Pattern[str], Kind], ...]

    def kind(self, name: str) -> Kind:
        """What a part is; `NONE` for one that may not be there."""
        return next((kind for pattern, kind in self.parts if pattern.fullmatch(name)), Kind.NONE)

    def knows(self, name: str) -> bool:
        """Whether there may be a part of this name."""
        return self.kind(name) is not Kind.NONE


def _profile(name: str, parts: Mapping[str, Kind]) -> Profile:
    return Profile(name, tuple((re.compile(pattern), kind) for pattern, kind in parts.items()))


WORD: Final = _profile("a Word file", {
    r"\[Content_Types\]\.xml": Kind.TYPES,
    r"_rels/\.rels": Kind.LINKS,
    r"docProps/core\.xml": Kind.CORE,
    r"docProps/app\.xml": Kind.PROGRAM,
    r"word/(?:document|footnotes|header\d+|footer\d+)\.xml": Kind.STORY,
    r"word/_rels/(?:document|footnotes|fontTable|header\d+|footer\d+)\.xml\.rels": Kind.LINKS,
    r"word/styles\.xml": Kind.STYLES,
    r"word/numbering\.xml": Kind.NUMBERING,
    r"word/settings\.xml": Kind.SETTINGS,
    r"word/fontTable\.xml": Kind.FONTS,
    r"word/theme/theme1\.xml": Kind.THEME,
    r"word/fonts/font\d+\.odttf": Kind.FONT,
    r"word/media/image\d+\.(?:png|jpg)": Kind.PICTURE,
    r"word/charts/chart\d+\.xml": Kind.CHART,
    r"word/charts/_rels/chart\d+\.xml\.rels": Kind.LINKS,
    r"word/embeddings/data\d+\.xlsx": Kind.PACKAGE,
})  # fmt: skip
"""The ordinary Word file, for everybody who reads it."""

BOOK: Final = _profile("a workbook", {
    r"\[Content_Types\]\.xml": Kind.TYPES,
    r"_rels/\.rels": Kind.LINKS,
    r"xl/workbook\.xml": Kind.BOOK,
    r"xl/_rels/workbook\.xml\.rels": Kind.LINKS,
    r"xl/styles\.xml": Kind.CELLS,
    r"xl/worksheets/sheet1\.xml": Kind.SHEET,
})  # fmt: skip
"""The workbook behind a chart."""

PACKAGES: Final = {"xlsx": BOOK, "docx": WORD}
"""What packages within a package may be made of, by the ends of their names."""
