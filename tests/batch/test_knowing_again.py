"""A meeting that is moved, renamed or cancelled in a table without keys is known again; a column that was sorted alone stops all."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from batch.conftest import ALEX, KIM, ROBIN, ROWS, TABLE, Place, everything

KEYLESS = "\n".join(line.partition(",")[2] for line in ROWS.splitlines()) + "\n"
"""The usual table without its column of keys: member, office and day tell which meeting is which."""

SORTED_ALONE = (
    "the column “district” seems to be sorted without the others: 4 rows have the value of another row\n"
    "  hint: Take the sorting back; or put the values into their rows again. Sort the whole table, never one column. "
    "Where the table is right as it is now, add --force.\n"
)


@pytest.fixture
def keyless(new: Callable[..., Place]) -> Place:
    """A workspace with a table without keys, of which all packets were made."""
    place = new(KEYLESS)
    assert place.batch().code == 0
    return place


def keys_of(place: Place) -> dict[str, str]:
    """The files that lie there by now, by what the manifest says, with the keys of their meetings."""
    manifest = json.loads((place.root / "manifests/day.json").read_text("utf-8"))
    found = {file: one["meeting"] for one in manifest["renderings"] for file in one["files"]}
    return {file: key for file, key in found.items() if (place.root / file).exists()}


def test_a_meeting_of_another_day_has_its_papers_in_the_new_folder_alone(keyless: Place) -> None:
    keyless.change(TABLE, "NJ-3,2026-12-03", "NJ-3,2026-12-04")
    ran = keyless.batch()
    there = ALEX.replace("-03-", "-04-")
    assert (ran.code, ran.out) == (0, f"{there}\n"), ran.err
    assert not (keyless.root / ALEX).exists()
    assert set(keys_of(keyless)) == set(keyless.made) and keys_of(keyless)[f"{there}/card.docx"].endswith("12-04")
    seen = everything(keyless.root)
    assert keyless.batch().code == 0 and everything(keyless.root) == seen


def test_a_name_that_is_written_otherwise_makes_its_papers_again_and_no_other(keyless: Place) -> None:
    before = keyless.made
    keyless.change(TABLE, "Robin Test", "Robyn Test")
    ran = keyless.batch()
    assert (ran.code, ran.out) == (0, f"{ROBIN}\n"), ran.err
    assert [name for name, seen in keyless.made.items() if seen != before[name]] == [
        f"{ROBIN}/card.docx",
        f"{ROBIN}/note.docx",
    ]
    assert {key for file, key in keys_of(keyless).items() if ROBIN in file} == {"robyn-test-2026-12-04"}


def test_an_edited_paper_of_a_renamed_meeting_is_kept(keyless: Place) -> None:
    keyless.change(TABLE, "Robin Test", "Robyn Test")
    keyless.edit(f"{ROBIN}/note.docx")
    ran = keyless.batch()
    assert ran.code == 1 and "error[edited-output]: “note.docx” was changed after briefgen wrote it" in ran.err


def test_the_papers_of_a_cancelled_meeting_are_no_longer_listed(keyless: Place) -> None:
    keyless.change(TABLE, "Kim Instance,CA-1,2026-12-04,2:00 p.m.,Room 106,CA\n", "")
    assert keyless.batch().code == 0 and not (keyless.root / KIM).exists()
    page = (keyless.root / "build/day/index.html").read_text("utf-8")
    assert "Kim Instance" not in page and "Robin Test" in page


def test_where_a_manifest_was_deleted_everything_is_made_anew(place: Place) -> None:
    (place.root / "manifests/day.json").unlink()
    place.change(TABLE, "11:30 a.m.", "4:30 p.m.")
    assert place.batch("--force").code == 0 and len(place.made) == 8


def test_a_column_that_was_sorted_alone_stops_the_batch_before_anything_is_made(keyless: Place) -> None:
    districts = ("NY-12", "NJ-3", "NY-4", "CA-1")
    for now, before in enumerate(districts):
        keyless.change(TABLE, f",{before},", f",<{now}>,")
    for now in range(4):
        keyless.change(TABLE, f",<{now}>,", f",{districts[now - 1]},")
    seen = everything(keyless.root)
    ran = keyless.batch()
    assert (ran.code, ran.out, ran.err) == (1, "", f"{TABLE}: error[shifted-column]: {SORTED_ALONE}1 error.\n")
    assert everything(keyless.root) == seen
    forced = keyless.batch("--force")
    assert forced.code == 0 and "warning[shifted-column]" in forced.err
    assert "shifted-column" not in keyless.batch().err


def test_times_that_changed_places_are_only_warned_of(keyless: Place) -> None:
    hours = ("10:30 a.m.", "11:30 a.m.", "9:00 a.m.", "2:00 p.m.")
    for now, before in enumerate(hours):
        keyless.change(TABLE, f",{before},", f",<{now}>,")
    for now in range(4):
        keyless.change(TABLE, f",<{now}>,", f",{hours[now - 1]},")
    ran = keyless.batch()
    assert ran.code == 0 and "warning[shifted-column]: the column “time” seems to be sorted" in ran.err
    assert len(keyless.made) == 8


def test_the_page_that_lists_the_packets_says_what_is_there(place: Place) -> None:
    place.change(TABLE, "11:30 a.m.", "quarter past")
    assert place.batch().code == 1
    page = (place.root / "build/day/index.html").read_text("utf-8")
    assert "Fund services: packets" in page and 'href="./2026-12-04-0900-Test/card.docx"' in page
    assert "2026-12-03-1130-Sample/card.docx" not in page and page.count("Not made") > 0
    once = (place.root / "build/day/index.html").stat().st_mtime_ns
    assert place.batch("--only", "Robin Test").code == 0
    assert (place.root / "build/day/index.html").stat().st_mtime_ns == once
