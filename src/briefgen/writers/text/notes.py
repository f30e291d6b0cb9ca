"""The notes of a document, at the end of plain text."""

from __future__ import annotations

from briefgen.document.nodes import Document, Note
from briefgen.document.walking import walk
from briefgen.writers.text.flows import flows
from briefgen.writers.text.inlines import call

LINE = "_" * 24
"""What stands between text and notes."""


def notes(document: Document) -> str:
    """All notes in order, each after its number; nothing where there are none."""
    found = [f"{call(node)} {flows(node.children)}" for node in walk(document.children) if isinstance(node, Note)]
    return "\n".join((LINE, *found)) if found else ""
