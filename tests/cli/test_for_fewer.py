"""Passages, facts and notes for the coalition alone, as the command line tells of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen, lay_out

FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/sources.yaml": """\
references:
  - {id: memo, type: report, title: A memo, issued: 2020, custom: {audience: coalition}}
""",
    "briefs/facts.yaml": "vote: {say: nine votes, source: memo, audience: coalition}\n",
    "briefs/blocks/outreach.md": """\
---
title: A title
summary: Use when asked.
audience: office
---
- One.
::: only coalition
- He counts {{ fact.vote }}.
:::
- Three.

::: only coalition
Do not quote him.
:::
""",
    "briefs/visit.yaml": """\
title: T
date: 2026-11-20
length: full
formats: [txt]
meeting: {office: O, notes: "He voted *no*.\\n\\n- Do not ask why."}
documents:
  - id: paper
    sections: [{blocks: [outreach, {text: Private words., audience: coalition}]}]
  - id: card
    audience: coalition
    sections: [{blocks: [outreach, {text: Private words., audience: coalition}]}, {heading: Notes, part: notes}]
""",
}


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def body(small: Path, name: str) -> str:
    text = (small / f"build/{name}.txt").read_text("utf-8")
    return text.partition("A title\n-------\n\n")[2].partition("\n\n____")[0].strip().removesuffix("\n\nT")


def test_what_is_left_behind_lacks_it_and_what_goes_home_has_it(briefgen: Briefgen, small: Path) -> None:
    assert briefgen("render", "visit").code == 0
    assert body(small, "visit/paper") == "- One.\n- Three."
    card = body(small, "visit/card")
    assert card == (
        "- One.\n- He counts nine votes.[1]\n- Three.\n\nDo not quote him.\n\nPrivate words.\n\n"
        "Notes\n-----\n\nHe voted no.\n\n- Do not ask why."
    )


def test_the_last_look_names_what_is_left_out(briefgen: Briefgen) -> None:
    said = briefgen("render", "visit", "--document", "paper", "--summary", "--format", "pdf").err
    assert "  left out  a passage of outreach (full), for the coalition only: briefs/blocks/outreach.md:8\n" in said
    assert "            a passage of outreach (full), for the coalition only: briefs/blocks/outreach.md:13\n" in said
    assert "            a passage of the brief, for the coalition only: briefs/visit.yaml:8\n" in said
    assert "            a passage of the brief, for the coalition only: briefs/visit.yaml:5\n" in said


def test_for_programs_too(briefgen: Briefgen) -> None:
    ran = briefgen("render", "visit", "--document", "paper", "--json", "--format", "pdf")
    withheld = json.loads(ran.out)["documents"][0]["summary"]["withheld"]
    place = {
        "block": "outreach",
        "length": "full",
        "audience": "coalition",
        "file": "briefs/blocks/outreach.md",
        "line": 8,
    }
    assert withheld[0] == place and len(withheld) == 4


def test_lists_say_who_may_see_what(briefgen: Briefgen) -> None:
    assert json.loads(briefgen("list", "blocks", "--json").out)[0]["passages"] == {"coalition": 2}
    assert json.loads(briefgen("list", "facts", "--json").out)[0]["audience"] == "coalition"
    assert json.loads(briefgen("list", "sources", "--json").out)[0]["audience"] == "coalition"


def test_a_use_in_a_passage_is_told_as_one_and_not_where_it_is_left_out(briefgen: Briefgen) -> None:
    ran = briefgen("where-used", "fact:vote", "--json")
    found = json.loads(ran.out)
    assert found["audience"] == "coalition"
    assert [(use["name"], use["line"], use["through"], use["only"]) for use in found["uses"]] == [
        ("outreach", 8, None, "coalition"),
        ("visit.card", 11, "block outreach", None),
    ]


def test_a_block_says_how_many_passages_are_for_fewer(briefgen: Briefgen) -> None:
    ran = briefgen("where-used", "outreach")
    assert ran.err == (
        "The block outreach is for readers of the kind office.\nIn the block outreach: 2 passages for the coalition only.\n"
    )


def test_the_whole_library_is_read_as_the_coalition_reads_it(briefgen: Briefgen, small: Path) -> None:
    block = small / "briefs/blocks/outreach.md"
    block.write_text(block.read_text("utf-8").replace("Do not quote him.", "{{ meeting.notes }}"), "utf-8")
    assert briefgen("check").code == 0


def test_a_template_says_what_is_wrong_with_its_marks(briefgen: Briefgen, small: Path) -> None:
    template = (
        "sections:\n  - id: one\n    blocks:\n      - text: |\n          ::: only us\n          Words.\n          :::\n"
    )
    (small / "briefs/templates").mkdir()
    (small / "briefs/templates/own.yaml").write_text(template, "utf-8")
    ran = briefgen("check")
    assert ran.code == 1 and "briefs/templates/own.yaml:5:11: error[only-audience]" in ran.err
