"""A desk as people start it: the real command in a process of its own, asked over a real socket."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.conftest import briefgen, starter, workspace

if TYPE_CHECKING:
    from desk.windows import Browsers
    from playwright.sync_api import Browser, Page

__all__ = ["briefgen", "desk", "own_desk", "starter", "workspace"]

SOURCE = Path(__file__).resolve().parents[2] / "src"
LONGEST = 90.0
"""Seconds after which what does not come is held not to come: a bound for a test that fails, no measure."""

TODAY = "1795305600"
"""2026-11-22, in seconds since 1970."""

BRIEF = """\
template: leave-behind
title: "{title}"
meeting:
  legislator: {{name: Jordan Example, title: Rep., district: Example District 7}}
  date: 2026-12-03
  place: 100 Example Building
ask: "{ask}"
bill: {{number: H.R. 0000, version: introduced, as_of: 2026-11-20}}
contact: {{name: Sam Sample, email: sam@coalition.example}}
sections:
  - {{id: evidence, blocks: [health]}}
"""
PACKET = """\
title: Services keep people safe
date: 2026-11-20
meeting: {legislator: {name: Alex Sample, title: Sen.}, date: 2026-12-10}
ask: Fund outreach.
documents:
  - {id: letter, sections: [{blocks: [health]}]}
  - {id: notes, audience: coalition, sections: [{blocks: [health]}]}
"""
BROKEN = "title: Broken\nsections:\n\t- one\n"
BLOCK = """\
---
title: Health
summary: For tests.
audience: public
---
# headline
Health.

# short
Health services reach people where they are.
"""


@dataclass
class Answer:
    """What the desk answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Desk:
    """A desk that is running, and a browser that it has let in."""

    root: Path
    process: subprocess.Popen[str]
    opening: str
    said: list[str] = field(default_factory=list)
    cookie: str = ""

    @property
    def port(self) -> int:
        return int(self.opening.split("/")[2].rpartition(":")[2])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return self.opening.rpartition("token=")[2]

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, *, inside: bool = True, **headers: str
    ) -> Answer:
        """Ask as a browser does that is in; `headers` are more, or others: `Sec_Fetch_Site` for `Sec-Fetch-Site`."""
        usual = {"Cookie": self.cookie} if inside else {}
        usual |= {"Origin": self.origin} if method == "POST" else {}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request(method, path, body, {**usual, **given})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def raw(self, sent: bytes) -> bytes:
        """What is answered to these very bytes, until the desk closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=LONGEST) as connection:
            connection.sendall(sent)
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
            return b"".join(parts)

    def enter(self) -> Answer:
        """Exchange the token for the cookie."""
        answer = self.ask(f"/?token={self.token}", inside=False)
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def until(self, path: str, seen: Callable[[str], bool]) -> str:
        """The page, once it says what it is to say."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            text = self.ask(path).text
            if seen(text):
                return text
            time.sleep(0.1)
        raise AssertionError(f"{path} never said it; it says:\n{text}")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def end(self) -> int:
        """Press Ctrl-C, and wait."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONGEST)


def brief(title: str = "Fund health services", ask: str = "Fund outreach under {{ bill.number }}.") -> str:
    return BRIEF.format(title=title, ask=ask)


def workspace_at(root: Path) -> Path:
    """A small workspace: a brief, a packet of two, and a file that cannot be read."""
    (root / "briefs/blocks").mkdir(parents=True)
    (root / "briefgen.yaml").write_text(
        "organization: {name: Example Coalition}\nstyle: civic\nlanguage: en-US\n", "utf-8"
    )
    (root / "briefs/blocks/health.md").write_text(BLOCK, "utf-8")
    (root / "briefs/visit.yaml").write_text(brief(), "utf-8")
    (root / "briefs/packet.yaml").write_text(PACKET, "utf-8")
    (root / "briefs/broken.yaml").write_text(BROKEN, "utf-8")
    return root


def start(root: Path, *words: str) -> Desk:
    """Start the desk of a workspace at a free port, and wait for its address."""
    command = [sys.executable, "-m", "briefgen", "serve", "--no-open", *(words or ("--port", "0"))]
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": TODAY}
    process = subprocess.Popen(
        command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout and process.stderr
    desk = Desk(root, process, process.stdout.readline().strip())
    threading.Thread(target=lambda: desk.said.extend(process.stderr or ()), daemon=True).start()
    return desk


def stop(desk: Desk) -> None:
    if desk.process.poll() is None:
        desk.process.kill()
    desk.process.wait()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that several tests ask, and none changes."""
    found = start(workspace_at(tmp_path_factory.mktemp("desk") / "a coalition"))
    try:
        assert found.enter().status == 303, found.said
        yield found
    finally:
        stop(found)


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of one test's own."""
    found = start(workspace_at(tmp_path / "a coalition"))
    try:
        assert found.enter().status == 303, found.said
        yield found
    finally:
        stop(found)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window, for the tests of a file."""
    from desk.browsing import chromium

    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def browsers() -> Iterator[Browsers]:
    """Chromium and Firefox, for the tests of a file."""
    from desk.windows import Browsers

    with Browsers() as found:
        yield found


@pytest.fixture
def page(browser: Browser, own_desk: Desk) -> Iterator[Page]:
    """The page of a paper, in a browser that a desk of the test's own has let in."""
    from desk.browsing import entered

    with entered(browser, own_desk, viewport={"width": 1280, "height": 900}) as context:
        found = context.new_page()
        found.goto(own_desk.origin + "/briefs/visit")
        yield found
