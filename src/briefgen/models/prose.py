"""`briefs/rules.yaml`: the words that a workspace does not use, how long its sentences are, how hard its texts may be to read."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from briefgen.models.rules import Strictness
from briefgen.models.spec import Length
from briefgen.models.values import Flag, Language, Line, Lines, Model

LONGEST_SENTENCE: Final = 30
"""Words of a sentence that is still read at once."""


class RuleSet(StrEnum):
    """A set of words that comes with briefgen."""

    ENGLISH = "english"
    SPANISH = "spanish"


class Exempt(StrEnum):
    """Where a word may stand that is not to be used: where it is another's, or what somebody calls themselves."""

    QUOTATIONS = "quotations"
    TITLES = "titles"
    SELF_DESCRIPTION = "self-description"


class Term(Model):
    """Words that are not to be used, what to write instead, and why."""

    term: Lines = Field(
        description="Words as they stand in a text, in all their forms; at the end of a word, * stands for any letters.",
        min_length=1,
    )
    instead: Line = Field(description="What to write.")
    why: Line = Field(description="Why, in a sentence.")
    level: Strictness = Field(Strictness.WARNING, description="off, note, warning or error.")
    language: Language | None = Field(None, description="The language of the texts it is for; all texts, when unsaid.")
    as_written: Flag = Field(False, description="true for words in just these small letters and capitals.")
    allowed_in: Lines = Field((), description="Phrases in which they may stand: john school.")
    unless: Lines = Field((), description="Words by which the same text explains them: buying sex.")
    exempt: tuple[Exempt, ...] = Field(
        tuple(Exempt),
        description="Where they may stand: in quotations, in titles, in a voice. Code and sources are never looked at.",
    )

    @property
    def name(self) -> str:
        """What it is called: its first words."""
        return self.term[0].rstrip("*")


class Limits(Model):
    """A limit for each length of a block; one that is not there has none."""

    headline: float | None = Field(None, ge=-50, le=200, description="Of one sentence.")
    short: float | None = Field(None, ge=-50, le=200, description="Of a paragraph.")
    full: float | None = Field(None, ge=-50, le=200, description="Of the whole argument.")

    def of(self, length: Length) -> float | None:
        """The limit of a length."""
        limit: float | None = getattr(self, length.value)
        return limit


_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _for_all(value: Any) -> Any:
    alone = isinstance(value, int | float) or (isinstance(value, str) and _NUMBER.fullmatch(value))
    return dict.fromkeys(Length, value) if alone else value


ByLength = Annotated[Limits, BeforeValidator(_for_all, json_schema_input_type=float | Limits)]
"""One limit for all lengths, or one for each."""


class Reading(Model):
    """How hard a block may be to read, in each of its lengths."""

    grade: ByLength = Field(
        Limits(), description="Of English, at most this grade of an American school (Flesch–Kincaid)."
    )
    ease: ByLength = Field(
        Limits(), description="Of Spanish, at least this ease: 60 is normal, more is easier (Fernández Huerta)."
    )


class WordRules(Model):
    """`briefs/rules.yaml`. Where it is there, sentences, links and acronyms are looked at, too."""

    extends: tuple[RuleSet, ...] = Field((), description="Sets of words that come with briefgen: english, spanish.")
    terms: tuple[Term, ...] = Field(
        (),
        description="Words that are not to be used. One with the first words of another takes its place.",
        max_length=1000,
    )
    sentence: int = Field(LONGEST_SENTENCE, ge=5, le=200, description="The most words of a sentence.")
    reading: Reading = Field(Reading(), description="How hard blocks may be to read; no limit, when unsaid.")
    acronyms: tuple[Line, ...] = Field((), description="Acronyms that need not be spelt out: HIV.", max_length=1000)
