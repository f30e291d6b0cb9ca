"""The head of pages: the mark of a document on every page, or words at the left and the page number at the right."""

from __future__ import annotations

from briefgen.document.nodes import Document, Role
from briefgen.writers.docx.footer import across, marking
from briefgen.writers.docx.ooxml import Element, root, text
from briefgen.writers.docx.pushing import FIRST, pushed_down
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet


def header(document: Document, sheet: Sheet, kind: str) -> Element | None:
    """The header part of a kind of pages: the mark, or else the running head from the second on; None where nothing is there."""
    page, content, taken = sheet.page, list[Element](), 0.0
    if document.mark:
        frame = sheet.tokens.frames.mark
        content = [marking([run(text(document.mark))], sheet)]
        taken = page.mark_text + frame.top + frame.bottom + 2 * frame.padding_y
    elif document.runs and kind != FIRST:
        content = [across(document.head, document.footer.page_of, Role.RUNNING_HEAD, sheet)]
        taken = page.mark_text
    made = pushed_down(content, page, kind, taken)
    return root("hdr", *made) if made else None
