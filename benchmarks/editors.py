"""Twenty people who write on one desk; `editors.py FOLDER SECONDS [PEOPLE]` prints what they saw as a line of JSON.

Each has a brief of their own, a page that listens, and writes a word into the ask now and then. Somebody types about 40 words a
minute, and spends two minutes of three reading and thinking; every other word is followed by a pause longer than the 300 ms
after which the page sends itself. That is one request every 8 s or so, between 4 and 12. A preview is there once the paper as
text, which is what stands beside the words and is read aloud, has the word in it: seconds from the last key, the wait of 300 ms
included. Nobody waits for a preview before they go on.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import unquote, urlencode

from processes import family

CHECKOUT = Path(__file__).resolve().parents[1]
LEAST, MOST = 4.0, 12.0
"""Seconds between two changes of one person."""

WAIT_SECONDS = 0.3
"""How long the page waits after the last key before it sends."""

PATIENCE_SECONDS = 60.0
"""How long a preview may take before it is held not to come."""


class Person:
    """Somebody who writes in one brief."""

    def __init__(self, port: int, cookie: str, name: str, seed: int) -> None:
        self.name, self.seconds, self.errors = name, list[float](), list[str]()
        self._port, self._cookie, self._chance = port, cookie, random.Random(seed)
        self._pending: dict[str, float] = {}
        self._lock, self._count, self._going = threading.Lock(), 0, True
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._writer = threading.Thread(target=self._write, daemon=True)

    def open(self) -> None:
        """Open the page, which listens from then on."""
        self._fields = fields(self._ask("GET", f"/briefs/{self.name}").decode())
        self._listener.start()

    def begin(self) -> None:
        """Begin to write."""
        self._writer.start()

    def end(self) -> None:
        """Write no more, and wait for what is still to come."""
        self._going = False
        self._writer.join()
        end = time.monotonic() + PATIENCE_SECONDS
        while self._pending and time.monotonic() < end:
            time.sleep(0.1)
        self.errors += [f"no preview of {word}" for word in self._pending]

    def _write(self) -> None:
        time.sleep(self._chance.uniform(0, MOST))
        while self._going:
            self._count += 1
            word = f"word{self._count}of{self.name}"
            with self._lock:
                self._pending[word] = time.monotonic()
            time.sleep(WAIT_SECONDS)
            self._fields["ask"] = f"Fund outreach, {word}."
            with self._lock:
                # What was replaced before it was shown is seen with what replaced it.
                self._pending = {word: min(self._pending.values())}
            try:
                body = urlencode(self._fields | {"focus": "ask"}).encode()
                answer = self._ask("POST", f"/briefs/{self.name}", body).decode()
                self._fields["rev"] = fields(answer)["rev"]
            except (OSError, KeyError, http.client.HTTPException) as problem:
                self.errors.append(f"{type(problem).__name__}: {problem}")
            time.sleep(self._chance.uniform(LEAST, MOST))

    def _listen(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request("GET", "/events", headers={"Cookie": self._cookie})
        stream = connection.getresponse()
        while line := stream.readline().decode():
            if line.startswith("data:") and unquote(line[5:].strip()).split("/")[0] == self.name:
                self._see()

    def _see(self) -> None:
        try:
            text = self._ask("GET", f"/briefs/{self.name}/text").decode()
        except OSError as problem:
            self.errors.append(str(problem))
            return
        with self._lock:
            for word in [word for word in self._pending if word in text]:
                self.seconds.append(time.monotonic() - self._pending.pop(word))

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        headers = {"Cookie": self._cookie, "Origin": f"http://127.0.0.1:{self._port}", "HX-Request": "true"}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, headers | {"Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise OSError(f"{method} {path}: {answer.status}")
        return data


def fields(page: str) -> dict[str, str]:
    """The version of the file that a page, or a piece of one, is built from."""
    found = re.search(r'id="rev" name="rev" value="([^"]*)"', page)
    return {"rev": found[1]} if found else {}


def workspace(place: Path, people: int) -> list[str]:
    """The checkout's own workspace with a brief for each; their names."""
    place.mkdir(parents=True)
    for part in ("briefs", "styles"):
        shutil.copytree(CHECKOUT / part, place / part)
    shutil.copy(CHECKOUT / "briefgen.yaml", place)
    names = [f"person-{number}" for number in range(people)]
    original = (place / "briefs/leave-behind.yaml").read_text("utf-8")
    for path in (place / "briefs").glob("*.yaml"):
        if path.name not in ("sources.yaml", "facts.yaml"):
            path.unlink()
    for name in names:
        (place / f"briefs/{name}.yaml").write_text(original, "utf-8")
    return names


def memory(process: int) -> float:
    """What a process and those below it hold, in MiB; 0 where the system does not say."""
    pages = 0
    for one in family(process):
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2 if pages else 0.0


def settled(port: int, cookie: str, names: list[str]) -> None:
    """Wait until every paper has been made once, as it has before people come to it."""
    end = time.monotonic() + 10 * PATIENCE_SECONDS
    for name in names:
        while time.monotonic() < end:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
            connection.request("GET", f"/briefs/{name}/text", headers={"Cookie": cookie})
            status = connection.getresponse().status
            connection.close()
            if status == 200:
                break
            time.sleep(0.2)


def main(folder: Path, seconds: float, people: int) -> None:
    names = workspace(folder, people)
    command = [sys.executable, "-m", "briefgen", "serve", "--no-open", "--port", "0"]
    desk = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert desk.stdout
    try:
        opening = desk.stdout.readline().strip()
        port = int(opening.split("/")[2].rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", opening[opening.index("/?") :])
        cookie = (connection.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
        settled(port, cookie, names)
        everybody = [Person(port, cookie, name, number) for number, name in enumerate(names)]
        for person in everybody:
            person.open()
        for person in everybody:
            person.begin()
        # The first half fills what is kept; from then on nothing may grow.
        time.sleep(seconds / 2)
        begin = memory(desk.pid)
        time.sleep(seconds / 2)
        for person in everybody:
            person.end()
        found = sorted(second for person in everybody for second in person.seconds)
        errors = [error for person in everybody for error in person.errors]
        rank = statistics.quantiles(found, n=20) if len(found) > 1 else [0.0] * 19
        print(json.dumps({
            "previews": len(found), "p50": statistics.median(found or [0.0]), "p95": rank[18], "max": max(found, default=0.0),
            "errors": errors, "begin": begin, "end": memory(desk.pid),
        }))  # fmt: skip
    finally:
        desk.send_signal(signal.SIGINT)
        desk.wait(30)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20)
