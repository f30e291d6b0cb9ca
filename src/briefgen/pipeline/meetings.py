"""The meetings of a packet's table: all of them, and the one that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.meetings import MeetingRow, Meetings
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.placing import folders
from briefgen.readers.brief.reading import read_day
from briefgen.readers.meetings.reading import read_meetings
from briefgen.workspace import Workspace

MOST_NAMED = 8

MOST_TOLD = 3
"""How many meetings a message names."""


def meetings_of(workspace: Workspace, file: str) -> Meetings | None:
    """The meetings of a packet, those with problems, too; None where it has no table of them. Raises BriefError."""
    report = Report(file)
    found = read_meetings(workspace, file, report)
    report.raise_if_failed()
    return found


def chosen(workspace: Workspace, file: str, typed: str) -> MeetingRow:
    """The meeting of a packet's table that is meant: by its key, or by its name where only one has it. Raises BriefError."""
    found = meetings_of(workspace, file)
    if found is None:
        hint = "Leave --meeting out, or name the table in `meetings`, beside `documents`."
        message = "this packet has no table of meetings"
        raise BriefError([Diagnostic("unknown-meeting", message, Span(file), hint=hint)])
    return one_of(found, typed)


def one_of(meetings: Meetings, typed: str) -> MeetingRow:
    """The meeting of that key, or of that name where only one has it. Raises BriefError."""
    rows = meetings.rows
    said = typed.casefold().strip()
    meant = [row for row in rows if row.key == typed] or [
        row for row in rows if said in (row.name.casefold(), row.says.get("member", "").casefold())
    ]
    if len({row.key for row in meant}) == 1:  # where two are the same meeting, each says so
        return meant[0]
    if meant:
        listed = "; ".join(f"{row.key} ({row.span.within or f'line {row.span.line}'})" for row in meant[:MOST_NAMED])
        message = f"“{typed}” is the name of {len(meant)} meetings"
        raise BriefError([Diagnostic("several-meetings", message, Span(meetings.file), expected=f"one of {listed}")])
    raise BriefError([_unknown(typed, rows, meetings.file)])


def _unknown(typed: str, rows: Sequence[MeetingRow], file: str) -> Diagnostic:
    keys = [row.key for row in rows]
    names = [row.name for row in rows]
    near = nearest(typed, names) or nearest(typed, keys)
    message = f"there is no meeting “{typed}”"
    return Diagnostic("unknown-meeting", message, Span(file), expected=", ".join(keys[:MOST_NAMED]), nearest=near)


def folder_of(workspace: Workspace, asked: Asked) -> str:
    """The folder of the meeting that is asked for, within that of its packet; empty where none is. Raises BriefError."""
    found = meetings_of(workspace, asked.file) if asked.meeting else None
    return folders(found.rows).get(asked.meeting.key, "") if found and asked.meeting else ""


def refuse_without_meeting(workspace: Workspace, asked: Asked) -> None:
    """Raise BriefError, `no-meeting-chosen`, where a packet has a table of meetings and none of them is asked for."""
    if asked.meeting is None and read_day(workspace, asked.file, Report()) is not None:
        hint = f"`briefgen batch {_stem(asked.file)}` makes all of them; --meeting KEY makes one."
        message = "this packet is made for each meeting of its table"
        raise BriefError([Diagnostic("no-meeting-chosen", message, Span(asked.file), hint=hint)])


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yaml")


def said_of(meetings: Iterable[tuple[MeetingRow, Sequence[Diagnostic]]]) -> Iterator[Diagnostic]:
    """What is said of meetings, each thing once. What is not said of all of them, and has no place in their table, names them."""
    about: dict[Diagnostic, list[MeetingRow]] = {}
    all_of_them = list(meetings)
    for meeting, told in all_of_them:
        for one in dict.fromkeys(told):
            about.setdefault(one, []).append(meeting)
    for one, whose in about.items():
        in_table = one.span is not None and one.span.file == whose[0].span.file
        of_all = len(whose) == len(all_of_them) > 1
        yield one if of_all or in_table else replace(one, message=f"{one.message} (for {_listed(whose)})")


def _listed(meetings: Sequence[MeetingRow]) -> str:
    names = [f"{one.name}, {one.span.within or f'line {one.span.line}'}" for one in meetings]
    more = len(names) - MOST_TOLD
    return "; ".join(names[:MOST_TOLD]) + (f"; {more} more" if more > 0 else "")
