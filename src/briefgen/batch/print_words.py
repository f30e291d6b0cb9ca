"""The words of the pages that lie among what is printed: slip sheets, and the list of what is printed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from babel.dates import format_date

from briefgen.models.languages import USUAL_LANGUAGE, locale_of, primary, said_in

Words: TypeAlias = Mapping[str, str]

WORDS: Final[Mapping[str, Words]] = {
    "en": {
        "office": "{title}: papers for the offices",
        "internal": "{title}: papers for our own people",
        "again": "{title}: printed again",
        "no_day": "No day yet",
        "no_team": "No team",
        "slip": "Slip sheet",
        "slip_for": "Slip sheet: {name}",
        "packet": "Packet for",
        "whom": "Office",
        "day": "Day",
        "time": "Time",
        "room": "Room",
        "team": "Team",
        "contents": "In this packet",
        "paper": "Paper",
        "pages": "Pages",
        "copies": "Copies",
        "code": "Code",
        "list": "What to change",
        "list_title": "Printed again",
        "list_what": "These papers differ from those that were printed last. Take out the old ones first.",
        "list_slips": "The slip sheet of a packet takes the place of the one that lies on it.",
        "out": "Take out",
        "out_what": "These papers are wrong now, or too many.",
        "in": "Put in",
        "in_what": "They follow in this file, in this order.",
        "moved": "Move to another folder",
        "moved_what": "These papers are right as they were printed.",
        "folder": "Folder",
        "from": "From",
        "to": "To",
        "none": "–",
        "for_offices": "For the offices",
        "for_us": "For our own people",
        "inside": "{title} (internal)",
    },
    "es": {
        "office": "{title}: documentos para las oficinas",
        "internal": "{title}: documentos para nuestra gente",
        "again": "{title}: impreso de nuevo",
        "no_day": "Sin fecha todavía",
        "no_team": "Sin equipo",
        "slip": "Hoja separadora",
        "slip_for": "Hoja separadora: {name}",
        "packet": "Paquete para",
        "whom": "Oficina",
        "day": "Día",
        "time": "Hora",
        "room": "Sala",
        "team": "Equipo",
        "contents": "En este paquete",
        "paper": "Documento",
        "pages": "Páginas",
        "copies": "Copias",
        "code": "Código",
        "list": "Qué cambiar",
        "list_title": "Impreso de nuevo",
        "list_what": "Estos documentos difieren de los que se imprimieron la última vez. Retire primero los viejos.",
        "list_slips": "La hoja separadora de un paquete reemplaza a la que está encima de él.",
        "out": "Retirar",
        "out_what": "Estos documentos ya no son correctos, o sobran.",
        "in": "Poner",
        "in_what": "Siguen en este archivo, en este orden.",
        "moved": "Pasar a otra carpeta",
        "moved_what": "Estos documentos siguen siendo correctos tal como se imprimieron.",
        "folder": "Carpeta",
        "from": "De",
        "to": "A",
        "none": "–",
        "for_offices": "Para las oficinas",
        "for_us": "Para nuestra gente",
        "inside": "{title} (interno)",
    },
}
"""By language, then by what they are for."""


def words_in(language: str) -> Words:
    """The words in a language; in English where nobody has said them in it."""
    return WORDS[said_in(WORDS, language)]


def spoken(language: str) -> str:
    """The language that such a page is in, for its days and its fixed words are."""
    return language if primary(language) in WORDS else USUAL_LANGUAGE


@cache
def day_in_words(day: str, language: str, form: str = "full") -> str:
    """A day of a table as it is printed; as it stands there, where it is no day of the calendar."""
    try:
        return str(format_date(dt.date.fromisoformat(day), form, locale=locale_of(language)))
    except ValueError:
        return day
