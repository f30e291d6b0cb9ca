"""The fields of a brief in a real browser: what is unfolded stays so, who writes goes on writing, and citations find their place."""

from __future__ import annotations

import time

import pytest
from desk.browsing import complaints, entered, faults
from desk.conftest import LONGEST, Desk
from desk.test_citing import FACTS, OWN, SOURCES
from desk.test_form import text
from playwright.sync_api import Browser, expect
from tools import requires

pytestmark = [requires("chromium", "axe-core"), pytest.mark.slow]


@pytest.fixture
def cited(own_desk: Desk) -> Desk:
    own_desk.write("briefs/sources.yaml", SOURCES)
    own_desk.write("briefs/facts.yaml", FACTS)
    own_desk.write("briefs/visit.yaml", OWN)
    own_desk.until("/briefs/visit", lambda found: "died" in found and "<image" in found)
    return own_desk


def written(desk: Desk, words: str, name: str = "visit") -> str:
    end = time.monotonic() + LONGEST
    while words not in (found := text(desk, name)) and time.monotonic() < end:
        time.sleep(0.05)
    assert words in found, found
    return found


def test_a_citation_goes_where_the_cursor_is(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(cited.origin + "/briefs/visit")
        own = page.get_by_role("textbox", name="Your own words", exact=True)
        own.click()
        own.press("ControlOrMeta+Home")
        own.press_sequentially("We know: ")
        page.locator("a[data-cite=field-sections-0-blocks-1-text]").click()
        page.wait_for_url("**/cite?**")
        assert "We know: Last year" in text(cited)
        expect(page.get_by_label("Author, title, year or key")).to_be_focused()
        page.keyboard.type("Platt law")
        expect(page.get_by_text("Deaths from overdoses")).to_have_count(0)
        assert page.get_by_label("Author, title, year or key").input_value() == "Platt law" and faults(page) == []
        page.get_by_label("Where in it").fill("p. 3")
        page.get_by_role("button", name="Cite platt-2018").click()
        page.wait_for_url("**#field-sections-0-blocks-1-text")
        expect(own).to_have_value("We know: [@platt-2018, p. 3] Last year 31 people died. That was too many.")
        assert said == []


@pytest.mark.thorough
def test_who_has_not_moved_the_cursor_cites_behind_the_words(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited) as context:
        page = context.new_page()
        page.goto(cited.origin + "/briefs/visit")
        part = page.get_by_role("group", name="What the evidence shows")
        part.get_by_text("Add your own words").click()
        part.locator("[name^='new.words']").fill("People need care.")
        part.get_by_role("button", name="Add – ").click()
        own = page.locator("#field-sections-0-blocks-2-text")
        expect(own).to_be_focused(timeout=LONGEST * 1000)
        page.locator("a[data-cite=field-sections-0-blocks-2-text]").click()
        page.wait_for_url("**/cite?**")
        page.get_by_role("button", name="Cite platt-2018").click()
        page.wait_for_url("**#field-sections-0-blocks-2-text")
        written(cited, "People need care [@platt-2018].")


@pytest.mark.thorough
def test_a_menu_is_closed_by_escape_and_gives_the_focus_back(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto(cited.origin + "/briefs/visit")
        opener = page.locator("#get > summary")
        opener.click()
        panel = page.locator("#get > .panel")
        box = panel.bounding_box()
        assert box is not None and box["width"] > 250 and page.evaluate("document.documentElement.scrollWidth") == 320
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(opener).to_be_focused()


@pytest.mark.thorough
def test_who_writes_one_more_goes_on_writing(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited) as context:
        page = context.new_page()
        page.goto(cited.origin + "/briefs/visit")
        page.get_by_text("What else a paper can have").click()
        page.locator("#sheet-team > summary").click()
        page.get_by_text("Add a person").click()
        name = page.locator("#field-team-0-name")
        name.click()
        for letters in ("Ana", " Sam", "ple"):
            name.press_sequentially(letters)
            page.wait_for_timeout(700)
        expect(name).to_be_focused()
        expect(name).to_have_value("Ana Sample")
        written(cited, "name: Ana Sample")
        expect(page.locator("#sheet-team")).to_have_attribute("open", "")


@pytest.mark.thorough
def test_what_is_unfolded_stays_so_when_the_page_is_new(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited) as context:
        page = context.new_page()
        page.goto(cited.origin + "/briefs/visit")
        page.locator("#sheet-look > summary").click()
        page.get_by_label("Paper", exact=True).select_option("a4")
        written(cited, "paper: a4")
        page.get_by_role("radio", name="Plain").check()
        written(cited, "style: plain")
        expect(page.locator("#saved")).to_contain_text("Saved")
        cited.write("briefs/visit.yaml", text(cited).replace("Fund health services", "Another title"))
        page.locator("h1").click()
        expect(page.get_by_label("Title", exact=True)).to_have_value("Another title", timeout=LONGEST * 1000)
        expect(page.locator("#sheet-look")).to_have_attribute("open", "")
        assert faults(page) == []


@pytest.mark.thorough
def test_what_all_papers_share_is_changed_on_their_page(browser: Browser, own_desk: Desk) -> None:
    with entered(browser, own_desk, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto(own_desk.origin + "/briefs/packet")
        page.get_by_label("Place").fill("Room 9")
        written(own_desk, "place: Room 9", "packet")
        assert faults(page) == [] and page.evaluate("document.documentElement.scrollWidth") == 320
        page.goto(own_desk.origin + "/briefs/packet/notes")
        expect(page.get_by_label("Place")).to_have_value("Room 9")
        page.get_by_text("Say something else in this paper alone").first.click()
        page.get_by_role("button", name="Place").click()
        expect(page.locator("#field-documents-1-meeting-place")).to_be_focused(timeout=LONGEST * 1000)
        page.keyboard.press("End")
        page.keyboard.type("9")
        written(own_desk, "Room 99", "packet")
        page.get_by_role("button", name="Say what all papers say").click()
        expect(page.locator("#field-meeting-place")).to_be_focused(timeout=LONGEST * 1000)
        assert "Room 99" not in written(own_desk, "place: Room 9", "packet")


@pytest.mark.thorough
def test_without_scripts_everything_is_chosen_and_cited(browser: Browser, cited: Desk) -> None:
    with entered(browser, cited, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(cited.origin + "/briefs/visit")
        page.locator("#sheet-look > summary").click()
        page.get_by_label("Where sources are shown").select_option("list")
        page.get_by_role("checkbox", name="PDF").check()
        page.get_by_role("button", name="Save and show the page").click()
        assert "sources: list" in text(cited) and "formats" in text(cited)
        page.locator("a[data-cite=field-sections-0-blocks-1-text]").click()
        page.get_by_label("Author, title, year or key").fill("2018")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("button", name="Cite platt-2018").click()
        page.wait_for_url("**#field-sections-0-blocks-1-text")
        assert "too many [@platt-2018]." in text(cited)
