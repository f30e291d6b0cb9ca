"""A row → what its cells tell of the meeting: who, when and where, each with its cell; and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.clocks import printed
from briefgen.models.meetings import Said
from briefgen.models.tables import Kind, TableCell
from briefgen.noun import noun
from briefgen.readers.meetings.cells import PATHS, Columns, bare, cell_for
from briefgen.readers.meetings.columns import MEMBER, Column
from briefgen.readers.meetings.days import OPEN_HINT, DayRead, day_in, found_day, misfits, more_than_a_day, of_weekday
from briefgen.readers.meetings.event import Event, is_open
from briefgen.readers.meetings.finding import FoundRow
from briefgen.readers.meetings.hours import TimeRead, said_in, time_in, until, with_zone
from briefgen.readers.meetings.members import Attending, attending
from briefgen.readers.meetings.places import place_in


@noun
class Draft:
    """A row as far as its cells tell. `says` are its words by column and by what that is for."""

    row: FoundRow
    columns: Columns
    attending: Attending
    date: dt.date | None = None
    time: TimeRead = field(default_factory=TimeRead)
    gives: tuple[Said, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()

    def cell(self, role: str) -> TableCell | None:
        """The cell that is for something; None where it is empty."""
        return cell_for(self.row, self.columns, role)

    def place(self, *roles: str) -> Span:
        """The first cell there is that is for one of these, or the row."""
        return next((bare(cell.span) for role in roles if (cell := self.cell(role))), bare(self.row.span))

    @property
    def who(self) -> str:
        """Members without their titles, else the office, the committee or the staff."""
        return (
            ", ".join(one.name for one in self.attending.members) or self.attending.office or self.says.get("staff", "")
        )


def drafted(row: FoundRow, columns: Columns, event: Event, dated: bool) -> Draft:
    """What a row tells; `dated` is whether other rows have a day."""
    problems = list(row.problems)
    there = attending(row, columns, problems)
    date, time = _when(row, columns, event, dated, problems)
    made = Draft(row, columns, there, date, time)
    gives = tuple(_gives(made, event))
    return replace(made, gives=gives, says=_says(made, gives, event), problems=tuple(problems))


def _when(
    row: FoundRow, columns: Columns, event: Event, dated: bool, problems: list[Diagnostic]
) -> tuple[dt.date | None, TimeRead]:
    """The day and the time, which may stand in one cell."""
    day, hour = cell_for(row, columns, "date"), cell_for(row, columns, "time")
    in_day = day_in(day, bare(day.span), event) if day else DayRead()
    in_hour = day_in(hour, bare(hour.span), event) if hour and found_day(hour.line, event) else DayRead()
    problems += [in_day.problem] if in_day.problem else []
    value = in_day.value or in_hour.value or _only_day(day, event)
    if day and hour and in_day.rest and day.kind is Kind.TEXT:
        problems.append(more_than_a_day(day.line, bare(day.span)))
    if value is None and not day and dated:
        message = "no day stands in this row, and other rows have one"
        problems.append(Diagnostic("unread-day", message, bare(row.span), hint=OPEN_HINT))
    if value:
        problems += misfits(value, _place(row, day or hour), event)
    if value and (weekday := cell_for(row, columns, "weekday")):
        problems += of_weekday(value, weekday.line, bare(weekday.span))
    words = (in_hour.rest if in_hour.value else hour.line) if hour else in_day.rest
    time = _time(row, columns, words, _place(row, hour or day), event)
    problems += time.problems
    return value, time


def _time(row: FoundRow, columns: Columns, words: str, span: Span, event: Event) -> TimeRead:
    """The time that words say, with the zone and the end that stand in cells of their own."""
    if not words:
        return TimeRead()
    zone, end = cell_for(row, columns, "zone"), cell_for(row, columns, "end")
    read = time_in(with_zone(words, zone.line) if zone else words, span, event)
    return until(read, end.line, bare(end.span), event) if end else read


def _only_day(cell: TableCell | None, event: Event) -> dt.date | None:
    """The day of an event of one day, where a row says none."""
    return event.days[0] if cell is None and len(event.days) == 1 else None


def _place(row: FoundRow, cell: TableCell | None) -> Span:
    return bare(cell.span if cell else row.span)


def _gives(draft: Draft, event: Event) -> Iterator[Said]:
    """The values that a brief has from the row."""
    yield from draft.attending.gives
    day, hour = draft.place("date", "time"), draft.place("time", "date")
    if draft.date:
        yield Said(("meeting", "date"), draft.date.isoformat(), day)
    if words := said_in(draft.time, event):
        yield Said(("meeting", "time"), words, hour)
    for column in draft.columns.all:
        cell = draft.row.cells.get(column.name)
        if cell and cell.line and column.path and column.path[:2] != MEMBER:
            yield from _given(column, cell, event)


def _given(column: Column, cell: TableCell, event: Event) -> Iterator[Said]:
    match column.path:
        case ("meeting", "date" | "time" | "office"):
            return
        case ("meeting", "place"):
            words = place_in(cell.line, event.language).words
        case ("meeting", "notes"):
            words = cell.words.strip()
        case _:
            words = cell.line
    if words and not is_open(words):
        yield Said(column.path, words, bare(cell.span))


def _says(draft: Draft, gives: tuple[Said, ...], event: Event) -> dict[str, str]:
    """The words of all columns, and by what they are for those that were taken apart."""
    says = {column.name: _line(draft.row.cells.get(column.name)) for column in draft.columns.all}
    given = {one.path: str(one.data) for one in gives}
    known = {
        role: given[path] for role, path in PATHS.items() if path in given and path[:2] != MEMBER and role != "notes"
    }
    known = {"date": "", "time": "", **known, **draft.attending.says}
    for role in ("party", "state"):
        known[role] = says.get(draft.columns.roles.get(role, role)) or known.get(role, "")
    if draft.time.begins is not None:
        known["begins"] = f"{draft.time.begins // 60:02}:{draft.time.begins % 60:02}"
    if draft.time.ends is not None:
        known["until"] = printed(draft.time.ends, event.language)
    if committees := draft.cell("committee"):  # one below the other where there are several, for `when`
        known["committee"] = "\n".join(line.strip() for line in committees.words.strip().splitlines())
    for role, words in known.items():
        says[draft.columns.roles.get(role, role)] = says[role] = words
    return says


def _line(cell: TableCell | None) -> str:
    return cell.line if cell else ""
