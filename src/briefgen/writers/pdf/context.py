"""Finding a character in the words of a document, with the words around it."""

from __future__ import annotations

from briefgen.document.nodes import Document
from briefgen.document.walking import printed

WIDTH = 24
"""How many characters are shown on each side."""


def around(character: str, document: Document) -> str:
    """The words around the first place of a character, or nothing where it stands only in another form."""
    for words in printed(document):
        at = words.find(character)
        if at >= 0:
            start, end = max(0, at - WIDTH), at + WIDTH
            return ("…" if start else "") + " ".join(words[start:end].split()) + ("…" if end < len(words) else "")
    return ""
