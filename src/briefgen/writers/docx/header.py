"""The mark of a document at the head of every page."""

from __future__ import annotations

from briefgen.document.nodes import Role
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, root, text
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet


def header(mark: str, sheet: Sheet) -> Element:
    """The header part."""
    return root("hdr", paragraph(ROLE_STYLES[Role.MARK], [run(text(mark))]))
