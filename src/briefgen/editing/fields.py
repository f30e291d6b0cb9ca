"""A brief as a form: its fields, its arguments part by part, and how much is in its file that has no field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from briefgen.diagnostics import KeyPath, Report
from briefgen.editing.edits import AsText, value_at
from briefgen.editing.files import read_values
from briefgen.editing.history import rev_of
from briefgen.models.asks import Ask
from briefgen.models.meeting import Legislator, Meeting
from briefgen.models.spec import Item, Length, Spec
from briefgen.models.values import Model
from briefgen.noun import noun
from briefgen.readers.brief.merge import Node
from briefgen.readers.brief.packet import DOCUMENTS
from briefgen.readers.brief.reading import read_merged
from briefgen.workspace import File, Workspace


class Shape(StrEnum):
    """What is written in a field: one line, a text of several, a day, or one of several words."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


@noun
class Field:
    """A value of a brief that is written in a form.

    `key` leads to it in the brief as it is printed, `path` in its file, where it is or would be; `value` is what is
    written there, empty where nothing is. `usual` is what is printed then, which stands in `file`. `number` counts
    fields of one kind from 1, where there are several. One that is `shared` holds for all papers of its packet.
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


@noun
class Argument:
    """A use of an argument: its `name`, the `title` that is printed in place of its own; `length` is empty where the fit chooses."""

    key: KeyPath
    path: KeyPath
    name: str
    title: str
    length: Field


@noun
class Division:
    """A part of a brief that holds arguments and own words, in order; its `path` is empty while the file says nothing of it."""

    id: str
    heading: str
    path: KeyPath
    required: bool
    items: tuple[Argument | Field, ...]


@noun
class Form:
    """A brief, or a paper of a packet, as a form: built from the version `rev` of its file.

    `beside` are the places of what is in the file and has no field here.
    """

    file: str
    document: str
    rev: str
    fields: tuple[Field, ...]
    divisions: tuple[Division, ...]
    beside: tuple[KeyPath, ...]

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in order."""
        return tuple(item for part in self.divisions for item in part.items if isinstance(item, Argument))

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """All fields, in order: those of own words and of lengths with their parts."""
        inner = (item for part in self.divisions for item in part.items)
        return (*self.fields, *(item.length if isinstance(item, Argument) else item for item in inner))

    def nearest(self, path: KeyPath) -> Field | Argument | None:
        """The field or argument that a place in the file belongs to."""
        known: list[Field | Argument] = [*self.arguments, *self.all_fields]
        around = [one for one in known if path[: len(one.path)] == one.path]
        return max(around, key=lambda one: len(one.path), default=None)


Row = tuple[KeyPath, str, Shape, type[Model]]
"""A key of a brief, what it is called, what is written there, and the model that says more of it."""

MEMBER: Final[tuple[Row, ...]] = (
    (("name",), "Member", Shape.LINE, Legislator),
    (("title",), "Form of address", Shape.LINE, Legislator),
    (("district",), "District or state", Shape.LINE, Legislator),
)
WHEN_WHERE: Final[tuple[Row, ...]] = (
    (("meeting", "date"), "Day", Shape.DAY, Meeting),
    (("meeting", "time"), "Time, as printed", Shape.LINE, Meeting),
    (("meeting", "place"), "Place", Shape.LINE, Meeting),
    (("meeting", "staff"), "Staff", Shape.LINE, Meeting),
)
WORDS: Final[tuple[Row, ...]] = (
    (("title",), "Title", Shape.LINE, Spec),
    (("subtitle",), "Line under the title", Shape.LINE, Spec),
)
ASK: Final = "What do you ask for?"
SEVERAL: Final[tuple[Row, ...]] = (
    (("do",), "Ask", Shape.LINE, Ask),
    (("and",), "And", Shape.LINE, Ask),
)
LENGTH: Final = "Length"
OWN_WORDS: Final = "Your own words"

PLAIN_ENOUGH: Final = "time"
"""The key whose label says all: its description is about how files write it."""

NAMING: Final = frozenset({"id", "template", "use", "heading", "required"})
"""Keys that are no things by themselves: they say what something is, and are told with it."""

OWN: Final = frozenset({"title", "subtitle"})
"""Keys that a paper of a packet has for itself, where neither it nor the packet says them yet."""


def read_form(workspace: Workspace, file: File, document: str = "") -> Form | AsText:
    """The form of a brief, or of one paper of a packet, from this version of its file.

    Raises BriefError where something that the file rests on cannot be read.
    """
    values = read_values(file)
    if isinstance(values, AsText):
        return values
    seen = workspace.with_files({file.name: file.data})
    node = read_merged(seen, file.name, (), Report(), (document,)).get(document)
    if node is None or not isinstance(values.data, dict):
        return AsText(file.name, "This is no brief yet.")
    form = _Form(file.name, values.data, number_of(values.data, document))
    fields, divisions = tuple(form.fields(node)), tuple(form.divisions(node))
    whole = Form(file.name, document, rev_of(file.data), fields, divisions, ())
    beside = tuple(_beside(values.data, (), _covered(whole), form.base))
    return Form(file.name, document, whole.rev, fields, divisions, beside)


def number_of(data: Mapping[str, Any], document: str) -> int | None:
    """Which document of a packet goes by that id, counted from 0; None where the file is none."""
    listed = data.get(DOCUMENTS)
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        name = entry if isinstance(entry, str) else entry.get("id") or entry.get("template")
        if document and name == document:
            return number
    return None


def as_text(value: Any) -> str:
    """A value as it stands in a field; a list or group has no text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else ""


class _Form:
    """Builds the form of one document of a file."""

    def __init__(self, file: str, data: Mapping[str, Any], number: int | None) -> None:
        self.file, self.data = file, data
        self.base: KeyPath = () if number is None else (DOCUMENTS, number)

    def fields(self, node: Node) -> Iterator[Field]:
        """The fields of the meeting, then title and ask."""
        members = _at(node, ("meeting", "legislators"))
        several = [("meeting", "legislators", number) for number in range(len(members.items) if members else 0)]
        for count, above in enumerate(several or [("meeting", "legislator")], 1):
            for key, label, shape, model in MEMBER:
                yield self.field(node, ((*above, *key), label, shape, model), count if several else 0)
        for row in (*WHEN_WHERE, *WORDS):
            yield self.field(node, row)
        asks = _at(node, ("ask",))
        if not asks or not asks.items:
            yield self.field(node, (("ask",), ASK, Shape.TEXT, Spec))
            return
        for number, ask in enumerate(asks.items):
            rows = SEVERAL if ask.keys else (((), *SEVERAL[0][1:]),)
            for key, label, shape, model in rows:
                yield self.field(node, (("ask", number, *key), label, shape, model), number + 1)

    def field(self, node: Node, row: Row, number: int = 0) -> Field:
        """One field, wherever its value stands."""
        key, label, shape, model = row
        found = _at(node, key)
        here = found is not None and found.span is not None and found.span.file == self.file
        path = found.span.path if found and found.span and here else self.place(key)
        said = as_text(found.value) if found else ""
        file = found.span.file if found and found.span else self.file
        return Field(
            key, path, label, shape, said if here else "", _hint(model, key), file, "" if here else said,
            bool(self.base) and path[:1] != (DOCUMENTS,), number,
        )  # fmt: skip

    def place(self, key: KeyPath) -> KeyPath:
        """Where a value belongs that nobody has written yet: with what is there of its group; else where all papers share it."""
        own = value_at(self.data, (*self.base, key[0]))
        return (*self.base, *key) if isinstance(own, dict) or key[0] in OWN else key

    def divisions(self, node: Node) -> Iterator[Division]:
        """The parts with their arguments, in the order printed."""
        sections = _at(node, ("sections",))
        shown = (each for each in (sections.items if sections else ()) if not _omitted(each))
        for number, section in enumerate(shown):
            blocks = _at(section, ("blocks",))
            items = tuple(
                self.item(item, ("sections", number, "blocks", place))
                for place, item in enumerate(blocks.items if blocks else ())
                if item.span and item.span.file == self.file
            )
            required = _at(section, ("required",))
            yield Division(
                section.word("id"), section.word("heading"), self.section(section), bool(required and required.value), items
            )  # fmt: skip

    def section(self, section: Node) -> KeyPath:
        """Where the file itself has that part; empty where it has nothing of it."""
        own = value_at(self.data, (*self.base, "sections"))
        for number, entry in enumerate(own if isinstance(own, list) else ()):
            path = (*self.base, "sections", number)
            named = isinstance(entry, dict) and entry.get("id") and entry.get("id") == section.word("id")
            if named or (section.span and section.span.file == self.file and section.span.path == path):
                return path
        return ()

    def item(self, item: Node, key: KeyPath) -> Argument | Field:
        """A use of an argument, or own words."""
        assert item.span is not None, "an item of the file has its place"
        path = item.span.path
        if "text" in item.keys:
            words = as_text(item.keys["text"].value)
            return Field((*key, "text"), (*path, "text"), OWN_WORDS, Shape.TEXT, words, "", self.file)
        name = item.value if isinstance(item.value, str) else item.word("use")
        length = Field(
            (*key, "length"), (*path, "length"), LENGTH, Shape.CHOICE, item.word("length"), _hint(Item, ("length",)), self.file,
            choices=tuple(Length),
        )  # fmt: skip
        return Argument(key, path, name, item.word("title"), length)


def _at(node: Node, key: KeyPath) -> Node | None:
    found: Node | None = node
    for step in key:
        if found is None:
            return None
        found = found.keys.get(step) if isinstance(step, str) else dict(enumerate(found.items)).get(step)
    return found


def _omitted(section: Node) -> bool:
    return "omit" in section.keys and section.keys["omit"].value is True


def _hint(model: type[Model], key: KeyPath) -> str:
    """What the model says of a key."""
    last = key[-1]
    if last == PLAIN_ENOUGH:
        return ""
    known = {field.alias or name: field.description for name, field in model.model_fields.items()}
    return known.get(str(last)) or ""


def _covered(form: Form) -> frozenset[KeyPath]:
    """The places that the form shows, each with what lies around it."""
    shown = [field.path for field in form.all_fields]
    shown += [path for one in form.arguments for path in (one.path, (*one.path, "use"))]
    shown += [part.path for part in form.divisions]
    return frozenset(path[:end] for path in shown for end in range(len(path) + 1))


def _beside(value: Any, path: KeyPath, covered: Collection[KeyPath], base: KeyPath) -> Iterator[KeyPath]:
    """The places of all that is shown nowhere, each as a whole; those of a packet's other papers are their own."""
    if path not in covered:
        yield path
    elif isinstance(value, dict):
        for key, below in value.items():
            if key not in NAMING:
                yield from _beside(below, (*path, key), covered, base)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            if path != (DOCUMENTS,) or (*path, number) == base:
                yield from _beside(below, (*path, number), covered, base)
