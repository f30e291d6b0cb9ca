"""The desk in every state it can be in, for everybody: axe, narrow and wide, light and dark, colours of the system, no motion."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk.browsing import complaints, entered, faults
from desk.conftest import BLOCK, Desk, brief, start, stop, workspace_at
from desk.test_pages import settled
from desk.windows import NEEDS, Browsers, until
from desk.windows import faults as faults_in
from playwright.sync_api import Browser, Page, expect
from tools import requires

pytestmark = [requires("chromium", "axe-core"), pytest.mark.slow, pytest.mark.thorough]

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"},
    "forced-dark": {"forced_colors": "active", "color_scheme": "dark"}, "still": {"reduced_motion": "reduce"},
}  # fmt: skip
WIDTHS = (1280, 768, 320)
"""At 320 pixels a page is as a window of 1280 pixels shows it that is made four times as large."""

PATHS = (
    "/",
    "/new",
    "/new/leave-behind",
    "/briefs/visit",
    "/briefs/packet",
    "/briefs/packet/notes",
    "/files/briefs/visit.yaml",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with papers in every state that a file can bring about."""
    desk = start(workspace_at(tmp_path_factory.mktemp("states") / "a coalition"))
    try:
        desk.enter()
        desk.write("briefs/blocks/long.md", BLOCK + "Services reach people where they are. " * 400)
        desk.write("briefs/over.yaml", brief(title="Over").replace("[health]", "[{use: long, length: short}]"))
        desk.write("briefs/wrong.yaml", brief(title="Wrong").replace("2026-12-03", "2026-11-31"))
        desk.write("briefs/warned.yaml", brief(title="Warned", ask="Reopen the 31% that were closed."))
        desk.write("briefs/clash.yaml", brief(title="Clash"))
        desk.write("briefs/stale.yaml", brief(title="Stale"))
        settled(desk)
        yield desk
    finally:
        stop(desk)


def error(page: Page, desk: Desk) -> None:
    """A paper with a problem."""
    page.goto(desk.origin + "/briefs/wrong")
    expect(page.locator("#problems")).to_be_visible()


def over(page: Page, desk: Desk) -> None:
    """A paper that does not fit."""
    page.goto(desk.origin + "/briefs/over")
    expect(page.locator("#fit")).to_contain_text("lines over.")


def warned(page: Page, desk: Desk) -> None:
    """A paper with a warning."""
    page.goto(desk.origin + "/briefs/warned")
    expect(page.locator("#h-warn")).to_be_visible()


def broken(page: Page, desk: Desk) -> None:
    """A file that cannot be read, as text."""
    page.goto(desk.origin + "/briefs/broken")
    expect(page.locator("#problems")).to_be_visible()


def looked_at(page: Page, desk: Desk) -> None:
    """The last look before a paper is given away."""
    page.goto(desk.origin + "/briefs/visit")
    page.click("#get > summary")
    expect(page.locator(".panel")).to_be_visible()


def as_text(page: Page, desk: Desk) -> None:
    """A paper as text."""
    page.goto(desk.origin + "/briefs/visit?as=text")
    expect(page.locator("iframe")).to_be_visible()


def clash(page: Page, desk: Desk) -> None:
    """The same changed on both sides."""
    desk.write("briefs/clash.yaml", brief(title="Clash"))
    page.goto(desk.origin + "/briefs/clash")
    title = page.get_by_label("Title", exact=True)
    title.click()
    desk.write("briefs/clash.yaml", brief(title="Theirs"))
    page.keyboard.type("Mine: ")
    expect(page.locator("#note-title")).to_contain_text("Theirs")
    assert page.evaluate("document.activeElement.id") == "field-title"


def unsaved(page: Page, desk: Desk) -> None:
    """What was written could not be saved."""
    page.goto(desk.origin + "/briefs/visit")
    page.route("**/briefs/visit", lambda route: route.fulfill(status=503, body=UNSAVED, content_type="text/html"))
    page.get_by_label("Title", exact=True).press_sequentially("x")
    expect(page.locator("#saved")).to_contain_text("Not saved.")
    expect(page.locator("#aloud")).to_contain_text("Not saved.")
    page.unroute("**/briefs/visit")


UNSAVED = (
    '<p class="saved" id="saved" data-kind="unsaved" hx-swap-oob="true"><b class="bad">Not saved.</b> '
    '<span lang="en">The folder cannot be written.</span> Your words are kept in this page; do not close it.</p>'
)
"""As the desk answers; that it does is tested where the folder is one that cannot be written."""


def lost(page: Page, desk: Desk) -> None:
    """The desk does not answer any more."""
    page.route("**/events", lambda route: route.abort())
    page.goto(desk.origin + "/briefs/visit")
    expect(page.locator("#lost")).to_be_visible()


def stale(page: Page, desk: Desk) -> None:
    """The page of a paper that was well, and is not any more."""
    desk.write("briefs/stale.yaml", brief(title="Stale"))
    desk.until("/briefs/stale", lambda text: "data-paper" in text and 'id="problems"' not in text)
    page.goto(desk.origin + "/briefs/stale")
    desk.write("briefs/stale.yaml", brief(title="Stale").replace("2026-12-03", "2026-11-31"))
    expect(page.get_by_text("This is the page of")).to_be_visible(timeout=60_000)


def mistaken(page: Page, desk: Desk) -> None:
    """A new brief with a day that there is not."""
    page.goto(desk.origin + "/new/leave-behind")
    page.fill("#day", "Nov 31")
    page.press("#day", "Enter")
    expect(page.locator("#problems")).to_be_focused()


STATES: tuple[Callable[[Page, Desk], None], ...] = (
    error, over, warned, broken, looked_at, as_text, clash, unsaved, lost, stale, mistaken,
)  # fmt: skip


@pytest.mark.parametrize(
    "look", [name if name in ("light", "dark") else pytest.param(name, marks=pytest.mark.thorough) for name in LOOKS]
)
@pytest.mark.parametrize("state", STATES, ids=[one.__name__ for one in STATES])
def test_every_state_is_for_everybody(
    browser: Browser, full: Desk, state: Callable[[Page, Desk], None], look: str
) -> None:
    with entered(browser, full, viewport={"width": 1280, "height": 800}, **LOOKS[look]) as context:
        page = context.new_page()
        state(page, full)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert faults(page) == [], f"{width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(LANGUAGES) == []


LANGUAGES = """[...document.querySelectorAll("[lang]:not(option)")].map((one) => one.lang).filter((one) => !/^(en|es|en-US)$/.test(one))"""


def test_an_empty_workspace_is_for_everybody(browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    (root / "briefs/blocks").mkdir(parents=True)
    (root / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    desk = start(root)
    try:
        desk.enter()
        for scheme, width in itertools.product(("light", "dark"), WIDTHS):
            with entered(browser, desk, viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
                page = context.new_page()
                said = complaints(page)
                for path in ("/", "/new", "/new/leave-behind"):
                    page.goto(desk.origin + path)
                    assert faults(page) == [] and page.evaluate("document.documentElement.scrollWidth") == width
                assert said == []
    finally:
        stop(desk)


LISTEN = """(one) => {
    window.said = [];
    new MutationObserver(() => window.said.push(one.textContent)).observe(one, { childList: true });
}"""


@pytest.mark.parametrize("path", ["/briefs/visit", "/new/leave-behind"])
def test_what_is_announced_is_there_from_the_start(browser: Browser, full: Desk, path: str) -> None:
    """What reads pages aloud listens to the elements that are there when the page comes, and hears no other."""
    with entered(browser, full) as context:
        page = context.new_page()
        page.goto(full.origin + path)
        assert page.locator("[role=status]").count() >= 1
        if path.startswith("/briefs"):
            assert page.locator("#kind").get_attribute("role") == "status"
            told = page.evaluate_handle("document.getElementById('aloud')")
            told.evaluate(LISTEN)
            page.get_by_label("Place", exact=True).press_sequentially(" and on", delay=200)
            expect(page.locator("#aloud")).to_contain_text("Saved")
            page.get_by_label("Place", exact=True).press_sequentially(" and on", delay=200)
            page.wait_for_timeout(600)
            # Once, and not at each key; and in the element that was there.
            assert len(page.evaluate("window.said")) == 1 and "Saved" in told.inner_text()


NOTHING_MOVES = """[...document.querySelectorAll("*")].filter((one) => {
    const look = getComputedStyle(one);
    const times = [look.transitionDuration, look.animationDuration].flatMap((all) => all.split(", ")).map(parseFloat);
    return look.scrollBehavior === "smooth" || times.some((time) => time > 0.01);
}).map((one) => one.tagName + "." + one.className)"""


def test_nothing_moves_for_those_who_asked_for_that(browser: Browser, full: Desk) -> None:
    with entered(browser, full, reduced_motion="reduce") as context:
        page = context.new_page()
        for path in PATHS:
            page.goto(full.origin + path)
            assert page.evaluate(NOTHING_MOVES) == [], path


IN_ORDER = """() => {
    const stops = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), textarea, [tabindex='0']")]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length && !one.closest("[aria-hidden=true]"));
    return stops.filter((one) => one.tabIndex > 0).map((one) => one.outerHTML);
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_goes_as_the_page_is_read_and_is_always_seen(browser: Browser, full: Desk, width: int) -> None:
    with entered(browser, full, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in PATHS:
            page.goto(full.origin + path)
            assert page.evaluate(IN_ORDER) == [], path
            seen = 0
            page.keyboard.press("Tab")
            while page.evaluate("document.activeElement !== document.body"):
                assert page.evaluate(COVERED) is None, path
                page.keyboard.press("Tab")
                seen += 1
            assert seen > 4, path


COVERED = """(() => {
    const one = document.activeElement, aim = one.matches("input[type=radio]") ? one.labels[0] : one;
    const outlined = (look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
    if (![one, aim].some((each) => outlined(getComputedStyle(each)))) return "no outline: " + one.outerHTML;
    const box = aim.getBoundingClientRect(), x = box.x + Math.min(box.width, 30) / 2, y = box.y + Math.min(box.height, 30) / 2;
    if (box.bottom <= 0 || box.top >= innerHeight) return "out of sight: " + one.outerHTML;
    const there = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
    const free = !there || aim.contains(there) || there.contains(aim);
    return free ? null : "under " + there.outerHTML.slice(0, 200) + ": " + one.outerHTML;
})()"""


@requires(*NEEDS["firefox"])
@pytest.mark.parametrize("width", [1280, pytest.param(320, marks=pytest.mark.thorough)])
def test_every_page_is_for_everybody_in_firefox(browsers: Browsers, full: Desk, width: int) -> None:
    with browsers.entered("firefox", full, width=width) as inside:
        window = inside.window()
        for path in (*PATHS, "/briefs/over", "/briefs/wrong", "/briefs/broken"):
            window.go(full.origin + path)
            until(window, "document.readyState === 'complete'")
            assert faults_in(window) == [], path
            assert window.ask("document.documentElement.scrollWidth") <= width, path
        # What was still asked for when the page was left comes to nothing, which Firefox tells.
        left = ("404", "NetworkError")
        assert [said for said in window.complaints if not any(one in said for one in left)] == []


def test_twenty_pages_of_one_browser_load_and_are_all_told(browser: Browser, own_desk: Desk) -> None:
    settled(own_desk)
    with entered(browser, own_desk) as context:
        pages = [context.new_page() for _ in range(20)]
        for page in pages:
            page.goto(own_desk.origin + "/", timeout=60_000)
        own_desk.write("briefs/visit.yaml", brief(title="Told to all"))
        for page in pages:
            expect(page.get_by_text("Told to all")).to_be_visible(timeout=60_000)
        # The page that listened for all of them goes; another listens from then on.
        pages[0].close()
        own_desk.write("briefs/visit.yaml", brief(title="Told once more"))
        for page in pages[1:]:
            expect(page.get_by_text("Told once more")).to_be_visible(timeout=60_000)
