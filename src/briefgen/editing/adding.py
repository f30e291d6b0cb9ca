"""What somebody adds to a brief → edits: an argument or own words in a part, another ask, another member, as the file has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.edits import ABSENT, Edit, Insert, Move, Remove, Set, meant, value_at
from briefgen.editing.fields import Division, Field, Form, number_of
from briefgen.editing.filling import MOST_LETTERS, path_of_item
from briefgen.editing.rows import Kind, rows
from briefgen.editing.spelled import Spelled
from briefgen.noun import noun
from briefgen.readers.brief.packet import DOCUMENTS

NEW: Final = re.compile(r"new\.(?:(words|argument|and)\.(\d{1,3})|(ask|member))", re.ASCII)
"""The names under which a form sends what is not in the brief yet: of the part or ask so counted, from 0."""


ONE: Final = "legislator"
"""The key of the only member; of several, it has an s."""


@noun
class Shift:
    """An item of a part that goes to another part, or to another place of its own: before the item `at`, else last."""

    path: KeyPath
    part: int
    at: int | None


def adding(data: Any, form: Form, new: Mapping[str, str], spelled: Spelled) -> tuple[Edit, ...]:
    """The edits that add what is `new`, by the names of its fields; empty fields add nothing, and other names are left out.

    `spelled` is how the file is written.
    """
    edits: list[Edit] = []
    for name, typed in new.items():
        found, text = NEW.fullmatch(name), typed.replace("\r\n", "\n").replace("\r", "\n").strip()[:MOST_LETTERS]
        if not found or not text:
            continue
        for edit in _added(data, form, found[1] or found[3], int(found[2] or 0), text, spelled):
            data = meant(data, edit)
            edits.append(edit)
    return tuple(edits)


def shift_of(text: str) -> Shift | None:
    """What a button says that moves an item to a part: its place, the number of the part, and that of the item before which."""
    name, *numbers = text.split(" ")
    path = path_of_item(name)
    good = 1 <= len(numbers) <= 2 and all(one.isascii() and one.isdigit() and len(one) < 4 for one in numbers)
    if path is None or not good:
        return None
    return Shift(path, int(numbers[0]), int(numbers[1]) if numbers[1:] else None)


def shifting(data: Any, form: Form, shift: Shift) -> tuple[Edit, ...]:
    """The edits that move an item to a part; none where there is no such item, or no such part."""
    own = next((row for row in rows(form) if row.kind is Kind.PART and row.at(shift.path) is not None), None)
    if own is None or shift.part >= len(form.divisions):
        return ()
    here = own.at(shift.path) or 0
    if own.number == shift.part:
        last = len(own.entries) - 1
        to = last if shift.at is None else min(shift.at - (shift.at > here), last)
        return (Move(shift.path, int(own.entries[to].path[-1])),) if to != here else ()
    target = form.divisions[shift.part]
    put = _put(data, form, target, value_at(data, shift.path), _place(form, shift))
    return (*put, Remove(shift.path)) if put else ()


def _place(form: Form, shift: Shift) -> int | None:
    """Where in the list of a part an item is put in."""
    entries = next(row for row in rows(form) if row.kind is Kind.PART and row.number == shift.part).entries
    return int(entries[shift.at].path[-1]) if shift.at is not None and shift.at < len(entries) else None


def _added(data: Any, form: Form, kind: str, number: int, text: str, spelled: Spelled) -> tuple[Edit, ...]:
    match kind:
        case "words" | "argument" if number < len(form.divisions):
            return _put(data, form, form.divisions[number], {"text": text} if kind == "words" else text)
        case "ask":
            return _ask(data, form, _line(text))
        case "and":
            return _also(data, form, number, _line(text))
        case "member":
            return _member(data, form, _line(text), spelled)
    return ()


def _put(data: Any, form: Form, part: Division, item: Any, at: int | None = None) -> tuple[Edit, ...]:
    """An item in a part; where the file says nothing of the part, with an entry for it, that takes over what was in it."""
    if part.path:
        blocks = value_at(data, (*part.path, "blocks"))
        if isinstance(blocks, list):
            return (Insert((*part.path, "blocks", len(blocks) if at is None else at), item),)
        unsaid = blocks is ABSENT or blocks is None
        return (Set((*part.path, "blocks"), [*part.usual, item]),) if unsaid else ()
    if not part.id:
        return ()
    base, section = _base(data, form), {"id": part.id, "blocks": [*part.usual, item]}
    above, sections = value_at(data, base), value_at(data, (*base, "sections"))
    if isinstance(above, str):
        return (Set(base, {"template": above, "sections": [section]}),)
    if isinstance(sections, list):
        return (Insert((*base, "sections", len(sections)), section),)
    return (Set((*base, "sections"), [section]),) if sections is ABSENT or sections is None else ()


def _ask(data: Any, form: Form, text: str) -> tuple[Edit, ...]:
    """One ask more: what was one text becomes a list of two."""
    fields = [one for one in form.fields if one.key[0] == "ask"]
    if not fields:
        return ()
    path = _list_path(fields[0])
    known = value_at(data, path)
    if isinstance(known, list):
        return (Insert((*path, len(known)), text),)
    said = known if isinstance(known, str) else fields[0].usual
    if fields[0].key != ("ask",):  # all of them are said in another file
        items = [one.usual for one in fields if one.key[2:] in ((), ("do",))]
        return (Set(path, [*items, text]),)
    return (Set(path, [_line(said), text] if said.strip() else text),)


def _also(data: Any, form: Form, number: int, text: str) -> tuple[Edit, ...]:
    """What is asked along with one of several asks."""
    entries = next(row for row in rows(form) if row.kind is Kind.ASK).entries
    if number >= len(entries):
        return ()
    path = entries[number].path
    known = value_at(data, path)
    if isinstance(known, str):
        return (Set(path, {"do": known, "and": text}),)
    return (Set((*path, "and"), text),) if isinstance(known, dict) else ()


def _member(data: Any, form: Form, text: str, spelled: Spelled) -> tuple[Edit, ...]:
    """One member more: what was one becomes a list of two."""
    field = next((one for one in form.fields if one.key[-1] == "name" and one.key[0] == "meeting"), None)
    if field is None:
        return ()
    if field.key[1] == "legislators":
        path = field.path[:-2]
        known = value_at(data, path)
        return (Insert((*path, len(known)), {"name": text}),) if isinstance(known, list) else ()
    path = field.path[:-1]
    known = value_at(data, path)
    if known is ABSENT or known is None or known == {}:
        return (Set(field.path, text),)
    several = (*path[:-1], "legislators")
    written = listed(spelled.entry(ONE, known))
    return (Set(several, [known], after=ONE, spelling=written), Insert((*several, 1), {"name": text}), Remove(path))


def listed(entry: str) -> str:
    """The lines of an entry of one member as those of a list of one, with all comments; nothing where it is written otherwise."""
    head = re.match(rf"((?: *(?:#[^\n]*)?\n)*)( *){ONE}: *([^\n]*)(?:\n|\Z)", entry)
    if head is None:
        return ""
    above, indent, value = head.groups()
    below, begun = entry[head.end() :].split("\n"), f"{above}{indent}{ONE}s:"
    if value and not value.startswith("#"):
        return f"{begun}\n{indent}  - {value}" if not "".join(below).strip() else ""
    deep = len(below[0]) - len(below[0].lstrip(" "))
    if not deep or any(line[:deep].strip() for line in below) or below[0].lstrip().startswith("#"):
        return ""
    marks = [f"{indent}  - ", *[f"{indent}    "] * (len(below) - 1)]
    lines = [mark + line[deep:] if line.strip() else line for mark, line in zip(marks, below, strict=True)]
    return "\n".join([f"{begun}{f'  {value}' if value else ''}", *lines])


def _list_path(field: Field) -> KeyPath:
    """Where the asks stand of which this is a field."""
    return field.path[: len(field.path) - len(field.key) + 1]


def _base(data: Any, form: Form) -> KeyPath:
    number = number_of(data, form.document)
    return () if number is None else (DOCUMENTS, number)


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
