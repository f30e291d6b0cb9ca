"""The running footer: words at the left, the page number at the right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.document.nodes import Footer, Role
from briefgen.writers.docx.fields import field
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, root, text, w
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.runs import run
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.metrics import text_width

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What the words around a page number stand for, and the field that fills it in."""

WIDEST_NUMBER = "888"


def footer(words: Footer, sheet: Sheet, numbered: bool) -> Element:
    """The footer part, with the page number where it is to be `numbered`."""
    return root("ftr", across(words.left, words.page_of if numbered else "", Role.FOOTER, sheet))


def across(left: str, page_of: str, role: Role, sheet: Sheet) -> Element:
    """Words, and across from them the page number. Where both do not fit on one line, it stands on a second one."""
    look = sheet.look(role)
    longest = f"{left} {page_of.format(page=WIDEST_NUMBER, pages=WIDEST_NUMBER)}"
    fits = look.size * text_width(sheet.font(look), longest) < sheet.text_width
    between = [w("tab")] if fits else [w("br"), w("tab")]
    number = [w("r", *between), *_page_number(page_of)] if page_of else []
    return paragraph(ROLE_STYLES[role], [run(text(left)), *number])


def _page_number(words: str) -> Iterator[Element]:
    for piece in re.split(r"(\{pages?\})", words):
        if piece in FIELDS:
            yield from field(FIELDS[piece], "1")
        elif piece:
            yield run(text(piece))
