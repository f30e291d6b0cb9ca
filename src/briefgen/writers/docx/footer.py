"""The running footer: words at the left, the page number at the right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.document import Footer, Role
from briefgen.writers.docx.fields import field
from briefgen.writers.docx.names import ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, root, text, w
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.runs import run

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What the footer's words stand for, and the field that fills it in."""


def footer(words: Footer) -> Element:
    """The footer part."""
    content = [run(text(words.left)), w("r", w("tab")), *_page_number(words.page_of)]
    return root("ftr", paragraph(ROLE_STYLES[Role.FOOTER], content))


def _page_number(words: str) -> Iterator[Element]:
    for piece in re.split(r"(\{pages?\})", words):
        if piece in FIELDS:
            yield from field(FIELDS[piece], "1")
        elif piece:
            yield run(text(piece))
