"""`index.html` of a batch in a real browser: for people who cannot see it or not well, on a telephone, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from batch.listed import MADE_ON, MEETINGS
from desk.browsing import WINDOWS, chromium, complaints, faults
from playwright.sync_api import Browser, Page
from tools import requires

from briefgen.batch.index_page import index_page

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for language in ("en-US", "es-US"):
        (tmp_path / f"{language}.html").write_bytes(
            index_page("Services keep people safe", MEETINGS, MADE_ON, language)
        )
    folder = tmp_path / "01-1030-example"
    folder.mkdir()
    (folder / "talking points #1.pdf").write_bytes(b"%PDF-1.7\n")
    return tmp_path


def opened(browser: Browser, place: Path, width: int = 1280, look: str = "light", language: str = "en-US") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=look)  # type: ignore[arg-type]
    page.goto((place / f"{language}.html").as_uri())
    return page


@requires("chromium", "axe-core")
@pytest.mark.parametrize("language", ["en-US", "es-US"])
@pytest.mark.parametrize(("width", "look"), WINDOWS)
def test_everybody_can_use_the_page(browser: Browser, place: Path, width: int, look: str, language: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=look)  # type: ignore[arg-type]
    said = complaints(page)
    page.goto((place / f"{language}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width, "nothing is wider than the window"
    assert faults(page) == []
    assert said == []


@requires("chromium")
def test_the_page_is_used_by_keyboard(browser: Browser, place: Path) -> None:
    page = opened(browser, place)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the meetings"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "it is seen while it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "meetings"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Rep. Alex Sample"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target th').textContent").strip() == "Rep. Alex Sample"


@requires("chromium")
def test_links_are_found_beside_the_page(browser: Browser, place: Path) -> None:
    page = opened(browser, place)
    address = page.get_by_role("link", name="Talking points PDF, for Rep. Jordan Example").get_attribute("href")
    found = page.evaluate("(to) => new URL(to, document.baseURI).href", address)
    assert found == (place / "01-1030-example/talking points #1.pdf").as_uri()


@requires("chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_the_table_is_one_for_those_who_hear_it(browser: Browser, place: Path, width: int) -> None:
    page = opened(browser, place, width)
    table = page.get_by_role("table", name="2 meetings, 2 papers, 3 pages")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Time", "Meeting", "Papers", "Pages", "State"]
    assert table.get_by_role("rowheader").count() == 2
    assert table.get_by_role("row").count() == 3


@requires("chromium")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_printed_it_is_black_on_white_and_has_a_box_to_tick(browser: Browser, place: Path, paper: str) -> None:
    page = opened(browser, place, look="dark")
    data = place / "printed.pdf"
    page.pdf(path=str(data), format=paper, print_background=True)
    with pypdfium2.PdfDocument(data) as printed:
        words = " ".join(printed[0].get_textpage().get_text_range().split())
    assert "Rep. Jordan Example" in words and "INTERNAL" in words and "Skip to" not in words
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('tbody th'), '::before').borderTopStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
