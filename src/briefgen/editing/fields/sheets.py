"""The sheets of a form: the fields that belong together, and the lists of things that have fields each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.fields import choices, rows
from briefgen.editing.fields.form import Field, Listing, Sheet
from briefgen.editing.fields.placing import Placing, at
from briefgen.editing.fields.rows import Kind, Row, SheetRows
from briefgen.models.spec import PARTS, PRINTED_IN
from briefgen.readers.brief.merge import Node, plain_data
from briefgen.readers.brief.packet import DOCUMENTS
from briefgen.workspace import Workspace

ALWAYS: Final = frozenset({"meeting", "words", "look"})
"""Sheets that every paper has."""

BY_THEMSELVES: Final = frozenset({"organization", "labels", "variables"})
"""Sheets that are about what every paper prints, and of which few say anything."""


def sheets(workspace: Workspace, node: Node, placing: Placing) -> Iterator[Sheet]:
    """All sheets, also those of which the brief says nothing yet."""
    offered = _offered(workspace)
    for sheet in rows.SHEETS:
        fields = (_chosen(field, offered) for field in _fields(sheet, node, placing) if field is not None)
        kinds = [kind for kind in sheet.kinds if kind is not rows.SIGNER or not _in_lines(node)]
        whole = Sheet(sheet.id, sheet.title, tuple(fields), tuple(_listing(kind, node, placing) for kind in kinds))
        yield replace(whole, printed=_is_printed(whole, node))


def _offered(workspace: Workspace) -> Mapping[KeyPath, Mapping[str, str]]:
    """What may be chosen where the workspace says what there is."""
    return {
        rows.STYLE.key: choices.styles(workspace), rows.LANGUAGE.key: choices.languages(),
        rows.CITATIONS.key: choices.citing(workspace),
    }  # fmt: skip


def _chosen(field: Field, offered: Mapping[KeyPath, Mapping[str, str]]) -> Field:
    found = offered.get(field.key)
    return field if found is None else replace(field, choices=tuple(found), words=tuple(found.values()))


def _fields(sheet: SheetRows, node: Node, placing: Placing) -> Iterator[Field | None]:
    if sheet.id == "meeting":
        yield from _members(node, placing)
    for row in sheet.rows:
        if row is rows.AROUND[0]:
            yield from _asks(node, placing)
        yield placing.field(node, row)
    if sheet.id == "signers" and _in_lines(node):
        yield placing.field(node, rows.SIGNING)
    if sheet.id == "variables":
        yield from _values(node, placing)


def _members(node: Node, placing: Placing) -> Iterator[Field | None]:
    listed = at(node, ("meeting", "legislators"))
    several = [("meeting", "legislators", number) for number in range(len(listed.items) if listed else 0)]
    for count, above in enumerate(several or [("meeting", "legislator")], 1):
        for row in rows.MEMBER:
            yield placing.field(node, rows.below(above, row), count if several else 0)


def _asks(node: Node, placing: Placing) -> Iterator[Field | None]:
    asks = at(node, ("ask",))
    if not asks or not asks.items:
        yield placing.field(node, rows.ASK)
        return
    for number, ask in enumerate(asks.items):
        for row in rows.SEVERAL_ASKS if ask.keys else (rows.ONE_OF_ASKS,):
            yield placing.field(node, replace(row, key=("ask", number, *row.key[2:])), number + 1)


def _values(node: Node, placing: Placing) -> Iterator[Field | None]:
    """The values of the workspace's own, by the names that the file gives them."""
    variables = at(node, ("variables",))
    for name in variables.keys if variables else ():
        label = name.replace("_", " ").strip().capitalize()
        yield placing.field(node, replace(rows.VARIABLE, key=("variables", name), label=label))


def _in_lines(node: Node) -> bool:
    """Whether those who sign are names alone, which stand on a line each."""
    names = at(node, rows.SIGNING.key)
    return names is None or all(not one.keys for one in names.items)


def _listing(kind: Kind, node: Node, placing: Placing) -> Listing:
    """A list with its items, as far as they stand in the file; items of a template are not changed one by one."""
    found = at(node, kind.key)
    own = found is not None and placing.here(found)
    count = len(found.items) if found and own else 0
    path = found.span.path if found and found.span and own else placing.place(kind.key)
    items = tuple(tuple(_item(kind, number, node, placing)) for number in range(count))
    fresh = tuple(_fresh(kind, (*path, count), count, placing)) if count < kind.most else ()
    return Listing(path, kind.title, kind.more, items, fresh)


def _item(kind: Kind, number: int, node: Node, placing: Placing) -> Iterator[Field]:
    above = (*kind.key, number)
    item = at(node, above)
    own: Iterable[Row] = kind.rows if item and item.keys else (rows.ONE_SIGNER,) if kind is rows.SIGNER else ()
    for row in own:
        # Of one that is a name alone, the row stands for the item itself.
        key = above if row is rows.ONE_SIGNER else (*above, *row.key)
        field = placing.field(node, replace(row, key=key))
        if field is not None and item is not None and item.span is not None:
            yield replace(field, path=(*item.span.path, *key[len(above) :]), shared=placing.shared(item.span.path))


def _fresh(kind: Kind, path: KeyPath, number: int, placing: Placing) -> Iterator[Field]:
    """The empty fields of one more."""
    for row in kind.rows:
        choices_of = row.choices or {}
        yield Field(
            (*kind.key, number, *row.key), (*path, *row.key), row.label, row.shape, "", row.hint, placing.file,
            shared=placing.shared(path), choices=tuple(choices_of), words=tuple(choices_of.values()),
        )  # fmt: skip


def _is_printed(sheet: Sheet, node: Node) -> bool:
    """Whether a paper prints what the sheet says; of all papers of a meeting, whether it says anything."""
    says = any(field.value and not field.shared for field in sheet.all_fields)
    if sheet.id in ALWAYS or says:
        return True
    if sheet.id in BY_THEMSELVES:
        return False
    if DOCUMENTS in node.keys:
        return sheet.id in ("bill", "contact")
    wanted = {str(part) for part in PRINTED_IN.get(sheet.id, ())}
    return bool(wanted & _parts(node))


def _parts(node: Node) -> frozenset[str]:
    """The parts that a paper prints, by themselves or within a section."""
    listed, sections = at(node, ("parts",)), at(node, ("sections",))
    named = plain_data(listed) if listed else [str(part) for part in PARTS]
    inner = (section.word("part") for section in (sections.items if sections else ()))
    return frozenset(str(one) for one in (*(named if isinstance(named, list) else ()), *inner) if one)
