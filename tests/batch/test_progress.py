"""How far a batch is: a bar on a terminal, lines elsewhere, nothing where nobody wants it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable

from batch.conftest import ROWS, TABLE, WORD, Place
from batch.processes import below
from cli.conftest import EVERY_DAY_THE_SAME
from cli.terminal import Terminal

HEADING, *_ = ROWS.splitlines()


def test_without_a_terminal_there_are_lines_and_no_more_than_a_few(new: Callable[..., Place]) -> None:
    rows = "".join(
        f"a{number},A{number} Member,NY-1,2026-12-03,9:{number:02} a.m.,Room {number},NY\n" for number in range(30)
    )
    said = new(f"{HEADING}\n{rows}").batch("--dry-run", "--format", "txt").err
    lines = re.findall(r"^(\d+) of 30 packets$", said, re.MULTILINE)
    assert [int(line) for line in lines] == list(range(3, 31, 3))


def test_those_that_failed_are_counted(place: Place) -> None:
    place.change(TABLE, "Room 100", "")
    place.change(TABLE, "Room 102", "")
    assert "\n4 of 4 packets, 2 failed\n" in place.batch().err


def test_quiet_says_only_what_is_wrong(place: Place) -> None:
    assert place.batch("--quiet").err == ""
    place.change(TABLE, "Room 100", "")
    said = place.batch("--quiet").err
    assert "error[missing-value]" in said and "of 4 packets" not in said and "as before" not in said


def test_programs_are_told_of_diagnostics_alone(place: Place) -> None:
    place.change(TABLE, "Room 100", "")
    place.change(TABLE, "Room 102", "Room 202")
    ran = place.batch("--message-format", "json")
    told = [json.loads(line) for line in ran.err.splitlines()]
    codes = [one["code"] for one in told]
    assert codes[0] == "missing-value" and codes[-1] == "papers-from-before"
    assert ran.out == "build/day/2026-12-03-1130-Sample\n"


def test_on_a_terminal_there_is_a_bar_that_leaves_no_trace(place: Place) -> None:
    place.change(TABLE, "Room 100", "")
    place.change(TABLE, "Room 102", "Room 202")
    terminal = shown(place)
    terminal.wait_for("Making packets")
    terminal.wait_for("3/4")
    terminal.wait_for("1 failed")
    terminal.wait_for("\x1b[2K")
    terminal.wait_for("error[missing-value]")
    terminal.wait_for("1 packet made, 2 as before, 1 failed: 6 documents")
    assert terminal.end() == 1
    assert " of 4 packets" not in terminal.shown


def test_ctrl_c_ends_it_and_no_worker_says_anything(new: Callable[..., Place]) -> None:
    terminal = shown(new())
    terminal.wait_for("Making packets")
    while not below(terminal.program.pid):
        time.sleep(0.01)
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown and "Interrupted: 0 of 4 packets are done" in terminal.shown


def shown(place: Place) -> Terminal:
    environment = {"SOURCE_DATE_EPOCH": EVERY_DAY_THE_SAME, "TERM": "xterm", "COLUMNS": "100", "LINES": "30"}
    return Terminal("batch", "day", *WORD, folder=place.root, environment=environment)
