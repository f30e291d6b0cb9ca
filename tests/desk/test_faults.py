"""What goes wrong around the desk: a folder that cannot be written, a full disk, a desk that stops, stalls or is started again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.browsing import faults
from desk.conftest import Desk, brief, start, stop, workspace_at
from desk.test_form import Page as Form
from desk.test_form import text
from desk.test_pages import words
from playwright.sync_api import Page, expect
from tools import requires


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300,000 bytes, where this account may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("this account may not make a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def remount(place: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def locked(desk: Desk) -> Path:
    """Make it impossible to take a lock, whoever asks."""
    place = desk.root / ".briefgen/locks"
    if place.is_dir():
        for each in place.iterdir():
            each.unlink()
        place.rmdir()
    place.parent.mkdir(exist_ok=True)
    place.write_text("in the way")
    return place


@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_written_is_told_and_the_words_stay(own_desk: Desk, htmx: bool) -> None:
    page = Form(own_desk)
    place = locked(own_desk)
    answer = page.send(htmx=htmx, title="Not lost")
    assert answer.status == (503 if htmx else 409)
    assert (
        "Not saved." in words(answer.text)
        and "nothing was written to “briefs/visit.yaml”" in words(answer.text).lower()
    )
    assert htmx or 'value="Not lost"' in answer.text
    assert not htmx or "Your words are kept in this page; do not close it." in words(answer.text)
    place.unlink()
    page.send(title="Not lost")
    assert text(own_desk) == brief(title="Not lost")


@pytest.mark.thorough
def test_a_disk_that_can_only_be_read_is_shown_and_nothing_is_saved(disk: Path) -> None:
    root = workspace_at(disk / "a")
    remount(disk, "ro")
    desk = start(root)
    try:
        assert desk.enter().status == 303, desk.said
        page = Form(desk)
        assert "Fund health services" in page.fields["title"]
        answer = page.send(title="Not lost")
        assert answer.status == 503 and "Not saved." in words(answer.text)
        assert desk.ask("/history/briefs/visit.yaml").status == 200
        assert desk.ask("/briefs/visit/get/txt", "POST", b"").status == 200
        assert desk.ask("/new/leave-behind", "POST", b"without=1").status == 409
        assert text(desk) == brief()
        assert "everything is shown, and nothing can be saved" in "".join(desk.said)
    finally:
        stop(desk)


@pytest.mark.thorough
def test_a_full_disk_loses_nothing(disk: Path) -> None:
    desk = start(workspace_at(disk / "a"))
    try:
        assert desk.enter().status == 303
        page = Form(desk)
        with (disk / "full").open("wb", buffering=0) as stream, pytest.raises(OSError):
            while True:
                stream.write(b"x" * 4096)
        answer = page.send(title="Not lost " * 900)
        assert answer.status == 503 and "Not saved." in words(answer.text)
        assert text(desk) == brief()
        (disk / "full").unlink()
        assert page.send(title="Not lost").status == 200 and text(desk) == brief(title="Not lost")
    finally:
        stop(desk)


@pytest.mark.thorough
def test_a_browser_that_goes_away_in_the_middle_changes_nothing(own_desk: Desk) -> None:
    before = text(own_desk)
    for sent in (b"", b"rev=x&ti", b"rev="):
        with socket.create_connection(("127.0.0.1", own_desk.port)) as connection:
            head = (
                f"POST /briefs/visit HTTP/1.1\r\nHost: 127.0.0.1:{own_desk.port}\r\nCookie: {own_desk.cookie}\r\n"
                f"Origin: {own_desk.origin}\r\nContent-Length: 500\r\n\r\n"
            )
            connection.sendall(head.encode() + sent)
    with socket.create_connection(("127.0.0.1", own_desk.port)) as connection:
        connection.sendall(b"GET /briefs/visit HTTP/1.1\r\n")
    assert own_desk.ask("/briefs/visit").status == 200 and text(own_desk) == before
    assert "Traceback" not in "".join(own_desk.said)


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="its processes are found in /proc")
def test_a_press_that_dies_is_started_again(own_desk: Desk) -> None:
    own_desk.until("/briefs/visit", lambda found: "<image" in found)
    for _ in range(2):
        for child in children(own_desk.process.pid):
            os.kill(child, signal.SIGKILL)
        Form(own_desk).send(title="Anew", ask="Another ask.")
        assert "Another ask." in own_desk.until("/briefs/visit/text", lambda found: "Another ask." in found)
        Form(own_desk).send(title="Once more", ask="A third ask.")
        own_desk.until("/briefs/visit/text", lambda found: "A third ask." in found)


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(one) for one in (task / "children").read_text().split()]
    return found


def restarted(desk: Desk) -> Desk:
    """The desk at the same port, after it was killed."""
    desk.process.kill()
    desk.process.wait()
    return start(desk.root, "--port", str(desk.port))


@pytest.mark.thorough
@pytest.mark.slow
@requires("chromium", "axe-core")
def test_what_was_written_while_the_desk_was_gone_is_sent_when_it_is_back(page: Page, own_desk: Desk) -> None:
    title = page.get_by_label("Title", exact=True)
    page.get_by_label("Place", exact=True).fill("Room 1")
    expect(page.locator("#saved")).to_contain_text("Saved")
    own_desk.process.kill()
    own_desk.process.wait()
    title.fill("Not lost")
    expect(page.locator("#lost")).to_be_visible(timeout=30_000)
    assert faults(page) == [] and "What you wrote is kept in this page" in page.locator("#lost").inner_text()
    again = start(own_desk.root, "--port", str(own_desk.port))
    try:
        expect(page.locator("#closed")).to_be_visible(timeout=60_000)
        expect(page.locator("#lost")).to_be_hidden()
        assert faults(page) == [] and "Not lost" not in text(own_desk)
        page.get_by_role("button", name="Try again").press("Enter")
        expect(page.locator("#closed")).to_be_visible()
        page.context.new_page().goto(again.opening)
        expect(page.locator("#closed")).to_be_hidden(timeout=60_000)
        again.cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
        again.until("/files/briefs/visit.yaml", lambda found: "Not lost" in found)
        expect(title).to_have_value("Not lost")
        assert text(own_desk) == brief(title="Not lost").replace("100 Example Building", "Room 1")
    finally:
        stop(again)


@pytest.mark.thorough
@pytest.mark.slow
@requires("chromium", "axe-core")
@pytest.mark.skipif(os.name == "nt", reason="Windows stops no process")
def test_a_desk_that_stalls_is_told_and_takes_the_words_when_it_goes_on(page: Page, own_desk: Desk) -> None:
    own_desk.process.send_signal(signal.SIGSTOP)
    try:
        page.get_by_label("Title", exact=True).fill("Not lost")
        expect(page.locator("#lost")).to_be_visible(timeout=30_000)
    finally:
        own_desk.process.send_signal(signal.SIGCONT)
    expect(page.locator("#lost")).to_be_hidden(timeout=30_000)
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert text(own_desk) == brief(title="Not lost")


@pytest.mark.thorough
@pytest.mark.slow
@requires("chromium", "axe-core")
def test_what_could_not_be_written_is_sent_again_by_itself(page: Page, own_desk: Desk) -> None:
    place = locked(own_desk)
    page.get_by_label("Title", exact=True).fill("Not lost")
    expect(page.locator("#saved")).to_contain_text("Not saved.")
    expect(page.locator("#saved")).to_contain_text("do not close it")
    assert faults(page) == []
    place.unlink()
    expect(page.locator("#saved")).to_contain_text(re.compile(r"^Saved"), timeout=30_000)
    assert text(own_desk) == brief(title="Not lost")
