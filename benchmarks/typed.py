"""Seconds from the last key in the desk to the words of the paper, and to the picture of its page; and of a warm render.

  python benchmarks/typed.py TYPED WARM SPEC TIMES

TYPED and WARM are two workspaces of the same files. In the first, somebody types in the title; the desk is asked as its page
asks it, and the wait of the page before it sends anything is counted. A line a turn: words, picture, render.
"""

from __future__ import annotations

import http.client
import queue
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, unquote, urlencode

from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

WAIT = 0.3
"""What the page waits after the last key, in seconds: `delay:300ms` of its form."""

PATIENCE = 60.0
EVERY = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
TITLES = ("Fund health services, not stings", "Fund health services, and not stings")
REV = re.compile(r'name="rev" value="([0-9a-f]+)"')
PICTURE = re.compile(r'<image [^>]*href="([^"]+/page/1/[^"]+)"')


class Browser:
    """What a page of the desk asks, without drawing anything."""

    def __init__(self, opening: str, name: str) -> None:
        self.host, self.path, self.name = opening.split("/")[2], f"/briefs/{quote(name)}", name
        self.cookie = ""
        self.told: queue.Queue[tuple[str, str]] = queue.Queue()
        answer = self._answer("GET", "/" + opening.split("/", 3)[3])
        self.cookie = (answer[1] or "").partition(";")[0]
        threading.Thread(target=self._listen, daemon=True).start()

    def open(self) -> None:
        """Open the page of the paper, which is looked at from then on."""
        self._answer("GET", self.path)

    def get(self, path: str) -> bytes:
        """What the page's own script asks for."""
        return self._answer("GET", path, {"Desk-Now": "1"})[0]

    def type(self, rev: str, title: str) -> str:
        """Send the title; what version the file has then."""
        body = urlencode({"rev": rev, "title": title, "focus": "title"})
        sent = self._answer("POST", self.path, {"HX-Request": "true", "Origin": f"http://{self.host}"}, body)[0]
        found = REV.search(sent.decode())
        assert found, sent
        return found[1]

    def until(self, kind: str) -> None:
        while self.told.get(timeout=PATIENCE) != (kind, self.name):
            pass

    def _answer(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: str | None = None
    ) -> tuple[bytes, str | None]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        connection.request(method, path, body, {"Cookie": self.cookie, **(headers or {})})
        answer = connection.getresponse()
        found = answer.read(), answer.headers["Set-Cookie"]
        connection.close()
        return found

    def _listen(self) -> None:
        connection = http.client.HTTPConnection(self.host)
        connection.request("GET", "/events", headers={"Cookie": self.cookie})
        kind = ""
        for line in connection.getresponse():
            key, _, value = line.decode().rstrip("\n").partition(": ")
            if key == "event":
                kind = value
            elif key == "data":
                self.told.put((kind, unquote(value)))


def main(typed: Path, warm: Path, spec: str, times: int) -> None:
    command = [sys.executable, "-m", "briefgen", "serve", "--no-open", "--port", "0"]
    with (
        Press() as press,
        subprocess.Popen(command, cwd=typed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child,
    ):
        try:
            assert child.stdout
            browser = Browser(child.stdout.readline().strip(), Path(spec).stem)
            settle(browser)
            for turn in range(times + 1):
                seconds = *timed_typing(browser, TITLES[1 - turn % 2]), timed_render(warm, spec, press)
                if turn:
                    print(*seconds, flush=True)
        finally:
            child.terminate()


def settle(browser: Browser) -> None:
    """Wait until the paper is there and was looked at, and every other paper is laid out."""
    end = time.monotonic() + PATIENCE * 2
    while time.monotonic() < end:
        if b'id="parts"' in browser.get(browser.path) and "…</span>" not in browser.get("/").decode():
            return
        browser.open()
        time.sleep(0.2)


def timed_typing(browser: Browser, title: str) -> tuple[float, float]:
    page = browser.get(browser.path).decode()
    rev = REV.search(page)
    assert rev, "the page has a form"
    while not browser.told.empty():
        browser.told.get()
    start = time.perf_counter()
    time.sleep(WAIT)
    browser.type(rev[1], title)
    browser.until("words")
    assert title.encode() in browser.get(f"{browser.path}/text"), "the words are the new ones"
    words = time.perf_counter() - start
    before = PICTURE.search(page)
    while True:
        browser.until("page")
        shown = PICTURE.search(browser.get(browser.path).decode())
        if shown and before and shown[1] != before[1]:
            break
    browser.get(shown[1])
    picture = time.perf_counter() - start
    # What comes after, nobody waits for; the next turn is not to wait for it either.
    while b'class="places"' not in browser.get(browser.path):
        time.sleep(0.05)
    return words, picture


def timed_render(folder: Path, spec: str, press: Press) -> float:
    start = time.perf_counter()
    render(Workspace(folder), Asked(spec, formats=EVERY), press)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
