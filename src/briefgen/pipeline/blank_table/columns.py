"""What the papers of a packet ask of a table of meetings: its columns, and why each is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from briefgen.diagnostics import BriefError, Report
from briefgen.models.folders import spec_file
from briefgen.models.meetings import MeetingsTable
from briefgen.models.spec import PARTS, Part
from briefgen.noun import noun
from briefgen.readers.brief.for_meeting import WHEN
from briefgen.readers.brief.merge import Node, plain_data
from briefgen.readers.brief.packet import DOCUMENTS
from briefgen.readers.brief.reading import read_day, read_merged
from briefgen.readers.files.yaml import load
from briefgen.readers.meetings.columns import BY_HEADING, folded
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import block_files, brief_files, stems

USUAL: Final = (
    "member", "title", "party", "chamber", "state", "district", "committee", "office", "staff", "date", "time", "place",
    "team", "status", "notes",
)  # fmt: skip
"""The columns that people have, in the order in which they think of a meeting."""

ALWAYS: Final = frozenset(("member", "district", "date", "time", "place"))
"""What every meeting has, whatever its papers say."""

UNREAD: Final = frozenset(("unknown-template", "template-cycle"))
"""What keeps papers from being looked at; whatever else is wrong with them, they ask for the same columns."""

BY_PATH: Final = {column.path: column.name for column in BY_HEADING.values() if column.path}
BY_NAME: Final = {column.name: column for column in BY_HEADING.values()}
NAMED: Final = re.compile(r"\b(meeting|variables)((?:\.[a-z][a-z0-9_]*)+)")
"""A value that a row of a table can give, as texts name it."""

IN_MEETING: Final = ("member", "title", "district", "office", "staff", "date", "time", "place")
"""The columns that the part `meeting` prints, as far as a row has them."""

OPTIONAL: Final = frozenset(("office", "staff"))
"""What a paper prints only where a row has it: nobody is asked for it."""


@noun
class AskedColumn:
    """A column of a table to fill in: its heading, and its name by which `when` and lists know it, or a key of a brief.

    One without a name is left out by the packet; one that is `needed` is to be filled in every row. `printed_by` are the
    papers that name it, `words` what `when` asks it for.
    """

    heading: str
    name: str
    needed: bool = False
    printed_by: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@noun
class AskedTable:
    """The columns of a table of meetings, and how the packet says it is read already, where it does."""

    columns: tuple[AskedColumn, ...]
    declared: MeetingsTable | None = None


@noun
class _Wishes:
    """What papers say of columns, by the names of these."""

    printed: Mapping[str, Mapping[str, None]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    words: Mapping[str, Mapping[str, None]] = field(default_factory=dict)


def asked_table(workspace: Workspace, packet: str) -> AskedTable:
    """The columns that the packet of that name asks for; those that people have usually, where none is named.

    Raises BriefError where the packet cannot be read.
    """
    if not packet:
        return AskedTable(tuple(_column(name, _Wishes(), None) for name in USUAL))
    file = spec_file(packet)
    report = Report()
    merged = read_merged(workspace, file, (), report)
    if unread := [one for one in report.diagnostics if one.code in UNREAD]:
        raise BriefError(unread)
    day = read_day(workspace, file, Report())
    declared = day.meetings if day else None
    wishes = _wishes(workspace, packet, merged)
    more = (*wishes.words, *wishes.printed, *sorted(wishes.required), *_declared_names(declared))
    names = dict.fromkeys((*USUAL, *filter(_can_be_given, more)))
    given = _given(merged)
    columns = (_column(name, wishes, declared) for name in names if name not in given)
    left_out = (AskedColumn(heading, "") for heading in (declared.ignore if declared else ()))
    return AskedTable((*columns, *left_out), declared)


def packets(workspace: Workspace) -> tuple[str, ...]:
    """The names of the packets of a workspace: only they can have a table of meetings."""
    return tuple(stems(file for file in brief_files(workspace) if DOCUMENTS in _said(workspace, file, Report())))


def is_packet(workspace: Workspace, name: str) -> bool:
    """Whether there is a packet of that name. Raises BriefError where its file cannot be read."""
    report = Report()
    known = spec_file(name) in brief_files(workspace) and DOCUMENTS in _said(workspace, spec_file(name), report)
    report.raise_if_failed()
    return known


def _said(workspace: Workspace, file: str, report: Report) -> Mapping[str, Any]:
    """What a spec says, as plain data; nothing where it cannot be read, or is no group of keys."""
    said = load(workspace.read(file), report)
    return said.data if said and isinstance(said.data, dict) else {}


def _wishes(workspace: Workspace, packet: str, merged: Mapping[str, Node]) -> _Wishes:
    printed: dict[str, dict[str, None]] = {}
    words: dict[str, dict[str, None]] = {}
    required: set[str] = set()
    for document, node in merged.items():
        data = plain_data(node)
        required.update(filter(None, (_name_of(str(key)) for key in data.pop("requires", None) or ())))
        for name in (*_named(workspace, data), *_in_parts(data)):
            printed.setdefault(name, {})[document] = None
    for column, listed in _whens(_said(workspace, spec_file(packet), Report())):
        words.setdefault(_plain(column), {}).update(dict.fromkeys(listed))
    return _Wishes(printed, frozenset(required), words)


def _named(workspace: Workspace, data: Mapping[str, Any]) -> Iterator[str]:
    """The columns whose values the texts of a paper name, its arguments included."""
    files = block_files(workspace)
    used = [files[name] for name in _uses(data) if name in files]
    texts = (workspace.read(file).data.decode("utf-8", errors="replace") for file in used)
    for text in (json.dumps(data, default=str), *texts):
        for found in NAMED.finditer(text):
            if name := _name_of(found[0]):
                yield name


def _uses(data: Mapping[str, Any]) -> Iterator[str]:
    for section in data.get("sections") or ():
        for item in (section.get("blocks") or ()) if isinstance(section, dict) else ():
            name = item.get("use") if isinstance(item, dict) else item
            if isinstance(name, str):
                yield name


def _in_parts(data: Mapping[str, Any]) -> Iterator[str]:
    parts = {str(part) for part in data.get("parts") or PARTS}
    parts |= {str(one["part"]) for one in data.get("sections") or () if isinstance(one, dict) and one.get("part")}
    if Part.MEETING in parts:
        yield from IN_MEETING
    if Part.NOTES in parts:
        yield "notes"


def _whens(said: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands in `when`, anywhere in a packet: columns, each with the words that it is asked for."""
    if isinstance(said, dict):
        when = said.get(WHEN)
        for column, words in when.items() if isinstance(when, dict) else ():
            yield str(column), tuple(map(str, words if isinstance(words, list) else [words]))
    for below in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from _whens(below)


def _name_of(key: str) -> str:
    """The column that gives a key of a brief, or a value within it; empty where no row can give it."""
    steps = tuple(key.split("."))
    if steps[0] == "variables":
        return ".".join(steps[:2]) if len(steps) > 1 else ""
    if steps[:2] in (("meeting", "legislator"), ("meeting", "legislators")):
        return BY_PATH.get(("meeting", "legislator", *steps[2:3]), "member")
    return BY_PATH.get(steps[:2], "")


def _plain(column: str) -> str:
    """A column as `when` names it, by the name that it has."""
    known = BY_HEADING.get(folded(column))
    return known.name if known else column


def _given(merged: Mapping[str, Node]) -> set[str]:
    """Values of their own that all papers have already, without a table."""
    each = [set(plain_data(node).get("variables") or {}) for node in merged.values()]
    return {f"variables.{name}" for name in set.intersection(*each)} if each else set()


def _can_be_given(name: str) -> bool:
    """Whether a table may have a column of that name: one that is known, or a value of the texts' own."""
    return name in BY_NAME or name.startswith("variables.")


def _declared_names(declared: MeetingsTable | None) -> Iterator[str]:
    if declared:
        yield from (_name_of(key) or key for key in declared.columns.values())
        yield from map(_plain, declared.skip)
        if declared.key:
            yield _plain(declared.key)


def _column(name: str, wishes: _Wishes, declared: MeetingsTable | None) -> AskedColumn:
    printed, words = tuple(wishes.printed.get(name, ())), tuple(wishes.words.get(name, ()))
    named = bool(printed) and name not in OPTIONAL and name not in ("notes", "title")
    needed = name in ALWAYS or name in wishes.required or bool(words) or named
    return AskedColumn(_heading(name, declared), name, needed, printed, words)


def _heading(name: str, declared: MeetingsTable | None) -> str:
    """What stands over a column: the heading that the packet has for it, else its name in words."""
    for heading, key in (declared.columns if declared else {}).items():
        if name in (key, _name_of(key)):
            return heading
    if declared and declared.key and _plain(declared.key) == name:
        return declared.key
    return name if "." in name else name.replace("_", " ").capitalize()
