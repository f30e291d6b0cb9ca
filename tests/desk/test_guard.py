"""Requests that are none of the desk's: other names, other pages, no cookie, paths that lead out, too much, too slow."""

from __future__ import annotations

import os
import socket
import time
from urllib.parse import quote

import pytest
from desk.conftest import LONGEST, Desk, start, stop, workspace_at

SECRET = "a person's testimony"

OTHER_HOSTS = [
    "evil.example", "evil.example:{port}", "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1.evil.example:{port}",
    "localhost.evil.example:{port}", "[::1]:{port}", "0.0.0.0:{port}", "127.0.0.1:{port}@evil.example", "user@127.0.0.1:{port}",
    "127.1:{port}", "2130706433:{port}", "127.0.0.1:{port}.", "",
]  # fmt: skip

OTHER_ORIGINS = [
    "http://evil.example", "http://localhost:3000", "http://127.0.0.1:3000", "http://127.0.0.1", "https://127.0.0.1:{port}",
    "http://127.0.0.1:{port}/", "http://127.0.0.1:{port}.evil.example", "null", "", "file://", "HTTP://127.0.0.1:{port}",
]  # fmt: skip

TRICKS = [
    "../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "..%5csecret.txt", "..%255csecret.txt",
    "%252e%252e%252fsecret.txt", "briefs/../../secret.txt", "briefs/%2e%2e/%2e%2e/secret.txt", "briefs/..%2f..%2fsecret.txt",
    "briefs//../../secret.txt", "/etc/passwd", "%2fetc%2fpasswd", "file:///etc/passwd", "briefs/%00", "briefs/visit.yaml%00.md",
    "briefs/link.md", "briefs/linked/secret.md", "private/consent/one.yaml", "briefs/private.txt", ".briefgen/desk.json",
    "briefs/.briefgen/desk.json", "build/visit.pdf", "..", ".", "%ff%fe", "briefs/%ed%a0%80.md", "a" * 3000, "C:%5Csecret.txt",
    "%5c%5cserver%5cshare%5cx.md", "briefs/con.yaml", "briefs/*.yaml", "briefs/blocks", "briefs/pipe.md", "~/secret.md",
]  # fmt: skip


@pytest.mark.parametrize("host", OTHER_HOSTS)
@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/alive", "/events"])
def test_another_name_is_not_answered_and_told_why(desk: Desk, host: str, path: str) -> None:
    answer = desk.ask(path, Host=host.format(port=desk.port))
    assert answer.status == 421
    assert "this computer alone" in answer.text and f"http://127.0.0.1:{desk.port}" in answer.text


@pytest.mark.parametrize("hosts", ["", "Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"])
def test_no_name_and_two_names_are_not_answered(desk: Desk, hosts: str) -> None:
    said = hosts.format(port=desk.port)
    answer = desk.raw(f"GET / HTTP/1.1\r\n{said}Cookie: {desk.cookie}\r\nConnection: close\r\n\r\n".encode())
    assert answer.split()[1] in (b"400", b"421")


@pytest.mark.parametrize("path", ["http://evil.example/", "http://127.0.0.1:1/", "//evil.example/", "*"])
def test_a_whole_address_in_place_of_a_path_leads_nowhere(desk: Desk, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nCookie: {desk.cookie}\r\nConnection: close\r\n\r\n"
    assert desk.raw(head.encode()).split()[1] == b"404"


@pytest.mark.parametrize("origin", OTHER_ORIGINS)
@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/briefs/visit/get/pdf"), ("POST", "/language")])
def test_pages_of_others_are_not_answered(desk: Desk, origin: str, method: str, path: str) -> None:
    answer = desk.ask(path, method, b"to=es", Origin=origin.format(port=desk.port))
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Same-Origin", ""])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_browser_says_comes_from_elsewhere_is_not_answered(desk: Desk, site: str, method: str) -> None:
    assert desk.ask("/", method, Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "POKE"])
def test_what_could_change_something_says_where_it_comes_from(desk: Desk, method: str) -> None:
    head = f"{method} /language HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nCookie: {desk.cookie}\r\n"
    answer = desk.raw(f"{head}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
    assert answer.split()[1] == b"403"


def test_own_pages_are_answered_under_both_names(desk: Desk) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert desk.ask("/", Host=f"{name}:{desk.port}").status == 200
    assert desk.ask("/", Origin=desk.origin, Sec_Fetch_Site="same-origin").status == 200
    assert desk.ask("/", Sec_Fetch_Site="none").status == 200


COOKIES = [
    "", "{name}=", "{name}=wrong", "{name}=\u00e9\u4e2d", "other=x", "{name}", "={name}", ";;;", "{name}=a; {name}=b", "x" * 9000,
]  # fmt: skip
PAGES = [
    "/",
    "/events",
    "/briefs/visit",
    "/briefs/visit/text",
    "/files/briefs/visit.yaml",
    "/nowhere",
    "/language",
    "/?token=",
    "/?token=x",
]


@pytest.mark.parametrize("cookie", COOKIES)
def test_without_the_cookie_nothing_is_shown(desk: Desk, cookie: str) -> None:
    given = cookie.format(name=desk.cookie.partition("=")[0]).encode("utf-8").decode("latin-1")
    for page in PAGES:
        answer = desk.ask(page, inside=False, Cookie=given)
        assert answer.status == 401, page
        assert "Fund health" not in answer.text and "set-cookie" not in answer.headers
        assert "Ctrl-C" in answer.text


def test_what_anybody_may_have_says_nothing_of_the_workspace(desk: Desk) -> None:
    assert desk.ask("/static/desk.css", inside=False).status == 200
    assert desk.ask("/alive", inside=False).body == str(desk.process.pid).encode()


def test_the_token_is_good_once(own_desk: Desk) -> None:
    answer = own_desk.ask(f"/?token={own_desk.token}", inside=False)
    assert answer.status == 401


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(tmp_path: object) -> None:
    desk = start(workspace_at(tmp_path / "a"))  # type: ignore[operator]
    try:
        wrong = desk.ask("/?token=" + desk.token[:-1] + quote("é"), inside=False)
        assert wrong.status == 401
        answer = desk.enter()
        assert (answer.status, answer.headers["location"]) == (303, "/")
        said = answer.headers["set-cookie"]
        assert said.startswith(f"briefgen-{desk.port}=")
        assert {"HttpOnly", "Path=/", "SameSite=strict"} <= {part.strip() for part in said.split(";")}
        assert desk.token not in said and desk.ask("/").status == 200
    finally:
        stop(desk)


@pytest.mark.parametrize(
    "folder", ["/files/", "/briefs/", "/static/", "/static/fonts/", "/briefs/visit/", "/briefs/visit/page/1/"]
)
def test_no_path_leads_out_of_the_workspace(desk: Desk, folder: str) -> None:
    root = desk.root
    (root.parent / "secret.txt").write_text(SECRET, "utf-8")
    for name in ("private/consent/one.yaml", "briefs/private.txt", "build/visit.pdf"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(SECRET, "utf-8")
    if not (root / "briefs/link.md").is_symlink():
        (root / "briefs/link.md").symlink_to(root.parent / "secret.txt")
        (root / "briefs/linked").symlink_to(root.parent)
        os.mkfifo(root / "briefs/pipe.md")
    for trick in TRICKS:
        head = f"GET {folder}{trick} HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nCookie: {desk.cookie}\r\nConnection: close\r\n\r\n"
        answer = desk.raw(head.encode("latin-1"))
        told = folder == "/files/" and trick in ("briefs/pipe.md",)
        assert answer.split()[1] in ((b"200", b"404") if told else (b"404", b"400")), trick
        assert SECRET.encode() not in answer and b"root:" not in answer and b'"process"' not in answer, trick


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/briefs/a\r\nX: y", ""],
)
def test_a_way_back_leads_to_the_desk(desk: Desk, back: str) -> None:
    answer = desk.ask("/language", "POST", f"to=es&back={quote(back)}".encode())
    assert answer.status == 303
    place = answer.headers["location"]
    assert place == "/" or (place.startswith("/briefs/") and "%0D%0A" in place)
    assert "x" not in answer.headers


@pytest.mark.parametrize("body", [b"", b"to=", b"to=xx", b"\xff\xfe", b"to=es&" + b"a=b&" * 50, b"to=%00", b"{}"])
def test_a_form_that_makes_no_sense_changes_nothing(desk: Desk, body: bytes) -> None:
    answer = desk.ask("/language", "POST", body)
    assert answer.status == 400 and "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/language", "/briefs/visit/get/pdf", "/nowhere"])
def test_too_much_is_not_taken_in(desk: Desk, path: str) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nOrigin: {desk.origin}\r\nCookie: {desk.cookie}\r\n"
    said = desk.raw(f"{head}Content-Length: 10000000000\r\n\r\n".encode())
    assert said.split()[1] == b"413"
    assert desk.raw(f"{head}Content-Length: {'9' * 5000}\r\n\r\n".encode()).split()[1] in (b"400", b"413")
    assert desk.raw(f"{head}Content-Length: -1\r\n\r\n".encode()).split()[1] == b"400"


def test_too_much_that_says_not_how_much_is_not_taken_in(desk: Desk) -> None:
    head = (
        f"POST /language HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nOrigin: {desk.origin}\r\nCookie: {desk.cookie}\r\n"
    )
    with socket.create_connection(("127.0.0.1", desk.port), timeout=LONGEST) as connection:
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        answer = b""
        try:
            for _ in range(200):
                connection.sendall(b"2710\r\n" + b"a" * 10_000 + b"\r\n")
            answer = connection.recv(65536)
        except ConnectionError:
            answer = answer or b"HTTP/1.1 413"
    assert answer.split()[1] == b"413"
    assert desk.ask("/").status == 200


@pytest.mark.thorough
@pytest.mark.slow
def test_what_comes_too_slowly_is_not_waited_for(desk: Desk) -> None:
    head = (
        f"POST /language HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nOrigin: {desk.origin}\r\nCookie: {desk.cookie}\r\n"
    )
    with socket.create_connection(("127.0.0.1", desk.port), timeout=LONGEST) as connection:
        connection.sendall(f"{head}Content-Length: 100\r\n\r\nto=".encode())
        assert connection.recv(65536).split()[1] == b"408"


def listening(desk: Desk) -> socket.socket:
    """A page that listens, once it has been answered."""
    connection = socket.create_connection(("127.0.0.1", desk.port), timeout=LONGEST)
    head = f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nCookie: {desk.cookie}\r\n\r\n"
    connection.sendall(head.encode())
    return connection


def test_many_pages_may_listen_but_not_any_number(own_desk: Desk) -> None:
    from briefgen.desk.events import MOST_STREAMS

    pages = [listening(own_desk) for _ in range(MOST_STREAMS)]
    assert all(page.recv(12) == b"HTTP/1.1 200" for page in pages)
    with listening(own_desk) as page:
        refused = page.recv(65536)
        assert refused.startswith(b"HTTP/1.1 503") and b"retry-after: 5" in refused.lower()
    assert own_desk.ask("/").status == 200
    for page in pages:
        page.close()
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with listening(own_desk) as page:
            if page.recv(12) == b"HTTP/1.1 200":
                return
        time.sleep(0.1)
    raise AssertionError("no page may listen any more")


ANSWERS = [
    ("/", {}, 200), ("/nowhere", {}, 404), ("/static/desk.css", {}, 200), ("/briefs/visit", {}, 200), ("/", {"Host": "evil.example"}, 421),
    ("/", {"Origin": "null"}, 403), ("/", {"Cookie": ""}, 401), ("/files/briefs/visit.yaml", {}, 200), ("/briefs/visit/text", {}, 200),
]  # fmt: skip


@pytest.mark.parametrize(("path", "headers", "status"), ANSWERS)
def test_every_answer_says_what_may_be_done_with_it(
    desk: Desk, path: str, headers: dict[str, str], status: int
) -> None:
    desk.ask("/briefs/visit")
    answer = desk.ask(path, **headers)
    assert answer.status == status
    said = answer.headers
    assert (
        "default-src 'none'" in said["content-security-policy"] and "base-uri 'none'" in said["content-security-policy"]
    )
    assert said["x-content-type-options"] == "nosniff" and said["referrer-policy"] == "same-origin"
    assert said["cross-origin-resource-policy"] == said["cross-origin-opener-policy"] == "same-origin"
    assert said["cache-control"] == ("private, max-age=86400" if path.startswith("/static/") else "no-store")
    assert "server" not in said and "access-control-allow-origin" not in said


def test_no_page_has_a_script_or_a_look_of_its_own(desk: Desk) -> None:
    assert "unsafe" not in desk.ask("/").headers["content-security-policy"]
    for path in (
        "/",
        "/briefs/visit",
        "/briefs/packet",
        "/briefs/packet/notes",
        "/files/briefs/broken.yaml",
        "/nowhere",
    ):
        text = desk.ask(path).text
        assert " style=" not in text and "<style" not in text and " onclick" not in text and "hx-on" not in text
        assert text.count("<script") == text.count("<script defer src=")


def test_the_text_of_a_paper_can_do_nothing(desk: Desk) -> None:
    desk.ask("/briefs/visit")
    policy = desk.ask("/briefs/visit/text").headers["content-security-policy"].split("; ")
    # The page may see how far it was read, and nothing in it ever runs.
    assert "sandbox allow-same-origin" in policy and "default-src 'none'" in policy
    assert not any("script" in part for part in policy)
