"""What stands under one another in a brief and can be moved, taken out and added to: the items of a part, asks, members."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from briefgen.diagnostics import KeyPath
from briefgen.editing.fields import Argument, Field, Form
from briefgen.noun import noun


class Kind(StrEnum):
    """What the entries of a row are."""

    PART = "part"
    ASK = "ask"
    MEMBER = "member"


@noun
class Entry:
    """One of them: its place in the file; what it says, or the argument that it is, with the title printed in place of its own."""

    path: KeyPath
    words: str
    argument: str = ""
    title: str = ""

    def is_same(self, other: Entry) -> bool:
        """Whether it is the same, wherever it stands."""
        return (self.argument, self.words) == (other.argument, other.words)


@noun
class Row:
    """A list of entries; of parts, which of them it is, counted from 0."""

    kind: Kind
    number: int
    entries: tuple[Entry, ...]

    def at(self, path: KeyPath) -> int | None:
        """Which of its entries stands at that place, counted from 0."""
        return next((number for number, one in enumerate(self.entries) if one.path == path), None)


def rows(form: Form) -> Iterator[Row]:
    """Everything of a form that stands in a list."""
    for number, part in enumerate(form.divisions):
        yield Row(Kind.PART, number, tuple(map(_item, part.items)))
    for kind, end in ((Kind.ASK, 2), (Kind.MEMBER, 3)):
        found: dict[KeyPath, str] = {}
        for one in form.fields:
            if _kind(one) is kind and len(one.key) >= end and isinstance(one.key[end - 1], int):
                found.setdefault(one.path[: len(one.path) - len(one.key) + end], one.value)
        yield Row(kind, 0, tuple(Entry(path, words) for path, words in found.items()))


def item_path(item: Argument | Field) -> KeyPath:
    """Where an argument, or own words, stand as an item of their part."""
    return item.path if isinstance(item, Argument) else item.path[:-1]


def _item(item: Argument | Field) -> Entry:
    if isinstance(item, Argument):
        return Entry(item.path, "", item.name, item.title)
    return Entry(item_path(item), item.value)


def _kind(one: Field) -> Kind | None:
    if one.key[0] == "ask":
        return Kind.ASK
    return Kind.MEMBER if one.key[:2] == ("meeting", "legislators") else None
