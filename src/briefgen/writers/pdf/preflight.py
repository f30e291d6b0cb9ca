"""What would take the layout forever or cannot be drawn at all, found before it begins."""

from __future__ import annotations

import re

from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.document.walking import printed, walk

MOST_CHARACTERS = 1_000_000
"""About 300 pages."""

MOST_NODES = 60_000
"""Paragraphs, items, cells and runs of text in one document."""

NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters and noncharacters, which no page can show (XML 1.0, 2.2)."""


def preflight(document: Document) -> tuple[Diagnostic, ...]:
    """The reasons not to begin, if there are any."""
    found = []
    if sum(map(len, printed(document))) > MOST_CHARACTERS or sum(1 for _ in walk(document.children)) > MOST_NODES:
        message = f"the text is too long for one PDF: more than {MOST_CHARACTERS:,} characters or {MOST_NODES:,} parts"
        found.append(Diagnostic("too-much-text", message, hint="Split it into several briefs."))
    for words in printed(document):
        if match := NOT_TEXT.search(words):
            before = " ".join(words[max(0, match.start() - 24) : match.start()].split())
            message = f"there is a character that cannot be printed (U+{ord(match[0]):04X}) after “{before}”"
            found.append(Diagnostic("control-character", message, hint="Delete it and type the words again."))
    return tuple(dict.fromkeys(found))
