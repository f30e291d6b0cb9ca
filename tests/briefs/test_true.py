"""What the starter library may not say, because its sources do not: the words that were corrected stay corrected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefs.starter import (
    BLOCKS,
    FACTS,
    SOURCES,
    cited,
    everywhere,
    of_blocks,
    of_specs,
    papers,
    passages,
    said,
    sentences,
)
from rendering import prepared_brief

from briefgen.document.walking import running_text
from briefgen.models.library import Fact, Source
from briefgen.models.spec import Length
from briefgen.workspace import Workspace

TEXTS = everywhere()
CHECKOUT = Path(__file__).resolve().parents[2]

NEVER = {
    r"\b1995\b": "the year in which Norway made letting rooms a crime was not found",
    r"[Ff]ederal health officials": "the CDC wrote so in 2019 and about 2024; federal policy has turned since",
    r"sex workers or (?:their )?clients is associated|workers, clients or both|policing of (?:sex )?workers or clients":
        "the pooled figure is about the policing of sex workers",
    r"documented (?:evictions|that people)|evictions and deportations": "Amnesty writes of risk, and of what it heard",
    r"where buying but not selling sex is": "name the law on letting rooms beside the ban",
    r"[Pp]latforms moved overseas": "GAO: many who controlled platforms",
    r"online or indoors": "the inquiry compares Sweden with other countries",
    r"reintroduced": "H.R. 10456 is dated December 17, 2024, and lapsed",
    r"until that study is done": "nobody ordered the study",
    r"[Cc]are gets harder to reach|goes together with less care": "an association, in one city",
    r"What reaches one group reaches the other|^The people are the same$": "the share of people who sell sex is not known",
    r"in the parts? we read|look up each bill|so check this one|not the section itself": "a note for the staff",
    r"[“\"][^”\"]*41% lower odds": "our words for 0.59, and no quotation",
    r"no journal version|latest review": "not known",
    r"Ciacci|44–62%": "not opened, and disputed",
    r"No single study settles|we found no agreement|Syringe laws punish an object|We see one pattern": "says nothing",
    r"also requires measures to avoid arresting": "the directive tells officers to take steps",
    r"Two of (?:those|the three)": "federal law on buyers is wider than the laws of 2018",
    r"would feel it first|looks where the seller is": "a forecast",
}  # fmt: skip
"""Words that were wrong, and why."""


@pytest.mark.parametrize("words", NEVER, ids=lambda words: words[:30])
def test_these_words_do_not_return(words: str) -> None:
    assert [(place, NEVER[words]) for place, text in TEXTS.items() if re.search(words, text)] == []


PAIRED = {
    r"no cost to taxpayers|cost taxpayers nothing": "sf-audit-2009",
    r"amnesty-norway-2016": "vista-2014",
    r"letting rooms for": "amnesty-norway-2016|norway-315",
    r"@doj-fosta-letter-2018": "supported",
}
"""What is never said without the other half, in the same text of a block."""


@pytest.mark.parametrize("half", PAIRED)
def test_one_half_is_not_printed_without_the_other(half: str) -> None:
    texts = {place: text for place, text in of_blocks() if not place.endswith(":headline")}
    alone = [place for place, text in texts.items() if re.search(half, text) and not re.search(PAIRED[half], text)]
    assert alone == []


def test_clients_are_named_with_the_third_parties_who_were_targeted_as_well() -> None:
    said_so = [text for text in TEXTS.values() if re.search(r"target(?:ing|ed) clients", text)]
    assert said_so and all("third parties" in text for text in said_so)


def test_the_pooled_figure_says_that_it_is_not_about_buyer_laws() -> None:
    for place, text in of_blocks():
        if "violence_and_repressive_policing" in text:
            assert "not about laws against buying alone" in text or "not a figure about laws against buying" in text, (
                place
            )


def test_the_order_directs_and_does_not_bar() -> None:
    for place, text in TEXTS.items():
        for sentence in sentences(text):
            if "eo-14321" in sentence or "xecutive order" in sentence:
                assert not re.search(r"\b(?:bars?|barred|bans?|banned|prohibits?)\b", sentence), place


def test_what_was_read_in_another_work_says_so() -> None:
    """A source that was not read itself is cited beside the words that tell through whom."""
    for place, text in (*of_blocks(), *of_specs()):
        for passage in passages(text):
            second_hand = {key for key in cited(passage) if "reported_in" in SOURCES[key].custom}
            assert not second_hand or re.search(r"\breport|\bquote", passage) or "dispute" in passage, (
                place,
                second_hand,
            )


def test_what_the_coalition_thinks_is_not_lent_a_source() -> None:
    """A sentence of ours does not end in a citation."""
    ours = re.compile(r"\b(?:[Ww]e think|[Ii]n our view|[Ww]e believe|[Ww]e doubt)\b[^.]*\[@[^\]]*\]\.")
    assert [place for place, text in TEXTS.items() for one in sentences(text) if ours.search(one)] == []


def test_a_composite_is_labelled_in_print() -> None:
    """By the program, in every paper that uses one, whatever title the paper gives it."""
    composites = {
        name for name, block in BLOCKS.items() if block.matter.voice and block.matter.voice.kind == "composite"
    }
    assert len(composites) == 2
    printed = running_text(prepared_brief(Workspace(CHECKOUT), "briefs/full-brief.yaml").document.children)
    assert printed.count("Illustration, based on no real person") == 1


@pytest.mark.parametrize(("name", "text"), list(papers()), ids=lambda given: given if len(given) < 40 else "")
def test_who_names_norway_against_the_ban_names_its_evaluation_in_the_same_paper(name: str, text: str) -> None:
    keys = cited(text)
    if name.endswith("talking-points"):
        assert "Sweden and Norway" in text
    assert "amnesty-norway-2016" not in keys or "vista-2014" in keys


def test_the_ask_names_what_it_asks_for() -> None:
    asks = [text for place, text in of_specs() if place.endswith(".ask")]
    assert len(asks) == 4
    assert all(
        {"naloxone", "testing", "wound care", "housing"} <= set(re.findall(r"naloxone|testing|wound care|housing", ask))
        for ask in asks
    )


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_a_fact_says_when(fact: Fact) -> None:
    assert fact.stated.as_of


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.id)
def test_a_source_says_what_was_read_of_it_and_when_to_look_again(source: Source) -> None:
    notes, work = source.custom, source.csl
    assert notes["seen"] and notes["review"] and notes["claim"]
    if notes.get("as_of") is None:
        assert not re.search(r"[0-9]%|ratio [0-9]", notes["claim"]) or "without a date" in notes["caveat"]
    if re.search(r"[0-9]%|ratio [0-9]", notes["claim"]):
        assert notes["caveat"]
    if work["type"] in ("webpage", "post-weblog") and "URL" in work:
        assert work["accessed"]


def test_no_address_is_one_of_a_site_that_was_shut_down() -> None:
    shut = re.compile(r"gpo\.gov/fdsys")
    assert [key for key, source in SOURCES.items() if shut.search(source.csl.get("URL", ""))] == []
    assert [place for place, text in of_specs() if shut.search(text)] == []


@pytest.mark.parametrize(
    "name",
    ["what-harm-reduction-is", "meeting-people-where-they-are", "what-harm-reduction-groups-can-do", "where-people-already-go"],
)  # fmt: skip
def test_the_arguments_of_the_essay_have_blocks(name: str) -> None:
    block = BLOCKS[name]
    assert set(block.lengths) == set(Length)
    assert block.matter.sources and all(cited(said(text.text)) for text in block.lengths.values())
