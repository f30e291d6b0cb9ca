"""The text of a new brief: what is known of it, what its template requires, and a note beside each key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from briefgen.models.spec import Brief, Spec
from briefgen.noun import noun
from briefgen.readers.files.scalars import spelled
from briefgen.readers.validation.answers import OPENING, placeholder, to_write
from briefgen.readers.validation.examples import example_value, written
from briefgen.readers.validation.shape import shape_at

HEAD = """\
# yaml-language-server: $schema=../schemas/spec.schema.json
# A brief. Make it with: briefgen render {name}
# What stands behind a # is a note for people. Take the # away to use a line.
{open_ends}
template: {template}    # the order of the parts and the limits: a file in briefs/templates/
"""

OPEN_ENDS = """\
# What stands in [[double brackets]] is still to be written: briefgen check {name}
"""

SECTIONS = """
# Sections in the order printed. Each lists blocks of the library (briefgen list blocks), or text of your own:
#   blocks: [name-of-a-block, {use: another-block, length: full}, {text: A paragraph in Markdown.}]
"""

TAIL = {
    "pages": "the most pages the PDF may have",
    "style": "how it looks: briefgen list styles",
    "audience": "public, office or coalition: nothing more private is printed",
}
"""Keys that end a new brief as notes, with the values that hold without them."""

Path = tuple[str, ...]
"""The way to a value of a brief: its key, after those of the groups around it."""

SHOWN = ("title", "subtitle", "ask", "bill", "meeting")
"""Keys that every new brief shows, those not yet given as notes."""


@noun
class Slot:
    """A section that a template offers: its id, its heading for people; whether it must be filled, and is by the template."""

    id: str
    heading: str
    required: bool = False
    filled: bool = False


@noun
class Outline:
    """A new brief: its template with the sections it offers, the values given by key, the blocks of each section by its id.

    `usual` are values that hold where the brief says nothing.
    """

    name: str
    template: str
    slots: Sequence[Slot] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    blocks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    usual: Mapping[str, Any] = field(default_factory=dict)


def brief(outline: Outline) -> str:
    """The spec as text."""
    lines: list[str] = []
    for key in (*SHOWN, *(key for key in outline.values if key not in SHOWN)):
        lines += _key(key, outline.values)
    sections = list(_sections(outline))
    waiting = all(line.lstrip().startswith("#") for line in sections)
    key = "# sections:    # take the # away here as well" if waiting else "sections:"
    body = "\n".join([*lines, SECTIONS.rstrip("\n"), key, *sections, "", *_tail(outline.usual), ""])
    open_ends = OPEN_ENDS.format(name=outline.name) if OPENING in body else ""
    return HEAD.format(name=outline.name, template=outline.template, open_ends=open_ends) + body


def _tail(usual: Mapping[str, Any]) -> Iterator[str]:
    for key, meaning in TAIL.items():
        if usual.get(key) is not None:
            yield f"{f'# {key}: {usual[key]}':<24}# {meaning}"
    yield "# formats: [pdf, docx]"


def _key(key: str, values: Mapping[str, Any]) -> Iterator[str]:
    if key in values:
        yield from _entry((key,), values[key], "")
    else:
        yield from (f"# {line}" for line in _entry((key,), example_value(Spec, (key,)), ""))


def _entry(path: tuple[str, ...], value: Any, indent: str) -> Iterator[str]:
    """A key with its value, and what it means at the end of the line."""
    meaning = shape_at(Spec, path).description
    note = f"    # {meaning}" if meaning else ""
    if isinstance(value, Mapping):
        yield f"{indent}{path[-1]}:{note}"
        for key, below in value.items():
            yield from _entry((*path, key), below, indent + "  ")
    else:
        shown = written(value) if isinstance(value, list) else spelled(value)
        yield f"{indent}{path[-1]}: {shown}{note}"


def _sections(outline: Outline) -> Iterator[str]:
    """The sections with blocks and those that must be filled; the others as notes, which wait to be filled."""
    empty = not outline.blocks and not any(slot.required or slot.filled for slot in outline.slots)
    for number, slot in enumerate(outline.slots):
        note = " ".join(filter(None, (slot.heading, "(required)" if slot.required else "")))
        called = f"  - id: {slot.id}" + (f"    # {note}" if note else "")
        if slot.id in outline.blocks:
            yield from (called, "    blocks:", *(f"      - {block}" for block in outline.blocks[slot.id]))
        elif (slot.required and not slot.filled) or (empty and number == 0):
            yield from (called, "    blocks:", f"      - text: {_to_fill(slot)}")
        elif slot.filled:
            yield f"  # {called.lstrip()}; the template says what stands there"
        else:
            yield from (f"  # {called.lstrip()}", "  #   blocks: []")
    if not outline.slots:
        blocks = outline.blocks.get("", ())
        yield from ("  - heading: Why it matters", "    blocks:")
        yield from (f"      - {block}" for block in blocks or (f"text: {_to_fill(Slot('', 'Why it matters'))}",))


def _to_fill(slot: Slot) -> str:
    place = f"under “{slot.heading}”" if slot.heading else f"in the section “{slot.id}”"
    return spelled(to_write(f"What stands {place}; or name a block of the library in place of this text"))


def slots_of(template: Brief) -> tuple[Slot, ...]:
    """The sections that a template offers."""
    return tuple(
        Slot(section.id, section.heading or "", section.required, bool(section.blocks or section.part))
        for section in template.spec.sections
        if section.id
    )


def with_required(values: Mapping[Path, str], template: Brief, today: dt.date) -> dict[str, Any]:
    """The values as groups, with words that hold the place of what the template requires and nobody gave."""
    said = template.spec.model_dump(exclude_unset=True, exclude_none=True)
    whole: dict[str, Any] = {}
    for path, value in values.items():
        _put(whole, path, value)
    required = [tuple(key.split(".")) for key in template.spec.requires]
    if "legislator" in whole.get("meeting", {}):
        required.append(("meeting", "legislator", "name"))
    if "bill" in whole:
        whole["bill"] = (placeholder(("bill",), today) or {}) | whole["bill"]
    for path in required:
        if not _holds(whole, path) and not _holds(said, path) and (words := placeholder(path, today)) is not None:
            _put(whole, path, words)
    return whole


def _put(group: dict[str, Any], path: Path, value: Any) -> None:
    for step in path[:-1]:
        group = group.setdefault(step, {})
    group[path[-1]] = value


def _holds(group: Mapping[str, Any], path: Path) -> bool:
    found: Any = group
    for step in path:
        if not isinstance(found, Mapping) or step not in found:
            return False
        found = found[step]
    return bool(found)
