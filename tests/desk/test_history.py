"""The history of a file on its page: what it was when it mattered, what was changed since, and the way back."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import pytest
from desk.browsing import complaints, entered, faults
from desk.conftest import Answer, Desk, brief
from desk.test_form import REV, Page, text
from desk.test_pages import words
from playwright.sync_api import Browser, expect
from profiles import sample
from tools import requires

PATH = "/history/briefs/visit.yaml"


def versions(desk: Desk, path: str = PATH) -> list[str]:
    """What stands behind the buttons, the newest first."""
    return re.findall(r'name="version" value="([0-9a-f]+)"', desk.ask(path).text)


def put_back(desk: Desk, version: str, rev: str | None = None) -> Answer:
    found = REV.search(desk.ask(PATH).text)
    sent = {"rev": rev or (found[1] if found else ""), "version": version}
    return desk.ask(PATH, "POST", urlencode(sent).encode())


@pytest.mark.thorough
def test_before_anything_happened_there_are_no_moments(own_desk: Desk) -> None:
    found = own_desk.ask(PATH)
    assert found.status == 200 and "Nothing is kept yet." in words(found.text)
    for page in ("/briefs/visit", "/files/briefs/visit.yaml"):
        assert f'href="{PATH}"' in own_desk.ask(page).text


def test_the_first_change_of_a_day_is_a_moment_and_is_told_by_value(own_desk: Desk) -> None:
    Page(own_desk).send(title="Fund many health services")
    said = words(own_desk.ask(PATH).text)
    assert "Before the first change of the day" in said and "1 change since then" in said
    assert "Title Fund then: many health services" in said
    Page(own_desk).send(meeting__place="Room 9", meeting__staff="Sam")
    said = words(own_desk.ask(PATH).text)
    assert "3 changes since then" in said and said.count("Before the first change of the day") == 1
    assert "Place before: 100 Example Building → then: Room 9" in said and "Staff then: Sam" in said


@pytest.mark.parametrize(("kind", "file"), sample([("pdf", "visit.pdf"), ("docx", "visit.docx"), ("txt", "visit.txt")]))
def test_a_paper_that_is_given_away_is_a_moment(own_desk: Desk, kind: str, file: str) -> None:
    assert own_desk.ask(f"/briefs/visit/get/{kind}", "POST", b"").status == 200
    said = words(own_desk.ask(PATH).text)
    assert f"Given away: {file}" in said and "This is what the file says now." in said
    assert versions(own_desk) == []


def test_a_packet_that_is_given_away_is_a_moment(own_desk: Desk) -> None:
    assert own_desk.ask("/briefs/packet/get/zip", "POST", b"").status == 200
    assert "Given away: packet.zip" in words(own_desk.ask("/history/briefs/packet.yaml").text)
    assert 'href="/history/briefs/packet.yaml"' in own_desk.ask("/briefs/packet").text


def test_what_another_program_wrote_in_between_is_a_moment_on_both_sides(own_desk: Desk) -> None:
    page = Page(own_desk)
    page.send(title="Mine")
    own_desk.write("briefs/visit.yaml", text(own_desk).replace("Fund outreach", "Fund housing"))
    page.send(meeting__place="Room 2")
    said = words(own_desk.ask(PATH).text)
    assert "As another program had left it" in said and "As it was here, before another program wrote over it" in said


def test_a_version_is_put_back_can_be_taken_back_and_what_was_there_is_kept(own_desk: Desk) -> None:
    Page(own_desk).send(title="Another")
    Page(own_desk).send(ask="Another ask.")
    answer = put_back(own_desk, versions(own_desk)[0])
    assert (answer.status, answer.headers["location"]) == (303, f"{PATH}?did=back")
    assert "The version is put back." in words(own_desk.ask(answer.headers["location"]).text)
    assert "put back." not in words(own_desk.ask(PATH).text)
    assert text(own_desk) == brief()
    said = words(own_desk.ask(PATH).text)
    assert "Before an older version was put back" in said and "2 changes since then" in said
    assert own_desk.ask(PATH, "POST", b"undo=1").status == 303
    assert text(own_desk) == brief(title="Another", ask="Another ask.")
    put_back(own_desk, versions(own_desk)[-1])
    assert text(own_desk) == brief()
    Page(own_desk).send("undo=1", htmx=False)
    assert text(own_desk) == brief(title="Another", ask="Another ask.")


@pytest.mark.thorough
def test_what_others_wrote_since_the_page_was_loaded_is_kept(own_desk: Desk) -> None:
    Page(own_desk).send(title="Another")
    page = own_desk.ask(PATH).text
    rev = REV.search(page)
    assert rev
    own_desk.write("briefs/visit.yaml", text(own_desk).replace("100 Example Building", "Room 5"))
    assert put_back(own_desk, versions(own_desk)[-1], rev[1]).status == 303
    assert text(own_desk) == brief().replace("100 Example Building", "Room 5")


def test_the_same_value_changed_on_both_sides_is_not_put_back_and_told(own_desk: Desk) -> None:
    Page(own_desk).send(title="Another", meeting__place="Room 9")
    page = own_desk.ask(PATH).text
    rev, version = REV.search(page), versions(own_desk)[-1]
    assert rev
    own_desk.write("briefs/visit.yaml", text(own_desk).replace("Another", "Theirs"))
    answer = put_back(own_desk, version, rev[1])
    assert answer.status == 409 and "Not all of it was put back." in words(answer.text)
    assert text(own_desk) == brief(title="Theirs")
    assert put_back(own_desk, version).status == 303 and text(own_desk) == brief()


def test_a_file_that_cannot_be_read_is_told_by_lines_and_put_back(own_desk: Desk) -> None:
    Page(own_desk).send(title="Another")
    own_desk.write("briefs/visit.yaml", brief().replace("ask:", "\task:"))
    said = words(own_desk.ask(PATH).text)
    assert re.search(r"From line \d: before: .*ask: .*then: .*ask:", said)
    put_back(own_desk, versions(own_desk)[-1])
    assert text(own_desk) == brief()


@pytest.mark.parametrize(
    "path",
    [
        "briefs/none.yaml", "../x.yaml", "briefs/../../x.yaml", "build/visit.pdf", ".briefgen/desk.json", "private/x.yaml",
        "briefs/visit", "", "/etc/passwd", "briefs/blocks/..%2f..%2fx.md",
    ],
)  # fmt: skip
def test_no_other_file_has_a_history(desk: Desk, path: str) -> None:
    for address in (f"/history/{path}", f"/history/{quote(path, safe='')}"):
        assert desk.ask(address).status == 404
        assert desk.ask(address, "POST", b"rev=a&version=b").status == 404


def test_a_version_that_was_never_kept_is_none(own_desk: Desk) -> None:
    for version in (None, "", "../../desk", "a" * 32):
        for rev in ("", "rev=x&"):
            sent = rev + (f"version={version}" if version is not None else "")
            answer = own_desk.ask(PATH, "POST", sent.encode())
            assert answer.status in (400, 409) and text(own_desk) == brief(), sent
            assert answer.status == 400 or "That version is no longer kept." in words(answer.text), sent


def test_whatever_a_file_says_stays_words(own_desk: Desk) -> None:
    Page(own_desk).send(title="<img src=x onerror=alert(1)>")
    assert "<img src=x" not in own_desk.ask(PATH).text


@requires("chromium", "axe-core")
@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("width", "scheme", "scripts"),
    [(320, "dark", True), (1280, "light", True), (320, "light", False)],
)
def test_the_page_in_a_browser(browser: Browser, own_desk: Desk, width: int, scheme: str, scripts: bool) -> None:
    Page(own_desk).send(title="Fund health services, not stings", meeting__place="Room 9")
    Page(own_desk).send("remove=sections[0].blocks[0]")
    own_desk.ask("/briefs/visit/get/txt", "POST", b"")
    own_desk.write("briefs/visit.yaml", brief(title="Anew " * 20) + "# why\n")
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "java_script_enabled": scripts}
    with entered(browser, own_desk, **options) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(own_desk.origin + "/briefs/visit")
        page.get_by_role("link", name="History").click()
        for one in page.locator("summary").all():
            one.click()
        if scripts:
            assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Put back").last.press("Enter")
        expect(page.get_by_role("button", name="Undo")).to_be_visible()
        assert text(own_desk) == brief() and said == []
