"""What a packet has for some of its meetings, and none of these ever uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.localities import is_among
from briefgen.models.meetings import MeetingRow, Meetings, named_like
from briefgen.readers.brief.for_meeting import WHEN, unknown_columns, when_of
from briefgen.readers.brief.merge import Node
from briefgen.readers.brief.packet import DOCUMENTS
from briefgen.readers.brief.reading import read_merged, spec_tree
from briefgen.workspace import Workspace

MOST_NAMED: Final = 8

TELLABLE: Final = frozenset({"state", "district", "committee", "chamber", "party", "team", "status", "date"})
"""Columns of which a message may say what stands in them: nothing private is there."""


def unused_whens(workspace: Workspace, file: str, meetings: Meetings) -> Iterator[Diagnostic]:
    """What no row of the table ever uses (`when-unused`, a warning), each once; and columns that it has not (`unknown-column`).

    It is about the packet as a whole: `file` with its documents and their templates, and all meetings of its table.
    """
    rows = meetings.rows
    known = tuple(rows[0].says) if rows else meetings.columns
    for node in {node.keys[WHEN].span: node for node in _conditions(workspace, file)}.values():
        yield from unknown_columns(node.keys[WHEN], known)
        yield from _unused(node, rows, known)


def _conditions(workspace: Workspace, file: str) -> Iterator[Node]:
    """Documents, sections and blocks that say for which meetings they are, those of templates, too."""
    own = spec_tree(workspace, file)
    documents = own.keys[DOCUMENTS].items if own and DOCUMENTS in own.keys else ()
    merged = read_merged(workspace, file, (), Report()).values()
    sections = [one for node in merged if "sections" in node.keys for one in node.keys["sections"].items]
    blocks = [one for section in sections if "blocks" in section.keys for one in section.keys["blocks"].items]
    yield from (node for node in (*documents, *sections, *blocks) if WHEN in node.keys)


def _unused(node: Node, rows: tuple[MeetingRow, ...], known: tuple[str, ...]) -> Iterator[Diagnostic]:
    when, told = when_of(node), False
    for column, words in when.items():
        name = named_like(column, known)
        place = node.keys[WHEN].keys[column]
        for number, word in enumerate(words if name in known else ()):
            if not any(is_among(name, row.says.get(name, ""), [word]) for row in rows):
                yield _nowhere(name, word, place.items[number] if place.items else place, rows)
                told = True
    known_all = all(named_like(one, known) in known for one in when)
    if when and known_all and not told and not any(row.is_for(when) for row in rows):
        yield _never(node.keys[WHEN])


def _nowhere(column: str, word: str, place: Node, rows: tuple[MeetingRow, ...]) -> Diagnostic:
    there = (row.says.get(column, "").replace("\n", "; ") for row in rows)
    said = tuple(dict.fromkeys(words for words in there if words))[:MOST_NAMED]
    return Diagnostic(
        "when-unused",
        f"no meeting has “{word}” in its column `{column}`",
        place.span,
        Severity.WARNING,
        expected=f"one of {', '.join(said)}" if said and column in TELLABLE else "",
        hint="Where such a meeting is still to come, leave it as it is.",
    )


def _never(when: Node) -> Diagnostic:
    message = "there are meetings for each of these words, and none for all of them together"
    hint = "Where such a meeting is still to come, leave it as it is."
    return Diagnostic("when-unused", message, when.key_span, Severity.WARNING, hint=hint)
