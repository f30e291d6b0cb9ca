"""The empty document that everything is written into, made from the tokens: no file made by anybody's Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping
from zipfile import ZipInfo

from briefgen.writers.docx.fonts.embedding import Named
from briefgen.writers.docx.fonts.listing import font_table
from briefgen.writers.docx.numbering import numbering
from briefgen.writers.docx.ooxml import Element, part_bytes, root, w
from briefgen.writers.docx.settings import settings
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.styles import styles
from briefgen.writers.docx.theme import theme

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument"
WORD = f"{CONTENT}.wordprocessingml"

PROGRAM = f'<Properties xmlns="{OFFICE}/extended-properties"><Application>briefgen</Application></Properties>'
CORE = f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>'

TYPES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/theme/theme1.xml": f"{CONTENT}.theme+xml",
    "docProps/app.xml": f"{CONTENT}.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The parts of the package and what each is."""

PACKAGE_LINKS = {
    "word/document.xml": f"{OFFICE}/relationships/officeDocument",
    "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{OFFICE}/relationships/extended-properties",
}
DOCUMENT_LINKS = {
    "styles.xml": f"{OFFICE}/relationships/styles",
    "numbering.xml": f"{OFFICE}/relationships/numbering",
    "settings.xml": f"{OFFICE}/relationships/settings",
    "fontTable.xml": f"{OFFICE}/relationships/fontTable",
    "theme/theme1.xml": f"{OFFICE}/relationships/theme",
}
"""What leads to which part, from the package and from the document."""


def template(sheet: Sheet, fonts: Collection[Named]) -> io.BytesIO:
    """A complete DOCX without words, in the look and on the paper of `sheet`, that names these fonts."""
    parts = {name: part_bytes(made) for name, made in _roots(sheet, fonts).items()}
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(PACKAGE_LINKS),
        "word/_rels/document.xml.rels": _relationships(DOCUMENT_LINKS),
        "docProps/app.xml": PROGRAM,
        "docProps/core.xml": CORE,
    }
    stream = io.BytesIO()
    # Without a date of their own, the files would bear that of the clock, which ZIP cannot tell before 1980.
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data)
        for name, text in texts.items():
            archive.writestr(ZipInfo(name), DECLARATION + text)
    stream.seek(0)
    return stream


def _roots(sheet: Sheet, fonts: Collection[Named]) -> Mapping[str, Element]:
    return {
        "word/document.xml": root("document", w("body")),
        "word/styles.xml": styles(sheet),
        "word/numbering.xml": numbering(sheet),
        "word/settings.xml": settings(sheet.language, any(font.carried for font in fonts)),
        "word/fontTable.xml": font_table(fonts),
        "word/theme/theme1.xml": theme(sheet.tokens),
    }


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in TYPES.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(links: Mapping[str, str]) -> str:
    made: Iterable[str] = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(links.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'
