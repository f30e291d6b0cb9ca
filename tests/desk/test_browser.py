"""The desk in a real browser: for everybody, without scripts, with many pages open, and beside pages that mean harm."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk.browsing import WINDOWS, chromium, complaints, entered, faults
from desk.conftest import BLOCK, Desk, brief, start, stop, workspace_at
from desk.test_new import workspace
from desk.test_pages import settled
from playwright.sync_api import Browser, Page, expect
from profiles import sample
from tools import requires

pytestmark = [requires("chromium", "axe-core"), pytest.mark.slow]

PAGES = [
    "/", "/briefs/visit", "/briefs/visit?as=text", "/briefs/packet", "/briefs/packet/notes", "/briefs/visit/cite?at=ask&q=health",
    "/briefs/wrong", "/briefs/long",
    "/files/briefs/broken.yaml", "/files/briefs/visit.yaml", "/nowhere", "/new", "/new/leave-behind",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium("--host-resolver-rules=MAP evil.example 127.0.0.1") as found:
        yield found


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with everything on it that can be: good papers, one that is wrong, one that does not fit, one with a warning."""
    root = workspace_at(tmp_path_factory.mktemp("full") / "a coalition")
    desk = start(root)
    try:
        desk.enter()
        desk.write("briefs/wrong.yaml", brief(title="A wrong one").replace("2026-12-03", "2026-11-31"))
        desk.write(
            "briefs/long.yaml",
            brief(title="A long one").replace("sections:", "pages: 1\nsections:").replace("[health]", "[long]"),
        )
        desk.write(
            "briefs/blocks/long.md",
            BLOCK.split("# headline")[0] + "# full\n" + "Services reach people where they are. " * 400,
        )
        desk.write("briefs/warned.yaml", brief(title="A warned one", ask="Reopen the 31% that were closed."))
        settled(desk)
        yield desk
    finally:
        stop(desk)


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_every_page_is_for_everybody(browser: Browser, full: Desk, width: int, scheme: str) -> None:
    with entered(browser, full, viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        said = complaints(page)
        for path in PAGES:
            page.goto(full.origin + path)
            assert faults(page) == [], path
            if menu := page.query_selector("#get > summary"):
                menu.click()
                assert faults(page, "#get .panel") == [], f"{path}, menu open"
                box = page.locator("#get .panel").bounding_box()
                assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
            assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert [one for one in said if "404" not in one] == []


def test_the_closed_door_is_for_everybody(browser: Browser, full: Desk) -> None:
    page = browser.new_page()
    page.goto(full.origin + "/briefs/visit")
    assert "closed to this browser" in page.inner_text("h1") and faults(page) == []
    page.close()


@pytest.mark.parametrize("path", sample(["/briefs/visit", "/", "/briefs/packet", "/new/leave-behind", "/new"]))
def test_every_stop_of_the_tab_key_is_seen(browser: Browser, full: Desk, path: str) -> None:
    with entered(browser, full) as context:
        page = context.new_page()
        page.goto(full.origin + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        stops = 0
        while page.evaluate("document.activeElement !== document.body"):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            page.keyboard.press("Tab")
            stops += 1
        assert stops > 5


def test_a_paper_is_got_with_the_keyboard_alone(browser: Browser, full: Desk) -> None:
    with entered(browser, full) as context:
        page = context.new_page()
        page.goto(full.origin + "/briefs/visit")
        page.focus("summary")
        page.keyboard.press("Enter")
        expect(page.get_by_text("A last look")).to_be_visible()
        page.keyboard.press("Tab")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == "visit.pdf"


def test_everything_works_without_scripts(browser: Browser, full: Desk) -> None:
    with entered(browser, full, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(full.origin + "/")
        page.click("text=Fund health services")
        expect(page.locator("h1")).to_have_text("Leave-behind for Rep. Jordan Example")
        page.click("text=Read as text")
        expect(page.frame_locator("iframe").get_by_text("Health services reach people")).to_be_visible()
        page.click("#get > summary")
        with page.expect_download() as download:
            page.click("#get button:has-text('For a partner to edit')")
        assert download.value.suggested_filename == "visit.docx"
        page.click("footer >> text=Español")
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("h1")).to_have_text("Hoja para dejar para Rep. Jordan Example")


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose leave-behinds start from a brief of its own."""
    desk = start(workspace(tmp_path / "a coalition"))
    try:
        desk.enter()
        settled(desk)
        yield desk
    finally:
        stop(desk)


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 320])
def test_a_mistake_is_mended_where_it_stands(browser: Browser, begun: Desk, width: int) -> None:
    with entered(browser, begun, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(begun.origin + "/new/leave-behind")
        expect(page.get_by_text("Not the last name?")).to_be_hidden()
        page.fill("#title", "Rep.")
        page.fill("#name", "Jordan Example")
        page.fill("#day", "Dec 3")
        page.press("#day", "Tab")
        expect(page.locator("#name-echo")).to_have_text("In letters: “Representative Example”.")
        expect(page.locator("#day-echo")).to_have_text("Thursday, December 3, 2026 · In 11 days")
        assert page.evaluate("document.activeElement.id") == "time"
        page.fill("#day", "Nov 31")
        page.press("#day", "Enter")
        expect(page.locator("#problems")).to_be_focused()
        assert faults(page) == [] and page.evaluate("document.documentElement.scrollWidth") == width
        page.click("text=November 30, 2026")
        expect(page.locator("#day")).to_have_value("2026-11-30")
        expect(page.locator("#problems")).to_have_count(0)
        page.click("text=Not the last name?")
        page.fill("#surname", "Jordan")
        page.press("#surname", "Tab")
        expect(page.locator("#name-echo")).to_have_text("In letters: “Representative Jordan”.")
        assert faults(page) == []
        page.click("button.first")
        assert page.url.endswith("/briefs/2026-11-30-jordan")


def test_the_address_lets_the_browser_in_and_is_gone_from_it(browser: Browser, tmp_path: object) -> None:
    desk = start(workspace_at(tmp_path / "a"))  # type: ignore[operator]
    try:
        context = browser.new_context()
        page = context.new_page()
        page.goto(desk.opening)
        assert page.url == desk.origin + "/" and page.inner_text("h1") == "Briefs"
        page.goto(desk.opening)
        assert page.inner_text("h1") == "Briefs" or "closed" in page.inner_text("h1")
        context.close()
    finally:
        stop(desk)


def test_pages_follow_what_is_saved(browser: Browser, own_desk: Desk) -> None:
    settled(own_desk)
    with entered(browser, own_desk) as context:
        home, paper = context.new_page(), context.new_page()
        said = complaints(paper)
        home.goto(own_desk.origin + "/")
        paper.goto(own_desk.origin + "/briefs/visit")
        before = paper.get_attribute("svg image", "href")
        paper.evaluate("window.stays = true")
        own_desk.write("briefs/visit.yaml", brief(title="A title of today"))
        expect(home.get_by_text("A title of today")).to_be_visible(timeout=60_000)
        expect(paper.get_by_label("Title", exact=True)).to_have_value("A title of today", timeout=60_000)
        assert before
        expect(paper.locator("svg image").first).not_to_have_attribute("href", before, timeout=60_000)
        assert paper.evaluate("window.stays")
        own_desk.write("briefs/visit.yaml", brief().replace("2026-12-03", "2026-11-31"))
        expect(paper.get_by_text("There is 1 problem")).to_be_visible(timeout=60_000)
        expect(paper.get_by_text("This is the page of")).to_be_visible()
        assert said == []


def test_a_desk_that_has_ended_is_told(browser: Browser, own_desk: Desk) -> None:
    with entered(browser, own_desk) as context:
        page = context.new_page()
        page.goto(own_desk.origin + "/")
        expect(page.locator("#lost")).to_be_hidden()
        own_desk.end()
        expect(page.locator("#lost")).to_be_visible(timeout=60_000)


HARM = """<!doctype html><form id="f" method="post" action="{at}/briefs/visit/get/pdf" target="t"><input name="to" value="es"></form>
<iframe name="t"></iframe><iframe src="{at}/briefs/visit"></iframe><img src="{at}/briefs/visit/thumb/x">
<script src="{at}/static/desk.js"></script>
<script>document.getElementById("f").submit();
for (const path of ["/", "/briefs/visit/text", "/events"]) for (const mode of ["cors", "no-cors"])
  fetch("{at}" + path, {mode, credentials: "include"}).then((a) => a.text()).then((t) => document.title += t, () => {});
fetch("{at}/language", {method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams({to: "es"})});
const stream = new EventSource("{at}/events", {withCredentials: true}); stream.onmessage = (e) => document.title += e.data;
document.title = "";</script>"""


@contextmanager
def harmful(desk: Desk) -> Iterator[str]:
    """A page at another port of this computer that means harm to the desk."""
    text = HARM.replace("{at}", desk.origin).encode()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


@pytest.mark.parametrize("name", ["127.0.0.1", "evil.example"])
def test_a_page_that_means_harm_gets_nothing(browser: Browser, full: Desk, name: str) -> None:
    with harmful(full) as address, entered(browser, full) as context:
        page = context.new_page()
        answers: dict[str, set[int]] = {}
        page.on("response", lambda one: answers.setdefault(one.url.removeprefix(full.origin), set()).add(one.status))
        page.goto(address.replace("127.0.0.1", name))
        page.wait_for_timeout(1500)
        assert page.title() == ""
        inside = {path: status for path, status in answers.items() if path.startswith("/")}
        assert len(inside) >= 2 and all(status <= {401, 403} for status in inside.values()), inside
        page.goto(full.origin + "/")
        assert page.get_attribute("html", "lang") == "en"


def test_a_name_that_is_made_to_lead_here_gets_nothing(browser: Browser, full: Desk) -> None:
    with entered(browser, full) as context:
        page: Page = context.new_page()
        answer = page.goto(f"http://evil.example:{full.port}/")
        assert answer and answer.status == 421 and "this computer alone" in page.content()
