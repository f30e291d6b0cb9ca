"""`briefgen render` has LibreOffice count the pages of Word files, and says once when that was not done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tools
from cli.conftest import Briefgen
from specimen import style
from tools import requires

from briefgen.cli.word_pages import told
from briefgen.libreoffice import WordPages
from briefgen.libreoffice.program import VARIABLE
from briefgen.models.style import Style, WordFiles

SMALL = "title: {title}\npages: 1\nsections:\n  - heading: One\n    blocks: [{{text: Some words.}}]\n"
LONG = "title: Long\npages: 1\nsections:\n  - heading: One\n    blocks:\n" + "".join(
    f"      - text: Paragraph {number}. {'Some words of a paragraph. ' * 20}\n" for number in range(12)
)
HEARING = """\
template: leave-behind
ask: Vote no.
title: Fund health services, not stings
date: 2026-11-20
length: full
sections:
  - id: local
    blocks: [{use: shared-communities, priority: high}]
  - id: evidence
    blocks: [safety-and-health, {use: still-policed, optional: true}]
"""
"""A brief whose blocks have to step down to fit."""


def styled(embed: bool = True, **word: str) -> Style:
    """The style of the tests, its families replaced in Word files as said."""
    tokens = style().tokens
    fonts = {
        face: getattr(tokens.fonts, face).model_copy(update={"word": word.get(face)}) for face in ("body", "heading")
    }
    changed = {"docx": WordFiles(embed_fonts=embed), "fonts": tokens.fonts.model_copy(update=fonts)}
    return Style(tokens.model_copy(update=changed), style().fonts)


@pytest.mark.parametrize(
    ("given", "counted", "said"),
    [
        (styled(), WordPages(1, replaced=1), "1 page with the fonts in the file, and with Cambria and Calibri"),
        (styled(), WordPages(1, replaced=2), "1 page with the fonts in the file, but 2 pages with Cambria and Calibri"),
        (styled(), WordPages(2, replaced=1), "2 pages with the fonts in the file, and 1 page with Cambria and Calibri"),
        (styled(False), WordPages(1, replaced=1), "1 page with the fonts of the style, and with Cambria and Calibri"),
        (styled(body="Cambria", heading="Calibri"), WordPages(1), "1 page with Cambria and Calibri"),
        (
            styled(),
            WordPages(1, replaced=1, lacking=("Cambria",)),
            "1 page with the fonts in the file, and 1 page with Cambria and Calibri "
            "(Cambria not on this computer: another font was used)",
        ),
    ],
)  # fmt: skip
def test_which_pages_are_with_which_fonts_is_said(given: Style, counted: WordPages, said: str) -> None:
    assert counted.pages and told(counted.pages, given, counted, limit=1) == said


ABSENT = "note: the pages of the Word file were not verified: LibreOffice was not found on this computer\n"


@pytest.fixture(autouse=True)
def _briefs(workspace: Path) -> None:
    for name in ("one", "two"):
        (workspace / f"briefs/{name}.yaml").write_text(SMALL.format(title=name.capitalize()))
    (workspace / "briefs/long.yaml").write_text(LONG)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice that makes nothing; `notes` beside it has a line for each start."""
    path = tmp_path / "office"
    path.write_text(f"#!/bin/sh\necho started >> '{tmp_path / 'notes'}'\n")
    path.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(path))
    return path


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
def test_the_pages_that_libreoffice_counts_are_said(briefgen: Briefgen) -> None:
    ran = briefgen("render", "one", "two")
    assert (ran.code, ran.out) == (0, "build/one.pdf\nbuild/one.docx\nbuild/two.pdf\nbuild/two.docx\n")
    assert ran.err == (
        "Word file one.docx: 1 page with the fonts in the file, and with Cambria and Calibri (counted by LibreOffice)\n"
        "Word file two.docx: 1 page with the fonts in the file, and with Cambria and Calibri (counted by LibreOffice)\n"
    )


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
def test_a_word_file_with_too_many_pages_is_a_warning(briefgen: Briefgen) -> None:
    ran = briefgen("render", "long", "--format", "docx", "--strict")
    assert ran.err == (
        "briefs/long.yaml:2:8: warning[word-pages]: the Word file has 2 pages, counted by LibreOffice, and may have 1 page\n"
        "    2 | pages: 1\n"
        "      |        ^\n"
        "  expected: at most 1 page\n"
        "  hint: Shorten a block, or print the PDF. Word itself may break pages a little differently.\n"
        "1 warning.\n"
    )
    assert (ran.code, ran.out) == (3, "build/long.docx\n")


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
@pytest.mark.slow
def test_the_text_counted_is_the_one_that_was_fitted(briefgen: Briefgen) -> None:
    Path("briefs/hearing.yaml").write_text(HEARING)
    ran = briefgen("render", "hearing")
    assert ran.code == 0 and "note[shortened-to-fit]" in ran.err
    said = [line for line in ran.err.splitlines() if "counted by LibreOffice" in line]
    pages = tools.pdf_info(tools.docx_to_pdf(Path("build/hearing.docx").absolute(), Path.cwd()))["Pages"]
    assert len(said) == 1 and (
        f"has {pages} pages" in said[0] or f": {pages} page with the fonts in the file" in said[0]
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is also looked for among the applications")
def test_without_libreoffice_that_is_said_once(
    briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = briefgen("render", "one", "two")
    assert (ran.code, ran.err) == (0, ABSENT)
    assert briefgen("render", "one", "--strict").code == 0
    assert briefgen("render", "one", "--quiet").err == ""
    assert briefgen("render", "one", "--message-format", "json").err == ""


def test_who_wants_no_libreoffice_hears_nothing_of_it(briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert briefgen("render", "one").err == ""


def test_where_nothing_limits_the_pages_of_a_word_file_nothing_is_started_or_said(
    briefgen: Briefgen, program: Path
) -> None:
    Path("briefs/free.yaml").write_text(SMALL.format(title="Free").replace("pages: 1\n", ""))
    assert briefgen("render", "free").err == ""
    assert briefgen("render", "one", "--format", "pdf,html").err == ""
    assert briefgen("render", "free", "--no-word-check").err == ""
    assert not (program.parent / "notes").exists()


def test_the_check_can_be_left_out(briefgen: Briefgen, program: Path) -> None:
    ran = briefgen("render", "one", "two", "--no-word-check")
    assert (ran.code, ran.err) == (
        0, "note: the pages of the Word file were not verified: --no-word-check was given\n"
    )  # fmt: skip
    assert not (program.parent / "notes").exists()


def test_a_broken_libreoffice_costs_only_the_answer_and_is_started_once(briefgen: Briefgen, program: Path) -> None:
    ran = briefgen("render", "one", "two", "--format", "docx", "--strict")
    assert (ran.code, ran.out) == (0, "build/one.docx\nbuild/two.docx\n")
    assert (
        ran.err == "note: the pages of the Word file were not verified: LibreOffice could not lay out the Word file\n"
    )
    assert (program.parent / "notes").read_text() == "started\n"


def test_a_brief_that_fails_says_nothing_of_its_word_file(briefgen: Briefgen, program: Path) -> None:
    Path("briefs/one.yaml").write_text("titel: One\npages: 1\n")
    ran = briefgen("render", "one")
    assert ran.code == 1 and "Word file" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_ctrl_c_while_it_is_awaited_keeps_the_files(program: Path, tmp_path: Path) -> None:
    """They are written before anybody waits for LibreOffice."""
    program.write_text(f"#!/bin/sh\necho $$ > '{tmp_path / 'notes'}'\nsleep 1000\n")
    command = [sys.executable, "-m", "briefgen", "render", "one", "--format", "docx"]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        wait_for(lambda: Path("build/one.docx").exists() and (tmp_path / "notes").exists())
        child.send_signal(signal.SIGINT)
        said = child.communicate(timeout=60)
    assert (child.returncode, said[1]) == (130, "")
    process = int((tmp_path / "notes").read_text())
    wait_for(lambda: not Path(f"/proc/{process}/cmdline").exists() or not Path(f"/proc/{process}/cmdline").read_bytes())


def wait_for(done: object) -> None:
    for _ in range(600):
        if done():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in a minute")
