"""A real browser for tests: Chromium, as the tests of this computer have it, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tools
from desk.conftest import Desk
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# Machines that run the tests are shared: what comes late is not held not to come.
expect.set_options(timeout=40_000)

WINDOWS = [
    (320, "dark"),
    *(pytest.param(*one, marks=pytest.mark.thorough) for one in ((1280, "light"), (1280, "dark"), (320, "light"))),
]
"""How wide a window is, and its colour scheme: one pair before each merge, all of them when everything runs."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE = """async ([rules, part]) => {
    const found = await axe.run(part, {runOnly: rules, iframes: false});
    return found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join("  "));
}"""


@contextmanager
def chromium(*words: str) -> Iterator[Browser]:
    """Chromium without a window. What confines it needs rights that containers do not give, so it does without."""
    found = tools.find("chromium")
    assert found, 'mark the test with @requires("chromium")'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=["--no-sandbox", *words])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def entered(browser: Browser, desk: Desk, **options: object) -> Iterator[BrowserContext]:
    """A browser that the desk has let in."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    name, _, value = desk.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": desk.origin, "httpOnly": True, "sameSite": "Strict"}])
    try:
        yield context
    finally:
        context.close()


def faults(page: Page, part: str = "html") -> list[str]:
    """What axe-core finds wrong with a page, or a part of it, for people who cannot see it, or not well."""
    found = tools.find("axe-core")
    assert found, 'mark the test with @requires("axe-core")'
    # Evaluated by the tools of the browser, which the policy of the page does not bind.
    page.evaluate(Path(found).read_text("utf-8"))
    result: Any = page.evaluate(AXE, [RULES, part])
    return list(result)


def complaints(page: Page) -> list[str]:
    """What the browser complains of, from now on: refused looks and scripts, files that are not there, errors."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
