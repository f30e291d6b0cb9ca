"""Which meetings are meant, what a dry run says, and how packets are made where that is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from batch.conftest import ALEX, JORDAN, KIM, ROBIN, ROBIN_ROW, ROWS, TABLE, Place, everything
from cli.conftest import Briefgen

SAME_NAME = ROWS.replace("Alex Sample,NJ-3", "Jordan Example,NJ-3")


@pytest.fixture
def unmade(new: Callable[..., Place]) -> Place:
    return new()


@pytest.mark.parametrize(
    ("options", "folders"),
    [
        (["--only", "Robin Test"], [ROBIN]),
        (["--only", "robin test", "--only", "Kim Instance"], [ROBIN, KIM]),
        (["--rows", "2-3,5"], [JORDAN, ALEX, KIM]),
        (["--rows", "3 – 4, 99"], [ALEX, ROBIN]),
        (["--where", "state=NY"], [JORDAN, ROBIN]),
        (["--where", "State = ny", "--where", "date=2026-12-04"], [ROBIN]),
        (["--where", "state=NY", "--rows", "2"], [JORDAN]),
    ],
    ids=" ".join,
)
def test_meetings_are_chosen(unmade: Place, options: list[str], folders: list[str]) -> None:
    ran = unmade.batch("--dry-run", *options)
    assert ran.code == 0
    packets = f"{len(folders)} packet{'s' if len(folders) > 1 else ''}"
    documents = f"{2 * len(folders)} documents."
    assert ran.err.splitlines()[-1] == f"{packets} would be made: {documents}"


def test_those_that_were_chosen_are_made_and_no_other_is_touched(place: Place) -> None:
    before = place.made
    place.change(TABLE, "Room 1", "Room 2")
    place.change(TABLE, ROBIN_ROW.replace("Room 1", "Room 2"), "")
    ran = place.batch("--only", "Alex Sample")
    assert ran.code == 0 and ran.out == f"{ALEX}\n"
    assert {name for name in before if place.made[name] != before[name]} == {f"{ALEX}/card.docx"}
    assert "1 packet made: 2 documents" in ran.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--only", "Jordan Example"],
            "error[several-meetings]: “Jordan Example” is the name of 2 meetings\n  expected: one of ",
        ),
        (["--only", "Robin Tess"], "error[unknown-meeting]: there is no meeting “Robin Tess”"),
        (
            ["--rows", "2-"],
            "error[bad-rows]: “2-” names no row of the table\n  expected: numbers of rows, such as 3-7,12",
        ),
        (["--rows", "all"], "error[bad-rows]: “all” names no row of the table"),
        (["--rows", "90-99"], "error[no-meeting-meant]: no meeting of the table is meant by this"),
        (["--where", "NY"], "error[bad-where]: “NY” is no condition\n  expected: COLUMN=VALUE, such as state=NY"),
        (["--where", "=NY"], "error[bad-where]: “=NY” is no condition"),
        (["--where", "stat=NY"], "error[unknown-column]: the table has no column “stat”"),
        (["--where", "state=TX"], "error[no-meeting-meant]: no meeting of the table is meant by this"),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_is_told_and_nothing_is_made(
    new: Callable[..., Place], options: list[str], told: str
) -> None:
    place = new(SAME_NAME)
    before = everything(place.root)
    ran = place.batch(*options)
    assert ran.code == 1 and f"{TABLE}: {told}" in ran.err, ran.err
    assert ran.out == "" and everything(place.root).keys() - before.keys() <= LOCKS
    if "stat=NY" in options:
        assert "\n  did you mean: state\n" in ran.err


LOCKS = {".briefgen/locks/554819db75a99512da9a.lock"}


def test_two_of_one_name_are_both_listed(new: Callable[..., Place]) -> None:
    said = new(SAME_NAME).batch("--only", "Jordan Example").err
    assert "expected: one of jordan (line 2); alex (line 3)\n" in said


def test_a_dry_run_writes_nothing(place: Place) -> None:
    place.change(TABLE, "Room 102", "Room 202")
    place.change(TABLE, "Room 106", "")
    place.change(TABLE, ROBIN_ROW, "")
    before = everything(place.root), place.made
    ran = place.batch("--dry-run")
    assert ran.code == 1 and ran.out == ""
    assert "failed: Kim Instance (line 4): " in ran.err
    assert "1 packet would be made, 1 as before, 1 failed: 4 documents" in ran.err
    assert (everything(place.root), place.made) == before


def test_a_dry_run_in_a_workspace_without_papers_writes_nothing(unmade: Place) -> None:
    before = everything(unmade.root)
    assert unmade.batch("--dry-run").code == 0
    assert everything(unmade.root) == before


def test_pages_and_sheets_are_counted(unmade: Place, briefgen: Briefgen) -> None:
    ran = briefgen("batch", "day", "--jobs", "1", "--format", "pdf", "--dry-run", "--rows", "2-3")
    assert ran.code == 0
    assert "2 packets would be made: 4 documents, 4 pages, 4 sheets of paper on both sides." in ran.err


def test_several_workers_make_the_same(place: Place, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = {name: digest for name, (_, digest) in place.made.items()}
    manifest = place.manifest
    ran = place.batch("--jobs", "2", "--refit", "--force")
    assert ran.code == 0 and len(ran.out.splitlines()) == 4
    assert {name: digest for name, (_, digest) in place.made.items()} == before
    assert place.manifest == manifest


def test_a_format_is_added_and_taken_away(place: Place) -> None:
    before = place.made
    ran = place.batch("--format", "txt", "--rows", "2")
    assert ran.code == 0 and ran.out == f"{JORDAN}\n"
    assert sorted(path.name for path in (place.root / JORDAN).iterdir()) == [
        "card.docx", "card.txt", "note.docx", "note.txt",
    ]  # fmt: skip
    assert place.made.keys() == before.keys()
    assert place.batch("--rows", "2").out == f"{JORDAN}\n"
    assert sorted(path.name for path in (place.root / JORDAN).iterdir()) == ["card.docx", "note.docx"]


def test_drafts_and_the_day_reach_every_packet(new: Callable[..., Place]) -> None:
    place = new()
    place.change("briefs/blocks/outreach.md", "audience: office\n", "audience: office\nstatus: draft\n")
    assert place.batch("--rows", "2").code == 1
    ran = place.batch("--rows", "2", "--draft")
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(io.BytesIO((place.root / JORDAN / "card.docx").read_bytes())) as word:
        assert any(b"DRAFT" in word.read(name).upper() for name in word.namelist() if name.endswith(".xml"))


def test_the_day_of_the_run_is_said(new: Callable[..., Place]) -> None:
    place = new()
    place.change("briefs/day.yaml", "date: 2026-11-20\n", "")
    assert place.batch("--rows", "2", "--today", "2026-11-25").code == 0
    assert '"2026-11-25"' in (place.root / "manifests/day.json").read_text("utf-8")
