"""Edits → the bytes of a YAML file: pieces are replaced, and the result is read again to see that it says what is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from briefgen.diagnostics import Diagnostic, KeyPath, Span
from briefgen.editing import brackets, lines
from briefgen.editing.edits import AsText, Edit, Insert, Move, NoSuchPlace, Remove, Set, meant, same, settled
from briefgen.editing.manner import manner_near
from briefgen.editing.merging import differences
from briefgen.editing.outline import FLOW, Outline, Written, read_outline
from briefgen.editing.regions import holds_comment
from briefgen.editing.replacing import replacements
from briefgen.editing.source import Piece
from briefgen.editing.spelling import block_lines
from briefgen.readers.files.decoding import CONTROL, control_character
from briefgen.workspace import File

Read = Callable[[File], Outline | AsText]
"""Reads the outline of a file: all of it, or the part that is YAML."""


class _Kind(Protocol):
    """How entries are written: in lines of their own, or in brackets."""

    def added(self, outline: Outline, parent: Written, edit: Set | Insert) -> Iterator[list[Piece]]: ...
    def moved(self, outline: Outline, parent: Written, edit: Move) -> Iterator[list[Piece]]: ...
    def removed(self, outline: Outline, parent: Written, number: int) -> Iterator[list[Piece]]: ...


MOST_TRIES = 40
"""How many ways of writing a value are tried."""


def splice(file: File, edits: Iterable[Edit], read: Read = read_outline) -> bytes | AsText:
    """The bytes of a YAML file after edits, in order; why it is shown as text, where one cannot be made safely.

    Nothing but the values, keys and lines that the edits name is touched.
    """
    outline = _all_after(file.name, read(file), edits, read)
    return outline if isinstance(outline, AsText) else outline.source.raw.encode("utf-8")


def _all_after(name: str, outline: Outline | AsText, edits: Iterable[Edit], read: Read) -> Outline | AsText:
    for edit in edits:
        if isinstance(outline, AsText):
            break
        outline = _after(name, outline, edit, read)
    return outline


def _after(name: str, outline: Outline, edit: Edit, read: Read) -> Outline | AsText:
    """The outline of the file after one edit."""
    if (refused := refusal(name, edit)) is not None:
        return AsText(name, refused.message, 0, (refused,))
    try:
        edit = settled(outline.data, edit) if isinstance(edit, Set) else edit
        wanted = meant(outline.data, edit)
    except NoSuchPlace:
        return AsText(name, "The place of this change is no longer there.")
    if same(wanted, outline.data):
        return outline
    if (finer := _finer(outline, edit)) is not None:
        return _all_after(name, outline, finer, read)
    return _first_true(name, outline, wanted, _ways(outline, edit), read) or _unsafe(name, outline, edit)


def _finer(outline: Outline, edit: Edit) -> list[Edit] | None:
    """The edits within a list or mapping that make another one of it; None for what must be written anew."""
    if not isinstance(edit, Set) or outline.root is None:
        return None
    old = _there(outline, edit.path)
    if old is None or not old.value or not edit.value or type(old.value) is not type(edit.value):
        return None
    if not isinstance(edit.value, dict | list):
        return None
    return differences(old.value, edit.value, edit.path)


def _first_true(name: str, outline: Outline, wanted: object, ways: Iterator[list[Piece]], read: Read) -> Outline | None:
    """The first way that says what is meant; where there is one, such that nothing more is doubted than before."""
    doubted: Outline | None = None
    before = Counter(one.code for one in outline.warnings)
    for _, pieces in zip(range(MOST_TRIES), ways, strict=False):
        found = read(File(name, outline.source.replaced(pieces)))
        if isinstance(found, AsText) or not same(found.data, wanted):
            continue
        if Counter(one.code for one in found.warnings) <= before:
            return found
        doubted = doubted or found
    return doubted


def _ways(outline: Outline, edit: Edit) -> Iterator[list[Piece]]:
    if outline.root is None or outline.data is None:
        return _begun(outline, edit)
    parents = _parents(outline.root, edit.path)
    if isinstance(edit, Set) and (old := _there(outline, edit.path)) is not None:
        return iter(()) if holds_comment(outline, old) else replacements(outline, parents, old, edit)
    above = parents[-1]
    kind: _Kind = brackets if above.style == FLOW or not above.parts else lines
    match edit:
        case Set() | Insert():
            return kind.added(outline, above, edit)
        case Move():
            return kind.moved(outline, above, edit)
        case Remove(path=path):
            number = next(at for at, one in enumerate(above.parts) if one.path[-1] == path[-1])
            return kind.removed(outline, above, number)


def _begun(outline: Outline, edit: Edit) -> Iterator[list[Piece]]:
    """The first values of a text that says nothing yet: at its end."""
    if isinstance(edit, Set) and isinstance(edit.value, dict) and not edit.path:
        end, lines = len(outline.text), block_lines(edit.value, 0, manner_near(outline, ()))
        before = "" if outline.text.endswith("\n") or not outline.text else "\n"
        after = "" if before and end < len(outline.source.text) else "\n"
        yield [Piece(end, end, before + "\n".join(lines) + after)]


def _there(outline: Outline, path: KeyPath) -> Written | None:
    try:
        return outline.part(path)
    except KeyError:
        return None


def _parents(root: Written, path: KeyPath) -> tuple[Written, ...]:
    return tuple(root.part(path[:end]) for end in range(len(path)))


def refusal(name: str, edit: Edit) -> Diagnostic | None:
    """Why a new value cannot be written at all: a letter in it breaks files, and is hardly meant (`control-character`)."""
    found = None if isinstance(edit, Move | Remove) else CONTROL.search(_letters(edit.value))
    return control_character(found.group(), Span(name)) if found else None


def _letters(value: Any) -> str:
    """All letters of the texts in a value."""
    match value:
        case str():
            return value
        case list():
            return "".join(map(_letters, value))
        case dict():
            return "".join(letters for entry in value.items() for letters in map(_letters, entry))
    return ""


def _unsafe(name: str, outline: Outline, edit: Edit) -> AsText:
    place = next((one for end in range(len(edit.path), -1, -1) if (one := _near(outline, edit.path[:end]))), None)
    line = outline.source.line_of(place.head) + 1 if place else 0
    return AsText(name, "What is written here cannot be changed without touching what is beside it.", line)


def _near(outline: Outline, path: KeyPath) -> Written | None:
    return _there(outline, path) if outline.root is not None else None
