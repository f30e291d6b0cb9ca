"""What a file says that has no field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.fields.form import Form
from briefgen.readers.brief.packet import DOCUMENTS

NAMING: Final = frozenset({"id", "template", "use", "heading", "required"})
"""Keys that are no things by themselves: they say what something is, and are told with it."""


def beside(form: Form, data: Any) -> Iterator[KeyPath]:
    """The places of all that is shown nowhere, each as a whole; those of a packet's other papers are their own."""
    whole = frozenset(field.path for field in form.all_fields if field.shape.is_list)
    return _beside(data, (), _covered(form), whole, form.base)


def _covered(form: Form) -> frozenset[KeyPath]:
    """The places that the form shows, each with what lies around it."""
    shown = [field.path for field in form.all_fields]
    shown += [path for one in form.arguments for path in (one.path, (*one.path, "use"))]
    shown += [part.path for part in form.divisions] + [(DOCUMENTS,)]
    shown += [listing.path for sheet in form.sheets for listing in sheet.lists]
    return frozenset(path[:end] for path in shown for end in range(len(path) + 1))


def _beside(
    value: Any, path: KeyPath, covered: Collection[KeyPath], whole: Collection[KeyPath], base: KeyPath
) -> Iterator[KeyPath]:
    if path not in covered:
        yield path
    elif path in whole:
        return
    elif isinstance(value, dict):
        for key, below in value.items():
            if key not in NAMING:
                yield from _beside(below, (*path, key), covered, whole, base)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            if path != (DOCUMENTS,) or (*path, number) == base:
                yield from _beside(below, (*path, number), covered, whole, base)


def words_of(path: KeyPath) -> str:
    """What is at a place that has no field, in words: its key, and those of the things around it."""
    steps = path[2:] if path[:1] == (DOCUMENTS,) else path
    said = [
        str(step).replace("_", " ") for step in steps if isinstance(step, str) and step not in ("sections", "blocks")
    ]
    return ": ".join(said or ["text" if steps else "paper"]).capitalize()
