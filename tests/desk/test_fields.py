"""The sheets of a form on its page: what is folded away and says what it holds, what is chosen, what papers share."""

from __future__ import annotations

import re

import pytest
from desk.conftest import Desk, brief
from desk.test_form import Page, text
from desk.test_pages import words
from profiles import sample

SHEET = r'<details class="sheet closed" id="sheet-{}"( data-sheet| data-sheet open)?><summary>(.*?)</summary>'


def summary(page: str, name: str) -> str:
    found = re.search(SHEET.format(name), page, re.DOTALL)
    assert found, name
    return words(found[2])


@pytest.mark.thorough
def test_what_is_seldom_changed_is_folded_away_and_says_what_stands_in_it(desk: Desk) -> None:
    page = desk.ask("/briefs/visit").text
    assert summary(page, "bill") == "The bill H.R. 0000 · introduced · Nov 20, 2026"
    assert summary(page, "contact") == "Contact Sam Sample · sam@coalition.example"
    assert summary(
        page, "look"
    ) == "Look and files Civic · Letter · English (United States) · Headline, Short" or summary(
        page, "look"
    ).startswith("Look and files Civic · ")
    assert summary(page, "team") == "Your team nothing yet"
    spanish = desk.ask("/briefs/visit", Accept_Language="es").text
    assert summary(spanish, "bill") == "El proyecto de ley H.R. 0000 · introduced · 20 nov 2026"
    assert "Como se imprime: H.R. 0000, S. 1312." in spanish


def test_the_first_things_are_the_meeting_the_title_and_ask_and_the_arguments(desk: Desk) -> None:
    page = desk.ask("/briefs/visit").text
    places = [
        page.index(one) for one in ('id="h-meet"', 'id="h-ask"', 'id="h-arg"', 'id="sheet-bill"', 'id="sheet-more"')
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("htmx", sample([True, False], 2))
def test_a_choice_a_number_and_files_are_written_as_such(own_desk: Desk, htmx: bool) -> None:
    page = Page(own_desk)
    assert page.fields["pages"] == ""
    page.send(htmx=htmx, pages="2", style="plain", sources="short", contact__qr="true")
    page.send("formats=pdf", htmx)
    written = text(own_desk)
    assert "pages: 2\n" in written and "style: plain\n" in written and "qr: true" in written
    assert written.endswith("formats:\n  - pdf\n")
    assert summary(own_desk.ask("/briefs/visit").text, "look").startswith(
        "Look and files Plain · In notes of one short line"
    )


@pytest.mark.thorough
def test_a_style_that_is_not_there_is_not_written(own_desk: Desk) -> None:
    Page(own_desk).send(style="nowhere", paper="a5", title="T")
    assert text(own_desk) == brief(title="T")


def test_one_more_is_added_and_taken_away(own_desk: Desk) -> None:
    page = Page(own_desk)
    answer = page.send(**{"team[0].name": "Ana", "team[0].says": "The ask."})
    assert answer.status == 204 and answer.headers["desk-anew"] == "true"
    assert "name: Ana" in text(own_desk) and "says: The ask." in text(own_desk)
    assert summary(own_desk.ask("/briefs/visit").text, "team") == "Your team Ana · The ask."
    Page(own_desk).send("remove=team[0]")
    assert "Ana" not in text(own_desk)


def test_a_fault_in_a_folded_sheet_opens_it(own_desk: Desk) -> None:
    Page(own_desk).send(contact__email="nobody")
    page = own_desk.until(
        "/briefs/visit", lambda found: "not an e-mail" in found or "is no" in found or "problem" in found
    )
    assert re.search(SHEET.format("contact"), page, re.DOTALL)[1] == " data-sheet open"  # type: ignore[index]


@pytest.mark.parametrize("htmx", sample([True, False], 2))
def test_a_paper_of_a_packet_says_something_else_and_the_same_again(own_desk: Desk, htmx: bool) -> None:
    before = text(own_desk, "packet")
    page = Page(own_desk, "/briefs/packet/letter")
    page.send("apart=meeting.date", htmx)
    page = Page(own_desk, "/briefs/packet/letter")
    page.send(**{"documents[0].meeting.date": "2026-12-11"})
    found = words(own_desk.ask("/briefs/packet/letter").text)
    assert "Only in this paper. The others say: “2026-12-10” Say what all papers say" in found
    assert Page(own_desk, "/briefs/packet/notes").fields["meeting.date"] == "2026-12-10"
    Page(own_desk, "/briefs/packet/letter").send("join=documents[0].meeting.date", htmx)
    assert text(own_desk, "packet") == before
