"""The meetings of a packet's table: all of them, and the one that is meant."""

from __future__ import annotations

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.meetings import MeetingRow, Meetings
from briefgen.pipeline.asked import Asked
from briefgen.readers.brief.reading import read_day
from briefgen.readers.meetings.reading import read_meetings
from briefgen.workspace import Workspace

MOST_NAMED = 8


def meetings_of(workspace: Workspace, file: str) -> Meetings | None:
    """The meetings of a packet, those with problems, too; None where it has no table of them. Raises BriefError."""
    report = Report(file)
    found = read_meetings(workspace, file, report)
    report.raise_if_failed()
    return found


def chosen(workspace: Workspace, file: str, typed: str) -> MeetingRow:
    """The meeting that is meant: by its key, or by its name where only one has it. Raises BriefError."""
    found = meetings_of(workspace, file)
    rows = found.rows if found else ()
    meant = [row for row in rows if row.key == typed] or [
        row for row in rows if typed.casefold() in (row.name.casefold(), row.says.get("member", "").casefold())
    ]
    if len({row.key for row in meant}) == 1:  # where two are the same meeting, each says so
        return meant[0]
    if meant:
        raise BriefError([_several(file, typed, [row.key for row in meant])])
    raise BriefError([_unknown(file, typed, [row.key for row in rows])])


def refuse_without_meeting(workspace: Workspace, asked: Asked) -> None:
    """Raise BriefError, `no-meeting-chosen`, where a packet has a table of meetings and none of them is asked for."""
    if asked.meeting is None and read_day(workspace, asked.file, Report()) is not None:
        hint = f"`briefgen batch {_stem(asked.file)}` makes all of them; --meeting KEY makes one."
        message = "this packet is made for each meeting of its table"
        raise BriefError([Diagnostic("no-meeting-chosen", message, Span(asked.file), hint=hint)])


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yaml")


def _several(file: str, typed: str, keys: list[str]) -> Diagnostic:
    message = f"“{typed}” is the name of {len(keys)} meetings"
    return Diagnostic("several-meetings", message, Span(file), expected=f"one of {', '.join(keys[:MOST_NAMED])}")


def _unknown(file: str, typed: str, keys: list[str]) -> Diagnostic:
    message = f"there is no meeting “{typed}”" if keys else "this packet has no table of meetings"
    return Diagnostic(
        "unknown-meeting", message, Span(file), expected=", ".join(keys[:MOST_NAMED]), nearest=nearest(typed, keys)
    )
