"""A meeting that cannot be made keeps none of the others from being made, and is made alone once it is mended."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from batch.conftest import ALEX, FILES, JORDAN, KIM, ROBIN, ROBIN_ROW, ROWS, TABLE, WORD, Place, everything

CARD = "briefs/templates/card.yaml"


def last(said: str, number: int = 2) -> list[str]:
    return said.splitlines()[-number:]


def test_a_row_without_a_value_that_a_paper_needs_fails_alone(place: Place) -> None:
    before = place.made
    place.change(TABLE, "Room 104", "")
    place.change(TABLE, "Room 106", "Room 107")
    ran = place.batch()
    assert ran.code == 1 and ran.out == f"{KIM}\n"
    assert "briefs/day.yaml:6:62: error[missing-value]" in ran.err and "(for Robin Test, line 4)" in ran.err
    assert "failed: Robin Test (line 4): " in ran.err
    assert "1 packet made, 2 as before, 1 failed: 6 documents." in last(ran.err)
    assert {name for name in before if place.made[name] != before[name]} == {f"{KIM}/card.docx"}


def test_a_row_that_the_table_has_wrong_fails_alone_with_its_place(new: Callable[..., Place]) -> None:
    place = new(ROWS.replace("2026-12-04,9:00 a.m.", "2026-13-45,9:00 a.m."))
    ran = place.batch()
    assert ran.code == 1 and sorted(ran.out.splitlines()) == [JORDAN, ALEX, KIM]
    assert f"{TABLE}:4:" in ran.err and "failed: Robin Test (line 4): " in ran.err
    assert "3 packets made, 1 failed: 6 documents." in last(ran.err)


def test_a_packet_too_long_for_its_pages_fails_alone(new: Callable[..., Place]) -> None:
    one_page = FILES[CARD].replace("kicker: Card\n", "kicker: Card\npages: 1\n")
    place = new(ROWS.replace("Room 104", "Room " + "and room " * 1200), {CARD: one_page})
    ran = place.batch("--format", "pdf", "--only", "Robin Test", "--only", "Kim Instance")
    assert ran.code == 1 and ran.out == f"{KIM}\n"
    assert "error[too-" in ran.err and "failed: Robin Test (line 4): " in ran.err
    assert not (place.root / ROBIN).exists()


def test_failed_makes_those_again_that_failed_and_no_other(place: Place) -> None:
    place.change(TABLE, "Room 104", "")
    assert place.batch().code == 1
    before = place.made
    place.change(TABLE, "NY-4,2026-12-04,9:00 a.m.,", "NY-4,2026-12-04,9:00 a.m.,Room 204")
    place.change(TABLE, "Room 100", "Room 200")
    ran = place.batch("--failed")
    assert ran.code == 0 and ran.out == f"{ROBIN}\n"
    assert {name for name in before if place.made[name] != before[name]} == {f"{ROBIN}/card.docx"}
    ran = place.batch("--failed")
    assert ran.code == 0 and ran.out == "" and last(ran.err, 1) == ["No packet failed the last time."]
    assert place.batch().out == f"{JORDAN}\n"


def test_the_old_papers_of_a_meeting_that_fails_are_said_to_be_old(place: Place) -> None:
    place.change(TABLE, "Room 104", "")
    for _ in range(2):
        ran = place.batch()
        assert (
            ran.code == 1
            and (
                f"{TABLE}:4: warning[papers-from-before]: the papers of Robin Test in “{ROBIN}” are those from before, "
                "and may be wrong by now\n"
                "  hint: Mend what is wrong, and run the command again with --failed; or take the folder away.\n"
            )
            in ran.err
        )
    shutil.rmtree(place.root / ROBIN)
    assert "papers-from-before" not in place.batch().err


def test_strict_ends_otherwise_where_something_is_warned_of(place: Place) -> None:
    assert place.batch("--strict").code == 0
    place.change(TABLE, ROBIN_ROW, "")
    place.edit(f"{ROBIN}/card.docx")
    assert place.batch("--strict").code == 3


def test_a_file_that_nobody_knows_is_not_written_over(new: Callable[..., Place]) -> None:
    place = new(ROWS)
    (place.root / ALEX).mkdir(parents=True)
    (place.root / ALEX / "card.docx").write_bytes(b"mine")
    ran = place.batch()
    assert ran.code == 1 and "error[unknown-output]" in ran.err and "failed: Alex Sample (line 3): " in ran.err
    assert (place.root / ALEX / "card.docx").read_bytes() == b"mine" and not (place.root / ALEX / "note.docx").exists()
    assert len(place.made) == 7


@pytest.mark.parametrize(
    ("name", "code"), [("plain", "no-meetings"), ("nobody", "missing-file"), (CARD, "template-alone")]
)
def test_without_a_table_there_is_no_batch(place: Place, name: str, code: str) -> None:
    (place.root / "briefs/plain.yaml").write_text("title: T\nsections: [{blocks: [{text: One.}]}]\n", "utf-8")
    before = everything(place.root)
    ran = place._call("batch", name)
    assert ran.code == 1 and f"error[{code}]" in ran.err, ran.err
    assert everything(place.root) == before


def test_a_table_that_changes_meanwhile_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.batch import day

    def run(*given: Any) -> Iterator[Any]:
        place.change(TABLE, "Room 200", "Room 300")
        return real(*given)

    real = day.run
    place.change(TABLE, "Room 100", "Room 200")
    with monkeypatch.context() as patch:
        patch.setattr(day, "run", run)
        ran = place.batch()
    assert ran.code == 0 and place.batch().out == f"{JORDAN}\n"
    assert ran.err.partition(TABLE)[2].splitlines()[:2] == [
        ": warning[table-changed]: the table was changed while the packets were made: they hold what it said before",
        "  hint: Run the same command again: only what has changed is made anew.",
    ]


def test_a_paper_that_is_taken_away_while_it_is_moved_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.batch import day

    def run(*given: Any) -> Iterator[Any]:
        for done in real(*given):
            if done[0].meeting.key == "alex":
                (place.root / ALEX / "note.docx").unlink()
            yield done

    real = day.run
    place.change(TABLE, "11:30 a.m.", "4:30 p.m.")
    with monkeypatch.context() as patch:
        patch.setattr(day, "run", run)
        ran = place.batch()
    assert ran.code == 1
    assert (
        f"error[packet-lost]: “{ALEX}/note.docx” was taken away while it was to be moved (for Alex Sample, line 3)"
        in ran.err
    )
    assert place.batch("--failed").code == 0 and len(place.made) == 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits as POSIX has them")
@pytest.mark.parametrize(("most", "told"), [(4000, "error[cannot-write]"), (300, "warning[cannot-write]")])
def test_where_the_disk_takes_no_more_what_is_there_stays_as_it_was(place: Place, most: int, told: str) -> None:
    """A limit on the size of files is to a program what a full disk is."""
    place.change(TABLE, "Room 102", "Room 202")
    before = everything(place.root)
    said = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(most), "batch", "day", *WORD],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1 and told in said.stderr and "Traceback" not in said.stderr, said.stderr
    assert "failed: Alex Sample (line 3): " in said.stderr
    after = everything(place.root)
    apart = ("/batch-day/", "schedule")  # what is remembered, and the small files for who runs the day
    assert {name: one for name, one in after.items() if name in before and not any(part in name for part in apart)} == {
        name: one for name, one in before.items() if not any(part in name for part in apart)
    }
    assert place.batch().out == f"{ALEX}\n"


SMALL_DISK = """\
import resource, sys
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from briefgen.cli.start import run
if __name__ == "__main__":
    sys.exit(run(sys.argv[2:]))
"""
