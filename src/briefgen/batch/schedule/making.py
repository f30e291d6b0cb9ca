"""All that the people who run a day get beside its packets: schedule, cards and calendars. Begin here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

import briefgen
from briefgen.batch.schedule import afterwards
from briefgen.batch.schedule.appointments import Appointment, Kind, appointment, goers
from briefgen.batch.schedule.book import book
from briefgen.batch.schedule.calendars import Event, calendar
from briefgen.batch.schedule.clashes import clashes, told
from briefgen.batch.schedule.known import Announced, Known, announced, events, keep, known
from briefgen.batch.schedule.paper import schedule
from briefgen.batch.schedule.words import words_in
from briefgen.batch.schedule.zones import zone_of
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.document.summing import sum_of
from briefgen.models.file_names import is_device
from briefgen.models.folders import OUTPUT
from briefgen.models.formats import Format
from briefgen.models.meetings import MeetingRow
from briefgen.pipeline.day_words import DayWords, day_words
from briefgen.pipeline.placing import in_order
from briefgen.readers.meetings.answers import read_answers
from briefgen.usage.sums import digest_of
from briefgen.workspace import Workspace
from briefgen.workspace.keeping import program
from briefgen.workspace.made import finished
from briefgen.writers import workbook, write
from briefgen.writers.by_word import AnyPress
from briefgen.writers.pdf import engine_version

NAME: Final = "schedule"
CALENDARS: Final = "calendars"
SECONDS: Final = 300.0
MOST_LETTERS: Final = 40

PAPERS: Final = (Format.PDF, Format.DOCX)
"""The formats that a schedule is printed in."""


def make_schedules(
    workspace: Workspace,
    file: str,
    meetings: Sequence[MeetingRow],
    formats: Collection[Format] = (),
    *,
    force: bool = False,
) -> tuple[Diagnostic, ...]:
    """Write the schedule of a packet's meetings in its formats, as a workbook and as calendars, where they are not there already.

    Says what is wrong with them: people in two places at once, files that somebody edited, which are kept but for `force`.
    """
    try:
        words = day_words(workspace, file, in_order(meetings))
        return _Desk(workspace, file, meetings, words, formats, force).all() if words and meetings else ()
    except BriefError as error:
        return error.diagnostics


def warnings(meetings: Sequence[MeetingRow]) -> tuple[Diagnostic, ...]:
    """Who would be in two places at once, or has no time to walk: all that is known without anything being made."""
    return tuple(map(told, clashes(tuple(map(appointment, in_order(meetings))))))


class _Desk:
    """The making of one schedule: what is known of the day, and what the last run wrote."""

    def __init__(
        self, workspace: Workspace, file: str, meetings: Sequence[MeetingRow], day: DayWords, formats: Collection[Format], force: bool
    ) -> None:  # fmt: skip
        self.workspace = workspace
        self.file = file
        self.packet = PurePosixPath(file).stem
        self.folder = f"{OUTPUT}/{self.packet}"
        self.day = day
        self.appointments = tuple(_with_ask(one, day) for one in map(appointment, in_order(meetings)))
        self.formats = tuple(one for one in PAPERS if not formats or one in formats)
        self.force = force
        self.before = known(workspace, self.packet)

    def all(self) -> tuple[Diagnostic, ...]:
        """Write what is not there as it should be."""
        found = [*map(told, clashes(self.appointments)), *_zone_unknown(self.file, self.day.zone)]
        found += self._filled_in()
        calendar_of = calendars_of(self.appointments)
        meetings = announced(self.appointments, calendar_of, self.packet, self.before, self.workspace.today)
        made_of = self._made_of(meetings)
        if made_of == self.before.made_of and all(map(self._is_there, self.before.files)):
            return tuple(found)
        files = dict((*self._calendars(meetings, calendar_of), *self._papers()))
        coming = {name: digest_of(data) for name, data in files.items()}
        keep(
            self.workspace, self.packet, Known("", {**self.before.files, **dict(self._left_behind())}, meetings, coming)
        )
        written = dict(self._put(files, found))
        self._clear(written)
        whole = len(written) == len(files)
        keep(self.workspace, self.packet, Known(made_of if whole else "", written, meetings))
        return tuple(found)

    @property
    def _is_filled_in(self) -> bool:
        """Whether there is a workbook for afterwards that is not as it was written: whatever is in it is somebody's work."""
        there = finished(self.workspace, f"{self.folder}/{afterwards.NAME}")
        return there is not None and not self.before.wrote(afterwards.NAME, digest_of(there))

    def _filled_in(self) -> tuple[Diagnostic, ...]:
        """What is to be said of a workbook for afterwards that somebody fills in."""
        name = f"{self.folder}/{afterwards.NAME}"
        if not self._is_filled_in:
            return ()
        try:
            return tuple(afterwards.lacking(name, read_answers(self.workspace, name), self.appointments))
        except BriefError as error:
            return tuple(replace(one, severity=Severity.WARNING) for one in error.diagnostics)

    def _made_of(self, meetings: Mapping[str, Announced]) -> str:
        """What stands for everything that the files are made of."""
        tokens, sums = self.day.style.tokens.model_dump_json(), self.day.style.sums
        made_by = (briefgen.__version__, engine_version(), program((".",)))
        plain = [replace(one, span=Span("")) for one in self.appointments]
        return sum_of((made_by, plain, replace(self.day, style=None), tokens, sums, self.formats, meetings))  # type: ignore[arg-type]

    def _is_there(self, name: str) -> bool:
        data = finished(self.workspace, f"{self.folder}/{name}")
        return data is not None and digest_of(data) == self.before.files[name]

    def _left_behind(self) -> Iterator[tuple[str, str]]:
        """The files that a run wrote which was ended before it had noted them, with their sums."""
        for name, digest in self.before.coming.items():
            there = finished(self.workspace, f"{self.folder}/{name}")
            if there is not None and digest_of(there) == digest:
                yield name, digest

    def _papers(self) -> Iterator[tuple[str, bytes]]:
        document, style = schedule(self.appointments, self.day), self.day.style
        if Format.PDF in self.formats:
            with AnyPress(SECONDS) as press:
                yield f"{NAME}.pdf", press.submit(document, style).result().data
        if Format.DOCX in self.formats:
            yield f"{NAME}.docx", write(document, style, (Format.DOCX,))[Format.DOCX].data
        yield f"{NAME}.xlsx", workbook.write(book(self.appointments, self.day))
        if not self._is_filled_in:
            yield afterwards.NAME, workbook.write(afterwards.afterwards(self.appointments, self.day))

    def _calendars(
        self, meetings: Mapping[str, Announced], calendar_of: Mapping[str, str]
    ) -> Iterator[tuple[str, bytes]]:
        """The calendar of all meetings, and that of each team, with what it had before and has no longer called off."""
        words, title, zone = words_in(self.day.language), self.day.title, self.day.zone
        every = events(self.appointments, meetings, self.packet, words)
        yield f"{NAME}.ics", calendar(title, [one for one, _ in every], zone, words)
        names = {calendar_of[one.team.casefold()]: one.team for one in reversed(self.appointments) if one.team}
        for stem in sorted({*names, *(stem for _, had in every for stem in had)}):
            mine = [_for(stem, one, calendar_of) for one, had in every if stem in had]
            name = words["calendar"].format(title=title, name=names.get(stem, stem))
            yield f"{CALENDARS}/{stem}.ics", calendar(name, mine, zone, words)

    def _put(self, files: Mapping[str, bytes], found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
        """Write what is not there; the names of files with their sums. What somebody edited stays, and is told."""
        for name, data in files.items():
            there = finished(self.workspace, f"{self.folder}/{name}")
            if there is not None and there != data and not self.force and not self.before.wrote(name, digest_of(there)):
                found.append(_kept(f"{self.folder}/{name}"))
                continue
            if there != data:
                path = self.workspace.root.joinpath(*PurePosixPath(self.folder, name).parts)
                self.workspace.write(path.parent, {path.name: data})
            yield name, digest_of(data)

    def _clear(self, written: Mapping[str, str]) -> None:
        """Take away calendars of teams that are no more, where nobody touched them."""
        for name, digest in self.before.files.items():
            if name not in written and name.startswith(f"{CALENDARS}/"):
                self.workspace.remove(f"{self.folder}/{name}", digest)


def calendars_of(appointments: Sequence[Appointment]) -> Mapping[str, str]:
    """What the file of each team's calendar is called, by the name of the team in small letters: never two alike."""
    found: dict[str, str] = {}
    for goer in goers(appointments):
        if goer.kind is Kind.TEAM:
            plain, number = _bare(goer.name), 1
            name = plain
            while name.casefold() in {one.casefold() for one in found.values()}:
                number += 1
                name = f"{plain}-{number}"
            found[goer.name.casefold()] = name
    return found


def _bare(words: str) -> str:
    """A name in letters a–z, digits and hyphens, as names of files are written everywhere."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:MOST_LETTERS].strip("-") or "team"
    return f"{name}-1" if is_device(name) else name


def _for(stem: str, event: Event, calendar_of: Mapping[str, str]) -> Event:
    """An event as a team's calendar has it: called off where it is another's by now."""
    team = event.appointment.team.casefold()
    return event if event.cancelled or (team and calendar_of[team] == stem) else replace(event, cancelled=True)


def _with_ask(one: Appointment, day: DayWords) -> Appointment:
    return replace(one, ask=day.asks.get(one.key) or one.ask)


def _zone_unknown(file: str, zone: str) -> Iterator[Diagnostic]:
    if zone and zone_of(zone) is None:
        message = f"no time zone “{zone}” is known: the times in calendars are those of wherever they are opened"
        expected = "the name of a zone, such as America/New_York"
        yield Diagnostic("calendar-zone", message, Span(file), Severity.WARNING, expected=expected)


def _kept(name: str) -> Diagnostic:
    message = f"“{name}” was changed by somebody, and was kept: it does not say what the table says now"
    hint = "Move it away and run the batch again, or run it with --force, which writes over it."
    return Diagnostic("kept-schedule", message, Span(name), Severity.WARNING, hint=hint)
