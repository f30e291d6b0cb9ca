"""`briefgen list` shows what there is: to people as a table, to programs as fields or JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen

BLOCK = """\
---
title: Housing [/x] first
summary: Use when \u201chousing\u201d comes up.
tags: [shelter, evidence]
audience: public
reviewed: 2026-01-01
review_every: 6 months
sources: [platt-2018]
---
# Headline
Homes end homelessness [@platt-2018].

# Short
Two words.
"""


@pytest.fixture(autouse=True)
def _one_block_more(workspace: Path) -> None:
    (workspace / "briefs/blocks/housing-first.md").write_text(BLOCK, "utf-8")


def test_blocks_as_fields_parted_by_tabs(briefgen: Briefgen) -> None:
    ran = briefgen("list", "blocks", "--tag", "shelter")
    assert ran.code == 0 and ran.err == ""
    assert ran.out == (
        "housing-first\tHousing [/x] first\theadline=3,short=2\tpublic\tshelter,evidence\t2026-07-01\t"
        "Use when \u201chousing\u201d comes up.\t\n"
    )


def test_blocks_as_json(briefgen: Briefgen) -> None:
    assert json.loads(briefgen("list", "blocks", "--search", "end homelessness", "--json").out) == [
        {
            "name": "housing-first",
            "title": "Housing [/x] first",
            "lengths": {"headline": 3, "short": 2},
            "audience": "public",
            "tags": ["shelter", "evidence"],
            "review_due": "2026-07-01",
            "summary": "Use when \u201chousing\u201d comes up.",
            "passages": {},
        }
    ]


def test_all_tags_named_must_be_there(briefgen: Briefgen) -> None:
    assert briefgen("list", "blocks", "--tag", "shelter", "--tag", "nowhere").out == ""


def test_a_block_that_cannot_be_read_is_reported_and_the_others_listed(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/blocks/broken.md").write_text("---\ntitle: x\n---\nText.\n", "utf-8")
    ran = briefgen("list", "blocks")
    assert ran.code == 1
    assert "housing-first\t" in ran.out
    assert "briefs/blocks/broken.md" in ran.err and "error[missing-key]" in ran.err


def test_briefs_and_templates(briefgen: Briefgen) -> None:
    fields = [line.split("\t") for line in briefgen("list", "briefs").out.splitlines()]
    templates = [
        "bill-table", "full-brief", "leave-behind", "q-and-a", "sign-on-letter", "talking-points", "testimony",
        "thank-you",
    ]  # fmt: skip
    briefs = {"full-brief": "brief", "leave-behind": "brief", "lobby-day": "packet"}
    expected = sorted(briefs.items()) + [(name, "template") for name in templates]
    assert [tuple(row[:2]) for row in fields] == expected
    assert {row[-1] for row in fields if row[1] != "template"} == {"2026-12-03"}


def test_the_next_meeting_is_named_at_the_end(briefgen: Briefgen, workspace: Path) -> None:
    assert briefgen("list", "briefs").err == "The next meeting: lobby-day, 2026-12-03.\n"
    assert briefgen("list", "briefs", "--search", "stings").err == briefgen("list", "briefs", "--quiet").err == ""


def test_templates_with_what_they_are_for_and_what_they_require(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/leave-behind.yaml").unlink()
    (workspace / "briefs/templates/visit.yaml").write_text(
        "# yaml-language-server: $schema=../../schemas/spec.schema.json\n# Visit: for a visit in the district. Bring it.\n\n"
        "template: leave-behind\nrequires: [meeting.place]\nsections: [{id: team, required: true}, {heading: More}]\n"
    )
    listed = {each["name"]: each for each in json.loads(briefgen("list", "templates", "--json").out)}
    assert listed["leave-behind"]["from"] == "briefgen"
    assert listed["visit"] == {
        "name": "visit",
        "purpose": "Visit: for a visit in the district",
        "from": "workspace",
        "extends": "leave-behind",
        "audience": "office",
        "pages": 1,
        "sections": ["local", "evidence*", "voice", "objection", "team*", "–"],
        "requires": ["title", "ask", "meeting.place"],
        "starts_from": None,
    }
    assert briefgen("list", "templates", "--search", "district visit").out.split("\t")[0] == "visit"


def test_templates_with_the_day_of_their_review_where_any_says_one(briefgen: Briefgen, workspace: Path) -> None:
    assert "review_due" not in briefgen("list", "templates", "--json").out
    text = "title: A sheet\nreviewed: 2026-05-21\nreview_every: 6 months\n"
    (workspace / "briefs/templates/sheet.yaml").write_text(text)
    due = {each["name"]: each["review_due"] for each in json.loads(briefgen("list", "templates", "--json").out)}
    assert (due["sheet"], due["leave-behind"]) == ("2026-11-21", None)


@pytest.mark.parametrize(("day", "said"), [("2026-11-21", ""), ("2026-11-22", ", overdue")])
def test_a_review_is_overdue_on_the_day_that_is_asked_for(
    briefgen: Briefgen, workspace: Path, monkeypatch: pytest.MonkeyPatch, day: str, said: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    text = "title: A sheet\nreviewed: 2026-05-21\nreview_every: 6 months\n"
    (workspace / "briefs/templates/sheet.yaml").write_text(text)
    out = " ".join(briefgen("list", "templates", "--search", "sheet", "--today", day).out.split())
    assert f"review due 2026-11-21{said}" in out and ("overdue" in out) is bool(said)


def test_a_template_that_cannot_be_read_is_reported_and_the_others_listed(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/odd.yaml").write_text("- a\n- [b\n")
    ran = briefgen("list", "templates")
    assert ran.code == 1 and "briefs/templates/odd.yaml" in ran.err
    assert "leave-behind\t" in ran.out


def test_every_word_searched_for_must_be_there(briefgen: Briefgen) -> None:
    assert briefgen("list", "blocks", "--search", "HOMELESSNESS shelter").out.startswith("housing-first\t")
    nothing = briefgen("list", "blocks", "--search", "homelessness zebra")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing to show.\n")


def test_a_tag_that_no_block_has_is_told(briefgen: Briefgen) -> None:
    ran = briefgen("list", "blocks", "--tag", "sheltr")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        "Nothing to show.\nNo block has the tag “sheltr”; did you mean shelter?\n",
    )


def test_styles_with_where_they_are_from(briefgen: Briefgen) -> None:
    briefgen("new", "style", "our-look")
    fields = {row[0]: row[2] for row in (line.split("\t") for line in briefgen("list", "styles").out.splitlines())}
    shipped = dict.fromkeys(("campaign", "card", "civic", "large-print", "letter", "office", "plain"), "briefgen")
    assert fields == shipped | {"our-look": "workspace"}


def test_sources_with_the_blocks_that_cite_them(briefgen: Briefgen) -> None:
    listed = json.loads(briefgen("list", "sources", "--json", "--search", "platt-2018").out)
    (source,) = (each for each in listed if each["id"] == "platt-2018")
    assert source["year"] == "2018" and source["authors"].startswith("Platt")
    assert "housing-first" in source["cited_in"]


def test_what_may_be_added_to_a_part_of_a_brief_with_the_lines_it_would_need(briefgen: Briefgen) -> None:
    ran = briefgen("list", "blocks", "--for", "leave-behind", "--part", "evidence", "--tag", "shelter", "--json")
    (row,) = json.loads(ran.out)
    assert (row["name"], list(row["lines"])) == ("housing-first", ["short", "headline"])
    assert all(count > 0 for count in row["lines"].values())
    assert "Not shown: 4 blocks that are too private for its readers.\n" in ran.err and "free.\n" in ran.err
    assert briefgen("list", "blocks", "--for", "leave-behind", "--part", "evidence", "--search", "zebra").out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("leave-behind",), "the brief has local, evidence, voice, objection"),
        (("leave-behind", "--part", "nothing"), "there is no part “nothing”; the brief has local"),
        (("lobby-day",), "one document of the packet: leave-behind, full-brief"),
        (("nothing",), "briefs/nothing.yaml"),
    ],
)
def test_a_part_is_asked_for_where_there_are_several(words: tuple[str, ...], said: str, briefgen: Briefgen) -> None:
    ran = briefgen("list", "blocks", "--for", *words)
    assert ran.code != 0 and said in ran.err


def test_exceptions_to_rules_about_words_with_their_reasons(briefgen: Briefgen, workspace: Path) -> None:
    text = BLOCK.replace(
        "Two words.", "<!-- allow long-sentence: the law's own list -->\nTwo words.\n\n<!-- allow pimp -->\nTwo."
    )
    (workspace / "briefs/blocks/housing-first.md").write_text(text, "utf-8")
    ran = briefgen("list", "exceptions")
    line = text.splitlines().index("<!-- allow pimp -->") + 1
    assert [row for row in ran.out.splitlines() if "housing-first" in row] == [
        f"briefs/blocks/housing-first.md\t{line - 3}\tlong-sentence\tthe law's own list",
        f"briefs/blocks/housing-first.md\t{line}\tpimp\t",
    ]
    (found,) = json.loads(briefgen("list", "exceptions", "--search", "own list", "--json").out)
    assert found["rule"] == "long-sentence"
