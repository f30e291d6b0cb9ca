"""What a manifest says of a paper holds also where the paper stays as it is; and what is damaged or missing costs no more than itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from batch.conftest import ALEX, FILES, JORDAN, ROWS, Place

from briefgen.batch.jobs import Job, Made, Terms
from briefgen.batch.running import run
from briefgen.batch.worker import Worker
from briefgen.diagnostics import Span
from briefgen.models.meetings import MeetingRow
from briefgen.workspace import Workspace


def _said(place: Place, key: str) -> dict[str, object]:
    """What the manifest says by now of each paper that lies there, by its first file."""
    return {file: json.loads(text).get(key) for file, text in place.manifest.items()}


def test_a_manifest_says_what_a_paper_carries_by_now_though_it_is_not_made_again(place: Place) -> None:
    before = place.made
    place.change("briefs/day.yaml", "date: 2026-11-20\n", "date: 2026-11-20\nlobbying: yes\n")
    ran = place.batch()
    assert ran.code == 0 and ran.out == "", ran.err
    assert place.made == before
    assert set(_said(place, "lobbying").values()) == {"yes"}
    manifest = place.manifest
    assert place.batch().out == "" and place.manifest == manifest


def test_a_paper_that_names_nobody_is_of_the_member_whom_its_meeting_has_by_now(new: Callable[..., Place]) -> None:
    place = new(ROWS, {"briefgen.yaml": "organization: {name: Example Coalition}\ncode: false\n"})
    assert place.batch().code == 0
    before = place.made
    place.change("briefs/meetings/day.csv", "alex,Alex Sample,NJ-3", "alex,Ash Sample,NJ-3")
    assert place.batch().out == f"{ALEX}\n"
    assert place.made[f"{ALEX}/card.docx"] == before[f"{ALEX}/card.docx"], "it does not name the member"
    whom = _said(place, "occasion")[f"{ALEX}/card.docx"]
    assert whom == {"whom": ["Ash Sample"], "date": "2026-12-03"}


@pytest.mark.parametrize("wrong", ["key", "row", "name", "facts"])
def test_a_memory_with_something_else_in_it_is_as_good_as_none(place: Place, wrong: str) -> None:
    for file in (place.root / ".briefgen/batch-day").iterdir():
        plain = json.loads(file.read_text("utf-8"))
        if isinstance(plain, dict):
            file.write_text(json.dumps({**plain, wrong: 5}), "utf-8")
    ran = place.batch()
    assert ran.code == 0 and len(ran.out.splitlines()) == 4


def test_a_list_of_packets_that_somebody_else_wrote_is_kept(new: Callable[..., Place]) -> None:
    place = new(ROWS, FILES)
    page = place.root / "build/day/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("mine", "utf-8")
    ran = place.batch()
    assert ran.code == 0 and page.read_text("utf-8") == "mine" and len(ran.out.splitlines()) == 4
    assert (
        "build/day/index.html: warning[unknown-output]: “index.html” is there already, and briefgen did not write it: "
        "it was kept, and the packets are not listed\n  hint: Move that file, and run the command again." in ran.err
    )
    page.unlink()
    assert place.batch().code == 0 and JORDAN.rpartition("/")[2] in page.read_text("utf-8")
    place.change("briefs/meetings/day.csv", "11:30 a.m.", "4:30 p.m.")
    assert place.batch().code == 0 and "1630-Sample" in page.read_text("utf-8")


def test_a_computer_that_gives_no_process_costs_the_packets_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_process(*_: object) -> None:
        raise RuntimeError("no process")

    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example}\n", "utf-8")
    monkeypatch.setattr(Worker, "_schedule", no_process)
    meeting = MeetingRow("kim", "Kim Instance", Span("day.csv", 2), ())
    found = list(run(Workspace(tmp_path), [Job(Terms("briefs/day.yaml"), meeting)], 1, lambda: None))
    assert [made.diagnostics[0].message for _, made in found] == [
        "the process that made this packet ended before it was done"
    ]
    assert all(isinstance(made, Made) and made.failed for _, made in found)
