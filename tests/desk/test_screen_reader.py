"""A brief in five minutes, by the keyboard, as a screen reader is told of it: recorded in the guide, and held to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk.browsing import chromium, entered
from desk.conftest import Desk, start, stop, workspace_at
from playwright.sync_api import Page
from tools import requires

GUIDE = Path(__file__).resolve().parents[2] / "docs/desk-screen-reader.md"
RECORDED = re.compile(r"(?<=<!-- recorded -->\n).*?(?=<!-- /recorded -->)", re.DOTALL)
MOST_STOPS = 90
ROLES = {"DisclosureTriangle": "button that unfolds", "textbox": "field", "RootWebArea": "page", "radio": "choice"}
PASTED = "Thursday, December 3, 2026, 10:30 a.m.\nRep. Jordan Example, Example District 7"

pytestmark = [requires("chromium"), pytest.mark.slow]


class Journey:
    """Somebody with a keyboard; `lines` are what is pressed and what a screen reader is given."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = page.context.new_cdp_session(page)
        self.lines = ["| pressed | what a screen reader is given |", "|---|---|"]

    def note(self, pressed: str, given: str) -> None:
        self.lines.append(f"| {pressed} | {given} |")

    def arrived(self, pressed: str) -> None:
        """A page was loaded: its title, and its heading."""
        heading = self.page.get_by_role("heading", level=1)
        self.note(pressed, f"page “{self.page.title()}”, heading “{' '.join(heading.inner_text().split())}”")

    def focused(self) -> dict[str, Any]:
        nodes = self.tree.send("Accessibility.getFullAXTree")["nodes"]
        there = [node for node in nodes if any(one["name"] == "focused" for one in node.get("properties", ()))]
        return dict(there[-1]) if there else {}

    def tab_to(self, role: str, name: str) -> None:
        """Press Tab until what has the focus is of that role and name."""
        for count in range(1, MOST_STOPS):
            self.page.keyboard.press("Tab")
            node = self.focused()
            if (node["role"]["value"], node["name"]["value"]) == (role, name):
                self.note("Tab" + (f" ×{count}" if count > 1 else ""), said(node))
                return
        raise AssertionError(f"no Tab leads to {role} {name}")

    def statuses(self) -> str:
        """What is announced by itself."""
        found = self.page.locator("[role=status]:visible, [role=alert]:visible").all_inner_texts()
        return "; ".join(f"“{' '.join(one.split())}”" for one in found if one.strip())


def said(node: dict[str, Any]) -> str:
    """A thing of the tree as one says it: role, name, state, description, value."""
    role = ROLES.get(node["role"]["value"], node["role"]["value"])
    state = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    parts = [f"{role} “{node['name']['value']}”"]
    parts += ["folded" if state["expanded"] is False else "unfolded"] if "expanded" in state else []
    parts += ["wrong"] if state.get("invalid") == "true" else []
    parts += [text for key in ("description",) if (text := node.get(key, {}).get("value"))]
    value = node.get("value", {}).get("value")
    return ", ".join(parts) + (f"; in it: {' / '.join(str(value).splitlines())}" if value else "")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root = workspace_at(tmp_path / "a")
    (root / "briefs/broken.yaml").unlink()
    (root / "briefs/packet.yaml").unlink()
    settings = root / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8") + "papers: {leave-behind: {starts_from: visit}}\n", "utf-8")
    found = start(root)
    try:
        assert found.enter().status == 303, found.said
        found.until("/", lambda text: "Fits on 1 page" in text)
        yield found
    finally:
        stop(found)


def made(page: Page, desk: Desk) -> list[str]:
    """The journey, from the first page to the PDF."""
    journey = Journey(page)
    page.goto(desk.origin + "/")
    journey.arrived("(the desk opens)")
    journey.tab_to("link", "New brief")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new")
    journey.arrived("Enter")
    journey.tab_to("link", "Leave-behind")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/leave-behind")
    journey.arrived("Enter")
    journey.tab_to("textbox", "Calendar entry or e-mail")
    page.keyboard.insert_text(PASTED)
    journey.note("paste a calendar entry", said(journey.focused()))
    journey.tab_to("button", "Fill in from this")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    journey.arrived("Enter")
    if told := journey.statuses():
        journey.note("", f"announced: {told}")
    journey.tab_to("button", "Make the page")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/**")
    page.locator("image").first.wait_for(timeout=60_000)
    journey.arrived("Enter")
    journey.tab_to("textbox", "Day")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Nov 31")
    page.locator("#problems").wait_for(timeout=60_000)
    page.wait_for_function("document.getElementById('field-meeting-date').getAttribute('aria-invalid') === 'true'")
    journey.note("write “Nov 31” in place of the day", said(journey.focused()))
    journey.note("", f"announced: {' '.join(page.locator('#problems h2').inner_text().split())}")
    journey.tab_to("button", "December 1, 2026")
    page.keyboard.press("Enter")
    page.locator("#problems").wait_for(state="detached", timeout=60_000)
    journey.note("Enter", said(journey.focused()))
    page.keyboard.press("Control+Home")
    page.reload()
    page.locator("#get").wait_for(timeout=60_000)
    journey.arrived("load the page again, for the way from its top")
    journey.tab_to("DisclosureTriangle", "Get the paper")
    page.keyboard.press("Enter")
    journey.note("Enter", said(journey.focused()))
    journey.tab_to("button", "PDF To print, and to send as it is")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    journey.note("Enter", f"the file is downloaded: {download.value.suggested_filename}")
    return journey.lines


def test_the_journey_is_as_the_guide_has_it(desk: Desk, update: bool) -> None:
    with (
        chromium() as browser,
        entered(browser, desk, viewport={"width": 1280, "height": 900}, locale="en-US") as context,
    ):
        page = context.new_page()
        page.set_default_timeout(60_000)
        recorded = "\n".join(made(page, desk)) + "\n"
    text = GUIDE.read_text("utf-8")
    if update:
        GUIDE.write_text(RECORDED.sub(lambda _: recorded, text), "utf-8")
    found = RECORDED.search(GUIDE.read_text("utf-8"))
    assert found and found[0] == recorded
    assert "No screen reader was used" in text
