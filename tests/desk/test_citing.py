"""Sources and figures are found by a few words, and stand in the words of a brief where they are to."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from desk.conftest import Desk, brief
from desk.test_form import Page, text
from desk.test_pages import words
from profiles import sample

SOURCES = """\
references:
  - {id: platt-2018, type: article-journal, title: Associations between sex work laws and health, author: [{family: Plätt, given: Lucy}], issued: "2018"}
  - {id: county-2026, type: report, title: Deaths from overdoses, author: [{literal: Example County}], issued: "2026", custom: {do_not_print: a draft}}
"""  # noqa: E501
FACTS = """\
overdose-deaths: {say: 31 people, source: county-2026, as_of: "2025", quantity: deaths, review: 2026-11-01}
"""
OWN = brief().replace("[health]", "[health, {text: Last year 31 people died. That was too many.}]")
AT = "sections[0].blocks[1].text"


def with_sources(desk: Desk) -> Desk:
    desk.write("briefs/sources.yaml", SOURCES)
    desk.write("briefs/facts.yaml", FACTS)
    desk.write("briefs/visit.yaml", OWN)
    desk.until("/briefs/visit", lambda found: "died" in found)
    return desk


@pytest.fixture(scope="module")
def asked_desk(desk: Desk) -> Desk:
    """A desk that is only asked: nothing that is sent to it is written."""
    return with_sources(desk)


@pytest.fixture
def desk_with_sources(own_desk: Desk) -> Desk:
    return with_sources(own_desk)


def search(desk: Desk, **asked: str) -> str:
    answer = desk.ask("/briefs/visit/cite?" + urlencode({"at": AT, **asked}))
    assert answer.status == 200
    return answer.text


def pick(desk: Desk, **picked: str) -> str:
    answer = desk.ask("/briefs/visit/cite", "POST", urlencode({"at": AT, **picked}).encode())
    assert (answer.status, answer.headers["location"]) == (303, "/briefs/visit#field-sections-0-blocks-1-text")
    return Page(desk).fields[AT]


@pytest.mark.parametrize("asked", sample(["platt", "PLÄTT 2018", "sex work", "platt-2018", "2018"], 2))
def test_a_source_is_found_by_author_title_year_and_key(asked_desk: Desk, asked: str) -> None:
    found = words(search(asked_desk, q=asked))
    assert "Plätt, 2018 . Associations between sex work laws and health platt-2018" in found
    assert "1 source, 0 figures" in found and "Deaths from overdoses" not in found


def test_what_is_not_there_is_said_and_nothing_of_it_runs(asked_desk: Desk) -> None:
    page = search(asked_desk, q="<b>methadone")
    assert "No source has “<b>methadone” in it." in html.unescape(page) and "<b>methadone" not in page
    spanish = asked_desk.ask(f"/briefs/visit/cite?{urlencode({'at': AT, 'q': 'x9'})}", Accept_Language="es").text
    assert "Ninguna fuente contiene “x9”." in words(spanish)


def test_a_figure_is_shown_as_printed_with_its_age_and_source(asked_desk: Desk) -> None:
    found = words(search(asked_desk, q="overdoses"))
    assert "31 people of 2025, 1 year ago was to be looked up by November 1, 2026" in found
    assert "Deaths. Example County, 2026 . Deaths from overdoses" in found
    assert "It is not to be printed yet: a draft" in found


def test_a_warning_leads_to_the_search_and_the_citation_to_its_sentence(desk_with_sources: Desk) -> None:
    page = desk_with_sources.until("/briefs/visit", lambda found: "without a fact or a citation" in found)
    link = re.search(r'href="([^"]+figure=31)">Cite a source', page)
    assert link and desk_with_sources.ask(html.unescape(link[1])).status == 200
    assert pick(desk_with_sources, key="platt-2018", place="p. 3", figure="31") == (
        "Last year 31 people died [@platt-2018, p. 3]. That was too many."
    )
    assert text(desk_with_sources) == OWN.replace(
        "text: Last year 31 people died. That was too many.",
        'text: "Last year 31 people died [@platt-2018, p. 3]. That was too many."',
    )


@pytest.mark.thorough
def test_without_a_sentence_it_goes_to_the_end_and_with_a_cursor_there(desk_with_sources: Desk) -> None:
    assert pick(desk_with_sources, key="platt-2018") == "Last year 31 people died. That was too many [@platt-2018]."
    assert pick(desk_with_sources, key="county-2026", cursor="9").startswith("Last year [@county-2026] 31")


def test_a_figure_takes_the_place_of_the_number(desk_with_sources: Desk) -> None:
    assert pick(desk_with_sources, fact="overdose_deaths", figure="31 people") == (
        "Last year {{ fact.overdose_deaths }} died. That was too many."
    )


def test_a_place_that_is_none_is_told_and_writes_nothing(asked_desk: Desk) -> None:
    sent = urlencode({"at": AT, "key": "platt-2018", "place": "p. 3]", "q": "platt"}).encode()
    answer = asked_desk.ask("/briefs/visit/cite", "POST", sent)
    assert answer.status == 422 and "A place is a page, a table or a chapter" in words(answer.text)
    assert text(asked_desk) == OWN


@pytest.mark.parametrize("at", ["", "title", "template", "sections[9].blocks[0].text", "../x", "meeting.place"])
def test_only_words_take_citations(asked_desk: Desk, at: str) -> None:
    assert asked_desk.ask("/briefs/visit/cite?" + urlencode({"at": at})).status == 404
    sent = urlencode({"at": at, "key": "platt-2018"}).encode()
    assert asked_desk.ask("/briefs/visit/cite", "POST", sent).status == 404
    assert text(asked_desk) == OWN
