"""The spec of a packet → a tree for each of its documents: what all share, under what the document says itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.models.meetings import PACKET_KEYS, LobbyDay, MeetingRow
from briefgen.models.spec import MOST_DOCUMENTS, NOT_SHARED, PacketEntry, Spec
from briefgen.models.values import InWords, from_text
from briefgen.noun import noun
from briefgen.readers.brief.for_meeting import given_by, is_for, local_alone
from briefgen.readers.brief.merge import Node, flatten, grow, merge
from briefgen.readers.brief.overrides import Override, apply
from briefgen.readers.validation import settle

DOCUMENTS = "documents"
_NUMBERED = "."
"""What ends the number that stands for an id which is not right; no id has it."""


@noun
class Share:
    """What a spec file says of one document, before its template is put under it; `changes` are the overrides for it.

    `id` is empty where the file is no packet. `of_meetings` is whether its packet has a table of meetings.
    """

    id: str
    node: Node
    changes: tuple[Override, ...]
    of_meetings: bool = False


class _Packet(LobbyDay):
    """What must be right before it can be told which documents are asked for."""

    documents: tuple[Annotated[PacketEntry, from_text("template"), InWords("the name of a template")], ...] = Field(
        description=Spec.model_fields["documents"].description, min_length=1, max_length=MOST_DOCUMENTS
    )


def shares(
    file: Node, changes: Sequence[Override], report: Report, meeting: MeetingRow | None = None
) -> tuple[Share, ...]:
    """What a spec file asks for: itself, or each document of a packet, for the `meeting` where it has a table of them."""
    lists, values = _parted(changes)
    file = apply(file, lists, report)
    entries = _entries(file.keys[DOCUMENTS], report) if DOCUMENTS in file.keys else {}
    report.add(*_unknown(tuple(entries), values))
    if DOCUMENTS not in file.keys:
        return (Share("", file, tuple(change for change in values if change.path[0] != DOCUMENTS)),)
    report.add(*_beside(file, values), *local_alone(file))
    shared = _without(file, DOCUMENTS, *NOT_SHARED, *PACKET_KEYS)
    if meeting:
        shared = merge(shared, given_by(meeting))
    owns = (_without(misplaced(entry, "a document of a packet", report), "id", "when") for entry in entries.values())
    return tuple(
        Share(name, merge(shared, own), _for_one(values, name, number), "meetings" in file.keys)
        for number, (name, own) in enumerate(zip(entries, owns, strict=True))
        if meeting is None or is_for(entries[name], meeting, report)
    )


def unknown_documents(file: str, asked: Sequence[Share], named: Collection[str]) -> Iterator[Diagnostic]:
    """Documents that are named and that the spec does not ask for (`unknown-document`)."""
    known = [share.id for share in asked if share.id]
    for name in named if asked else ():
        if name not in known:
            yield Diagnostic(
                "unknown-document",
                f"there is no document `{name}` in this packet"
                if known
                else f"this spec is no packet, and has no document `{name}`",
                Span(file),
                expected=", ".join(known),
                nearest=nearest(name, known),
                hint="" if known else "Leave out --document: the spec is one document.",
            )


def has_id(document: str) -> bool:
    """Whether a document goes by the id that its packet gives it, not by a number because that id is not right."""
    return not document.endswith(_NUMBERED)


def misplaced(node: Node, where: str, report: Report) -> Node:
    """The tree without `documents`, which only the spec file itself may have; `where` says what it is (`misplaced-documents`)."""
    if DOCUMENTS not in node.keys:
        return node
    report.add(
        Diagnostic(
            "misplaced-documents",
            f"{where} cannot ask for documents",
            node.keys[DOCUMENTS].key_span,
            hint="`documents` stands in a spec in briefs/, beside what all documents share.",
        )
    )
    return _without(node, DOCUMENTS)


def _without(node: Node, *keys: str) -> Node:
    return replace(node, value={key: below for key, below in node.keys.items() if key not in keys})


def _parted(changes: Sequence[Override]) -> tuple[list[Override], list[Override]]:
    """The overrides of the list of documents and of whole entries, and all others."""
    lists = [change for change in changes if change.path[0] == DOCUMENTS and len(change.path) < 3]
    return lists, [change for change in changes if change not in lists]


def _entries(listed: Node, report: Report) -> dict[str, Node]:
    """The documents asked for, by their ids. One whose id is not right has a number, so that the rest of it is read, too."""
    found = Report()
    settled = settle(_Packet, flatten(Node({DOCUMENTS: listed}, listed.key_span)), found)
    report.add(*found.diagnostics)
    written = {entry.span: _as_group(entry) for entry in listed.items}
    entries: dict[str, Node] = {}
    for number, group in enumerate(map(_as_group, grow(settled[1]).keys[DOCUMENTS].items if settled else ())):
        name = group.word("id") or group.word("template")
        sound = not found.failed or group.keys.keys() == written.get(group.span, group).keys.keys()
        if sound and (not name or name in entries):
            report.add(_twice(group, name) if name else _nameless(group))
        entries[name if sound and name and name not in entries else f"{number}{_NUMBERED}"] = group
    return entries


def _as_group(entry: Node) -> Node:
    """An entry that is the bare name of a template, written out."""
    if isinstance(entry.value, dict):
        return entry
    return Node({"template": replace(entry, key_span=entry.span)}, entry.span, entry.key_span)


def _for_one(values: Sequence[Override], name: str, number: int) -> tuple[Override, ...]:
    """The overrides that reach a document, in the order given: those for all, and those that begin with its id or number."""
    return tuple(
        replace(change, path=change.path[2:]) if change.path[0] == DOCUMENTS else change
        for change in values
        if (change.path[1] in (name, str(number)) if change.path[0] == DOCUMENTS else change.path[0] not in NOT_SHARED)
    )


def _unknown(names: Sequence[str], values: Sequence[Override]) -> Iterator[Diagnostic]:
    """Overrides for documents that are not asked for."""
    known = {*names, *map(str, range(len(names)))}
    for change in values:
        if change.path[0] == DOCUMENTS and change.path[1] not in known:
            yield change.problem(
                "unknown-item",
                f"there is no `{change.path[1]}` in `documents`",
                expected=", ".join(names) or "nothing: this spec asks for one document",
                nearest=nearest(change.path[1], names),
            )


_APART = {
    "id": "The files are named by `name`; an `id` belongs to one entry of `documents`.",
    "template": "Name the template of each document in `documents`: `documents: [leave-behind, full-brief]`.",
    "sections": "Each document has sections of its own: write them in its entry of `documents`, below its `template:`.",
}


def _beside(file: Node, values: Sequence[Override]) -> Iterator[Diagnostic]:
    """What cannot stand beside `documents`, in the file or on the command line."""
    for key in NOT_SHARED:
        places = [file.keys[key].key_span] if key in file.keys else []
        for place in (*places, *(change.span for change in values if change.path[0] == key)):
            message = f"`{key}` stands beside `documents`, but belongs to one document"
            yield Diagnostic("beside-documents", message, place, hint=_APART[key])


def _nameless(entry: Node) -> Diagnostic:
    return Diagnostic(
        "nameless-document",
        "this document has neither a template nor an id",
        entry.span,
        expected="`template: NAME`, or `id: NAME` for one without a template",
    )


def _twice(entry: Node, name: str) -> Diagnostic:
    template = f"template: {entry.word('template')}, " if entry.word("template") else ""
    return Diagnostic(
        "duplicate-document",
        f"two documents of this packet have the id `{name}`",
        entry.keys["id"].span if "id" in entry.keys else entry.span,
        hint=f"Give one of them an id of its own: `- {{{template}id: {name}-2}}`.",
    )
