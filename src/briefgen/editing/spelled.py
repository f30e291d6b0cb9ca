"""How the entries and values of one version of a file are written, so that another version can have them back like that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefgen.editing.brackets import end_of
from briefgen.editing.edits import ABSENT, Edit, Insert, Move, Remove, Set, canonical, meant, value_at
from briefgen.editing.outline import Outline, Written
from briefgen.editing.regions import region
from briefgen.editing.replacing import spelling_of


class Spelled:
    """The spellings of a version: of each entry with its comments, by its key and value; of each value by itself."""

    def __init__(self, outline: Outline | None = None) -> None:
        self._entries: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}
        for one in outline.root.walk() if outline is not None and outline.root is not None else ():
            self._add(outline, one) if outline else None

    def _add(self, outline: Outline, parent: Written) -> None:
        for number, part in enumerate(parent.parts):
            source = outline.source
            own = region(outline, parent, number) if parent.is_block else None
            text = source.original(own.start, own.end) if own else source.text[part.head : end_of(part)]
            self._entries.setdefault((_key(part.path[-1]), canonical(part.value)), text)
            self._values.setdefault(canonical(part.value), spelling_of(source, part))

    def entry(self, key: str, value: Any) -> str:
        """The lines of an entry with that key and value, with the comments above it; nothing where there is none."""
        return self._entries.get((_key(key), canonical(value)), "")

    def given_to(self, edits: Iterable[Edit], data: Any) -> list[Edit]:
        """The edits, each with the spelling that its value had here; `data` is what the file says before them."""
        found: list[Edit] = []
        for edit in edits:
            found.append(edit if isinstance(edit, Move | Remove) or edit.spelling else self._given(edit, data))
            data = meant(data, edit)
        return found

    def _given(self, edit: Set | Insert, data: Any) -> Edit:
        if not edit.path:
            return edit
        if isinstance(edit, Set) and value_at(data, edit.path) is not ABSENT:
            return replace(edit, spelling=self._values.get(canonical(edit.value), ""))
        key = _key(edit.path[-1])
        return replace(edit, spelling=self._entries.get((key, canonical(edit.value)), ""))


def _key(step: str | int) -> str:
    return f" {step}" if isinstance(step, str) else ""
