"""The words of schedules, calendars and of the workbook for afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from briefgen.models.languages import said_in

Words: TypeAlias = Mapping[str, str]

WORDS: Final[Mapping[str, Words]] = {
    "en": {
        "schedule": "Schedule",
        "no_day": "Day not known yet",
        "no_time": "open",
        "time": "Time",
        "until": "Until",
        "meeting": "Meeting",
        "place": "Room",
        "committee": "Committee",
        "team": "Team",
        "people": "Who of us",
        "ask": "Ask",
        "asks": "What each meeting asks",
        "our_ask": "Our ask",
        "date": "Date",
        "day": "Day",
        "district": "District",
        "key": "Key",
        "card": "Card",
        "card_of": "Schedule of {name}",
        "meetings_one": "{number} meeting",
        "meetings_many": "{number} meetings",
        "cards": "Cards",
        "cards_of": "Team or person",
        "kind_team": "Team",
        "kind_person": "Person",
        "role": "Role",
        "says": "Says",
        "name": "Name",
        "who_says": "Who says what",
        "calendar": "{title}: {name}",
        "cancelled": "Cancelled: {name}",
        "gone": "a meeting",
    },
    "es": {
        "schedule": "Horario",
        "no_day": "Sin fecha todavía",
        "no_time": "por fijar",
        "time": "Hora",
        "until": "Hasta",
        "meeting": "Reunión",
        "place": "Sala",
        "committee": "Comité",
        "team": "Equipo",
        "people": "Quién va",
        "ask": "Petición",
        "asks": "Qué se pide en cada reunión",
        "our_ask": "Nuestra petición",
        "date": "Fecha",
        "day": "Día",
        "district": "Distrito",
        "key": "Clave",
        "card": "Tarjeta",
        "card_of": "Horario de {name}",
        "meetings_one": "{number} reunión",
        "meetings_many": "{number} reuniones",
        "cards": "Tarjetas",
        "cards_of": "Equipo o persona",
        "kind_team": "Equipo",
        "kind_person": "Persona",
        "role": "Papel",
        "says": "Dice",
        "name": "Nombre",
        "who_says": "Quién dice qué",
        "calendar": "{title}: {name}",
        "cancelled": "Cancelada: {name}",
        "gone": "una reunión",
    },
}
"""By language, then by what they are for; two forms of what is counted, for one and for many."""


def words_in(language: str) -> Words:
    """The words in a language; in English where there are none in it."""
    return WORDS[said_in(WORDS, language)]


def meetings(number: int, words: Words) -> str:
    """How many meetings: `1 meeting`, `2 meetings`."""
    return words["meetings_one" if number == 1 else "meetings_many"].format(number=number)
