"""Every address of the desk, as the app knows them, asked by those who mean harm: a new one is found here by itself."""

from __future__ import annotations

import hashlib
import html
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import quote, urlencode

import pytest
from desk.conftest import LONGEST, Answer, Desk, start, stop, workspace_at
from desk.test_guard import OTHER_HOSTS, OTHER_ORIGINS, SECRET, TRICKS, listening
from desk.test_pages import settled
from starlette.routing import Route

from briefgen.desk.app import Desk as App
from briefgen.desk.connections import HEAD_SECONDS, MOST
from briefgen.desk.events import MOST_STREAMS
from briefgen.desk.keys import Keys
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

OPEN = ("/static/{path:path}",)
"""Addresses that anybody on this computer may have."""

pytestmark = pytest.mark.thorough

STARTS = (
    "/", "/new", "/new/leave-behind", "/briefs/visit", "/briefs/packet", "/briefs/packet/letter", "/files/briefs/visit.yaml",
    "/files/briefs/broken.yaml",
)  # fmt: skip
"""Pages with every form that the desk has; a route that no form of theirs leads to has no hostile cases, and is named."""

UNFORMED = {
    "/new/{paper}/look": ("title", "name", "surname", "day"),
    "/briefs/{path:path}/arguments": ("rev", "part", "add"),
    "/history/{path:path}": ("rev", "version", "undo"),
}
"""Addresses that scripts alone send to, or forms that are only there at times, and the fields that they send."""

WORST = (
    "../secret.txt", "..%2fsecret.txt", "/etc/passwd", "briefs/../../secret.txt", "C:\\secret.txt", "\x00", "{{ 7*7 }}",
    "{% include '/etc/passwd' %}", "<script>alert(1)</script>", "a: &a [*a]", "!!python/object/apply:os.system ['id']",
    "x\r\nSet-Cookie: a=b", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "-1", "9" * 400, "x" * 60_000,
)  # fmt: skip
"""Words for fields: paths, templates, markup, YAML, header lines, numbers, too much."""


def routes() -> list[tuple[str, str]]:
    """Every method and address of the desk, as `("POST", "/briefs/{path:path}")`."""
    with Press(at_once=False) as press:
        app = App(Workspace(Path(__file__).parent), (press, press), Keys(1))
        found = cast(list[Route], app.routes)
        return [(method, one.path) for one in found for method in sorted(one.methods or ()) if method != "HEAD"]


ROUTES = routes()
POSTED = [path for method, path in ROUTES if method == "POST"]


def filled(path: str, word: str) -> str:
    """An address with a word for each of its parameters."""
    return re.sub(r"\{[^}]*\}", word.replace("\\", r"\\"), path)


def good(path: str) -> str:
    """An address that leads somewhere."""
    return {"/static/{path:path}": "/static/desk.css", "/files/{path:path}": "/files/briefs/visit.yaml"}.get(
        path, filled(path, "leave-behind" if path.startswith("/new") else "visit")
    )


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk beside a secret, with ways out of its folder laid in it."""
    root = workspace_at(tmp_path_factory.mktemp("besieged") / "a coalition")
    (root.parent / "secret.txt").write_text(SECRET, "utf-8")
    (root / "briefs/private.txt").write_text(SECRET, "utf-8")
    (root / "briefs/link.md").symlink_to(root.parent / "secret.txt")
    (root / "briefs/linked").symlink_to(root.parent)
    desk = start(root)
    try:
        desk.enter()
        settled(desk)
        yield desk
        assert desk.ask("/").status == 200 and not [line for line in desk.said if "Traceback" in line], desk.said
    finally:
        stop(desk)


def outside(desk: Desk) -> dict[str, str]:
    """What must stay as it is: everything beside the folder, and everything in it that is no brief."""
    here = desk.root.parent
    kept = [path for path in here.rglob("*") if path.is_file() and ".briefgen" not in path.parts]
    return {
        str(path.relative_to(here)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in kept
        if not (path.is_relative_to(desk.root) and (path.parent.name == "briefs" and path.suffix == ".yaml"))
    }


def harmless(answer: Answer, asked: str) -> None:
    """It is no failure of ours, it tells nothing, it leads to the desk, and it sets nothing."""
    assert answer.status < 500, (asked, answer.body[:400])
    assert SECRET.encode() not in answer.body and b"root:x:" not in answer.body, asked
    assert answer.headers.get("location", "/").startswith("/") and not answer.headers.get("location", "/").startswith(
        "//"
    )
    assert "a=b" not in answer.headers.get("set-cookie", ""), asked


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_address_is_for_the_own_browser_alone(besieged: Desk, method: str, path: str) -> None:
    at = good(path)
    for host in OTHER_HOSTS:
        assert besieged.ask(at, method, b"", Host=host.format(port=besieged.port)).status == 421, host
    for origin in OTHER_ORIGINS:
        assert besieged.ask(at, method, b"", Origin=origin.format(port=besieged.port)).status == 403, origin
    for site in ("cross-site", "same-site", ""):
        assert besieged.ask(at, method, b"", Sec_Fetch_Site=site).status == 403, site
    answer = besieged.ask(at, method, b"", inside=False, Origin=besieged.origin)
    assert answer.status == (200 if path in OPEN else 401)
    # The cookie of another desk on this computer comes along, for browsers keep cookies by computer.
    other = besieged.cookie.replace(str(besieged.port), "1")
    assert besieged.ask(at, method, b"", Cookie=other).status == (200 if path in OPEN else 401)


@pytest.mark.parametrize(("method", "path"), [one for one in ROUTES if "{" in one[1]])
def test_no_parameter_of_an_address_leads_out(besieged: Desk, method: str, path: str) -> None:
    before = outside(besieged)
    for trick in TRICKS:
        at = filled(path, trick)
        head = f"{method} {at} HTTP/1.1\r\nHost: 127.0.0.1:{besieged.port}\r\nCookie: {besieged.cookie}\r\n"
        head += f"Origin: {besieged.origin}\r\nContent-Length: 10\r\nConnection: close\r\n\r\nrev=x&to=es"[:-1]
        answer = besieged.raw(head.encode("latin-1"))
        status = int(answer.split()[1])
        assert status in (303, 400, 404, 405), (at, answer[:300])
        assert SECRET.encode() not in answer and b"root:x:" not in answer, at
    assert outside(besieged) == before


@pytest.mark.parametrize("path", sorted({path for _, path in ROUTES}))
def test_a_method_that_an_address_does_not_have_does_nothing(besieged: Desk, path: str) -> None:
    before = outside(besieged)
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "POKE"):
        answer = besieged.ask(good(path), method, b"", Origin=besieged.origin)
        assert answer.status in (404, 405, 501, 503), (method, path)
        assert "access-control-allow-origin" not in answer.headers
    assert outside(besieged) == before


def forms(desk: Desk) -> Iterator[tuple[str, dict[str, str]]]:
    """Every address that a form of the pages is sent to, with its fields and what stands in them."""
    for page in STARTS:
        text = desk.ask(page).text
        for opened, inside in re.findall(r"<form([^>]*)>(.*?)</form>", text, re.S):
            if 'method="post"' not in opened:
                continue
            own = re.search(r'\baction="([^"]*)"', opened)
            tags = re.findall(r"<(?:input|textarea|button|select)[^>]*>", inside)
            named = [(one, re.search(r'\bname="([^"]+)"', one), re.search(r'\bvalue="([^"]*)"', one)) for one in tags]
            fields = {
                html.unescape(name[1]): html.unescape(value[1]) if value else "" for _, name, value in named if name
            }
            goals = {own[1] if own else page, *re.findall(r'formaction="([^"#]*)', inside)}
            yield from ((html.unescape(goal), fields) for goal in goals)


def matching(path: str, at: str) -> bool:
    """Whether an address is one of a route."""
    pattern = re.sub(r"\\\{[^}]*path\\\}", ".+", re.escape(path))
    return re.fullmatch(re.sub(r"\\\{[^}]*\\\}", "[^/]+", pattern), at) is not None


@pytest.mark.parametrize("path", POSTED)
def test_no_field_of_a_form_leads_out_or_breaks_anything(besieged: Desk, path: str) -> None:
    before = outside(besieged)
    exact = [other for other in POSTED if other != path and len(other) > len(path)]
    known = {
        (at, tuple(fields.items()))
        for at, fields in forms(besieged)
        if matching(path, at) and not any(matching(other, at) for other in exact)
    }
    known |= {(good(path), tuple((name, "") for name in UNFORMED[path])) for _ in "1" if path in UNFORMED}
    assert known, f"no form of the pages in STARTS is sent to {path}: add a page that has it, or its fields to UNFORMED"
    for at, pairs in sorted(known):
        fields = dict(pairs)
        for word in WORST:
            kept = {name: fields[name] for name in ("rev", "seen") if name in fields}
            # More than a body may hold is refused before it is read, which is another test.
            some = list(fields)[: 2_000 // len(word) + 4]
            harmless(sent(besieged, at, fields | dict.fromkeys(some, word) | kept), at)
        for name in fields:
            harmless(sent(besieged, at, fields | {name: "../secret.txt"}), f"{at} {name}")
        harmless(sent(besieged, at, {f"{quote('../')}{number}": "x" for number in range(3000)}), at)
    assert outside(besieged) == before


def sent(desk: Desk, at: str, fields: dict[str, str]) -> Answer:
    body = urlencode(fields).encode("utf-8", "surrogatepass")
    return desk.ask(at, "POST", body, Content_Type="application/x-www-form-urlencoded")


POST = "POST /language HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n"
GET = "GET / HTTP/1.1\r\nHost: {host}\r\n"
HEADS = [
    GET + "Cookie: {cookie}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /nowhere HTTP/1.1\r\n\r\n",
    POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    GET + "X: a\r\n\tHost: evil.example\r\nHost: evil.example\r\n\r\n", "GET / HTTP/1.1\nHost: {host}\nHost: evil.example\n\n",
    GET + "X-Forwarded-Host: evil.example\r\n\0: x\r\n\r\n", GET + "Cookie: {cookie}\r\nX: a\rb\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: {host}\r\n\r\n", "GET /\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", GET + "X: " + "x" * 100_000 + "\r\n\r\n",
    "GET /" + "x" * 100_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
]  # fmt: skip
"""Heads that two programs read in two ways, or that are none."""


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
def test_a_head_that_could_be_read_in_two_ways_is_refused(besieged: Desk, head: str) -> None:
    said = head.format(host=f"127.0.0.1:{besieged.port}", origin=besieged.origin, cookie=besieged.cookie)
    try:
        answer = besieged.raw(said.encode("latin-1"))
    except ConnectionError:
        answer = b""
    said_of_it = re.findall(rb"HTTP/1.1 (\d+)", answer)
    assert set(said_of_it) <= {b"400", b"401", b"421", b"431"} and len(said_of_it) <= 2, answer[:200]


def test_no_page_becomes_a_socket(besieged: Desk) -> None:
    head = (
        f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{besieged.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    )
    assert b" 401 " in besieged.raw(f"{head}\r\n".encode())[:40] + b" "
    with socket.create_connection(("127.0.0.1", besieged.port), timeout=LONGEST) as connection:
        connection.sendall(f"{head}Cookie: {besieged.cookie}\r\n\r\n".encode())
        assert connection.recv(20).startswith(b"HTTP/1.1 200")


def ended(connection: socket.socket) -> bool:
    """Whether the desk has closed it; waits for as long as that may take."""
    try:
        while connection.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


def test_a_request_that_never_comes_whole_is_not_waited_for(besieged: Desk) -> None:
    """A connection that says nothing, one that says a little now and then, one that was answered before."""
    head = f"GET /alive HTTP/1.1\r\nHost: 127.0.0.1:{besieged.port}\r\n"
    silent, slow, again = (socket.create_connection(("127.0.0.1", besieged.port), timeout=LONGEST) for _ in range(3))
    start = time.monotonic()
    again.sendall(f"{head}\r\n".encode())
    assert again.recv(12) == b"HTTP/1.1 200"
    try:
        for part in head[:40]:
            slow.sendall(part.encode())
            again.sendall(part.encode())
            time.sleep(0.4)
    except ConnectionError:
        pass
    assert ended(silent) and ended(slow) and ended(again)
    assert time.monotonic() - start > HEAD_SECONDS / 2 and besieged.ask("/").status == 200


def test_a_thousand_connections_leave_room_for_a_person(besieged: Desk) -> None:
    held = []
    try:
        for number in range(1000):
            connection = socket.create_connection(("127.0.0.1", besieged.port), timeout=LONGEST)
            held.append(connection)
            connection.sendall(b"GET / HTTP/1.1\r\n" if number % 2 else b"")
            if number % 100 == 99:
                assert besieged.ask("/").status == 200, number
        sockets = [path for path in Path(f"/proc/{besieged.process.pid}/fd").glob("*") if links_to_a_socket(path)]
        assert not sockets or len(sockets) < MOST + 20
    finally:
        for connection in held:
            connection.close()
    assert besieged.ask("/").status == 200


def links_to_a_socket(path: Path) -> bool:
    try:
        return path.readlink().name.startswith("socket:")
    except OSError:
        return False


def test_a_thousand_pages_that_listen_leave_room_for_a_person(besieged: Desk) -> None:
    held, taken = [], 0
    try:
        for number in range(1000):
            page = listening(besieged)
            held.append(page)
            taken += page.recv(12) == b"HTTP/1.1 200"
            if number % 100 == 99:
                assert besieged.ask("/").status == 200, number
        assert taken <= MOST_STREAMS
    finally:
        for page in held:
            page.close()
    assert besieged.ask("/").status == 200
