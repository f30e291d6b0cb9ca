"""The words of the desk in the languages that it speaks: catalogs that Babel reads, chosen for each browser."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

CATALOGS: Final = Path(__file__).parent / "catalogs"
LANGUAGES: Final = {"en": "English", "es": "Español"}
"""The languages by their tags, each in its own name; the first is that of the words in the code."""

COOKIE: Final = "briefgen-language"


@cache
def catalog(language: str) -> gettext.NullTranslations:
    """The words in a language of `LANGUAGES`."""
    path = CATALOGS / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with open(path, "rb") as stream:
        write_mo(compiled, read_po(stream, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def label(text: str, *, language: str) -> str:
    """Words of the core in a language, where there are any; the same words, where they are somebody's own."""
    return catalog(language).gettext(text) if text else ""


def language_of(request: Request) -> str:
    """The language for a browser: the one that was chosen, else the first of its own that the desk speaks."""
    chosen = request.cookies.get(COOKIE, "")
    own = (tag.split("-")[0].lower() for tag in _accepted(request.headers.get("accept-language", "")))
    return next((tag for tag in (chosen, *own) if tag in LANGUAGES), next(iter(LANGUAGES)))


def _accepted(header: str) -> Iterator[str]:
    """The languages of a browser, in the order in which it names them, which is that of its wishes."""
    return (part.partition(";")[0].strip() for part in header[:200].split(","))
