"""Dates and numbers in the language of the brief; in English, and never in a neighbor's, where nobody knows how."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import localedata

from briefgen.compose.filters import date, listed
from briefgen.compose.parts.hearing import speaking_time
from briefgen.models.languages import dated, locale_of

DAY = dt.date(2026, 12, 3)
ENGLISH = "December 3, 2026"

UNKNOWN = ("hmn", "sm", "mh", "chk", "ilo", "prs", "nah", "mam", "mnk", "rom", "ase", "xx", "tlh")
"""Languages that Babel does not know."""

BORROWED = ("ht", "nv", "moh", "cho")
"""Languages for which it has no names of months, or those of another."""


@pytest.mark.parametrize("language", [*UNKNOWN, *BORROWED, "hmn-US", "ht-HT"])
def test_a_language_whose_dates_are_not_known_has_english_ones(language: str) -> None:
    assert not dated(language)
    assert date(language, DAY) == ENGLISH
    assert speaking_time(150, language) == "1 min 10 sec"
    assert listed(language, ("A", "B", "C")) == "A, B, and C"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "3 de diciembre de 2026"),
        ("es-XX", "3 de diciembre de 2026"),
        ("es-US", "3 de diciembre de 2026"),
        ("en-GB", "3 December 2026"),
        ("fr", "3 décembre 2026"),
        ("tl", "Disyembre 3, 2026"),
        ("nb", "3. desember 2026"),
        ("zh-Hant-XX", "2026年12月3日"),
    ],
)
def test_dates_in_the_language(language: str, words: str) -> None:
    assert dated(language)
    assert date(language, DAY) == words


def test_every_language_that_babel_knows_can_be_printed() -> None:
    """No language ends in a fault, and none prints a month by its number where it has none of its own."""
    for language in sorted({name.partition("_")[0] for name in localedata.locale_identifiers()}):
        assert date(language, DAY) and speaking_time(150, language)
        assert "M12" not in date(language, DAY), language
        assert locale_of(language)
