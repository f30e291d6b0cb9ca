"""Rules about words: each with what it finds and what it lets be, and the exceptions that texts make to them."""

from __future__ import annotations

from typing import Any

import pytest
from small import library

from briefgen.checks.evidence.texts import Written
from briefgen.checks.words import Judge
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.prose import WordRules
from briefgen.models.rules import Checks
from briefgen.models.spec import Length

TERM = {"term": ["drug user", "drug users"], "instead": "people who use drugs", "why": "people first"}
CASES = {
    "term": ["john", "johns"],
    "instead": "clients",
    "why": "it is slang",
    "as_written": True,
    "allowed_in": ["john school"],
}
GLOSSED = {"term": "Nordic model", "instead": "what it does", "why": "a brand", "unless": ["buy* sex"]}
LONG = "One two three four five six seven eight nine ten eleven."


def judged(text: str, rules: dict[str, Any], weights: dict[str, str] | None = None, **written: Any) -> list[str]:
    """What is found in a text, as `line:column code`."""
    judge = Judge(WordRules.model_validate(rules), Checks.model_validate(weights or {}), library())
    of = Written(Manuscript.verbatim(text, "a.md", 1, tuple(text.split("\n"))), **{"language": "en-US", **written})
    return [f"{one.span.line}:{one.span.column} {one.code}" for one in judge([of]) if one.span]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drug users came.", ["1:1 avoided-term"]),
        ("Many **drug\nusers** came.", ["1:8 avoided-term"]),
        ("Some said “drug users” of them.", []),
        ("> They wrote of drug users.", []),
        ("::: quote A nurse\nDrug users came.\n:::", []),
        ("It stands in *Drug Users and the Law*.", []),
        ("The name is `drug users`.", []),
        ("See https://example.org/drug-users and [it](https://example.org/drug/users).", []),
        ("A drug userland, and anti-drug users.", []),
        ("A john came.", ["1:3 avoided-term"]),
        ("John came to the john school.", []),
        ("The Nordic model came.", ["1:5 avoided-term"]),
        ("The Nordic model makes buying sex a crime.", []),
    ],
)  # fmt: skip
def test_terms(text: str, found: list[str]) -> None:
    assert judged(text, {"terms": [TERM, CASES, GLOSSED]}) == found


def test_what_somebody_says_of_themselves_is_theirs() -> None:
    assert judged("We drug users know.", {"terms": [TERM]}, voice=True) == []
    only = {**TERM, "exempt": ["titles"]}
    assert judged("We “drug users” know.", {"terms": [only]}, voice=True) == ["1:5 avoided-term"]


def test_a_term_is_for_texts_of_its_language() -> None:
    spanish = {**TERM, "language": "es"}
    assert judged("Drug users.", {"terms": [spanish]}) == []
    assert judged("Drug users.", {"terms": [spanish]}, language="es-MX") == ["1:1 avoided-term"]


def test_a_term_that_is_off_is_not_looked_for() -> None:
    assert judged("Drug users.", {"terms": [{**TERM, "level": "off"}]}) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LONG, ["1:1 long-sentence"]),
        (f"It is short. {LONG}", ["1:14 long-sentence"]),
        ("One two three “four five six seven eight nine ten” eleven.", []),
        ("One two three {{ fact.a_b_c }} four [@some-source, p. 3; @other-2] five.", []),
        (f"| a | b |\n|---|---|\n| {LONG} | c |", []),
        (f"- {LONG}", ["1:3 long-sentence"]),
        (f"> {LONG}", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert judged(text, {"sentence": 10}) == found


def test_a_limit_is_for_the_length_that_it_names() -> None:
    hard = "Institutional accountability necessitates comprehensive organizational transparency."
    rules = {"reading": {"grade": {"short": 9}, "ease": 60}}
    assert judged(hard, rules, length=Length.SHORT) == ["1:1 hard-to-read"]
    assert judged(hard, rules, length=Length.FULL) == []
    assert judged(hard, rules) == []
    assert judged("The cat sat on the mat.", rules, length=Length.SHORT) == []
    spanish = "La criminalización jurisdiccional incrementa considerablemente vulnerabilidades."
    assert judged(spanish, rules, length=Length.FULL, language="es") == ["1:1 hard-to-read"]
    assert judged("Pregunte a la gente de la que trata la ley.", rules, length=Length.FULL, language="es") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [here](https://example.org).", ["1:6 vague-link"]),
        ("See [**Click here**](https://example.org).", ["1:6 vague-link"]),
        ("Vea [aquí](https://example.org).", ["1:6 vague-link"]),
        ("See [the report](https://example.org).", []),
        ("Write `[here](https://example.org)`.", []),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert judged(text, {}) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Lo que más nos falta es un lugar para vivir.", "en-US", ["1:1 foreign-passage"]),
        ("Lo que más nos falta es un lugar para vivir.", "es", []),
        ("What the people who come to us need is a home.", "es", ["1:1 foreign-passage"]),
        ("[Lo que más nos falta es un lugar para vivir.]{lang=es}", "en-US", []),
        ("::: {lang=es}\nLo que más nos falta es un lugar para vivir.\n:::\n", "en-US", []),
        ("::: {lang=es}\nHola.\n:::\nLo que más nos falta es un lugar para vivir.", "en-US", ["4:1 foreign-passage"]),
        ("They work for the Centro de Salud de la Comunidad, which is in the city.", "en-US", []),
    ],
)
def test_other_languages(text: str, language: str, found: list[str]) -> None:
    assert judged(text, {}, language=language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LTSS pays, and LTSS pays again.", ["1:1 unexplained-acronym"]),
        ("Long-term services and supports (LTSS) pay. LTSS is slow.", []),
        ("LTSS (long-term services and supports) pay.", []),
        ("The program’s HIV tests, title IV, H.R. 12, NY-12, SOU 2010:49.", []),
        ("They wrote “LTSS pays”.", []),
        ("CALL US NOW OR NEVER.", []),
    ],
)
def test_acronyms(text: str, found: list[str]) -> None:
    assert judged(text, {"acronyms": ["HIV", "US"]}) == found


ALLOWED = "<!-- allow drug users: the survey's own words -->\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ALLOWED}Drug users came.", []),
        (f"{ALLOWED}\nDrug users came.", []),
        (f"{ALLOWED}\n- A list.\n- Of drug users.", []),
        (f"{ALLOWED}Drug users came.\n\nDrug users went.", ["4:1 avoided-term"]),
        (f"Drug users went.\n\n{ALLOWED}Drug users came.", ["1:1 avoided-term"]),
        ("<!-- allow drug user: any of its words -->\nDrug users came.", []),
        ("<!-- allow avoided-term: any term -->\nDrug users came.", []),
        ("<!-- allow drug users -->\nDrug users came.", ["2:1 avoided-term", "1:1 exception-without-reason"]),
        ("<!-- allow drug users: -->\nDrug users came.", ["2:1 avoided-term", "1:1 exception-without-reason"]),
        ("<!-- allow drug loosers: x -->\nDrug users came.", ["2:1 avoided-term", "1:1 unknown-rule"]),
        (f"{ALLOWED}People came.", ["1:1 needless-exception"]),
        (f"```\n{ALLOWED}```", []),
        ("<!-- we allow this: no exception -->\nPeople came.", []),
    ],
)
def test_exceptions(text: str, found: list[str]) -> None:
    assert judged(text, {"terms": [TERM]}) == found


def test_an_exception_to_a_rule_that_is_off_is_not_told_to_be_needless() -> None:
    text = "<!-- allow long-sentence: it is a list -->\nShort."
    assert judged(text, {}) == ["1:1 needless-exception"]
    assert judged(text, {}, {"long-sentence": "off"}) == []


def test_weights_are_those_of_the_workspace() -> None:
    assert judged(LONG, {"sentence": 10}, {"long-sentence": "off"}) == []
