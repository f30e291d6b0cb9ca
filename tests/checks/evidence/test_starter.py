"""The starter's facts say what is recorded of their sources, and its blocks print them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.models.library import Fact, Source
from briefgen.readers.bibliography import read_sources
from briefgen.readers.blocks.facts import read_facts
from briefgen.workspace import Workspace

CHECKOUT = Path(__file__).parents[3]
WORKSPACE = Workspace(CHECKOUT)
SOURCES = read_sources(WORKSPACE, Report())
FACTS = read_facts(WORKSPACE, SOURCES, Report())

READ_FROM_TITLES = {"cities-in-exchange-sex-survey": "20 US Cities"}
"""Facts whose number stands in the title of the source."""

IN_WORDS = {
    "community-programs-reviewed": "eight projects in three low- and middle-income countries",
    "northern-ireland-street-workers-after": "fewer than 10",
}
"""Facts that the record of the source has in words."""


def recorded(source: Source) -> str:
    """What is noted of a source: its title, the claim read in it, words of it, and the caveat."""
    notes = (str(source.custom.get(key, "")) for key in ("claim", "words", "caveat"))
    return " ".join(f"{source.csl['title']} {' '.join(notes)}".split())


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", text)}


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_a_fact_is_in_the_record_of_its_source(fact: Fact) -> None:
    record = recorded(SOURCES[fact.entry.source])
    if quote := fact.stated.quote:
        assert quote.casefold() in record.casefold()
    elif words := IN_WORDS.get(fact.id) or READ_FROM_TITLES.get(fact.id):
        assert words.casefold() in record.casefold()
    elif fact.id == "first-offender-program-raised":
        assert fact.stated.say in record
    elif isinstance(fact.stated.value, str):
        assert fact.stated.value in record
    else:
        assert fact.stated.value in numbers(record)


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_odds_are_said_as_the_ratio_has_them(fact: Fact) -> None:
    """An odds ratio under 1 is said as what is missing to 1, in percent."""
    stated = fact.stated
    if "odds" not in (stated.unit or "") or not isinstance(stated.value, float):
        return
    if stated.value < 1:
        assert stated.say == f"{round((1 - stated.value) * 100)}% lower odds"
    else:
        assert {2.17: "about twice", 2.28: "more than twice", 2.99: "about three times"}[
            stated.value
        ] + " the odds" == stated.say


def test_every_fact_is_printed_by_a_block() -> None:
    blocks = "".join(path.read_text("utf-8") for path in sorted((CHECKOUT / "briefs/blocks").glob("*.md")))
    used = set(re.findall(r"fact\.(\w+)", blocks))
    assert used == {fact.variable for fact in FACTS.values()}


def test_what_a_block_prints_it_names_among_its_sources() -> None:
    by_name = {fact.variable: fact.entry.source for fact in FACTS.values()}
    for path in sorted((CHECKOUT / "briefs/blocks").glob("*.md")):
        _, matter, text = path.read_text("utf-8").split("---\n", 2)
        listed = set(re.findall(r"[\w-]+", re.search(r"^sources: \[(.*)\]", matter, re.MULTILINE)[1]))  # type: ignore[index]
        cited = set(re.findall(r"@([a-z0-9-]+)", text)) | {by_name[name] for name in re.findall(r"fact\.(\w+)", text)}
        assert cited == listed, path.name


def test_a_fact_that_cites_is_not_cited_again() -> None:
    for path in sorted((CHECKOUT / "briefs/blocks").glob("*.md")):
        assert not re.search(r"\{\{ fact\.\w+ \}\}\s*\[@", path.read_text("utf-8")), path.name
