"""Characters that no XML file can hold, found before one is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document

UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Everything but the characters of XML 1.0 (section 2.2). Python takes the longer to make ready, the more it names."""


def unwritable(document: Document) -> tuple[Diagnostic, ...]:
    """An error for each text of the document, of its properties and its footer, that cannot be written."""
    found = ((words, match) for words in _texts(document) if (match := UNWRITABLE.search(words)))
    return tuple(dict.fromkeys(_problem(words, match) for words, match in found))


def _problem(words: str, match: re.Match[str]) -> Diagnostic:
    before = " ".join(words[max(0, match.start() - 24) : match.start()].split())
    message = f"there is a character that cannot be printed (U+{ord(match[0]):04X}) after “{before}”"
    return Diagnostic("control-character", message, hint="Delete it and type the words again.")


def _texts(value: object) -> Iterator[str]:
    """Every string within a tree of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _texts(getattr(value, entry.name))
