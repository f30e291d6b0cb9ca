"""What the pages of the desk say, and that the papers it gives are those of the command line."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tools
from desk.conftest import BLOCK, LONGEST, SOURCE, TODAY, Desk, brief, start, stop

from briefgen.desk.words import COOKIE
from briefgen.models.approvals import sum_of

TAGS = re.compile(r"<[^>]+>")


def words(html: str) -> str:
    """What a page says, in one line."""
    return " ".join(TAGS.sub(" ", html).replace("&#39;", "'").split()).replace(" ,", ",")


def settled(desk: Desk) -> str:
    """The page of all briefs, once it is known how all of them stand."""
    return words(desk.until("/", lambda text: "Fits on" in text and "not looked at yet" not in text))


def by_command(root: Path, folder: Path, *typed: str) -> dict[str, bytes]:
    """The files that the command line makes."""
    copy = folder / "copy"
    shutil.copytree(root, copy, dirs_exist_ok=True)
    command = [sys.executable, "-m", "briefgen", "render", *typed, "-o", str(folder / "out")]
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": TODAY}
    subprocess.run(command, cwd=copy, env=env, check=True, capture_output=True, timeout=LONGEST)
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def test_the_first_page_has_the_next_meeting_and_all_briefs_with_their_state(desk: Desk) -> None:
    said = settled(desk)
    assert "Thursday, December 3: Rep. Jordan Example In 11 days · 100 Example Building · 1 paper" in said
    rows = said.partition("All briefs")[2]
    assert "broken briefs/broken.yaml – Cannot be read, line 3 The line is indented with a tab" in rows
    assert "Services keep people safe 2 papers Sen. Alex Sample, Dec 10 All ready" in rows
    assert "Fund health services Leave-behind, 1 page Rep. Jordan Example, Dec 3 Fits on 1 page" in rows


def test_a_row_that_cannot_be_read_leads_to_its_line(desk: Desk) -> None:
    assert 'href="/files/briefs/broken.yaml#line-3"' in desk.ask("/").text
    page = desk.ask("/files/briefs/broken.yaml")
    assert page.status == 200 and '<li id="line-3" class="marked">' in page.text
    assert "There is 1 problem The line is indented with a tab" in words(page.text)
    assert desk.ask("/briefs/broken").headers["location"] == "/files/briefs/broken.yaml"


def test_a_paper_shows_its_page_its_meeting_and_its_ask(desk: Desk) -> None:
    page = desk.ask("/briefs/visit").text
    said = words(page)
    assert "Leave-behind for Rep. Jordan Example" in said and "Fits on 1 page" in said
    assert 'value="Fund health services"' in page and "Fund outreach under {{ bill.number }}.</textarea>" in page
    pictures = re.findall(r'<image [^>]*href="([^"]+)" width="([^"]+)" height="([^"]+)"', page)
    assert [size for _, *size in pictures] == [["612.0", "792.0"]]
    picture = desk.ask(pictures[0][0])
    assert picture.headers["content-type"] == "image/png" and picture.body.startswith(b"\x89PNG")
    assert not (desk.root / "build").exists()


def test_a_paper_is_read_as_text(desk: Desk) -> None:
    page = desk.ask("/briefs/visit?as=text").text
    assert '<iframe sandbox="allow-same-origin"' in page and "<image" not in page
    text = desk.ask("/briefs/visit/text")
    assert "Health services reach people where they are." in words(text.text) and '<html lang="en-US"' in text.text


def test_a_last_look_comes_before_the_paper(desk: Desk) -> None:
    look = words(desk.ask("/briefs/visit").text).partition("A last look")[2].partition("To print")[0]
    whom, day = "For whom Rep. Jordan Example (Example District 7)", "For which day December 3, 2026"
    assert look.split("What it asks")[0].strip() == f"{whom} {day}"
    assert "Fund outreach under" in look
    assert "never leaves the team" in words(desk.ask("/briefs/packet/notes").text)


CHANGED_SINCE = {
    "en": "Changed a little since it was approved Example Housing Alliance goes on signing. Kim Sample declared this minor on "
    "November 21, 2026. Care works, Short, approved on November 20, 2026 Care works Care works for before: us then: us, in NY.",
    "es": "Cambió un poco desde que se aprobó Example Housing Alliance sigue firmando. Kim Sample declaró menor este cambio el "
    "21 de noviembre de 2026. Care works, Corto, se aprobó el 20 de noviembre de 2026 Care works Care works for antes: us "
    "después: us, in NY.",
}


def test_a_last_look_tells_what_was_changed_since_it_was_approved(own_desk: Desk) -> None:
    before, after = (f"Care works\n\nCare works for {us} in NY." for us in ("us", "us,"))
    approved = {"name": "care", "length": "short", "language": "en-US", "hash": sum_of(before), "wording": before}
    change = {
        "name": "care", "length": "short", "language": "en-US", "from": sum_of(before), "to": sum_of(after), "before": before,
        "after": after,
    }  # fmt: skip
    title = {"paper": "joint", "part": "title", "language": "en-US", "hash": sum_of("Joint"), "wording": "Joint"}
    block = BLOCK.replace("title: Health", "title: Care works").partition("# headline")[0]
    own_desk.write("briefs/blocks/care.md", f"{block}# short\nCare works for us, in NY.\n")
    answer = {"by": "Jo Sample", "on": "2026-11-20", "blocks": [approved], "texts": [title]}
    own_desk.write(
        "approvals/example.yaml", json.dumps({"organization": "Example Housing Alliance", "approvals": [answer]})
    )
    declared = {"by": "Kim Sample", "on": "2026-11-21", "blocks": [change]}
    own_desk.write("briefs/minor-changes.yaml", json.dumps({"changes": [declared]}))
    own_desk.write("briefs/joint.yaml", "title: Joint\nsigners: {from: approvals}\nsections: [{blocks: [care]}]\n")
    own_desk.until("/briefs/joint", lambda page: "A last look" in page)
    for language, said in CHANGED_SINCE.items():
        page = own_desk.ask("/briefs/joint", Cookie=f"{own_desk.cookie}; {COOKIE}={language}").text
        assert said in words(page)
    assert "Changed a little" not in own_desk.ask("/briefs/visit").text


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
def test_the_paper_is_the_one_of_the_command_line(desk: Desk, tmp_path: Path, kind: str) -> None:
    answer = desk.ask(f"/briefs/visit/get/{kind}", "POST", b"")
    assert answer.status == 200
    (made,) = by_command(desk.root, tmp_path, "visit", "--format", kind).items()
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{made[0]}"
    assert answer.body == made[1]


def test_a_paper_of_a_packet_is_the_one_of_the_command_line(desk: Desk, tmp_path: Path) -> None:
    answer = desk.ask("/briefs/packet/notes/get/docx", "POST", b"")
    made = by_command(desk.root, tmp_path, "packet", "--document", "notes", "--format", "docx")
    assert {answer.headers["content-disposition"].partition("''")[2]: answer.body} == made


@pytest.mark.parametrize("name", ["packet", "visit"])
def test_everything_in_one_folder_is_what_the_command_line_makes(desk: Desk, tmp_path: Path, name: str) -> None:
    answer = desk.ask(f"/briefs/{name}/get/zip", "POST", b"")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    assert files == by_command(desk.root, tmp_path, name)
    assert answer.body == desk.ask(f"/briefs/{name}/get/zip", "POST", b"").body


NOWHERE = [
    "/briefs/nobody", "/briefs/visit/x", "/briefs/visit/get", "/briefs/visit/get/pdf", "/briefs/visit/page/1/x",
    "/briefs/packet/nobody",
    "/briefs/packet/text", "/briefs/", "/briefs/visit/", "/briefs/broken/text", "/briefs/visit/page/0/{hash}",
    "/briefs/visit/page/2/{hash}",
    "/briefs/visit/page/-1/{hash}", "/briefs/visit/page/1.0/{hash}", "/briefs/visit/page/\u0661/{hash}",
]  # fmt: skip


@pytest.mark.parametrize("path", NOWHERE)
def test_where_there_is_nothing_the_page_says_so(desk: Desk, path: str) -> None:
    from urllib.parse import quote

    found = re.search(r"/page/1/([0-9a-f]+)", desk.ask("/briefs/visit").text)
    assert found
    answer = desk.ask(quote(path.format(hash=found[1])))
    assert answer.status == 404 and "There is nothing here" in answer.text


def test_what_changes_on_disk_is_told_and_shown(own_desk: Desk) -> None:
    settled(own_desk)
    listens = tell(own_desk)
    own_desk.write("briefs/second.yaml", brief(title="A second brief"))
    assert until(listens, "event: files")
    own_desk.until("/", lambda text: "A second brief" in text)
    own_desk.write("briefs/blocks/health.md", BLOCK.replace("reach", "find"))
    assert until(listens, "data: visit")
    assert "Health services find people" in own_desk.until("/briefs/visit/text", lambda text: "find people" in text)
    (own_desk.root / "briefs/second.yaml").unlink()
    assert "A second brief" not in own_desk.until("/", lambda text: "A second brief" not in text)


def tell(desk: Desk) -> Iterator[str]:
    """The lines of the stream of events, from now on."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=LONGEST)
    connection.request("GET", "/events", headers={"Cookie": desk.cookie})
    answer = connection.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")
    while line := answer.readline():
        yield line.decode().rstrip("\n")


def until(lines: Iterator[str], wanted: str) -> bool:
    """Whether the line comes; nothing that a brief says may come with it."""
    for line in lines:
        assert re.fullmatch(r"|retry: \d+|: here|event: (files|page|words)|data: [a-z/]*", line), line
        if line == wanted:
            return True
    return False


def test_the_last_good_page_stays_until_the_problem_is_solved(own_desk: Desk) -> None:
    settled(own_desk)
    good = own_desk.ask("/briefs/visit").text
    own_desk.write("briefs/visit.yaml", brief().replace("2026-12-03", "2026-11-31"))
    page = own_desk.until("/briefs/visit", lambda text: "There is 1 problem" in text)
    said = words(page)
    assert "<title>1 problem: Leave-behind" in page
    assert '<a href="#field-meeting-date">' in page
    assert re.search(r"This is the page of \d+:\d\d", said)
    assert re.findall(r"<image [^>]+>", page) == re.findall(r"<image [^>]+>", good)
    assert "Get the paper" not in said
    refused = own_desk.ask("/briefs/visit/get/pdf", "POST", b"")
    assert refused.status == 409 and "No paper is made until it is solved." in refused.text
    own_desk.write("briefs/visit.yaml", brief())
    assert "Get the paper" in own_desk.until("/briefs/visit", lambda text: "There is 1 problem" not in text)


def test_what_has_changed_since_the_last_look_is_looked_at_again(own_desk: Desk) -> None:
    settled(own_desk)
    found = re.search(r'name="seen" value="([0-9a-f]+)"', own_desk.ask("/briefs/visit").text)
    assert found
    assert own_desk.ask("/briefs/visit/get/pdf", "POST", f"seen={found[1]}".encode()).status == 200
    own_desk.write("briefs/visit.yaml", brief(ask="Fund something else."))
    refused = own_desk.ask("/briefs/visit/get/pdf", "POST", f"seen={found[1]}".encode())
    assert refused.status == 409 and '<details class="menu" id="get" open>' in refused.text
    said = words(refused.text)
    assert "The paper has changed since your last look." in said and "Fund something else." in said


def test_a_packet_with_a_problem_is_not_given(own_desk: Desk) -> None:
    path = own_desk.root / "briefs/packet.yaml"
    path.write_text(
        path.read_text("utf-8").replace(
            "id: letter, sections: [{blocks: [health]}]", "id: letter, sections: [{blocks: [helth]}]"
        ),
        "utf-8",
    )
    own_desk.until("/", lambda text: "1 of 2 have problems" in text)
    refused = own_desk.ask("/briefs/packet/get/zip", "POST", b"")
    assert refused.status == 409 and "There is no argument" in words(refused.text) and "health" in words(refused.text)


def test_a_brief_that_does_not_fit_says_so(own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/health.md", BLOCK + "Health services reach people where they are. " * 300)
    own_desk.write(
        "briefs/visit.yaml",
        brief().replace("blocks: [health]", "blocks: [{use: health, length: short, at_least: short}]"),
    )
    assert "Does not fit" in own_desk.until("/", lambda text: "Does not fit" in text)
    assert "1 page" in words(own_desk.ask("/briefs/visit").text)


@pytest.mark.thorough
@tools.requires("ps")
def test_a_press_that_dies_is_told_and_another_takes_its_place(own_desk: Desk) -> None:
    settled(own_desk)
    presses = tools.run("ps", "-o", "pid=", "--ppid", str(own_desk.process.pid)).split()
    os.kill(int(presses[0]), signal.SIGKILL)
    own_desk.write("briefs/visit.yaml", brief(title="Another title"))
    shown = own_desk.until("/", lambda text: "Another title" in text or "stopped without an answer" in text)
    assert "stopped without an answer" in shown or "Another title" in shown
    assert "Another title" in own_desk.until("/briefs/visit", lambda text: "Get the paper" in text)


@pytest.mark.thorough
@tools.requires("ps")
@pytest.mark.skipif(os.name == "nt", reason="nothing is stopped and goes on there")
def test_a_paper_that_takes_long_is_shown_as_it_was_and_without_scripts_the_page_loads_itself_again(
    own_desk: Desk,
) -> None:
    assert "http-equiv" not in settled(own_desk)
    presses = [int(one) for one in tools.run("ps", "-o", "pid=", "--ppid", str(own_desk.process.pid)).split()]
    for press in presses:
        os.kill(press, signal.SIGSTOP)
    try:
        own_desk.write("briefs/visit.yaml", brief(title="Another title"))
        late = own_desk.until("/briefs/visit", lambda text: "http-equiv" in text)
    finally:
        for press in presses:
            os.kill(press, signal.SIGCONT)
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in late and "<image" in late
    assert "Laying out the page … It is shown here in a moment." in words(late)
    soon = own_desk.until("/briefs/visit", lambda text: "http-equiv" not in text)
    assert "It is shown here in a moment." not in words(soon)


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("style: civic\n", "utf-8")
    desk = start(tmp_path)
    try:
        desk.enter()
        said = words(desk.ask("/").text)
        assert "No briefs yet. Begin with the paper you need first." in said and "New brief" in said
    finally:
        stop(desk)


def test_names_are_shown_as_they_are(own_desk: Desk) -> None:
    own_desk.write("briefs/a b & <i>.yaml", brief(title="<script>alert(1)</script> & “more”"))
    page = own_desk.until("/", lambda text: "&lt;script&gt;alert(1)" in text)
    assert "<script>alert" not in page and "<i>" not in page
    assert "<i>" not in own_desk.ask("/briefs/a%20b%20%26%20%3Ci%3E").text
    files = own_desk.ask("/files/briefs/a%20b%20%26%20%3Ci%3E.yaml")
    assert files.status == 200 and "<script>alert" not in files.text
