"""The page beside the words in a real browser: nothing flickers or jumps, and whoever writes is told what they must know."""

from __future__ import annotations

import pytest
from desk.browsing import WINDOWS, complaints, entered, faults
from desk.conftest import Desk, brief
from desk.test_beside import FIXED, SENTENCES, too_long
from desk.test_pages import settled
from playwright.sync_api import Browser, Page, expect
from tools import requires

pytestmark = [requires("chromium", "axe-core"), pytest.mark.slow]

SLOW = 90_000

WATCH = """() => {
  window.bare = 0; window.said = [];
  const look = () => {
    for (const svg of document.querySelectorAll("#page svg")) if (!svg.querySelector("image")) window.bare++;
    requestAnimationFrame(look);
  };
  look();
  new MutationObserver(() => window.said.push(document.getElementById("kind").textContent))
    .observe(document.getElementById("kind"), {childList: true, characterData: true, subtree: true});
}"""


def opened(context: object, desk: Desk, path: str = "/briefs/visit") -> Page:
    page = context.new_page()  # type: ignore[attr-defined]
    page.goto(desk.origin + path)
    expect(page.locator("#bar > svg")).to_be_visible(timeout=SLOW)
    return page


def test_a_new_picture_takes_the_place_of_the_old_and_only_another_kind_is_announced(
    browser: Browser, own_desk: Desk
) -> None:
    settled(own_desk)
    with entered(browser, own_desk, viewport={"width": 1280, "height": 700}) as context:
        page = opened(context, own_desk)
        said = complaints(page)
        page.evaluate("document.querySelector('.side').scrollTop = 150")
        before, scrolled = (
            page.get_attribute("#page image", "href"),
            page.evaluate("document.querySelector('.side').scrollTop"),
        )
        page.evaluate(WATCH)
        page.locator("#field-title").press_sequentially(" now")
        expect(page.locator(f'#page image[href="{before}"]')).to_have_count(0, timeout=SLOW)
        expect(page.locator("#page image")).to_have_count(1)
        expect(page.locator("#page .places rect").first).to_be_attached(timeout=SLOW)
        assert page.evaluate("window.bare") == 0 and page.evaluate("window.said") == []
        assert page.evaluate("document.activeElement.id") == "field-title"
        assert scrolled >= 0 and said == []


@pytest.mark.thorough
def test_what_is_read_as_text_stays_where_it_was_read(browser: Browser, own_desk: Desk) -> None:
    own_desk.write("briefs/visit.yaml", brief().replace("[health]", "[health, {text: '%s'}]" % (SENTENCES * 30)))
    settled(own_desk)
    with entered(browser, own_desk, viewport={"width": 1280, "height": 500}) as context:
        page = context.new_page()
        page.goto(own_desk.origin + "/briefs/visit?as=text")
        frame = page.frame_locator(".as-text > iframe:not(.coming)")
        expect(frame.get_by_text("Fund health services").first).to_be_visible(timeout=SLOW)
        page.evaluate("document.querySelector('.as-text iframe').contentWindow.scrollTo(0, 120)")
        page.fill("#field-title", "Another title")
        expect(frame.get_by_text("Another title").first).to_be_attached(timeout=SLOW)
        expect(page.locator(".as-text > iframe")).to_have_count(1, timeout=SLOW)
        assert page.evaluate("document.querySelector('.as-text iframe').contentWindow.scrollY") == 120
        assert page.evaluate("document.activeElement.id") == "field-title"


@pytest.mark.thorough
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_what_does_not_fit_is_made_to_fit_by_one_press(
    browser: Browser, own_desk: Desk, width: int, scheme: str
) -> None:
    too_long(own_desk)
    with entered(browser, own_desk, viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = opened(context, own_desk)
        said = complaints(page)
        expect(page.get_by_text("From here on it does not fit")).to_be_visible()
        expect(page.locator("#page figure")).to_have_count(2)
        page.click("#parts > summary")
        assert faults(page) == [] and page.evaluate("document.documentElement.scrollWidth") == width
        page.click("#told a")
        assert page.evaluate("document.activeElement.id") == "fit"
        page.evaluate(WATCH)
        page.click("text=Choose the lengths for me")
        expect(page.locator("#how")).to_contain_text("Fits on 1 page", timeout=SLOW)
        expect(page.locator("#page figure")).to_have_count(1, timeout=SLOW)
        expect(page.get_by_text("From here on it does not fit")).to_have_count(0)
        assert page.evaluate("window.said") == ["Fits"] and said == []
        page.click("#undo")
        expect(page.locator("#how")).to_contain_text("over 1 page", timeout=SLOW)
        assert (own_desk.root / "briefs/visit.yaml").read_text("utf-8") == FIXED


@pytest.mark.thorough
def test_a_part_of_the_gauge_is_named_and_leads_to_its_field(browser: Browser, own_desk: Desk) -> None:
    settled(own_desk)
    with entered(browser, own_desk, viewport={"width": 1280, "height": 800}) as context:
        page = opened(context, own_desk)
        usual = page.inner_text("#part-name")
        page.hover('.gauge rect[data-of="use-sections-0-blocks-0"]')
        expect(page.locator("#part-name")).to_have_text("Health, 1 line")
        page.hover("h1")
        expect(page.locator("#part-name")).to_have_text(usual)
        page.click('.gauge rect[data-of="field-ask"]')
        expect(page.locator("#field-ask")).to_be_focused()
        expect(page.locator('.gauge rect[data-of="field-ask"]')).to_have_class("plain lit")
        assert page.inner_text("#part-name").startswith("Ask, ")


@pytest.mark.thorough
def test_a_name_that_was_mistyped_is_put_right_and_the_field_has_the_focus(browser: Browser, own_desk: Desk) -> None:
    settled(own_desk)
    with entered(browser, own_desk) as context:
        page = opened(context, own_desk)
        page.fill("#field-ask", "Fund {{ bill.nmber }}.")
        expect(page.locator("#note-ask .offer button")).to_have_text("Put in its place: bill.number", timeout=SLOW)
        expect(page.get_by_text("This is the page of")).to_be_visible(timeout=SLOW)
        assert page.evaluate("document.activeElement.id") == "field-ask"
        page.click("#note-ask .offer button")
        expect(page.locator("#field-ask")).to_have_value("Fund {{ bill.number }}.", timeout=SLOW)
        expect(page.locator("#field-ask")).to_be_focused()
        expect(page.get_by_text("This is the page of")).to_have_count(0, timeout=SLOW)
        assert faults(page) == []


@pytest.mark.thorough
def test_enter_with_something_wrong_leads_to_the_problems_and_typing_does_not(browser: Browser, own_desk: Desk) -> None:
    settled(own_desk)
    with entered(browser, own_desk) as context:
        page = opened(context, own_desk)
        page.fill("#field-meeting-date", "Nov 31")
        expect(page.locator("#problems")).to_be_visible(timeout=SLOW)
        expect(page.locator("#field-meeting-date")).to_be_focused()
        page.press("#field-meeting-date", "Enter")
        expect(page.locator("#problems")).to_be_focused(timeout=SLOW)
        expect(page).to_have_title("1 problem: Leave-behind for Rep. Jordan Example – briefgen")
        page.click("#problems a")
        expect(page.locator("#field-meeting-date")).to_be_focused()
