"""What an office answered and promised at an earlier meeting → a line in the notes of the next one, which only we read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from babel.dates import format_date

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity
from briefgen.models.answers import Answer
from briefgen.models.folders import OUTPUT
from briefgen.models.languages import locale_of, said_in
from briefgen.models.meetings import MeetingRow, Meetings, Said
from briefgen.models.settings import language_of
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.meetings.answers import read_answers
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files

NOTES: Final = ("meeting", "notes")

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"met": "We met on {date}", "answer": "Their answer: {words}", "promise": "Promised: {words}", "by_when": "by {words}"},
    "es": {"met": "Nos reunimos el {date}", "answer": "Respuesta: {words}", "promise": "Promesa: {words}", "by_when": "para el {words}"},
}  # fmt: skip


def with_earlier(workspace: Workspace, packet: str, meetings: Meetings | None) -> Meetings | None:
    """The meetings, each with what came of those of other packets before it with the same member, where that is written down."""
    if meetings is None:
        return None
    told: list[Diagnostic] = []
    answers = tuple(_answers(workspace, packet, told))
    language = language_of(read_settings(workspace, Report())) if answers else ""
    rows = tuple(_with(row, answers, language) for row in meetings.rows)
    return replace(meetings, rows=rows, told=(*meetings.told, *told))


def _answers(workspace: Workspace, packet: str, told: list[Diagnostic]) -> Iterator[Answer]:
    """What was written down after the meetings of all packets but this; what cannot be read is told."""
    for file in (one for one in brief_files(workspace) if one != packet):
        name = f"{OUTPUT}/{PurePosixPath(file).stem}/after.xlsx"
        if workspace.exists(name):
            try:
                yield from (one for one in read_answers(workspace, name) if one.is_given)
            except BriefError as error:
                told += (replace(one, severity=Severity.WARNING) for one in error.diagnostics)


def _with(row: MeetingRow, answers: tuple[Answer, ...], language: str) -> MeetingRow:
    found = sorted((date, number) for number, one in enumerate(answers) if (date := _before(one, row)))
    if not found:
        return row
    notes = next((said for said in row.gives if said.path == NOTES), None)
    lines = [_told(answers[number], date, language) for date, number in found]
    words = "\n\n".join((*((str(notes.data),) if notes and notes.data else ()), *lines))
    span = notes.span if notes else answers[found[-1][1]].span
    rest = tuple(said for said in row.gives if said.path != NOTES)
    return replace(row, gives=(*rest, Said(NOTES, words, span)))


def _before(answer: Answer, row: MeetingRow) -> dt.date | None:
    """The day of an earlier meeting with the same member in the same district; None where it is another's, or not earlier."""
    says = answer.says
    same = says.get("meeting", "").casefold() == row.name.casefold() and says.get("district", "") == row.says.get(
        "district", ""
    )
    with suppress(ValueError):
        date, own = dt.date.fromisoformat(says.get("day", "")), dt.date.fromisoformat(row.says.get("date", ""))
        return date if same and date < own else None
    return None


def _told(answer: Answer, date: dt.date, language: str) -> str:
    words = WORDS[said_in(WORDS, language)]
    promise = answer.says.get("promise", "").rstrip(".")
    if promise and (by_when := answer.says.get("by_when")):
        promise = f"{promise}, {words['by_when'].format(words=_day(by_when, language))}"
    said = (("answer", answer.says.get("answer", "").rstrip(".")), ("promise", promise))
    parts = [words["met"].format(date=_day(date.isoformat(), language))]
    parts += [words[name].format(words=value) for name, value in said if value]
    return " ".join(f"{part}." for part in parts)


def _day(words: str, language: str) -> str:
    """A day as text has it; other words as they are."""
    with suppress(ValueError):
        return format_date(dt.date.fromisoformat(words), "long", locale=locale_of(language))
    return words
