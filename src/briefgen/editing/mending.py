"""A place where something is wrong, and what was probably meant → the file with that in the place of what is marked."""

from __future__ import annotations

from typing import Any

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.editing.edits import ABSENT, Set, value_at
from briefgen.editing.fields import as_text
from briefgen.editing.files import Values, read_values
from briefgen.editing.source import Piece
from briefgen.noun import noun
from briefgen.workspace import File

SHORTHANDS = frozenset({"use", "template"})
"""Keys of an item that may be written as the item itself."""


@noun
class Mend:
    """Put `text` in the place of what is `marked` at a `path`: a value, a word of a text, or a key."""

    path: KeyPath
    marked: str
    text: str


def marked_in(span: Span) -> str:
    """The words of a line that a place marks."""
    return span.text[span.column - 1 : span.column - 1 + span.length] if span.column else ""


def mends(one: Diagnostic, file: str) -> tuple[Mend, ...]:
    """What may be put in the place of what is wrong, where that is in this file; the likeliest first."""
    span = one.span
    if span is None or span.file != file or not span.path or not (marked := marked_in(span).strip("\"'")):
        return ()
    return tuple(Mend(span.path, marked, text) for text in one.replacements)


def mending(data: Any, mend: Mend) -> Set | None:
    """The edit that puts what was meant into a value; None where what is marked does not stand there, and once alone."""
    path = mend.path
    if (
        value_at(data, path) is ABSENT
        and path[-1:]
        and path[-1] in SHORTHANDS
        and value_at(data, path[:-1]) is not ABSENT
    ):
        path = path[:-1]
    value = value_at(data, path)
    words = as_text(value) if value is not ABSENT else ""
    if isinstance(value, dict | list) or words.count(mend.marked) != 1:
        return None
    return Set(path, words.replace(mend.marked, mend.text))


def with_key(file: File, mend: Mend) -> bytes | None:
    """The bytes of the file with the key at the end of a path called otherwise; None where that cannot be done safely.

    What it holds, and every comment, stays as it is.
    """
    values = read_values(file)
    if not isinstance(values, Values) or mend.path[-1] != mend.marked:
        return None
    above = value_at(values.data, mend.path[:-1])
    if not isinstance(above, dict) or mend.marked not in above or mend.text in above:
        return None
    source = values.outline.source
    end = values.outline.part(mend.path).key_end
    start = end - len(mend.marked)
    if start < 0 or source.text[start:end] != mend.marked:
        return None
    data = source.replaced([Piece(start, end, mend.text)])
    after = read_values(File(file.name, data))
    meant = _renamed(values.data, mend.path, mend.text)
    return data if isinstance(after, Values) and after.data == meant else None


def _renamed(data: Any, path: KeyPath, name: str) -> Any:
    if isinstance(data, list):
        return [_renamed(one, path[1:], name) if number == path[0] else one for number, one in enumerate(data)]
    if len(path) == 1:
        return {name if key == path[0] else key: value for key, value in data.items()}
    return {key: _renamed(value, path[1:], name) if key == path[0] else value for key, value in data.items()}
