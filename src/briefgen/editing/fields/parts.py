"""The parts of a brief that hold arguments and own words, as they stand in its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import value_at
from briefgen.editing.fields import rows
from briefgen.editing.fields.form import Argument, Division, Field
from briefgen.editing.fields.placing import Placing, at
from briefgen.editing.fields.shapes import as_text
from briefgen.readers.brief.merge import Node, plain_data


def divisions(node: Node, placing: Placing) -> Iterator[Division]:
    """The parts with their arguments, in the order printed."""
    sections = at(node, ("sections",))
    shown = (each for each in (sections.items if sections else ()) if not _omitted(each))
    for number, section in enumerate(shown):
        blocks = at(section, ("blocks",))
        items = tuple(
            _item(item, ("sections", number, "blocks", place), placing)
            for place, item in enumerate(blocks.items if blocks else ())
            if placing.here(item)
        )
        required, others = at(section, ("required",)), () if items or not blocks else blocks.items
        yield Division(
            section.word("id"), section.word("heading"), _section(section, placing), bool(required and required.value), items,
            tuple(map(plain_data, others)),
        )  # fmt: skip


def _omitted(section: Node) -> bool:
    return "omit" in section.keys and section.keys["omit"].value is True


def _section(section: Node, placing: Placing) -> KeyPath:
    """Where the file itself has that part; empty where it has nothing of it."""
    own = value_at(placing.data, (*placing.base, "sections"))
    for number, entry in enumerate(own if isinstance(own, list) else ()):
        path = (*placing.base, "sections", number)
        named = isinstance(entry, dict) and entry.get("id") and entry.get("id") == section.word("id")
        if named or (placing.here(section) and section.span is not None and section.span.path == path):
            return path
    return ()


def _item(item: Node, key: KeyPath, placing: Placing) -> Argument | Field:
    """A use of an argument, or own words."""
    assert item.span is not None, "an item of the file has its place"
    if "text" in item.keys:
        return _field(item, key, placing, rows.OWN_WORDS)
    name = item.value if isinstance(item.value, str) else item.word("use")
    options = tuple(_field(item, key, placing, row) for row in rows.OPTIONS)
    return Argument(key, item.span.path, name, item.word("title"), _field(item, key, placing, rows.LENGTH), options)


def _field(item: Node, key: KeyPath, placing: Placing, row: rows.Row) -> Field:
    assert item.span is not None, "an item of the file has its place"
    last, choices = str(row.key[-1]), row.choices or {}
    value = as_text(plain_data(item.keys[last])) if last in item.keys else ""
    whole = Field((*key, last), (*item.span.path, last), row.label, row.shape, value, row.hint, placing.file)
    return replace(whole, choices=tuple(choices), words=tuple(choices.values()))
