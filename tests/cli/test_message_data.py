"""What programs are told of a problem: the path of the value in its file, and what may stand in its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen

BRIEF = """\
title: Town hall
meeting: {date: Nov 31}
sections:
  - heading: Here
    blocks: [safety-and-health]
  - heading: There
    blocks:
      - {use: syringe-analogy, length: shrt}
"""
PACKET = """\
title: Town hall
documents:
  - {template: leave-behind, ask: An ask}
  - template: full-brief
    ask: An ask
    sections:
      - {id: problem, blocks: [syringe-analgy]}
"""


def told(briefgen: Briefgen, workspace: Path, text: str, *options: str) -> list[dict[str, Any]]:
    (workspace / "briefs/town-hall.yaml").write_text(text, "utf-8")
    ran = briefgen("check", "town-hall", "--message-format", "json", *options)
    return [json.loads(line) for line in ran.err.splitlines()]


@pytest.mark.parametrize(
    ("wrong", "right", "path", "replacements"),
    [
        ("", "", "meeting.date", ["2026-11-30", "2026-12-01"]),
        ("Nov 31", "2026-12-03", "sections[1].blocks[0].length", ["short"]),
        ("title: Town hall", "titel: Town hall", "titel", ["title"]),
        ("safety-and-health", "safety-and-helth", "sections[0].blocks[0].use", ["safety-and-health"]),
        ("heading: Here", "heading: 7", "sections[0].heading", []),
    ],
)
def test_a_problem_has_its_path_and_replacements(
    briefgen: Briefgen, workspace: Path, wrong: str, right: str, path: str, replacements: list[str]
) -> None:
    found = told(briefgen, workspace, BRIEF.replace(wrong, right) if wrong else BRIEF)
    assert (path, replacements) in [(one["path"], one["replacements"]) for one in found]


def test_a_value_that_is_missing_has_a_path_too(briefgen: Briefgen, workspace: Path) -> None:
    (found,) = told(briefgen, workspace, "title: Town hall\nbill: {number: H.R. 1, as_of: 2026-11-20}\n")
    assert (found["code"], found["path"]) == ("missing-key", "bill.version")


def test_the_path_in_a_packet_is_that_in_its_file(briefgen: Briefgen, workspace: Path) -> None:
    found = [one for one in told(briefgen, workspace, PACKET) if one["code"] == "unknown-block"]
    assert [(one["file"], one["path"], one["replacements"]) for one in found] == [
        ("briefs/town-hall.yaml", "documents[1].sections[0].blocks[0].use", ["syringe-analogy"])
    ]


def test_a_value_of_the_command_line_has_the_path_of_its_key(briefgen: Briefgen, workspace: Path) -> None:
    sound = BRIEF.replace("Nov 31", "2026-12-03").replace("shrt", "short")
    (found,) = told(briefgen, workspace, sound, "--set", "sections.1.blocks.0.length=ful")
    assert (found["file"], found["path"], found["replacements"]) == ("--set", "sections[1].blocks[0].length", ["full"])


def test_a_problem_within_a_text_has_the_path_of_the_text(briefgen: Briefgen, workspace: Path) -> None:
    text = "title: Town hall\nsections:\n  - blocks:\n      - text: |\n          Words {{ meeting.dat }}.\n"
    (found,) = told(briefgen, workspace, text)
    assert (found["line"], found["path"]) == (5, "sections[0].blocks[0].text")


def test_a_problem_in_a_block_has_the_length_that_it_stands_in(briefgen: Briefgen, workspace: Path) -> None:
    matter = "---\ntitle: T {{ meeting.dat }}\nsummary: S\naudience: office\n---\n"
    text = f"{matter}# Headline\nWords.\n\n# Short\nWords {{{{ meeting.plce }}}}.\n"
    (workspace / "briefs/blocks/odd.md").write_text(text, "utf-8")
    found = told(briefgen, workspace, "title: Town hall\nsections:\n  - blocks: [{use: odd, length: short}]\n")
    assert sorted((one["path"], one["replacements"]) for one in found) == [
        ("short", ["meeting.place"]),
        ("title", ["meeting.date"]),
    ]
