"""The fixed words of a brief are those of its language, and an author's own come before them."""

from __future__ import annotations

import pytest

from briefgen.models.labels import LABELS, Labels, english_in, in_language

ALIKE = {"compare_no"}
"""Labels that another language says with the same word."""


@pytest.mark.parametrize("language", LABELS)
def test_every_language_has_every_label(language: str) -> None:
    said = in_language(Labels(), language)
    assert said.model_fields_set == Labels.model_fields.keys()
    assert Labels.model_validate(said.model_dump()) == said
    same = {key for key in Labels.model_fields if getattr(said, key) == getattr(Labels(), key)}
    assert same <= ALIKE


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Fuentes"), ("es-MX", "Fuentes"), ("en-US", "Sources"), ("est", "Sources")]
)
def test_words_are_those_of_the_language(language: str, words: str) -> None:
    assert in_language(Labels(), language).sources == words


def test_what_an_author_says_stays() -> None:
    said = in_language(Labels(ask="Pedimos"), "es")
    assert (said.ask, said.contact) == ("Pedimos", "Contacto")


@pytest.mark.parametrize(
    ("language", "given", "english"),
    [
        ("en-GB", {}, 0),
        ("es-419", {}, 0),
        ("fr", {}, len(Labels.model_fields)),
        ("fr", {"ask": "Our ask"}, len(Labels.model_fields) - 1),
        ("fr", {key: str(field.default) for key, field in Labels.model_fields.items()}, 0),
    ],
)
def test_what_would_be_in_english(language: str, given: dict[str, str], english: int) -> None:
    assert len(english_in(Labels(**given), language)) == english
