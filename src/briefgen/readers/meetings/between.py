"""Words of rows that are no meetings: breaks, sums, slots that are kept, headings between the rows, notes."""

from __future__ import annotations

import re
from typing import Final

from briefgen.readers.meetings.columns import matched

BREAKS: Final = frozenset(
    """lunch lunchtime break breaks breakfast brunch dinner supper coffee tea snack rest travel walk walking transit bus buffer
    free debrief debriefing briefing training orientation registration check checkin checkout in out arrive arrival
    depart departure photo photos rally press conference reception wrap wrapup wrap_up lobby kickoff welcome
    almuerzo comida descanso desayuno cena merienda pausa receso cafe traslado libre foto registro bienvenida""".split()
)
"""Words for what stands between meetings."""

BESIDE: Final = frozenset(
    """the a an and or to at for with on own your our team group time all everyone hour min mins minutes room cafeteria hall
    capitol security day up total de la el los las y para con en tiempo todos hora grupal""".split()
)
"""Words that may stand beside those for a break."""

NOBODY: Final = frozenset(
    """tbd tba tbc none nobody no_one open open_slot slot hold held backup back_up reserve reserved available empty vacant
    unassigned n_a na x por_confirmar pendiente nadie libre reserva disponible""".split()
)
"""What people write where there is nobody yet."""

SUMS: Final = re.compile(r"(?:grand_|sub_?)?totals?\b|total_|sum\b|count\b|suma\b|average\b|promedio\b")

DAYS: Final = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
)

MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)

BANNER: Final = re.compile(
    rf"(?=.*[a-z])(?:(?:{DAYS}|{MONTHS}|de|the|meetings|morning|afternoon|\d+(?:st|nd|rd|th)?)(?:_|$))+"
    r"|(?:us_)?(?:house|senate|assembly|camara|senado)(?:_(?:meetings|members|side|of_representatives))?"
    r"|(?:team|group|equipo|grupo|day|dia|session|part)_\w+"
    r"|(?:early_|late_)?(?:morning|afternoon|evening)s?(?:_meetings)?|manana|tarde|democrats?|republicans?"
    r"|(?:confirmed|pending|tentative|cancell?ed|backup|virtual|in_person)(?:_(?:meetings|slots?))?"
)
"""What stands above a part of the rows: a day, a chamber, a team, a part of the day."""

NOTE: Final = re.compile(
    r"[*†‡•–—-]\s|[*†‡]|(?:notes?|nota|please|por favor|questions?|source|key|legend|updated|as of)\b", re.I
)

INITIAL: Final = re.compile(r"\b(?:[A-Z]|Jr|Sr|Esq)\.$")

LONG: Final = 8
"""From how many words on something is a sentence, and no name."""


def is_break(words: str) -> bool:
    """Whether words say what stands between meetings: `LUNCH`, `Break / travel time`."""
    found = [one for one in re.split(r"[_\d.]+", matched(words)) if one]
    return any(one in BREAKS for one in found) and all(one in BREAKS | BESIDE for one in found)


def is_nobody(words: str) -> bool:
    """Whether words stand where a name is still missing: `TBD`, `–`, `?`."""
    return matched(words).strip("_#?") in NOBODY or not re.search(r"\w", words)


def is_sum(words: str) -> bool:
    """Whether words begin a row of sums: `Total meetings: 24`."""
    return SUMS.match(matched(words)) is not None


def is_banner(words: str) -> bool:
    """Whether words stand above a part of the rows: `Thursday, December 3`."""
    return BANNER.fullmatch(matched(words).replace(".", "")) is not None


def is_note(words: str) -> bool:
    """Whether words are a sentence or a note, and no name."""
    ends = " " in words and words.endswith((".", "?", "!")) and not INITIAL.search(words)
    return NOTE.match(words) is not None or len(words.split()) > LONG or ends
