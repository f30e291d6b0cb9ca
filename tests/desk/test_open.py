"""*Open in Word*: a paper is made into `build/` as `render` makes it, and opened from there; nothing else ever is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.browsing import chromium, entered, faults
from desk.conftest import LONGEST, SOURCE, TODAY, Desk, start, stop, workspace_at
from desk.test_pages import words
from playwright.sync_api import expect
from profiles import sample
from tools import requires

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own way of opening files")


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the system opens files with, which writes down what it is given."""
    path = tmp_path / "programs/xdg-open"
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> "{tmp_path}/seen"\n')
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent), prepend=os.pathsep)
    return path


@pytest.fixture
def desk(opener: Path, tmp_path: Path) -> Iterator[Desk]:
    found = start(workspace_at(tmp_path / "a coalition"))
    try:
        assert found.enter().status == 303, found.said
        yield found
    finally:
        stop(found)


def seen(desk: Desk) -> list[str]:
    path = desk.root.parent / "seen"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def render(root: Path, *given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", "render", *given]
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": TODAY}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=LONGEST, check=True)


@pytest.mark.parametrize(
    ("path", "kind", "file"),
    sample(
        [
            ("/briefs/visit", "docx", "build/visit.docx"),
            ("/briefs/visit", "pdf", "build/visit.pdf"),
            ("/briefs/packet/letter", "docx", "build/packet/letter.docx"),
        ]
    ),
)
def test_a_paper_is_written_as_render_does_and_opened(desk: Desk, path: str, kind: str, file: str) -> None:
    answer = desk.ask(f"{path}/open", "POST", f"kind={kind}".encode())
    assert (answer.status, answer.headers["location"]) == (303, f"{path}?opened={kind}")
    assert seen(desk) == ["1", str(desk.root / file)]
    assert f"“{Path(file).name}” is open, from the folder build." in words(desk.ask(answer.headers["location"]).text)
    made = (desk.root / file).read_bytes()
    document = ("--document", "letter") if "packet" in path else ()
    render(desk.root, path.split("/")[2], "--format", kind, *document)
    assert (desk.root / file).read_bytes() == made
    said = words(desk.ask(f"/history/briefs/{path.split('/')[2]}.yaml").text)
    assert f"Given away: {Path(file).name}" in said and f"Files were made of it: {Path(file).name}" in said


def test_a_file_that_somebody_edited_is_kept_and_opened_as_it_is(desk: Desk) -> None:
    assert desk.ask("/briefs/visit/open", "POST", b"kind=docx").status == 303
    path = desk.root / "build/visit.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    answer = desk.ask("/briefs/visit/open", "POST", b"kind=docx")
    said = words(answer.text)
    assert answer.status == 409 and "was changed after briefgen wrote it: it was kept" in said
    assert "Nothing of it is lost." in said and "--force" not in said
    assert path.read_bytes().endswith(b"edited") and len(seen(desk)) == 2
    assert desk.ask("/briefs/visit/open", "POST", b"kind=docx&as-it-is=1").status == 303
    assert seen(desk)[2:] == ["1", str(path)] and path.read_bytes().endswith(b"edited")


@pytest.mark.thorough
def test_what_the_command_line_made_is_a_moment_too(desk: Desk) -> None:
    render(desk.root, "visit", "--format", "txt,docx")
    said = words(desk.ask("/history/briefs/visit.yaml").text)
    assert "Files were made of it: visit.docx, visit.txt" in said and "This is what the file says now." in said


@pytest.mark.thorough
def test_a_file_of_that_name_that_is_not_ours_is_kept(desk: Desk) -> None:
    desk.write("build/visit.pdf", "mine")
    answer = desk.ask("/briefs/visit/open", "POST", b"kind=pdf")
    assert answer.status == 409 and "no manifest says that briefgen wrote it" in words(answer.text)
    assert (desk.root / "build/visit.pdf").read_text("utf-8") == "mine" and seen(desk) == []


HOSTILE = [
    ("/briefs/visit/open", b"kind=txt"),
    ("/briefs/visit/open", b"kind=html"),
    ("/briefs/visit/open", b"kind=exe"),
    ("/briefs/visit/open", b"kind=../../x.pdf"),
    ("/briefs/visit/open", b"kind=--help"),
    ("/briefs/visit/open", b""),
    ("/briefs/packet/open", b"kind=pdf"),
    ("/briefs/none/open", b"kind=pdf"),
    ("/briefs/visit/open/x", b"kind=pdf"),
    ("/briefs/visit/open/..%2f..%2fx.pdf", b"kind=pdf"),
    ("/briefs/..%2fvisit/open", b"kind=pdf"),
    ("/briefs/-visit/open", b"kind=pdf"),
]


def test_nothing_else_is_opened(desk: Desk) -> None:
    for path, sent in HOSTILE:
        assert desk.ask(path, "POST", sent).status == 404 and seen(desk) == [], (path, sent)


def test_another_page_or_a_mere_look_opens_nothing(desk: Desk) -> None:
    assert desk.ask("/briefs/visit/open", "POST", b"kind=pdf", Origin="http://example.org").status == 403
    assert desk.ask("/briefs/visit/open", "POST", b"kind=pdf", inside=False, Cookie="").status == 401
    assert desk.ask("/briefs/visit/open?kind=pdf").status == 404
    assert seen(desk) == []


def test_a_link_out_of_the_workspace_is_not_opened(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/visit.pdf").write_text("x")
    (desk.root / "build").symlink_to(tmp_path / "elsewhere")
    for sent in (b"kind=pdf", b"kind=pdf&as-it-is=1"):
        answer = desk.ask("/briefs/visit/open", "POST", sent)
        assert answer.status == 409 and seen(desk) == []
    (desk.root / "build").unlink()
    (desk.root / "build").mkdir()
    (desk.root / "build/visit.pdf").symlink_to(tmp_path / "elsewhere/visit.pdf")
    assert desk.ask("/briefs/visit/open", "POST", b"kind=pdf&as-it-is=1").status == 409 and seen(desk) == []


@pytest.mark.parametrize(("kind", "title"), [("pdf", "-o x.pdf"), ("docx", "$(touch here); & | `x`")])
def test_the_name_of_a_brief_is_no_option_and_no_command(desk: Desk, kind: str, title: str) -> None:
    source = (desk.root / "briefs/visit.yaml").read_text("utf-8")
    desk.write("briefs/visit.yaml", f"name: '{title}'\n{source}")
    desk.ask("/briefs/visit/open", "POST", f"kind={kind}".encode())
    assert not seen(desk) or (seen(desk)[0] == "1" and seen(desk)[1].startswith(f"{desk.root}/build/"))
    assert not list(desk.root.rglob("here"))


def test_a_paper_that_has_changed_since_the_last_look_is_shown_first(desk: Desk) -> None:
    answer = desk.ask("/briefs/visit/open", "POST", b"kind=pdf&seen=other")
    assert answer.status == 409 and "The paper has changed since your last look." in words(answer.text)
    assert seen(desk) == []


@pytest.mark.thorough
def test_a_system_that_finds_no_program_for_it_is_told(desk: Desk, opener: Path) -> None:
    opener.write_text("#!/bin/sh\nexit 3\n")
    answer = desk.ask("/briefs/visit/open", "POST", b"kind=docx")
    assert answer.status == 409 and "was not opened: this computer has no program for it." in words(answer.text)
    assert (desk.root / "build/visit.docx").exists()


def test_what_cannot_be_opened_has_a_code(tmp_path: Path) -> None:
    from briefgen.diagnostics import BriefError
    from briefgen.models.formats import Format
    from briefgen.pipeline.opening import open_as_it_is
    from briefgen.workspace import Workspace

    for name in ("none", "../../x", "/etc/x"):
        with pytest.raises(BriefError) as raised:
            open_as_it_is(Workspace(tmp_path), name, Format.PDF, "")
        assert [one.code for one in raised.value.diagnostics] == ["cannot-open"]


@pytest.mark.thorough
def test_where_nothing_opens_files_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    found = start(workspace_at(tmp_path / "a"))
    try:
        found.enter()
        assert "Open in Word" not in found.until("/briefs/visit", lambda text: "Get the paper" in text)
        assert found.ask("/briefs/visit/open", "POST", b"kind=docx").status == 409
    finally:
        stop(found)


@pytest.mark.thorough
@requires("chromium", "axe-core")
@pytest.mark.slow
def test_in_a_browser_by_the_keyboard(desk: Desk) -> None:
    with chromium() as browser, entered(browser, desk, viewport={"width": 320, "height": 800}) as context:
        page = context.new_page()
        page.goto(desk.origin + "/briefs/visit")
        page.locator("#get > summary").press("Enter")
        page.get_by_role("button", name="Open in Word").press("Enter")
        expect(page.get_by_role("status").filter(has_text="visit.docx")).to_be_visible()
        assert faults(page) == [] and len(seen(desk)) == 2
        time.sleep(0.1)
        (desk.root / "build/visit.docx").write_bytes(b"mine")
        page.locator("#get > summary").press("Enter")
        page.get_by_role("button", name="Open in Word").press("Enter")
        expect(page.get_by_role("button", name="Open it as it is")).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
