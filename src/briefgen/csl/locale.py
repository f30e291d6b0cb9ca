"""The words, dates and punctuation of a language, as CSL's locale files give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from briefgen.noun import noun

FALLBACK: Final = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""The form that is used where a term lacks the one asked for (CSL 1.0.2, “Terms”)."""

PRIMARY: Final = {
    **{"de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT", "zh": "zh-CN"},
    **{"cs": "cs-CZ", "da": "da-DK", "ja": "ja-JP", "ko": "ko-KR", "sv": "sv-SE", "uk": "uk-UA", "vi": "vi-VN"},
}
"""The main variety of languages that have several, or whose region is not their code."""


@noun
class Term:
    """One wording of a term; `number`, `gender`, `gender_form` and `match` are empty where they do not matter."""

    text: str
    number: str = ""
    gender: str = ""
    gender_form: str = ""
    match: str = ""


@noun
class Locale:
    """Terms by name and form, dates by form; what a style leaves open comes from the language's file."""

    language: str
    terms: Mapping[tuple[str, str], tuple[Term, ...]] = field(repr=False, default_factory=dict)
    dates: Mapping[str, Any] = field(repr=False, default_factory=dict)
    punctuation_in_quote: bool | None = None
    ordinals_on_day_1_only: bool | None = None

    def before(self, other: Locale) -> Locale:
        """This locale where it says something, `other` where it does not; the language is that of `other`."""
        terms = dict(other.terms)
        for key, own in self.terms.items():
            terms[key] = own + terms.get(key, ())
        return Locale(
            other.language,
            terms,
            {**other.dates, **self.dates},
            other.punctuation_in_quote if self.punctuation_in_quote is None else self.punctuation_in_quote,
            other.ordinals_on_day_1_only if self.ordinals_on_day_1_only is None else self.ordinals_on_day_1_only,
        )

    def closeness(self, language: str) -> int:
        """How well a style's terms for `language` fit this one: 4 the same, 0 another language."""
        if language == self.language:
            return 4
        base = self.language.partition("-")[0]
        if language == PRIMARY.get(base):
            return 3
        return {base: 2, "": 1}.get(language, 0)

    def all(self, name: str, form: str = "long", number: str = "", gender_form: str = "") -> list[Term]:
        """Every wording that fits, the style's own first; other forms are not tried."""
        return [
            term
            for term in self.terms.get((name, form), ())
            if (not number or not term.number or term.number == number)
            and (not gender_form or not term.gender_form or term.gender_form == gender_form)
        ]

    def term(self, name: str, form: str = "long", plural: bool | None = None) -> str:
        """The wording of a term, or that of the next form that it has; empty when there is none."""
        number = "" if plural is None else "multiple" if plural else "single"
        if found := self.all(name, form, number):
            return found[0].text
        return self.term(name, FALLBACK[form], plural) if form in FALLBACK else ""

    def quotes(self) -> tuple[str, str, str, str]:
        """Outer and inner quotation marks: “ ” ‘ ’."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        first, last, inner_first, inner_last = (self.term(name) for name in names)
        return first or "“", last or "”", inner_first or "‘", inner_last or "’"
