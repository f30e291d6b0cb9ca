"""The meetings of a packet of which somebody has written down what came of them: those, and no others, get its papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from babel.dates import format_date

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span, nearest
from briefgen.models.answers import ASKED, Answer
from briefgen.models.languages import USUAL_LANGUAGE, locale_of
from briefgen.models.meetings import MeetingRow, Meetings, Said
from briefgen.readers.brief.reading import read_briefs
from briefgen.readers.meetings.answers import read_answers
from briefgen.workspace import Workspace


def answered(workspace: Workspace, spec: str, meetings: Meetings, file: str) -> Meetings:
    """The meetings to which `file` has an answer or a promise, which texts name by `{{ variables.answer }}`.

    Raises BriefError: `answer-without-meeting`, `answered-twice`, `nothing-answered`.
    """
    report = Report(file)
    given = _by_key([one for one in read_answers(workspace, file) if one.is_given], meetings, report)
    report.raise_if_failed()
    rows = tuple(one for one in meetings.rows if one.key in given)
    if not rows:
        hint = "Fill in what they answered, one row a meeting, and save the file."
        raise BriefError(
            [Diagnostic("nothing-answered", "there is no answer in this table yet", Span(file), hint=hint)]
        )
    language = _language(workspace, spec, rows[0])
    told = tuple(_left_out(file, len(meetings.rows) - len(rows)))
    whole = tuple(_with(one, given[one.key], language) for one in rows)
    return replace(meetings, rows=whole, told=(*meetings.told, *told))


def _by_key(answers: Sequence[Answer], meetings: Meetings, report: Report) -> Mapping[str, Answer]:
    """The answers by the keys of their meetings; those that have none, or a second one, are reported."""
    keys = [one.key for one in meetings.rows]
    known = {key.casefold(): key for key in keys}
    found: dict[str, Answer] = {}
    for one in answers:
        key = known.get(one.key.casefold())
        if key is None:
            message = f"“{one.key}” is the key of no meeting in “{meetings.file}”" if one.key else "this row has no key"
            hint = "Take the key from the after.xlsx that the batch has written."
            near = nearest(one.key, keys)
            report.add(Diagnostic("answer-without-meeting", message, one.span, nearest=near, hint=hint))
        elif key in found:
            first = found[key].span
            message = f"a second answer for “{one.key}”; the first is in {first.within or f'line {first.line}'}"
            report.add(Diagnostic("answered-twice", message, one.span, hint="Put both into one row."))
        else:
            found[key] = one
    return found


def _with(meeting: MeetingRow, answer: Answer, language: str) -> MeetingRow:
    """A meeting with what came of it as values of its own."""
    said = (
        Said(("variables", name), _in_words(answer.says.get(name, ""), language), answer.places.get(name, answer.span))
        for name in ASKED
    )
    return replace(meeting, gives=(*meeting.gives, *said))


def _in_words(words: str, language: str) -> str:
    """A day as text has it; other words as they are."""
    with suppress(ValueError):
        return format_date(dt.date.fromisoformat(words), "long", locale=locale_of(language))
    return words


def _language(workspace: Workspace, spec: str, meeting: MeetingRow) -> str:
    briefs = read_briefs(workspace, spec, (), Report(), meeting=meeting)
    return briefs[0].spec.language if briefs else USUAL_LANGUAGE


def _left_out(file: str, number: int) -> Iterator[Diagnostic]:
    if number:
        message = f"meetings without an answer get no papers: there are {number}"
        yield Diagnostic("not-answered", message, Span(file), Severity.NOTE)
