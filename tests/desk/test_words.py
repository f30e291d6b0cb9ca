"""The words of the desk: those of the house, in every language, all of them translated."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from desk.conftest import SOURCE, Desk
from desk.test_pages import words

DESK = SOURCE / "briefgen/desk"
FIELDS = SOURCE / "briefgen/editing/fields"
"""What fields are called and what is said of them, in the words of people."""
NEVER = re.compile(
    r"\b(blocks?|specs?|templates?|render\w*|yaml|slugs?|oops|invalid|successful\w*|please(?! check)|are you sure)\b|!",
    re.IGNORECASE,
)
NEVER_IN_SPANISH = re.compile(
    r"\b(bloques?|plantillas?|renderiz\w*|yaml|inválid\w*|éxito|por favor)\b|!", re.IGNORECASE
)
OTHERS = ("es",)

Message = str | tuple[str, ...]


def said() -> list[Message]:
    """All words of the desk that are translated."""
    options = {"**.html": {"extensions": "jinja2.ext.i18n"}}
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
    kinds = [("**.py", "python"), ("**.html", "jinja2")]
    return [
        found[2]
        for folder in (DESK, FIELDS)
        for found in extract_from_dir(folder, kinds, options_map=options, keywords=keywords)
    ]


def catalog(language: str) -> Catalog:
    with open(DESK / f"catalogs/{language}.po", "rb") as stream:
        return read_po(stream, locale=language)


def forms(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def test_the_words_of_the_house_alone_are_said() -> None:
    found = [one for message in said() for one in forms(message) if NEVER.search(one)]
    assert not found and len(said()) > 60


def test_no_page_says_anything_that_is_not_translated() -> None:
    """What is left of a template without its code, its tags and its comments: names, and signs."""
    known = {"briefgen", "INTERNAL", "PDF", "Word", "–", "·", ",", ":", "…", "=", 'class="narrow"'}
    for path in (DESK / "templates").rglob("*.html"):
        bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>", " ", bare)
        assert {word for word in bare.split() if word[0] not in "/#"} <= known, path.name
        assert not re.search(r'(?:aria-label|title|alt|placeholder)="[^"{]+"', path.read_text("utf-8")), path.name


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_translated(language: str) -> None:
    translated = catalog(language)
    for message in dict.fromkeys(said()):
        key = message if isinstance(message, str) else message[0]
        found = translated.get(key)
        assert found is not None and not found.fuzzy and all(forms(found.string)), key
        assert not list(found.check(translated)), key
    assert {one.id for one in translated if one.id} == set(said())


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_says_the_words_of_the_house_too(language: str) -> None:
    found = [
        one
        for message in catalog(language)
        if message.id
        for one in forms(message.string)
        if NEVER_IN_SPANISH.search(one)
    ]
    assert not found


def test_the_browser_says_which_language_the_desk_speaks(desk: Desk) -> None:
    for accepted, spoken in (
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("fr,en;q=0.5", "en"),
        ("de", "en"),
        ("", "en"),
        ("EN-us", "en"),
    ):
        answer = desk.ask("/", Accept_Language=accepted)
        assert answer.headers["content-language"] == spoken and f'<html lang="{spoken}">' in answer.text


def test_a_chosen_language_stays_and_the_paper_keeps_its_own(desk: Desk) -> None:
    answer = desk.ask("/language", "POST", b"to=es&back=/briefs/visit")
    assert (answer.status, answer.headers["location"]) == (303, "/briefs/visit")
    cookie = answer.headers["set-cookie"].partition(";")[0]
    page = desk.ask("/briefs/visit", inside=False, Cookie=f"{desk.cookie}; {cookie}").text
    assert '<html lang="es">' in page and "Hoja para dejar para Rep. Jordan Example" in words(page)
    assert "Jueves, 3 de diciembre" in page and "Cabe en 1 página" in page
    assert re.search(r'<input type="text" [^>]*lang="en-US"[^>]* value="Fund health services">', page)
    assert "¿Qué piden?" in page
    assert 'name="to" value="en" lang="en">English</button>' in page


def test_the_closed_door_speaks_the_language_of_the_browser(desk: Desk) -> None:
    answer = desk.ask("/", inside=False, Accept_Language="es")
    assert answer.status == 401 and "Este escritorio está cerrado" in answer.text


def test_what_the_core_says_is_marked_with_its_language(desk: Desk) -> None:
    page = desk.ask("/files/briefs/broken.yaml", Accept_Language="es").text
    assert "Hay 1 problema" in page and '<b lang="es">La línea está sangrada' in page
    assert '<b lang="en">The line is indented' in desk.ask("/files/briefs/broken.yaml").text


def test_the_catalogs_are_those_of_the_languages() -> None:
    from briefgen.desk.words import LANGUAGES

    names = {path.stem for path in (DESK / "catalogs").glob("*.po")}
    assert names == {*OTHERS, *(f"core.{language}" for language in OTHERS)} and LANGUAGES.keys() - {"en"} == set(OTHERS)
