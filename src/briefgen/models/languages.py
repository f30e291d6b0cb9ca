"""Languages by their tags: the usual one, what a tag says of the language itself, and what is known of how it is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

USUAL_LANGUAGE: Final = "en-US"
"""The language of what says none, in a workspace that says none."""

AMERICAN_SPANISH: Final = tuple(
    f"es-{region}" for region in "419 AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE".split()
)
"""The tags of Spanish in the Americas, which has the quotation marks of English (CLDR, `delimiters` of es_419)."""

CITED: Final[Mapping[str, str]] = {
    **{"en": "en-US", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "fr-CA": "fr-CA", "pt": "pt-BR"},
    **dict.fromkeys(AMERICAN_SPANISH, "es-MX"),
}
"""The languages whose words for citations come with briefgen, with the locale of CSL that has them."""

LETTERS: Final[Mapping[str, str]] = {
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøå",
    "de": "äöüß",
    "es": "áéíóúüñ¿¡",
    "fi": "äö",
    "fr": "àâæçéèêëîïôœùûü",
    "ht": "èòà",
    "hu": "áéíóöőúüű",
    "it": "àèéìòù",
    "nb": "æøå",
    "nl": "éëïó",
    "nn": "æøå",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú",
    "ro": "ăâîșț",
    "sv": "åäö",
    "tl": "ñ",
}
"""The letters and signs that languages of Latin script have beside those of English (CLDR, main exemplar characters)."""

NO_WORD: Final = re.compile(r"\bM\d\d?\b")
"""What Babel writes for a month of which it has no name."""


def primary(language: str) -> str:
    """The language of a tag without script and region: `es` of `es-MX`."""
    return language.partition("-")[0]


def said_in(words: Mapping[str, object], language: str) -> str:
    """Which of the languages of a table of words a text takes: its own, else English, which every such table has."""
    return primary(language) if primary(language) in words else primary(USUAL_LANGUAGE)


def cited_in(language: str) -> str | None:
    """The locale of CSL whose words citations in a language take; None, where there is none and they are English."""
    return CITED.get(language) or CITED.get(primary(language))


def locale_of(language: str) -> str:
    """The locale of Babel in which days and numbers of a language are written; the usual one, where `dated` is false."""
    return _dated(language) or USUAL_LANGUAGE.replace("-", "_")


def dated(language: str) -> bool:
    """Whether Babel knows how a language itself writes days: some it does not know, others it writes in a neighbor's words."""
    return _dated(language) is not None


@cache
def _dated(language: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    for tag in _shorter(language):
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        return str(locale) if _own_words(locale) else None
    return None


def _shorter(language: str) -> Iterator[str]:
    """A tag, and the same tag with less and less of script and region."""
    parts = language.split("-")
    return ("-".join(parts[:end]) for end in range(len(parts), 0, -1))


def _own_words(locale: Locale) -> bool:
    """Whether a locale of Babel has names for the months, and not those of another language that it builds on.

    Source: CLDR, `parentLocale`; Haitian Creole builds on French, Bokmål and Nynorsk on Norwegian.
    """
    from babel import Locale
    from babel.core import get_global
    from babel.dates import format_date

    if NO_WORD.search(format_date(dt.date(2026, 12, 3), "long", locale=locale)):
        return False
    parent = get_global("parent_exceptions").get(locale.language, "root")
    if parent in ("root", "no"):
        return True
    return dict(Locale.parse(parent).months["format"]["wide"]) != dict(locale.months["format"]["wide"])
