"""Where the values of a form stand in a file, or would: in a packet, with one paper or with what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, value_at
from briefgen.editing.fields.form import Field
from briefgen.editing.fields.rows import OWN, Row
from briefgen.editing.fields.shapes import Shape, as_text, is_plain
from briefgen.readers.brief.merge import Node, plain_data
from briefgen.readers.brief.packet import DOCUMENTS


def number_of(data: Mapping[str, Any], document: str) -> int | None:
    """Which document of a packet goes by that id, counted from 0; None where the file is none."""
    listed = data.get(DOCUMENTS)
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        name = entry if isinstance(entry, str) else entry.get("id") or entry.get("template")
        if document and name == document:
            return number
    return None


def at(node: Node, key: KeyPath) -> Node | None:
    """What a brief says at a key."""
    found: Node | None = node
    for step in key:
        if found is None:
            return None
        found = found.keys.get(step) if isinstance(step, str) else dict(enumerate(found.items)).get(step)
    return found


class Placing:
    """The places of values in one file; `number` is that of the paper of a packet."""

    def __init__(self, file: str, data: Mapping[str, Any], number: int | None) -> None:
        self.file, self.data = file, data
        self.base: KeyPath = () if number is None else (DOCUMENTS, number)

    def field(self, node: Node, row: Row, number: int = 0, **more: Any) -> Field | None:
        """The field of a row, wherever its value stands; None where that is nothing that a field can hold."""
        found = at(node, row.key)
        value = plain_data(found) if found else None
        if isinstance(value, dict) or (isinstance(value, list) and not (row.shape.is_list and is_plain(value))):
            return None
        if row.shape is Shape.VALUE and (found is None or not self.here(found)):
            return None
        here = found is not None and self.here(found)
        path = found.span.path if found and found.span and here else self.place(row.key)
        file = found.span.file if found and found.span else self.file
        said, choices = as_text(value), row.choices or {}
        return Field(
            row.key, path, row.label, row.shape, said if here else "", row.hint, file, "" if here else said,
            self.shared(path), number, tuple(choices), tuple(choices.values()), row.rare, self.over(row.key, path), **more,
        )  # fmt: skip

    def here(self, found: Node) -> bool:
        """Whether a value stands in the file itself."""
        return found.span is not None and found.span.file == self.file

    def place(self, key: KeyPath) -> KeyPath:
        """Where a value belongs that nobody has written yet: with what is there of its group; else where all papers share it."""
        own = value_at(self.data, (*self.base, key[0]))
        return (*self.base, *key) if isinstance(own, dict) or key[0] in OWN else key

    def shared(self, path: KeyPath) -> bool:
        """Whether a value at a path of the file holds for all papers of a packet."""
        return bool(self.base) and path[:1] != (DOCUMENTS,)

    def over(self, key: KeyPath, path: KeyPath) -> str | None:
        """What all papers share, where a paper of a packet says something else in its place."""
        if not self.base or self.shared(path) or path[2:] != key or value_at(self.data, path) is ABSENT:
            return None
        other = value_at(self.data, key)
        return None if other is ABSENT or (isinstance(other, dict | list) and not is_plain(other)) else as_text(other)
