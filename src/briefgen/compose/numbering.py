"""Numbers for footnotes and anchors for headings, through the whole document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

from briefgen.document.nodes import Document, Heading, Note, plain_text
from briefgen.document.walking import rebuild_all


def numbered(document: Document) -> Document:
    """The document with footnotes counted from 1 in reading order and every heading under an anchor of its own."""
    notes = 0
    anchors: set[str] = set()

    def number(node: Any) -> tuple[Any, ...]:
        nonlocal notes
        match node:
            case Note():
                notes += 1
                return (replace(node, number=notes),)
            case Heading(children=children):
                return (replace(node, anchor=_anchor(plain_text(children), anchors)),)
        return (node,)

    return replace(document, children=rebuild_all(document.children, number))


def _anchor(words: str, taken: set[str]) -> str:
    """A name made of the words of a heading: letters, digits and hyphens of ASCII, at most 32, not yet taken."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:32].rstrip("-") or "section"
    stem = stem if stem[0].isalpha() else f"s-{stem}"
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name)
    return name
