"""Unlucky computers and unlucky hands: no room, old clocks, names without end, closed terminals, styles beyond measure."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
import tools
from fontTools.ttLib import TTFont
from hostile.attempt import CHECKOUT, SPEC, SPEC_TEXT, Place, refuses
from profiles import sample

from briefgen.models.style import Style
from briefgen.writers.pdf.faces import damaged
from briefgen.writers.pdf.press import _fonts_first

LONG = "a" * 300


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["render", LONG], {"missing-file", "unreadable-file"}),
        (["check", LONG], {"missing-file", "unreadable-file"}),
        (["inspect", LONG], {"missing-file", "unreadable-file"}),
        (["--workspace", LONG, "list", "styles"], {"no-workspace"}),
        (["--workspace", "nowhere", "list", "styles"], {"no-workspace"}),
        (["init", LONG], {"cannot-write"}),
        (["render", ""], {"missing-file"}),
    ],
    ids=["render", "check", "inspect", "workspace", "no such workspace", "init", "nothing"],
)
def test_names_without_end(place: Place, words: list[str], codes: set[str]) -> None:
    outcome = place.run(*words)
    assert outcome.code == 1 and outcome.codes and set(outcome.codes) <= codes, outcome.stderr


def test_a_folder_whose_name_is_too_long_is_what_is_blamed(place: Place) -> None:
    outcome = place.run("render", SPEC, "-o", LONG)
    assert outcome.codes == ["cannot-write"] and "the name of the folder is too long" in outcome.stderr
    assert "shorter file name" not in outcome.stderr


def test_a_language_setting_that_cannot_spell_a_name(place: Place) -> None:
    place.write(SPEC, SPEC_TEXT + 'name: "é"\n')
    surroundings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    outcome = place.run("render", SPEC, "--format", "docx", env=surroundings)
    assert (outcome.code, outcome.codes) == (1, ["cannot-write"])
    place.write(SPEC, SPEC_TEXT.replace("{use: town, length: short}", '{text: "![A](briefs/é.png){alt=\\"A\\"}"}'))
    outcome = place.run("render", SPEC, "--format", "docx", env=surroundings)
    assert outcome.code == 1 and "Traceback" not in outcome.stderr


def test_no_room_for_temporary_files(place: Place) -> None:
    """The files of the engine may not grow beyond 8 KB: its cache of fonts, its pictures."""
    command = [
        "sh",
        "-c",
        "trap '' XFSZ; ulimit -f 8; exec \"$@\"",
        "sh",
        *place.command("render", SPEC, "--format", "pdf"),
    ]
    env = place.environment() | {"WATCHED_LOG": "/dev/null"}
    done = subprocess.run(command, cwd=place.root, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "error[cannot-write]" in done.stderr, done.stderr
    assert "fault of the program" not in done.stderr


CLOCK = """
import sys, time
real = time.localtime
time.localtime = lambda seconds=None: real(10 if seconds is None else seconds)
time.time = lambda: 10.0
from briefgen.cli.start import run
sys.exit(run(["render", "briefs/town.yaml", "--format", "docx"]))
"""


def test_a_clock_before_1980(place: Place) -> None:
    usual = place.run("render", SPEC, "--format", "docx")
    assert usual.code == 0
    made = (place.root / "build/town.docx").read_bytes()
    env = place.environment()
    done = subprocess.run([sys.executable, "-c", CLOCK], cwd=place.root, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (place.root / "build/town.docx").read_bytes() == made


@pytest.mark.parametrize(
    "line",
    sample(
        [
            "looks: {body: {size: 0}}",
            "looks: {callout: {size: 0}}",
            "looks: {footnote: {size: 0.001pt, line: 2.5, after: 0}}",
            "looks: {title: {size: 900pt}}",
            "looks: {body: {before: 1500pt}}",
            "frames: {ask: {padding_x: 300pt}}",
            "lists: {indent: 400pt}",
            "tables: {padding_x: 2000pt, padding_y: 0pt}",
            "page: {margins: {top: 1in, bottom: 1in, left: 5in, right: 5in}, footer: 0.1in}",
            "page: {margins: {top: 6in, bottom: 6in, left: 0in, right: 0in}, footer: 0.1in}",
        ]
    ),
)
def test_style_values_have_limits_that_make_sense(place: Place, line: str) -> None:
    place.write("styles/mine/style.yaml", f"name: mine\nextends: civic\ntitle: T\n{line}\n")
    place.write(SPEC, SPEC_TEXT + "style: mine\n")
    outcome = refuses(place, "render", SPEC, codes={"out-of-range"})
    assert "styles/mine/style.yaml:4:" in outcome.stderr


def test_messages_have_an_end(place: Place) -> None:
    blocks = "\n".join(f"      - unknown-{number}" for number in range(2_000))
    place.write(SPEC, f"title: Town\nsections:\n  - blocks:\n{blocks}\n")
    outcome = place.run("check", SPEC)
    assert outcome.code == 1 and outcome.codes == ["unknown-block"] * 200
    assert "1,800 more of the kind unknown-block are not shown" in outcome.stderr
    assert "2000 errors" in outcome.stderr or "2,000 errors" in outcome.stderr


def test_a_run_that_was_killed_between_two_files_is_undone_by_the_next(place: Place) -> None:
    """The second renaming of the batch kills the process: a new file stands beside an old one, until the next run."""
    code = f"""
import os, signal
from pathlib import Path
from briefgen.workspace import Workspace
replace, calls = os.replace, []
def deadly(source, target):
    calls.append(target)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)
os.replace = deadly
Workspace(Path({str(place.root)!r})).write(Path({str(place.root)!r}) / "pair", {{"one.pdf": b"new", "one.docx": b"new", "two.txt": b"new"}})
"""
    for name in ("one.pdf", "one.docx"):
        place.write(f"pair/{name}", "old")
    subprocess.run([sys.executable, "-c", code], env=place.environment(), capture_output=True)
    pair = place.root / "pair"
    assert (pair / "one.pdf").read_text() == "new" and (pair / "one.docx").read_text() == "old"
    outcome = place.run("render", SPEC, "--format", "html", "-o", "pair")
    assert outcome.code == 0, outcome.stderr
    assert sorted(path.name for path in pair.iterdir()) == ["one.docx", "one.pdf", "town.html"]
    assert (pair / "one.pdf").read_text() == (pair / "one.docx").read_text() == "old"


def test_what_was_edited_after_the_kill_is_not_undone(place: Place) -> None:
    pair = place.root / "pair"
    gone = subprocess.Popen(["true"])
    gone.wait()
    part, other = (f".briefgen-{gone.pid}-{number:012x}.part" for number in (1, 2))
    place.write("pair/one.pdf", "edited since")
    place.write(f"pair/{other}", "old")
    moves = [["one.pdf", part, other, "0" * 64], ["one.docx", other.replace("2.part", "3.part"), other, "0" * 64]]
    place.write(f"pair/.briefgen-{gone.pid}-{9:012x}.batch.part", json.dumps(moves))
    assert place.run("render", SPEC, "--format", "html", "-o", "pair").code == 0
    assert (pair / "one.pdf").read_text() == "edited since"


def test_an_output_folder_that_leads_out_of_the_workspace(place: Place) -> None:
    (place.root / "build").rename(place.folder / "elsewhere")
    (place.root / "build").symlink_to(place.folder / "elsewhere")
    outcome = refuses(place, "render", SPEC, codes={"cannot-write"})
    assert "a link to another place, outside the workspace" in outcome.stderr


def test_signs_of_the_command_line_do_not_get_into_names(place: Place) -> None:
    place.write(SPEC, SPEC_TEXT + 'name: "$(touch evil); `x` & y"\n')
    outcome = place.run("render", SPEC, "--format", "html")
    assert outcome.code == 0, outcome.stderr
    assert not set("$`;&") & set(outcome.stdout)


@tools.requires("soffice")
@pytest.mark.parametrize("kind", sample([signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]), ids=lambda kind: kind.name)
def test_a_closed_terminal_leaves_no_copy_of_the_word_file(place: Place, kind: signal.Signals) -> None:
    """What a killed run could not clear away, the next one does."""
    place.write(SPEC, SPEC_TEXT + "pages: 1\n")
    office = {"BRIEFGEN_LIBREOFFICE": str(tools.find("soffice"))}
    child = subprocess.Popen(
        place.command("render", SPEC), cwd=place.root, env=place.environment(office), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + 60
    while not list(place.temporary.glob("briefgen-*/document-0.docx")):
        assert child.poll() is None and time.monotonic() < end
        time.sleep(0.005)
    os.kill(child.pid, kind)
    child.wait(timeout=60)
    if kind is signal.SIGKILL:
        assert place.run("render", SPEC, "--force", env=office).code == 0
    else:
        assert child.returncode == 128 + kind
    left = list(place.temporary.rglob("*.docx"))
    assert left == []


def test_a_font_that_is_damaged_inside_is_named_and_no_fault_of_the_program(place: Place) -> None:
    """Its outlines are overwritten here and there; its tables stand where they did. Some programs can do without them."""
    data = bytearray((CHECKOUT / "styles/civic/fonts/PublicSans-Regular.ttf").read_bytes())
    outlines = TTFont(io.BytesIO(bytes(data))).reader.tables["glyf"]
    assert list(damaged({"whole.ttf": bytes(data)})) == []
    chance = random.Random(1)
    for _ in range(3_000):
        data[outlines.offset + chance.randrange(outlines.length)] = 0xFF
    (found,) = damaged({"broken.ttf": bytes(data)})
    assert found.code == "unusable-font" and "“broken.ttf” is damaged inside" in found.message
    place.write("styles/mine/style.yaml", "name: mine\nextends: civic\ntitle: T\n")
    place.write("styles/mine/fonts/PublicSans-Regular.ttf", bytes(data))
    place.write(SPEC, SPEC_TEXT + "style: mine\n")
    outcome = place.run("render", SPEC, "--format", "pdf")
    assert outcome.code == 0 or outcome.codes == ["unusable-font"], outcome.stderr
    assert "fault of the program" not in outcome.stderr


def test_a_layout_that_fails_blames_the_font_that_made_it_fail() -> None:
    data = (CHECKOUT / "styles/civic/fonts/PublicSans-Regular.ttf").read_bytes()
    tokens: Any = None
    judge = _fonts_first(Style(tokens, {"cut.ttf": data[:-9_000], "whole.ttf": data}), lambda document, answer: ())
    document: Any = None
    assert [found.message for found in judge(document, {"failed": "error", "reason": "AssertionError"})] == [
        "the font file “cut.ttf” is damaged inside, so the PDF cannot be laid out"
    ]
    assert judge(document, {"failed": "memory", "reason": ""}) == ()
