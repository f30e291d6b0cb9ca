"""A brief as a form: sheets with fields, parts with arguments, and the places of what has no field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.diagnostics import KeyPath
from briefgen.editing.fields.shapes import Shape
from briefgen.noun import noun


@noun
class Field:
    """A value of a brief that is written in a form.

    `key` leads to it in the brief as it is printed, `path` in its file, where it is or would be; `value` is what is
    written there, empty where nothing is. `usual` is what is printed then, which stands in `file`. `number` counts
    fields of one kind from 1, where there are several. One that is `shared` holds for all papers of its packet; one that
    takes the place of a shared value has that as `over`. Of `choices`, `words` say what each is. A field that is `rare` is
    folded away.
    """

    key: KeyPath
    path: KeyPath
    label: str
    shape: Shape
    value: str
    hint: str
    file: str
    usual: str = ""
    shared: bool = False
    number: int = 0
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rare: bool = False
    over: str | None = None

    @property
    def said(self) -> Mapping[str, str]:
        """What each choice says."""
        return dict(zip(self.choices, self.words, strict=True))

    @property
    def cites(self) -> bool:
        """Whether sources can be cited in it, and registered figures printed."""
        return self.shape is Shape.TEXT

    @property
    def apart(self) -> bool:
        """Whether a paper of a packet can say something else in its place."""
        return self.shared and bool(self.value) and all(isinstance(step, str) for step in self.key)


@noun
class Listing:
    """Things of one kind, each with its fields: those that there are, and the empty fields of one more, `fresh`, where there is room."""

    path: KeyPath
    title: str
    more: str
    items: tuple[tuple[Field, ...], ...]
    fresh: tuple[Field, ...]


@noun
class Sheet:
    """Fields that belong together. One that is not `printed` says what this paper does not show, as it is."""

    id: str
    title: str
    fields: tuple[Field, ...]
    lists: tuple[Listing, ...] = ()
    printed: bool = True

    @property
    def shared(self) -> bool:
        """Whether all its fields hold for all papers of a packet."""
        return bool(self.fields) and all(field.shared for field in self.fields)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """All its fields, in order."""
        inner = (field for listing in self.lists for item in (*listing.items, listing.fresh) for field in item)
        return (*self.fields, *inner)


@noun
class Argument:
    """A use of an argument: its `name`, the `title` that is printed in place of its own; `length` is empty where the fit chooses.

    `options` are what else can be said of it.
    """

    key: KeyPath
    path: KeyPath
    name: str
    title: str
    length: Field
    options: tuple[Field, ...] = ()


@noun
class Division:
    """A part of a brief that holds arguments and own words, in order; its `path` is empty while the file says nothing of it.

    `usual` is what its template has in it, as long as the file has nothing.
    """

    id: str
    heading: str
    path: KeyPath
    required: bool
    items: tuple[Argument | Field, ...]
    usual: tuple[Any, ...] = ()


@noun
class Form:
    """A brief, or a paper of a packet, as a form: built from the version `rev` of its file.

    `base` is where the file says what is this paper's own; `beside` are the places of what is there and has no field here.
    """

    file: str
    document: str
    rev: str
    sheets: tuple[Sheet, ...]
    divisions: tuple[Division, ...]
    base: KeyPath = ()
    beside: tuple[KeyPath, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the sheets, in order."""
        return tuple(field for sheet in self.sheets for field in sheet.all_fields)

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in order."""
        return tuple(item for part in self.divisions for item in part.items if isinstance(item, Argument))

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """All fields, in order: those of own words, of lengths and options with their parts."""
        inner = (item for part in self.divisions for item in part.items)
        return (*self.fields, *_within(inner))

    def sheet(self, name: str) -> Sheet:
        """The sheet of that id. Raises KeyError where there is none."""
        found = {sheet.id: sheet for sheet in self.sheets}
        return found[name]

    def nearest(self, path: KeyPath) -> Field | Argument | None:
        """The field or argument that a place in the file belongs to."""
        known: list[Field | Argument] = [*self.arguments, *self.all_fields]
        around = [one for one in known if path[: len(one.path)] == one.path]
        return max(around, key=lambda one: len(one.path), default=None)


def _within(items: Iterable[Argument | Field]) -> Iterator[Field]:
    for item in items:
        yield from (item.length, *item.options) if isinstance(item, Argument) else (item,)
