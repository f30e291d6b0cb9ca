"""Windows of real browsers, of one shape whichever browser it is: Chromium by Playwright, Firefox by puppeteer-core."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import tools
from desk.browsing import AXE, RULES, chromium, complaints
from desk.conftest import Desk
from playwright.sync_api import Browser, BrowserContext

DRIVER = Path(__file__).with_name("firefox.mjs")
NEEDS = {"chromium": ("chromium",), "firefox": ("firefox-esr", "node", "puppeteer-core")}
"""The programs that a browser is driven with, for `@requires`."""


PATIENCE = 40.0
"""Seconds after which what does not come is held not to come: a bound for a test that fails, no measure."""


class Window(Protocol):
    """One page of a browser, and what a person can do to it. Keys are called as the DOM calls them."""

    def go(self, address: str) -> int:
        """Load an address; the status of the answer."""

    def ask(self, words: str) -> Any:
        """The value of an expression in the page; scripts of the page may be off."""

    def click(self, x: float, y: float) -> None:
        """Press the mouse, at pixels from the upper left corner of what is shown."""

    def key(self, name: str) -> None:
        """Press a key, `Tab`, or several at once, `Control+a`."""

    def write(self, text: str) -> None:
        """Type, key by key."""

    def insert(self, text: str) -> None:
        """Put text in at once where the focus is, as pasting does."""

    def close(self) -> None:
        """Close the page, without a question."""

    @property
    def address(self) -> str:
        """Where it is now."""

    @property
    def complaints(self) -> list[str]:
        """What the browser has complained of."""

    @property
    def files(self) -> list[str]:
        """The names of what was downloaded."""


class Entered(Protocol):
    """A browser that the desk has let in: its pages share one cookie, and one stream."""

    def window(self) -> Window:
        """A further page."""


def until(window: Window, words: str, patience: float = PATIENCE) -> Any:
    """The value of an expression in the page, once it is true. A page that is being left is asked again."""
    end, found = time.monotonic() + patience, None
    while time.monotonic() < end:
        try:
            if found := window.ask(words):
                return found
        except Exception as problem:
            if "navigation" not in str(problem) and "context" not in str(problem).lower():
                raise
        time.sleep(0.05)
    raise AssertionError(f"it never came true on {window.address}: {words}\n{window.ask('document.body.innerText')}")


def faults(window: Window, part: str = "html") -> list[str]:
    """What axe-core finds wrong with a page, or a part of it, in whichever browser."""
    found = tools.find("axe-core")
    assert found, 'mark the test with @requires("axe-core")'
    window.ask(f"{found.read_text('utf-8')}; 0")
    return list(window.ask(f"({AXE})({json.dumps([RULES, part])})"))


class InChromium:
    """A page of Chromium."""

    def __init__(self, context: BrowserContext) -> None:
        self._page = context.new_page()
        self.complaints = complaints(self._page)
        self.files: list[str] = []
        self._page.on("download", lambda one: self.files.append(one.suggested_filename))

    def go(self, address: str) -> int:
        answer = self._page.goto(address)
        return answer.status if answer else 0

    def ask(self, words: str) -> Any:
        return self._page.evaluate(words)

    def click(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def key(self, name: str) -> None:
        self._page.keyboard.press(name)

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def insert(self, text: str) -> None:
        self._page.keyboard.insert_text(text)

    def close(self) -> None:
        self._page.close()

    @property
    def address(self) -> str:
        return self._page.url


class ChromiumEntered:
    """A Chromium that was let in."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    def window(self) -> Window:
        return InChromium(self._context)


class Firefox:
    """A Firefox without a window of its own; `with Firefox() as browser:`. `settings` are those of about:config."""

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="briefgen-firefox-")
        self._settings = settings or {}
        self._count = 0

    def __enter__(self) -> Firefox:
        words = [tools.find("node"), DRIVER, tools.find("puppeteer-core"), tools.find("firefox-esr"), self.downloads]
        assert all(words), f"mark the test with @requires{NEEDS['firefox']}"
        # It must not find the settings of whoever runs the tests, nor leave any.
        env = {**os.environ, "HOME": self._folder.name, "NODE_DISABLE_COMPILE_CACHE": "1", "MOZ_HEADLESS": "1"}
        self.downloads.mkdir()
        self._driver = subprocess.Popen(
            [*map(str, words), json.dumps(dict(self._settings))], env=env, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._hear()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._driver.stdin
        self._driver.stdin.close()
        try:
            self._driver.wait(20)
        except subprocess.TimeoutExpired:
            self._driver.kill()
        self._folder.cleanup()

    @property
    def downloads(self) -> Path:
        """Where what is downloaded is kept."""
        return Path(self._folder.name, "downloads")

    def do(self, verb: str, **given: object) -> Any:
        """Have the driver do something. Raises RuntimeError with what it said."""
        assert self._driver.stdin
        self._driver.stdin.write(json.dumps({"verb": verb, **given}) + "\n")
        self._driver.stdin.flush()
        return self._hear()

    def name(self) -> str:
        """A name that nothing has yet."""
        self._count += 1
        return f"n{self._count}"

    def _hear(self) -> Any:
        assert self._driver.stdout
        line = self._driver.stdout.readline()
        said = json.loads(line) if line else {"error": "the driver of Firefox has ended"}
        if "error" in said:
            raise RuntimeError(said["error"])
        return said["answer"]


class InFirefox:
    """A page of Firefox."""

    def __init__(self, browser: Firefox, context: str, width: int) -> None:
        self._browser, self._name = browser, browser.name()
        self._before = set(os.listdir(browser.downloads))
        self._do("open", context=context, width=width, height=800)

    def _do(self, verb: str, **given: object) -> Any:
        return self._browser.do(verb, page=self._name, **given)

    def go(self, address: str) -> int:
        return int(self._do("go", address=address))

    def ask(self, words: str) -> Any:
        return self._do("ask", words=words)

    def click(self, x: float, y: float) -> None:
        self._do("click", x=x, y=y)

    def key(self, name: str) -> None:
        self._do("key", name=name)

    def write(self, text: str) -> None:
        self._do("write", text=text)

    def insert(self, text: str) -> None:
        self._do("insert", text=text)

    def close(self) -> None:
        self._do("close")

    @property
    def address(self) -> str:
        return str(self._do("address"))

    @property
    def complaints(self) -> list[str]:
        return list(self._do("complaints"))

    @property
    def files(self) -> list[str]:
        """Without those of which a part is still to come."""
        found = set(os.listdir(self._browser.downloads)) - self._before
        return sorted(found) if not any(name.endswith(".part") for name in found) else []


class FirefoxEntered:
    """A Firefox that was let in."""

    def __init__(self, browser: Firefox, context: str, width: int) -> None:
        self._browser, self._context, self._width = browser, context, width

    def window(self) -> Window:
        return InFirefox(self._browser, self._context, self._width)


class Browsers:
    """The browsers of this computer, each started once it is needed, and once for each way it is set up."""

    def __init__(self) -> None:
        self._chromium: Any = None
        self._firefoxes: dict[bool, Firefox] = {}

    def __enter__(self) -> Browsers:
        return self

    def __exit__(self, *_: object) -> None:
        for firefox in self._firefoxes.values():
            firefox.__exit__()
        if self._chromium:
            self._chromium.__exit__(None, None, None)

    @contextmanager
    def entered(self, which: str, desk: Desk, *, width: int = 1280, scripts: bool = True) -> Iterator[Entered]:
        """A browser of that name, which the desk has let in."""
        inside = self._in_chromium if which == "chromium" else self._in_firefox
        with inside(desk, width, scripts) as found:
            yield found

    @contextmanager
    def _in_chromium(self, desk: Desk, width: int, scripts: bool) -> Iterator[Entered]:
        if self._chromium is None:
            self._chromium = chromium()
            self._running: Browser = self._chromium.__enter__()
        context = self._running.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        name, _, value = desk.cookie.partition("=")
        context.add_cookies(
            [{"name": name, "value": value, "url": desk.origin, "httpOnly": True, "sameSite": "Strict"}]
        )
        try:
            yield ChromiumEntered(context)
        finally:
            context.close()

    @contextmanager
    def _in_firefox(self, desk: Desk, width: int, scripts: bool) -> Iterator[Entered]:
        # BiDi cannot turn the scripts of one page off in this Firefox, so there is one without any.
        if scripts not in self._firefoxes:
            self._firefoxes[scripts] = Firefox({} if scripts else {"javascript.enabled": False}).__enter__()
        browser = self._firefoxes[scripts]
        context = browser.name()
        browser.do("enter", context=context, cookie=desk.cookie, origin=desk.origin)
        try:
            yield FirefoxEntered(browser, context, width)
        finally:
            browser.do("leave", context=context)
