"""document → plain text: for an e-mail, each paragraph one long line that every mail program wraps by itself."""

from __future__ import annotations

from briefgen.document.nodes import Document
from briefgen.models.style import Style
from briefgen.writers import Output
from briefgen.writers.text.flows import flows
from briefgen.writers.text.inlines import WITHIN_WORDS
from briefgen.writers.text.notes import notes

MARK = "***"
"""What stands around the mark of a document."""


def write(document: Document, style: Style) -> Output:
    """The words in UTF-8, whatever the style: first the mark, then the text, its notes, and the words of the footer."""
    mark = f"{MARK} {document.mark} {MARK}" if document.mark else ""
    parts = (mark, flows(document.children), notes(document), " · ".join(document.footer.words).translate(WITHIN_WORDS))
    words = "\n\n".join(filter(None, parts))
    return Output("".join(f"{line.rstrip()}\n" for line in words.split("\n")).encode("utf-8"))
