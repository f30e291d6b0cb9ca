"""The empty document that everything is written into, made from the tokens: no file made by anybody's Word."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.writers.docx.fonts.embedding import Named
from briefgen.writers.docx.fonts.listing import add_fonts
from briefgen.writers.docx.numbering import numbering
from briefgen.writers.docx.ooxml import root, w
from briefgen.writers.docx.package import CONTENT, OFFICE, WORD, Package
from briefgen.writers.docx.settings import settings
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.styles import styles
from briefgen.writers.docx.theme import theme

DOCUMENT, NUMBERING = "word/document.xml", "word/numbering.xml"


def template(sheet: Sheet, fonts: Collection[Named]) -> Package:
    """A package without words, in the look and on the paper of `sheet`, that names these fonts."""
    package = Package()
    document = package.add(DOCUMENT, f"{WORD}.document.main+xml", root("document", w("body")))
    package.root.to(document, f"{OFFICE}/officeDocument")
    parts = {
        "styles": styles(sheet),
        "numbering": numbering(sheet),
        "settings": settings(sheet.language, any(font.carried for font in fonts)),
    }
    for name, element in parts.items():
        document.to(package.add(f"word/{name}.xml", f"{WORD}.{name}+xml", element), f"{OFFICE}/{name}")
    document.to(add_fonts(package, fonts), f"{OFFICE}/fontTable")
    document.to(package.add("word/theme/theme1.xml", f"{CONTENT}.theme+xml", theme(sheet.tokens)), f"{OFFICE}/theme")
    return package
