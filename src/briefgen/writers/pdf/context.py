"""Finding a character in the words of a document, with the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document import Code, CodeListing, Document, Text
from briefgen.tree import walk

WIDTH = 24
"""How many characters are shown on each side."""


def texts(document: Document) -> Iterator[str]:
    """Every run of characters that is printed, also in the mark and the footer."""
    yield document.mark
    for node in walk(document.children):
        if isinstance(node, Text | Code | CodeListing):
            yield node.text
    yield document.footer.left
    yield document.footer.page_of


def around(character: str, document: Document) -> str:
    """The words around the first place of a character, or nothing where it stands only in another form."""
    for words in texts(document):
        at = words.find(character)
        if at >= 0:
            start, end = max(0, at - WIDTH), at + WIDTH
            return ("…" if start else "") + " ".join(words[start:end].split()) + ("…" if end < len(words) else "")
    return ""
