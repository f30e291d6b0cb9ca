"""What a style has in its side column is there, below the ask, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline import outline
from rendering import prepared_brief as prepare

from briefgen.document.siding import Siding, siding
from briefgen.workspace import Workspace

STYLE = "name: tank\nextends: civic\ntitle: T\npage: {side: {width: 118pt, parts: [meeting, bill, local, contact]}}\n"
SOURCES = "references:\n  - {id: county-2025, type: report, title: Report, author: [{literal: County}], issued: 2025}\n"
BRIEF = """\
title: T
style: tank
date: 2026-12-03
meeting:
  legislator: {name: Jordan Example, title: Rep., district: Example District 7}
  local: [{say: 412 deaths, what: from overdoses, source: county-2025}]
ask: Oppose it.
bill: {number: H.R. 0000, version: introduced, as_of: 2026-11-20, position: Against}
contact: {name: Sam Sample, phone: 202-555-0100, email: sam@coalition.example}
sections:
  - blocks:
      - text: |
          The text.

          ::: side What it says
          At the side.
          :::

          More text.
"""


def made(folder: Path, brief: str = BRIEF, style: str = STYLE) -> Siding | None:
    files = {"briefgen.yaml": "organization: {name: C}\n", "styles/tank/style.yaml": style}
    for name, words in (files | {"briefs/one.yaml": brief, "briefs/sources.yaml": SOURCES}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    return siding(prepare(Workspace(folder), "briefs/one.yaml").document.children)


def test_parts_stand_in_it_in_the_order_of_the_style_and_boxes_after_them(tmp_path: Path) -> None:
    found = made(tmp_path, BRIEF + "sources: none\n")
    assert found is not None
    assert outline(found.head).endswith('group ask\n  paragraph.ask-label "Our ask"\n  paragraph.ask "Oppose it."\n')
    assert [line.split(" ")[0] for line in outline(found.side.children).splitlines()] == [
        *("paragraph.side-label", "paragraph.side"),  # whom it is for
        *("paragraph.side-label", "paragraph.side") * 2,  # the bill, the position
        *("paragraph.side-label", "paragraph.side-number", "paragraph.side"),  # the district
        *("paragraph.side-label", "paragraph.side"),  # whom to call
        *("paragraph.side-label", "paragraph"),  # the box
    ]
    said = outline(found.text)
    assert "Sam Sample" not in said and "At the side" not in said and "412" not in said


def test_figures_that_call_notes_stand_at_the_head_of_the_text(tmp_path: Path) -> None:
    """Word could have notes in a frame; LibreOffice cannot, and would set them anywhere."""
    found = made(tmp_path)
    assert found is not None
    assert outline(found.text).startswith('group local\n  paragraph.label "Example District 7 at a glance"\n')
    assert "412" not in outline(found.side.children)


def test_a_box_that_calls_a_note_is_a_callout(tmp_path: Path) -> None:
    found = made(tmp_path, BRIEF.replace("At the side.", "At the side [@county-2025]."))
    assert found is not None
    assert "callout at the side titled" in outline(found.text)


@pytest.mark.parametrize(
    "style", ["name: tank\nextends: plain\ntitle: T\n", STYLE.replace("[meeting, bill, local, contact]", "[]")]
)
def test_a_style_without_parts_leaves_them_where_they_are(style: str, tmp_path: Path) -> None:
    brief = BRIEF.replace("::: side", "::: callout") if "side" in style else BRIEF
    assert made(tmp_path, brief, style) is None
