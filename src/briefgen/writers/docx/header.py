"""The head of pages: the mark of a document on every page, or words at the left and the page number at the right."""

from __future__ import annotations

from briefgen.document.nodes import Role
from briefgen.writers.docx.footer import across, marking
from briefgen.writers.docx.ooxml import Element, root, text
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet


def header(mark: str, sheet: Sheet) -> Element:
    """The header part with the mark."""
    return root("hdr", marking([run(text(mark))], sheet))


def running_header(words: str, page_of: str, sheet: Sheet) -> Element:
    """The header part of every page but the first."""
    return root("hdr", across(words, page_of, Role.RUNNING_HEAD, sheet))
