"""What would lead to the person behind a voice is found; what is no such thing is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from consenting import record
from small import block, library

from briefgen.checks.voicing import voicing
from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.consent import Consent
from briefgen.models.library import BlockText
from briefgen.models.rules import Checks
from briefgen.models.spec import Length


def found(text: str, checks: Checks | None = None, **agreed: Any) -> list[Diagnostic]:
    """What is wrong with a voice of this text."""
    bare = block("one", voice={"kind": "person", "name": "A worker"}, consent="r", title="a night out")
    lines = ("---", "---", text)
    voice = replace(bare, lengths={Length.SHORT: BlockText(text, "one.md", 3, lines)})
    made = record(**agreed)
    shelf = replace(library(voice), consents={"r": Consent("r", made.shared, Span("r.yaml"), made.names)})
    return list(voicing([voice], shelf, checks or Checks()))


def marked(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """The code of each and the words that it marks."""
    return [
        (one.code, one.span.text[one.span.column - 1 : one.span.column - 1 + one.span.length])
        for one in found
        if one.span
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Call me at 202-555-0101, please.", "202-555-0101"),
        ("Call (202) 555-0101.", "(202) 555-0101"),
        ("Call 555-0101 at night.", "555-0101"),
        ("Call +44 20 7946 0018.", "+44 20 7946 0018"),
        ("Llame al 612 345 678.", "612 345 678"),
        ("Write to m.example@mail.example.org today.", "m.example@mail.example.org"),
        ("I live on Sample Street.", "Sample Street"),
        ("I live at 12 Old Mill Road, upstairs.", "12 Old Mill Road"),
        ("I live at 400 5th Ave., upstairs.", "400 5th Ave."),
        ("Vivo en la calle de la Luna 4.", "calle de la Luna 4"),
        ("Send it to P.O. Box 17.", "P.O. Box 17"),
    ],
)
def test_ways_to_reach_a_person_are_errors(text: str, words: str) -> None:
    assert marked(found(text)) == [("private-in-voice", words)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019-2021 we met 1,204 people at 10:30.",
        "Infections fell [@platt-2018, p. 14].",
        "I was in the street, on the road, and nobody came my way.",
        "The 41% of 12,500 in 2018 are 5125.",
        "Then Maggie came, and I left. Nobody asked.",
        "Vivo en la calle desde 2019.",
    ],
)
def test_what_leads_to_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They call me Maria.", "Maria"),
        ("They call me maria example.", "maria example"),
        ("It was at the Ocean Motel.", "Ocean Motel"),
    ],
)
def test_names_of_its_own_record_are_errors(text: str, words: str) -> None:
    assert marked(found(text)) == [("name-in-voice", words)]


def test_a_name_within_another_word_is_none() -> None:
    assert found("I play the marias, and for example I sing about oceans.") == []


def test_who_speaks_under_their_own_name_may_be_named_and_nobody_else() -> None:
    assert marked(found("I am Maria.", named=True)) == []
    assert marked(found("I am Maria of the Ocean Motel.", named=True)) == [("name-in-voice", "Ocean Motel")]


def test_two_words_with_capitals_are_a_note() -> None:
    told = found("I know Alex Sample well.")
    assert [(one.code, str(one.severity)) for one in told] == [("possible-name", "note")]
    assert marked(told) == [("possible-name", "Alex Sample")]
    assert found("I know Alex Sample well.", Checks.model_validate({"possible-name": "off"})) == []


def test_the_name_that_it_bears_is_looked_at_too() -> None:
    voice = block("one", voice={"kind": "person", "name": "Maria, 555-0101"}, consent="r", title="a night out")
    made = record()
    shelf = replace(library(voice), consents={"r": Consent("r", made.shared, Span("r.yaml"), made.names)})
    assert [one.code for one in voicing([voice], shelf, Checks())] == ["private-in-voice", "name-in-voice"]
