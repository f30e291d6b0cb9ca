"""Somebody writes in the form of a brief, in a real browser: words are saved, and the field that has the focus is left alone."""

from __future__ import annotations

import re

import pytest
from desk.browsing import complaints, entered, faults
from desk.conftest import BLOCK, Desk, brief
from desk.test_form import text
from playwright.sync_api import Browser, Page, expect
from tools import requires

LONG = BLOCK + "Health services reach people where they are. " * 300

pytestmark = [requires("chromium", "axe-core"), pytest.mark.slow]


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("Saved")


def test_who_writes_is_saved_keeps_the_focus_and_the_page_follows(page: Page, own_desk: Desk) -> None:
    said = complaints(page)
    title = page.get_by_label("Title", exact=True)
    image = page.locator("image").get_attribute("href")
    title.click()
    title.press("End")
    page.keyboard.type(", not stings", delay=40)
    saved(page)
    page.wait_for_function("old => document.querySelector('image').getAttribute('href') !== old", arg=image)
    page.keyboard.type(" at all", delay=40)
    expect(title).to_be_focused()
    expect(title).to_have_value("Fund health services, not stings at all")
    page.wait_for_timeout(800)
    assert text(own_desk) == brief(title="Fund health services, not stings at all")
    assert said == []


@pytest.mark.thorough
def test_a_wrong_day_is_told_at_its_field_and_mended_by_one_press(page: Page, own_desk: Desk) -> None:
    day = page.get_by_label("Day", exact=True)
    day.fill("Nov 31")
    button = page.locator("#note-meeting-date").get_by_role("button", name="November 30, 2026")
    expect(button).to_be_visible()
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#problems")).to_contain_text("There is 1 problem")
    assert faults(page) == []
    button.click()
    expect(day).to_have_value("2026-11-30")
    expect(day).to_be_focused()
    expect(page.locator("#problems")).to_have_count(0)
    assert text(own_desk) == brief().replace("2026-12-03", "2026-11-30")


@pytest.mark.thorough
def test_both_sides_are_shown_and_one_is_chosen(page: Page, own_desk: Desk) -> None:
    title = page.get_by_label("Title", exact=True)
    title.click()
    own_desk.write("briefs/visit.yaml", brief(title="Theirs"))
    page.keyboard.type("Mine: ")
    expect(page.locator("#note-title")).to_contain_text("Theirs")
    assert faults(page) == [] and "Theirs" in text(own_desk)
    page.get_by_role("button", name="Take that").click()
    expect(title).to_have_value("Theirs")
    expect(page.locator("#note-title")).to_have_text("")


def test_enter_in_a_field_saves_and_stays(page: Page, own_desk: Desk) -> None:
    place = page.get_by_label("Place", exact=True)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    place.fill("Room 9")
    place.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    place.press("Enter")
    saved(page)
    expect(place).to_be_focused()
    expect(place).to_have_value("Room 9")
    assert "Room 9" in text(own_desk) and page.url.endswith("/briefs/visit")


def test_what_is_not_sent_yet_stays_when_the_desk_is_gone(page: Page, own_desk: Desk) -> None:
    own_desk.process.kill()
    own_desk.process.wait()
    title = page.get_by_label("Title", exact=True)
    title.fill("Not lost")
    expect(page.locator("#lost")).to_be_visible(timeout=30_000)
    expect(title).to_have_value("Not lost")


@pytest.mark.thorough
def test_without_a_script_the_form_is_sent_by_a_button(browser: Browser, own_desk: Desk) -> None:
    with entered(browser, own_desk, java_script_enabled=False, viewport={"width": 320, "height": 800}) as context:
        page = context.new_page()
        page.goto(own_desk.origin + "/briefs/visit")
        page.get_by_label("Title", exact=True).fill("By button")
        page.get_by_role("button", name="Save and show the page").click()
        expect(page.get_by_label("Title", exact=True)).to_have_value("By button")
        assert text(own_desk) == brief(title="By button")


@pytest.mark.thorough
def test_a_move_keeps_the_focus_on_what_was_moved(page: Page, own_desk: Desk) -> None:
    own_desk.write("briefs/visit.yaml", brief().replace("[health]", "[health, {text: Our own words.}, {text: More.}]"))
    expect(page.get_by_role("button", name="Move “Health” down")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Move “Health” down").press("Enter")
    expect(page.locator(".uses > li").nth(1)).to_contain_text("Health")
    expect(page.get_by_role("button", name="Move “Health” down")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".uses > li").nth(2)).to_contain_text("Health")
    assert "[{text: Our own words.}, {text: More.}, health]" in text(own_desk)
    assert faults(page) == []


def test_the_page_leads_to_the_words_and_the_words_to_their_place(page: Page, own_desk: Desk) -> None:
    rect = page.locator("#page rect[data-of=field-title]")
    expect(rect).to_be_attached(timeout=30_000)
    rect.click()
    title = page.get_by_label("Title", exact=True)
    expect(title).to_be_focused()
    expect(rect).to_have_class("lit")
    page.get_by_role("radio", name="As fits").focus()
    expect(page.locator("#page rect[data-of=use-sections-0-blocks-0]").first).to_have_class("lit")
    expect(rect).not_to_have_class("lit")
    assert faults(page) == []
    assert page.evaluate("[...document.querySelectorAll('.places a')].every((link) => link.tabIndex === -1)")


@pytest.mark.thorough
def test_what_is_too_long_is_made_to_fit_by_one_press(page: Page, own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/long.md", LONG)
    own_desk.write("briefs/visit.yaml", brief().replace("[health]", "[{use: long, length: short}]"))
    expect(page.locator("#fit")).to_contain_text("lines over.", timeout=60_000)
    expect(page.get_by_role("button", name=re.compile("Health: Headline, [0-9]+ lines less"))).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Choose the lengths for me").click()
    expect(page.locator("#fit")).to_have_text("", timeout=60_000)
    assert "[{use: long}]" in text(own_desk)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("radio", name=re.compile("Short"))).to_be_checked()
    assert "[{use: long, length: short}]" in text(own_desk)
