"""Nothing is made twice: what has changed since the last batch is made again, moved or taken away, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

from batch.conftest import ALEX, JORDAN, KIM, ROBIN, ROBIN_ROW, ROWS, TABLE, Place, everything

CARD, NOTE = "card.docx", "note.docx"
SAMPLE_MOVED = "build/day/2026-12-03-1630-Sample"


def test_each_meeting_has_a_folder_in_the_order_of_the_day(place: Place) -> None:
    assert list(place.made) == [f"{folder}/{name}" for folder in (JORDAN, ALEX, ROBIN, KIM) for name in (CARD, NOTE)]


def test_a_second_batch_makes_nothing(place: Place) -> None:
    before = place.made, everything(place.root)
    ran = place.batch()
    assert ran.code == 0 and ran.out == ""
    assert ran.err.splitlines()[-1] == "0 packets made, 4 as before: 8 documents."
    assert (place.made, everything(place.root)) == before


def test_a_changed_room_makes_the_paper_again_that_prints_it(place: Place) -> None:
    before = place.made
    place.change(TABLE, "Room 102", "Room 202")
    ran = place.batch()
    assert ran.code == 0 and ran.out == f"{ALEX}\n"
    after = place.made
    assert {name for name in before if after[name] != before[name]} == {f"{ALEX}/{CARD}"}
    assert before.keys() == after.keys() and after[f"{ALEX}/{CARD}"][1] != before[f"{ALEX}/{CARD}"][1]


def test_a_changed_block_makes_the_papers_again_that_print_it(place: Place) -> None:
    before = place.made
    place.change("briefs/blocks/outreach.md", "people say so", "many people say so")
    assert place.batch().code == 0
    assert {name for name in before if place.made[name] != before[name]} == {name for name in before if CARD in name}


def test_a_meeting_of_another_day_has_its_papers_in_the_new_folder_alone(place: Place) -> None:
    place.change(TABLE, "2026-12-03,11:30 a.m.", "2026-12-04,11:30 a.m.")
    ran = place.batch()
    assert ran.code == 0 and ran.out == "build/day/2026-12-04-1130-Sample\n" and "kept" not in ran.err
    assert not (place.root / ALEX).exists() and len(place.made) == 8


def test_a_moved_meeting_has_its_papers_in_the_new_folder_alone(place: Place) -> None:
    before = place.made
    place.change(TABLE, "11:30 a.m.", "4:30 p.m.")
    ran = place.batch()
    assert ran.code == 0 and ran.out == f"{SAMPLE_MOVED}\n" and ran.err.count("kept") == 0
    after = place.made
    assert not (place.root / ALEX).exists()
    assert {name: seen for name, seen in after.items() if "Sample" not in name} == {
        name: seen for name, seen in before.items() if "Sample" not in name
    }
    assert after[f"{SAMPLE_MOVED}/{CARD}"][1] == before[f"{ALEX}/{CARD}"][1], "it prints neither day nor time"
    assert place.batch().err.splitlines()[-1].startswith("0 packets made, 4 as before")


def test_papers_alike_stay_those_of_their_own_meetings(new: Callable[..., Place]) -> None:
    place = new(
        ROWS.replace("Room 102", "Room 100"),
        {"briefgen.yaml": "organization: {name: Example Coalition}\ncode: false\n"},
    )
    assert place.batch().code == 0
    assert place.made[f"{ALEX}/{CARD}"][1] == place.made[f"{JORDAN}/{CARD}"][1]
    place.change(TABLE, "11:30 a.m.", "4:30 p.m.")
    assert place.batch().out == f"{SAMPLE_MOVED}\n"
    place.change(TABLE, "10:30 a.m.", "10:45 a.m.")
    assert place.batch().code == 0
    papers = map(json.loads, place.manifest.values())
    whose = {file: paper["meeting"] for paper in papers for file in paper["files"]}
    assert whose[f"{SAMPLE_MOVED}/{CARD}"] == "alex" and whose[f"{JORDAN.replace('1030', '1045')}/{CARD}"] == "jordan"


def test_two_meetings_that_change_places_each_get_their_own_papers(place: Place) -> None:
    place.change(TABLE, "Alex Sample,NJ-3,2026-12-03,11:30 a.m.", "Alex Example,NJ-3,2026-12-03,11:30 a.m.")
    assert place.batch().code == 0
    before = place.made
    place.change(TABLE, "10:30 a.m.", "swapped")
    place.change(TABLE, "11:30 a.m.", "10:30 a.m.")
    place.change(TABLE, "swapped", "11:30 a.m.")
    ran = place.batch()
    assert ran.code == 0, ran.err
    early, late = "build/day/2026-12-03-1030-Example", "build/day/2026-12-03-1130-Example"
    for name in (CARD, NOTE):
        assert place.made[f"{early}/{name}"][1] == before[f"{late}/{name}"][1]
        assert place.made[f"{late}/{name}"][1] == before[f"{early}/{name}"][1]
    assert place.batch().err.splitlines()[-1].startswith("0 packets made, 4 as before")


def test_the_papers_of_a_cancelled_meeting_are_taken_away(place: Place) -> None:
    before = place.made
    place.change(TABLE, ROBIN_ROW, "")
    ran = place.batch()
    assert ran.code == 0 and ran.out == "" and not (place.root / ROBIN).exists()
    assert place.made == {name: seen for name, seen in before.items() if ROBIN not in name}


def test_somebody_else_comes_to_a_meeting_of_the_same_name_and_hour(place: Place) -> None:
    place.change(TABLE, "robin,Robin Test,NY-4", "sam,Sam Test,NY-5")
    before = place.made
    ran = place.batch()
    assert ran.code == 0, ran.err
    assert ran.out == f"{ROBIN}\n" and place.made[f"{ROBIN}/{NOTE}"][1] != before[f"{ROBIN}/{NOTE}"][1]


def test_an_edited_paper_of_a_cancelled_meeting_is_kept_and_named_while_it_is_there(place: Place) -> None:
    place.change(TABLE, ROBIN_ROW, "")
    place.edit(f"{ROBIN}/{CARD}")
    for _ in range(2):
        ran = place.batch()
        assert ran.code == 0 and ran.err.splitlines()[-4:-2] == [
            f"{ROBIN}/{CARD}: warning[kept-output]: “{ROBIN}/{CARD}” was changed by somebody, and was kept; "
            "it is a paper of Robin Test as that meeting was",
            "  hint: Move it out of the folder, or delete it, so that nobody hands it over.",
        ]
        assert [name for name in place.made if ROBIN in name] == [f"{ROBIN}/{CARD}"]
    (place.root / ROBIN / CARD).unlink()
    assert "kept-output" not in place.batch().err


def test_an_edited_paper_of_a_moved_meeting_is_kept_and_named_while_it_is_there(place: Place) -> None:
    place.change(TABLE, "11:30 a.m.", "4:30 p.m.")
    place.edit(f"{ALEX}/{CARD}")
    for _ in range(2):
        ran = place.batch()
        assert ran.code == 0 and f"{ALEX}/{CARD}: warning[kept-output]" in ran.err, ran.err
        assert (place.root / SAMPLE_MOVED / CARD).exists() and not (place.root / ALEX / NOTE).exists()
    (place.root / ALEX / CARD).unlink()
    assert "kept-output" not in place.batch().err


def test_an_edited_paper_is_not_written_over_but_for_force(place: Place) -> None:
    place.change(TABLE, "Room 102", "Room 202")
    place.edit(f"{ALEX}/{CARD}")
    edited = place.made
    ran = place.batch()
    assert ran.code == 1 and ran.out == "" and "error[edited-output]" in ran.err and "failed: Alex Sample" in ran.err
    assert place.made == edited
    ran = place.batch("--force")
    assert ran.code == 0 and ran.out == f"{ALEX}\n"
    assert place.made[f"{ALEX}/{CARD}"][1] != edited[f"{ALEX}/{CARD}"][1]


def test_a_paper_that_somebody_removed_is_made_again(place: Place) -> None:
    before = place.made
    (place.root / KIM / CARD).unlink()
    ran = place.batch()
    assert ran.code == 0 and ran.out == f"{KIM}\n"
    assert {name: digest for name, (_, digest) in place.made.items()} == {
        name: one for name, (_, one) in before.items()
    }


def test_a_manifest_that_somebody_removed_is_written_again(place: Place) -> None:
    manifest = place.manifest
    (place.root / "manifests/day.json").unlink()
    assert place.batch("--force").code == 0
    assert place.manifest == manifest


def test_what_fits_is_chosen_anew_each_time_that_is_asked_for(place: Place) -> None:
    before = {name: digest for name, (_, digest) in place.made.items()}
    for _ in range(2):
        assert len(place.batch("--refit", "--rows", "2-3").out.splitlines()) == 2
    assert {name: digest for name, (_, digest) in place.made.items()} == before
    assert place.batch().out == ""


def test_a_damaged_memory_is_as_good_as_none(place: Place) -> None:
    before = place.made
    for file in (place.root / ".briefgen/batch-day").iterdir():
        file.write_bytes(b'{"key": 3}')
    ran = place.batch()
    assert ran.code == 0 and len(ran.out.splitlines()) == 4
    assert {name: digest for name, (_, digest) in place.made.items()} == {
        name: one for name, (_, one) in before.items()
    }
