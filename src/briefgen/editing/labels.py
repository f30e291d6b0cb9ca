"""What the places of a file are called, where a form has them."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.blocks import LENGTHS, MATTER
from briefgen.editing.fields import row_of
from briefgen.editing.fields.rows import LENGTH, OWN_WORDS
from briefgen.models.spec import Length
from briefgen.readers.brief.packet import DOCUMENTS

_OF_LENGTH: Final = {Length.HEADLINE: "Headline", Length.SHORT: "Short", Length.FULL: "Full"}


def label_of(path: KeyPath) -> tuple[str, int]:
    """What a place is called, in English, and its number among those of one kind, counted from 1; empty and 0 where it has no name."""
    match path[2:] if path[:1] == (DOCUMENTS,) else path:
        case (*_, "blocks", int(), "length"):
            return LENGTH.label, 0
        case (*_, "blocks", int(), "text"):
            return OWN_WORDS.label, 0
        case (name, str(length)) if name == LENGTHS and length in set(Length):
            return _OF_LENGTH[Length(length)], 0
        case (name, "title") if name == MATTER:
            return "Title", 0
        case rest:
            return _of_row(tuple(rest))


def _of_row(key: KeyPath) -> tuple[str, int]:
    row = row_of(key)
    numbers = [step for step in key if isinstance(step, int)]
    # Which of the arguments of a part it is about is said beside it.
    return (row.label, numbers[-1] + 1 if numbers and key[0] != "sections" else 0) if row and row.label else ("", 0)
