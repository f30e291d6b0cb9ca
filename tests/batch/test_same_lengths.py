"""`fit: same`: every office gets the same text, in the lengths that fit where there is least room."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Briefgen, briefgen
from fit.conftest import SOURCES, block, save

__all__ = ["briefgen"]

LOCK = "briefs/day.card.lock.yaml"
MORE = "A page has less room where an office is told something more. " * 30
PACKET = f"""\
title: Hearing
date: 2026-11-20
meetings: briefs/meetings/day.csv
fit: same
formats: [pdf]
documents:
  - id: card
    pages: 1
    length: full
    sections:
      - heading: Here
        blocks: [one, two, three, {{text: "{{% if meeting.place == 'Far' %}}{MORE}{{% endif %}}For {{{{ meeting.office }}}}."}}]
"""
MEETINGS = "Office,Date,Time,Room\nFirst office,2026-12-03,10:00 a.m.,Near\nSecond office,2026-12-03,11:00 a.m.,Far\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    save(tmp_path, "briefgen.yaml", "organization: {name: Example Coalition}\n")
    save(tmp_path, "briefs/sources.yaml", SOURCES)
    for page, name in enumerate(("one", "two", "three"), start=1):
        save(tmp_path, f"briefs/blocks/{name}.md", block(name, page))
    save(tmp_path, "briefs/day.yaml", PACKET)
    save(tmp_path, "briefs/meetings/day.csv", MEETINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lengths(place: Path) -> dict[str, str]:
    return dict(re.findall(r"use: (\w+), length: ([\w ]+)", (place / LOCK).read_text("utf-8")))


def plan(place: Path, folder: str) -> list[str]:
    """What the manifest says of the blocks of the paper in a folder."""
    made = json.loads((place / "manifests/day.json").read_text("utf-8"))["renderings"]
    (mine,) = [one for one in made if f"build/day/{folder}/card.pdf" in one["files"]]
    return [line for line in mine["plan"] if "own words" not in line]


def test_the_tightest_meeting_decides_for_all_and_the_report_says_which(place: Path, briefgen: Briefgen) -> None:
    alone = briefgen("render", "day", "--meeting", "First office", "-o", "alone")
    assert alone.code == 0
    done = briefgen("batch", "day", "--jobs", "1")
    assert done.code == 0, done.err
    assert "note[same-lengths]: " in done.err
    assert "at all meetings, for it has no more room at Second office, line 3" in done.err
    assert lengths(place) != {"one": "full", "two": "full", "three": "full"}
    assert len(plan(place, "2026-12-03-1000-First-office")) == 3
    assert plan(place, "2026-12-03-1000-First-office") == plan(place, "2026-12-03-1100-Second-office")
    assert (place / "alone/card.pdf").read_bytes() != (
        place / "build/day/2026-12-03-1000-First-office/card.pdf"
    ).read_bytes()


def test_one_meeting_made_by_itself_obeys_the_lock_of_all(place: Path, briefgen: Briefgen) -> None:
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    assert briefgen("render", "day", "--meeting", "First office", "-o", "alone").code == 0
    made = place / "build/day/2026-12-03-1000-First-office/card.pdf"
    assert (place / "alone/card.pdf").read_bytes() == made.read_bytes()


def test_a_later_meeting_with_less_room_is_shortened_alone_and_told(place: Path, briefgen: Briefgen) -> None:
    table = place / "briefs/meetings/day.csv"
    table.write_text(MEETINGS.replace("Far", "Near"), "utf-8")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    before = lengths(place)
    made = place / "build/day/2026-12-03-1000-First-office/card.pdf"
    data = made.read_bytes()
    table.write_text(MEETINGS.replace("Far", "Near") + "Third office,2026-12-03,1:00 p.m.,Far\n", "utf-8")
    done = briefgen("batch", "day", "--jobs", "1")
    assert done.code == 0, done.err
    assert (
        "warning[shorter-alone]: the lengths that all meetings share do not fit this one: it alone is shorter"
        in done.err
    )
    assert "(for Third office, line 4)" in done.err
    assert lengths(place) == before and made.read_bytes() == data
    again = briefgen("batch", "day", "--jobs", "1", "--refit")
    assert again.code == 0, again.err
    assert "shorter-alone" not in again.err
    assert lengths(place) != before and made.read_bytes() != data
