"""Somebody adds to a paper: arguments from the library, own words, asks, members; and moves them to another part."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk.browsing import complaints, entered, faults
from desk.conftest import BLOCK, Desk, brief
from desk.test_form import Page as Sender
from desk.test_form import text
from desk.test_pages import words
from playwright.sync_api import Browser, Page, expect
from tools import requires

OTHER = BLOCK.replace("title: Health", "title: Outreach works").replace(
    "Health.", "Outreach **works**, with methadone."
)
OURS = OTHER.replace("audience: public", "audience: coalition")


@pytest.fixture
def library(own_desk: Desk) -> Desk:
    """A desk with three arguments, one of them internal."""
    own_desk.write("briefs/blocks/outreach.md", OTHER)
    own_desk.write("briefs/blocks/ours.md", OURS)
    return own_desk


def page_of(desk: Desk, part: str = "evidence", more: str = "", name: str = "visit") -> str:
    return desk.ask(f"/briefs/{name}/arguments?part={part}{more}").text


def post(desk: Desk, add: str, part: str = "evidence", name: str = "visit", rev: str = "") -> tuple[int, str]:
    found = re.search(r'name="rev" value="([0-9a-f]+)"', page_of(desk, part, name=name))
    body = f"rev={rev or (found[1] if found else '')}&part={part}&add={add}".encode()
    answer = desk.ask(f"/briefs/{name}/arguments", "POST", body)
    return answer.status, answer.headers.get("location", "")


def test_what_may_be_added_is_shown_with_the_lines_it_needs(library: Desk) -> None:
    found = words(library.until("/briefs/visit/arguments?part=evidence", lambda found: "text fits" in found))
    assert "2 of 2 arguments" in found and "lines are free." in found
    assert "Outreach works For tests. Outreach works, with methadone. Headline 1 line · Short 1 line Add" in found
    assert found.index("Outreach works") < found.index("In this paper")
    assert "Not shown: 1 internal argument. It may not stand in a paper for an office." in found
    assert "In this paper" not in found.partition("Outreach works")[2].partition("Health")[0]


def test_arguments_are_found_by_their_words_and_then_in_their_full_texts(library: Desk) -> None:
    assert "1 of 2 arguments" in words(page_of(library, more="&q=outreach"))
    nothing = page_of(library, more="&q=methadone")
    assert "No argument has “methadone” in it. Search the full texts" in words(nothing)
    assert 'arguments?part=evidence&amp;q=methadone&amp;full=1"' in nothing
    assert "1 of 2 arguments" in words(page_of(library, more="&q=methadone&full=1"))
    assert "<script>" not in page_of(library, more="&q=%3Cscript%3E")


def test_an_argument_is_added_where_it_was_wanted_and_the_paper_says_so(library: Desk) -> None:
    assert post(library, "outreach") == (303, "/briefs/visit#use-sections-0-blocks-1")
    assert text(library) == brief().replace("[health]", "[health, outreach]")
    found = library.until("/briefs/visit", lambda text: "“Outreach works”" in text)
    assert "“Outreach works” was added, 2 of 2 in What the evidence shows Undo" in words(found)
    assert 'id="use-sections-0-blocks-1"' in found
    Sender(library).send("undo=1")
    assert text(library) == brief() and "was added" not in words(library.ask("/briefs/visit").text)


def test_a_part_that_the_file_does_not_have_and_a_paper_of_a_packet(library: Desk) -> None:
    assert post(library, "outreach", "objection")[0] == 303
    assert text(library).startswith(brief()) and "outreach" in text(library)
    before = text(library, "packet")
    assert post(library, "outreach", "0", "packet/notes") == (
        303,
        "/briefs/packet/notes#use-documents-1-sections-0-blocks-1",
    )
    assert text(library, "packet") == before.replace("sections: [{blocks: [health]}]}\n", "X", 1).replace(
        "[health]", "[health, outreach]"
    ).replace("X", "sections: [{blocks: [health]}]}\n")


@pytest.mark.parametrize(
    ("add", "part"),
    [("ours", "evidence"), ("health", "evidence"), ("../x", "evidence"), ("outreach", "nothing"), ("outreach", "9")],
)
def test_nothing_else_is_added(library: Desk, add: str, part: str) -> None:
    assert post(library, add, part, rev="0")[0] == 404
    assert text(library) == brief()
    assert library.ask("/briefs/visit/arguments?part=nothing").status == 404
    assert library.ask("/briefs/nobody/arguments?part=evidence").status == 404


def test_what_somebody_else_wrote_meanwhile_stays(library: Desk) -> None:
    rev = Sender(library).rev
    library.write("briefs/visit.yaml", brief(title="Theirs").replace("[health]", "[{text: Theirs.}, health]"))
    post(library, "outreach", rev=rev)
    assert text(library) == brief(title="Theirs").replace("[health]", "[{text: Theirs.}, health, outreach]")


def test_a_library_without_an_argument_says_so(own_desk: Desk) -> None:
    (own_desk.root / "briefs/blocks/health.md").unlink()
    assert "No arguments yet. Write the first one" in words(page_of(own_desk))


def test_own_words_asks_and_members_are_added_without_a_script(own_desk: Desk) -> None:
    page = Sender(own_desk)
    answer = page.send(htmx=False, **{"new.words.1": "Ours: words.", "new.ask": "", "new.member": " "})
    assert answer.headers["location"] == "/briefs/visit#use-sections-0-blocks-1"
    assert text(own_desk) == brief().replace("[health]", "[health, {text: 'Ours: words.'}]").replace(
        "'Ours: words.'", '"Ours: words."'
    ) or ("Ours: words." in text(own_desk))
    page = Sender(own_desk)
    page.send(htmx=False, **{"new.ask": "Oppose section 5.", "new.member": "Alex Sample"})
    page = Sender(own_desk)
    assert page.fields["ask[1]"] == "Oppose section 5."
    assert page.fields["meeting.legislators[1].name"] == "Alex Sample"
    page.send("up=ask[1]", htmx=False)
    assert Sender(own_desk).fields["ask[0]"] == "Oppose section 5."
    answer = Sender(own_desk).send("remove=meeting.legislators[0]", htmx=False)
    assert answer.headers["location"] == "/briefs/visit#h-meet"
    assert "“Jordan Example” was removed. Undo" in words(own_desk.ask("/briefs/visit").text)
    Sender(own_desk).send("undo=1", htmx=False)
    assert Sender(own_desk).fields["meeting.legislators[0].name"] == "Jordan Example"


def test_an_item_is_moved_to_another_part_without_a_script(own_desk: Desk) -> None:
    found = own_desk.ask("/briefs/visit").text
    move = re.search(r'<button name="part" value="(sections\[0\]\.blocks\[0\] \d+)">To: A fair question', found)
    assert move
    Sender(own_desk).send(f"part={move[1]}", htmx=False)
    assert "“Health”, now 1 of 1 in A fair question Undo" in words(own_desk.ask("/briefs/visit").text)
    assert "evidence, blocks: []" in text(own_desk) and "health" in text(own_desk)


@pytest.fixture
def page(browser: Browser, library: Desk) -> Iterator[Page]:
    library.write(
        "briefs/visit.yaml",
        brief().replace("[health]", "[health, {text: Our own words.}]")
        + "  - {id: objection, blocks: [{text: Last.}]}\n",
    )
    with entered(browser, library, viewport={"width": 1280, "height": 900}) as context:
        found = context.new_page()
        found.goto(library.origin + "/briefs/visit")
        yield found


browsed = [requires("chromium", "axe-core"), pytest.mark.slow]


def with_browser(test):  # type: ignore[no-untyped-def]
    for mark in browsed:
        test = mark(test)
    return test


@with_browser
def test_an_argument_is_searched_added_and_has_the_focus(page: Page, library: Desk) -> None:
    said = complaints(page)
    page.get_by_role("link", name=re.compile("Add an argument . What the evidence")).click()
    expect(page.locator("#found")).to_contain_text("fits.", timeout=60_000)
    assert faults(page) == []
    page.get_by_label("Find", exact=True).press_sequentially("methadone")
    expect(page.locator("#count")).to_contain_text("No argument has “methadone” in it.")
    page.get_by_role("link", name="Search the full texts").click()
    expect(page.locator("#count")).to_have_text("1 of 2 arguments")
    page.get_by_role("button", name="Add “Outreach works”").press("Enter")
    expect(page.locator("#use-sections-0-blocks-2")).to_be_focused()
    expect(page.locator(".done")).to_contain_text("“Outreach works” was added, 3 of 3 in What the evidence shows")
    assert faults(page) == [] and said == []
    page.locator(".done").get_by_role("button", name="Undo").click()
    expect(page.locator(".done")).to_have_count(0)
    assert "outreach]" not in text(library)


@pytest.mark.thorough
@with_browser
def test_own_words_are_added_once_somebody_leaves_them_and_only_once(page: Page, library: Desk) -> None:
    before = text(library)
    page.get_by_text("Add your own words").nth(1).click()
    field = page.locator("details[open] textarea")
    field.press_sequentially("Words for this office.", delay=30)
    page.wait_for_timeout(800)
    assert text(library) == before
    page.locator("details[open]").get_by_role("button", name="Add").click()
    expect(page.locator("#use-sections-0-blocks-2 textarea")).to_have_value("Words for this office.")
    expect(page.locator("#use-sections-0-blocks-2 textarea")).to_be_focused()
    expect(page.locator("#said")).to_have_text("“Words for this office.” was added, 3 of 3 in What the evidence shows")
    page.wait_for_timeout(500)
    assert text(library).count("Words for this office.") == 1
    assert faults(page) == []


@pytest.mark.thorough
@with_browser
def test_an_ask_is_added_moved_and_removed(page: Page, library: Desk) -> None:
    page.get_by_text("Add another ask").click()
    page.get_by_label("Another ask").fill("Oppose section 5.")
    page.get_by_label("Another ask").press("Enter")
    expect(page.get_by_label("Ask 2")).to_have_value("Oppose section 5.")
    expect(page.get_by_label("Ask 2")).to_be_focused()
    page.get_by_role("button", name="Move “Oppose section 5.” up").press("Enter")
    expect(page.get_by_label("Ask 1")).to_have_value("Oppose section 5.")
    expect(page.locator("#said")).to_have_text("“Oppose section 5.”, now 1 of 2")
    expect(page.get_by_role("button", name="Move “Oppose section 5.” down")).to_be_focused()
    assert faults(page) == []
    page.get_by_role("button", name="Remove “Oppose section 5.”").press("Enter")
    expect(page.locator("#said")).to_have_text("“Oppose section 5.” was removed.")
    expect(page.locator("#h-ask")).to_be_focused()
    assert "section 5" not in text(library)


PLACES = """([item, onto]) => {
    document.getElementById(onto).scrollIntoView({block: "center"});
    return [document.querySelector(`#${item} .grip`), document.getElementById(onto)].map((one) => one.getBoundingClientRect().toJSON());
}"""
"""Where a grip and another item are in the window, both at one moment: the page may be new at the next."""


def standing(page: Page, item: str, onto: str) -> list[dict[str, float]]:
    """Where they are, once that is the same for a second."""
    before = None
    while (now := page.evaluate(PLACES, [item, onto])) != before:
        before = now
        page.wait_for_timeout(1000)
    return list(now)


@pytest.mark.thorough
@with_browser
def test_an_item_is_dragged_within_its_part_and_to_another(page: Page, library: Desk) -> None:
    def drag(item: str, onto: str, share: float) -> None:
        # Where things stand is known once it is said how the argument is printed.
        expect(page.locator("[data-use=health] [id^=chosen]")).to_contain_text("Printed")
        grip, there = standing(page, item, onto)
        page.mouse.move(grip["x"] + 5, grip["y"] + 12)
        page.mouse.down()
        page.mouse.move(there["x"] + 60, there["y"] + there["height"] * share, steps=6)
        page.mouse.up()

    drag("use-sections-0-blocks-0", "use-sections-0-blocks-1", 0.8)
    expect(page.locator("#said")).to_have_text("“Health”, now 2 of 2 in What the evidence shows")
    assert "[{text: Our own words.}, health]" in text(library)
    expect(page.get_by_role("button", name="Move “Health” up")).to_be_focused()
    drag("use-sections-0-blocks-1", "use-sections-1-blocks-0", 0.2)
    expect(page.locator("#said")).to_have_text("“Health”, now 1 of 2 in A fair question")
    assert "[health, {text: Last.}]" in text(library)
    assert page.evaluate("document.activeElement.closest('[data-use]').dataset.use") == "health"
    assert faults(page) == []


@with_browser
def test_an_item_is_moved_to_another_part_by_the_keyboard_alone(page: Page, library: Desk) -> None:
    page.locator("#use-sections-0-blocks-0 .move summary").press("Enter")
    page.get_by_role("button", name="To: A fair question").first.press("Enter")
    expect(page.locator("#said")).to_have_text("“Health”, now 2 of 2 in A fair question")
    assert page.evaluate("document.activeElement.closest('[data-use]').dataset.use") == "health"
    assert "[{text: Last.}, health]" in text(library)


@pytest.mark.thorough
@with_browser
def test_without_a_script_at_320_px_an_argument_is_searched_and_added(browser: Browser, library: Desk) -> None:
    with entered(browser, library, java_script_enabled=False, viewport={"width": 320, "height": 800}) as context:
        page = context.new_page()
        page.goto(library.origin + "/briefs/visit/arguments?part=evidence")
        page.get_by_label("Find", exact=True).fill("outreach")
        page.get_by_role("button", name="Find").click()
        expect(page.locator("#count")).to_have_text("1 of 2 arguments")
        page.get_by_role("button", name="Add “Outreach works”").click()
        expect(page.locator("#use-sections-0-blocks-1")).to_be_focused()
        page.get_by_text("Add your own words").nth(1).click()
        page.locator("details[open] textarea").fill("Ours.")
        page.locator("details[open]").get_by_role("button", name="Add").click()
        expect(page.locator("#use-sections-0-blocks-2 textarea")).to_have_value("Ours.")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
