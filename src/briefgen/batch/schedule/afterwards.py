"""The workbook that is filled in after the meetings: what each office answered and promised, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.batch.schedule.appointments import Appointment
from briefgen.batch.schedule.words import Words, words_in
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.answers import ASKED, HEADINGS, KEY, SHEETS, Answer
from briefgen.models.languages import said_in
from briefgen.models.tables import Kind
from briefgen.models.workbooks import Sheet, SheetColumn, Workbook
from briefgen.pipeline.day_words import DayWords

NAME: Final = "after.xlsx"

KNOWN: Final = ("day", "time", "meeting", "district", "team")
"""What stands there of each meeting already, behind its key."""

WIDTHS: Final = {
    KEY: 26, "day": 12, "time": 14, "meeting": 28, "district": 20, "team": 14, "answer": 14, "promise": 44, "by_when": 13,
    "follow_up": 40, "who": 20,
}  # fmt: skip

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("supports", "leans yes", "undecided", "leans no", "opposes", "no answer"),
    "es": ("apoya", "tiende a apoyar", "sin decidir", "tiende a oponerse", "se opone", "sin respuesta"),
}
"""What is offered as an answer; other words may be written."""

PROMPTS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        KEY: "Says which meeting it is. Leave it as it is.",
        "answer": "What they answered to the ask.",
        "promise": "What they promised, or you promised them, in words that may stand in a thank-you note.",
        "by_when": "By when. Type 2026-12-15.",
        "follow_up": "What is to be done next.",
        "who": "Who of you does it.",
    },
    "es": {
        KEY: "Dice qué reunión es. Déjela como está.",
        "answer": "Qué respondieron a la petición.",
        "promise": "Qué prometieron, o qué les prometieron ustedes, en palabras que puedan estar en una nota de agradecimiento.",
        "by_when": "Para cuándo. Escriba 2026-12-15.",
        "follow_up": "Qué hay que hacer después.",
        "who": "Quién de ustedes lo hace.",
    },
}

GUIDES: Final[Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]] = {
    "en": (
        "How to fill this in",
        (
            ("One row, one meeting", "Fill in what came of it, and leave the rows of the others empty."),
            ("The key", "It says which meeting a row is. Do not change it; rows may be sorted as you like."),
            ("It stays yours", "Once anything is filled in, briefgen never writes over this file."),
            ("Afterwards", "briefgen batch thank-you --meetings with this file makes a note for every meeting with an answer."),
        ),
    ),
    "es": (
        "Cómo se llena",
        (
            ("Una fila, una reunión", "Escriba qué resultó de ella y deje vacías las filas de las demás."),
            ("La clave", "Dice qué reunión es cada fila. No la cambie; las filas se pueden ordenar como se quiera."),
            ("Es suyo", "En cuanto haya algo escrito, briefgen no sobrescribe este archivo."),
            ("Después", "briefgen batch thank-you --meetings con este archivo hace una nota para cada reunión con respuesta."),
        ),
    ),
}  # fmt: skip

MOST_NAMED: Final = 5


def afterwards(appointments: Sequence[Appointment], day: DayWords) -> Workbook:
    """The workbook for these meetings, which are in the order of the day."""
    spoken = said_in(HEADINGS, day.language)
    words, headings = words_in(day.language), HEADINGS[spoken]
    columns = tuple(_columns(spoken, words))
    rows = tuple(_row(one) for one in appointments)
    title, lines = GUIDES[spoken]
    guide = Sheet(title, (SheetColumn(" ", 28), SheetColumn("  ", 90)), lines)
    sheet = Sheet(SHEETS[spoken], columns, rows, open=True)
    return Workbook(f"{headings['answer']}: {day.title}", (sheet, guide), day.date, day.paper, day.mark)


def lacking(file: str, answers: Sequence[Answer], appointments: Sequence[Appointment]) -> Iterator[Diagnostic]:
    """A warning about meetings that have no row in a workbook which somebody fills in."""
    there = {one.key for one in answers}
    missing = [one.key for one in appointments if one.key not in there]
    if missing:
        named = ", ".join(f"“{key}”" for key in missing[:MOST_NAMED])
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        message = f"“{file}” is filled in, and was kept: it has no row for {named}{more}"
        hint = "Add a row with that key in the first column for each."
        yield Diagnostic("after-lacks-meetings", message, Span(file), Severity.WARNING, hint=hint)


def _columns(spoken: str, words: Words) -> Iterator[SheetColumn]:
    headings, prompts = HEADINGS[spoken], PROMPTS[spoken]
    yield SheetColumn(headings[KEY], WIDTHS[KEY], needed=True, prompt=prompts[KEY])
    for name in KNOWN:
        yield SheetColumn(words[name], WIDTHS[name], needed=True)
    for name in ASKED:
        choices = CHOICES[spoken] if name == "answer" else ()
        kind = Kind.DATE if name == "by_when" else Kind.TEXT
        yield SheetColumn(headings[name], WIDTHS[name], kind, choices, prompt=prompts[name])


def _row(one: Appointment) -> tuple[str, ...]:
    day = one.date.isoformat() if one.date else ""
    return (one.key, day, one.time, one.name, one.district, one.team, *("" for _ in ASKED))
