"""Rows of a table → meetings: what each gives a brief, what it is called, by which key it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.meetings import LobbyDay, MeetingRow
from briefgen.models.settings import language_of
from briefgen.models.zones import taken_off
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.meetings.cells import Columns, bare, cell_for
from briefgen.readers.meetings.changes import corrected
from briefgen.readers.meetings.drafts import Draft, drafted
from briefgen.readers.meetings.event import Event, event_of
from briefgen.readers.meetings.finding import FoundRows
from briefgen.readers.meetings.hours import of_other_zone
from briefgen.readers.meetings.keys import Keyed, keyed, no_column
from briefgen.readers.meetings.places import place_in
from briefgen.readers.meetings.register import against_register
from briefgen.workspace import Workspace


def made(workspace: Workspace, day: LobbyDay, found: FoundRows, report: Report) -> tuple[MeetingRow, ...]:
    """The meetings, with the problems of each beside it; what is wrong with all of them is reported.

    Their keys are those of the table as it stands, whatever is corrected beside it.
    """
    declared = day.meetings.key if day.meetings else None
    columns = Columns.of(found.columns, declared)
    if declared and "key" not in columns.roles:
        report.add(no_column(declared, found.file, [one.name for one in found.columns]))
    event = _event(workspace, day, found, columns)
    dated = any(cell_for(row, columns, "date") for row in found.rows)
    drafts = [drafted(row, columns, event, dated) for row in found.rows]
    keys = keyed(drafts)
    rows = corrected(workspace, found.file, [one.key for one in keys], drafts, report)
    drafts = [
        draft if row is draft.row else drafted(row, columns, event, dated)
        for row, draft in zip(rows, drafts, strict=True)
    ]
    drafts = _in_one_zone(against_register(workspace, found.file, drafts, report))
    report.add(*_guessed(drafts), *_linked(drafts, event))
    return tuple(_meeting(draft, key) for draft, key in zip(drafts, keys, strict=True))


def _event(workspace: Workspace, day: LobbyDay, found: FoundRows, columns: Columns) -> Event:
    language = language_of(read_settings(workspace, Report()))
    dates, times = (
        [cell.line for row in found.rows if (cell := cell_for(row, columns, role))] for role in ("date", "time")
    )
    return event_of(day, workspace.today, language, dates, times)


def _meeting(draft: Draft, key: Keyed) -> MeetingRow:
    problems = draft.problems + ((key.problem,) if key.problem else ())
    return MeetingRow(
        key.key, _name(draft) or key.key, bare(draft.row.span), draft.gives, draft.says, problems=problems
    )


def _name(draft: Draft) -> str:
    """How people call the meeting: by the members with their titles, else by whom it is with."""
    members = (" ".join(filter(None, (one.title, one.name))) for one in draft.attending.members)
    return ", ".join(members) or draft.who


def _in_one_zone(drafts: Sequence[Draft]) -> list[Draft]:
    """Rows with a problem where their time is in another zone than that of most."""
    zones = Counter(draft.time.zone for draft in drafts if draft.time.zone)
    if len(zones) < 2:
        return list(drafts)
    usual = min(zones, key=lambda zone: (-zones[zone], zone))
    return [_zoned(draft, usual) if draft.time.zone not in ("", usual) else draft for draft in drafts]


def _zoned(draft: Draft, usual: str) -> Draft:
    problem = of_other_zone(draft.time.zone, usual, draft.place("time", "date"))
    return replace(draft, problems=(*draft.problems, problem))


def _guessed(drafts: Sequence[Draft]) -> Iterable[Diagnostic]:
    """A note, once, on times of the afternoon that do not say so."""
    first = next((draft for draft in drafts if draft.time.guessed), None)
    if first and (cell := first.cell("time") or first.cell("date")):
        hint = 'Declare when the meetings are, and nothing is left open: `hours: "9:00 a.m.–5:30 p.m."` in the packet.'
        message = f"times without a.m. or p.m. are read as times of the working day: “{taken_off(cell.line)[0]}” as {first.says['time']}"
        yield Diagnostic("guessed-time", message, first.place("time", "date"), Severity.NOTE, hint=hint)


def _linked(drafts: Sequence[Draft], event: Event) -> Iterable[Diagnostic]:
    """A note, once, on links to meetings by video."""
    for draft in drafts:
        if (cell := draft.cell("place")) and (place := place_in(cell.line, event.language)).linked:
            message = f"links to meetings by video are not printed: the place is “{place.words}”"
            yield Diagnostic("video-link", message, draft.place("place"), Severity.NOTE)
            return
