"""A first reckoning of how far a brief reaches, by counting letters: only to know what to try first."""

from __future__ import annotations

import math

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Heading, Paragraph, Role, plain_text
from briefgen.document.walking import walk
from briefgen.models.style import Style

LETTER = 0.48
"""The width of a letter, in ems, on the average."""

CLEARLY = 1.2
"""By how much the reckoning has to pass the room before it is believed."""


def clearly_too_long(document: Document, style: Style, pages: int) -> bool:
    """Whether a document can hardly stand on so many pages."""
    page = geometry(document, style.tokens)
    room = page.text_height + (pages - 1) * page.following.text_height
    return _reach(document, style) > room * CLEARLY


def _reach(document: Document, style: Style) -> float:
    """The height of the document's paragraphs, in points, each letter as wide as the average."""
    looks, width = style.tokens.looks, geometry(document, style.tokens).text_width
    reach = 0.0
    for node in walk(document.children):
        if isinstance(node, Paragraph | Heading):
            look = looks.footnote if isinstance(node, Paragraph) and node.role is Role.FOOTNOTE else looks.body
            letters = len(plain_text(node.children))
            reach += math.ceil(letters * LETTER * look.size / width) * look.size * look.line + look.after
    return reach
