"""The fixed words of a brief, in the languages that come with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.models.languages import primary
from briefgen.models.spec import Labels

ENGLISH: Final = "en"
"""The language of the words that `Labels` itself holds."""

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "ask": "Nuestra petición",
        "asks": "Nuestras {count} peticiones",
        "sources": "Fuentes",
        "signers": "Organizaciones firmantes",
        "contact": "Contacto",
        "prepared_for": "Preparado para",
        "as_of": "al",
        "position": "Posición",
        "internal": "INTERNO – no distribuir",
        "team": "Quién dice qué",
        "member": "Quién",
        "role": "Función",
        "says": "Dice",
        "bills": "Comparación de los proyectos de ley",
        "bill": "Proyecto de ley",
        "version": "Versión",
        "section": "Sección",
        "bill_summary": "Qué dice",
        "effect": "Qué haría",
        "as_of_head": "Al",
        "committee": "Ante",
        "witness": "Testigo",
        "composite": "Retrato compuesto a modo de ilustración, no una persona real",
        "speaking_time": "Unos {time} en voz alta ({words} palabras)",
        "note": "nota {number}",
        "back": "volver al texto, nota {number}",
        "word_file": "El mismo texto como archivo de Word",
        "source_data": "Las fuentes de este texto, como datos",
        "page_of": "Página {page} de {pages}",
    }
}
"""The words of every label by language, wherever the language is spoken."""


def in_language(labels: Labels, language: str) -> Labels:
    """The labels with what nobody gave said in this language, as far as it is known; else it stays in English."""
    known = LABELS.get(primary(language), {})
    return labels.model_copy(update={key: words for key, words in known.items() if key not in labels.model_fields_set})


def english_in(labels: Labels, language: str) -> frozenset[str]:
    """The keys of labels that would be printed in English in a brief of this language."""
    if primary(language) in (ENGLISH, *LABELS):
        return frozenset()
    return frozenset(type(labels).model_fields) - labels.model_fields_set


def of_asks(labels: Labels, language: str, count: int) -> str:
    """The label of so many asks. Where only that of one was given, it is the label of several, too."""
    usual = in_language(Labels(), language)
    own = labels.ask != usual.ask and labels.asks == usual.asks
    return labels.ask if count == 1 or own else labels.asks.replace("{count}", str(count))
