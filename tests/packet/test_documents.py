"""Every command knows the documents of a packet: locks, records, `check`, `inspect`, `list`, `where-used`, `--explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from packet.conftest import change, save

SPEC = Path("briefs/day.yaml")
SENTENCE = "In the town the program met people where they were, and they came back for more. "
LONG = f"""\
---
title: Long
summary: Use when asked.
audience: office
---
# Headline
In a word.

# Full
{(SENTENCE * 6 + chr(10) * 2) * 14}
"""
LOCKS = ["briefs/day.answers.lock.yaml", "briefs/day.card.lock.yaml"]


@pytest.fixture
def budgeted(place: Path) -> Path:
    """Both documents may have one page, and neither fits on it in full."""
    save(Path("briefs/blocks/long.md"), LONG)
    change(SPEC, "blocks: [outreach]", "blocks: [long]")
    change(SPEC, "blocks: [{use: outreach, length: headline}]", "blocks: [outreach, long]")
    change(SPEC, "documents:", "pages: 1\nlength: full\ndocuments:")
    return place


def locks() -> list[str]:
    return sorted(path.as_posix() for path in Path("briefs").glob("*.lock.yaml"))


def test_each_document_has_a_lock_that_holds(budgeted: Path, briefgen: Briefgen) -> None:
    first = briefgen("render", "day", "--format", "pdf")
    assert first.code == 0 and "shortened-to-fit" in first.err
    assert locks() == LOCKS
    text = Path(LOCKS[0]).read_text("utf-8")
    assert text.startswith("# Written by briefgen: the lengths with which answers in day.yaml keeps to its pages.")
    assert "briefgen render day --document answers --refit" in text
    again = briefgen("render", "day", "--format", "pdf")
    assert (again.code, again.err) == (0, "")


def test_refit_of_one_document_leaves_the_other_lock(budgeted: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day", "--format", "pdf")
    for lock in LOCKS:
        change(Path(lock), "length: headline", "length: left out")
    ran = briefgen("render", "day", "--format", "pdf", "--document", "answers", "--refit")
    assert ran.code == 0
    assert "left out" not in Path(LOCKS[0]).read_text("utf-8")
    assert "left out" in Path(LOCKS[1]).read_text("utf-8")


def test_a_lock_of_another_document_is_not_used(budgeted: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day", "--format", "pdf")
    Path(LOCKS[0]).write_bytes(Path(LOCKS[1]).read_bytes())
    ran = briefgen("check", "day")
    assert f"{LOCKS[0]}: warning[unusable-lock]: the lock of this document is not used" in ran.err
    assert "it belongs to another brief, `day.card`" in ran.err
    assert "`briefgen render day --document answers --refit` writes a new one." in ran.err


def test_locks_are_no_briefs(budgeted: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day", "--format", "pdf")
    assert "lock" not in briefgen("list", "briefs").out


def test_explain_says_which_document_it_speaks_of(budgeted: Path, briefgen: Briefgen) -> None:
    said = briefgen("render", "day", "--format", "pdf", "--explain").err
    assert [line for line in said.splitlines() if line in ("day.card:", "day.answers:")] == [
        "day.card:",
        "day.answers:",
    ]
    assert said.count("began as") == 2


def test_check_looks_at_every_document_and_says_what_is_shared_once(place: Path, briefgen: Briefgen) -> None:
    change(SPEC, "place: Room 100", "plaze: Room 100")
    change(SPEC, "length: headline", "length: tiny")
    for arguments in (("check", "day"), ("check",)):
        ran = briefgen(*arguments)
        assert ran.code == 1
        assert ran.err.count("error[unknown-key]") == ran.err.count("error[unknown-value]") == 1


def test_check_finds_names_that_cannot_be(place: Path, briefgen: Briefgen) -> None:
    change(SPEC, "-{{ document }}", "")
    assert "error[same-name]" in briefgen("check").err
    change(SPEC, "{{ meeting.date }}", "{{ meeting.place }}/{{ document }}")
    assert briefgen("check").err.count("error[unusable-name]") == 2


def test_a_problem_of_a_document_is_shown_where_it_is_asked_for(place: Path, briefgen: Briefgen) -> None:
    change(SPEC, "title: Fund services\n", "")
    ran = briefgen("check", "day")
    assert ran.err.count("error[missing-title]") == 1
    assert "briefs/day.yaml:5:5: error[missing-title]" in ran.err


def test_inspect_shows_all_documents_or_one(place: Path, briefgen: Briefgen) -> None:
    shown = json.loads(briefgen("inspect", "day", "--plan").out)["documents"]
    assert list(shown) == ["card", "answers"]
    assert [plan["sections"][0]["items"][0]["length"] for plan in shown.values()] == ["full", "headline"]
    assert json.loads(briefgen("inspect", "day", "--plan", "--document", "card").out) == shown["card"]
    both = json.loads(briefgen("inspect", "day", "--document", "answers").out)
    assert both["plan"] == shown["answers"] and both["tree"]["metadata"]["title"] == "Answers for the meeting"


def test_a_packet_of_one_document_is_still_a_packet(place: Path, briefgen: Briefgen) -> None:
    save(SPEC, "title: T\ndocuments: [card]\n")
    assert list(json.loads(briefgen("inspect", "day", "--plan").out)) == ["documents"]
    assert briefgen("render", "day", "--format", "html").out == "build/day/card.html\n"


def test_list_shows_the_documents_of_a_packet(place: Path, briefgen: Briefgen) -> None:
    (row,) = (row for row in json.loads(briefgen("list", "briefs", "--json").out) if row["kind"] == "packet")
    assert row == {
        "name": "day", "kind": "packet", "title": None, "template": None, "style": "civic", "pages": None,
        "file": "briefs/day.yaml", "documents": ["card", "answers"], "day": "2026-12-03",
    }  # fmt: skip


def test_what_was_rendered_is_found_by_document(place: Path, briefgen: Briefgen) -> None:
    assert briefgen("render", "day", "--format", "html").code == 0
    found = json.loads(briefgen("where-used", "outreach", "--json").out)["uses"]
    uses = [(use["in"], use["name"], use["length"], use["file"]) for use in found]
    record = json.loads(Path("manifests/day.card.json").read_text("utf-8"))["renderings"][0]
    assert (record["spec"], record["document"]) == ("briefs/day.yaml", "card")
    assert uses == [
        ("brief", "day.answers", "headline", "briefs/day.yaml"),
        ("brief", "day.card", "full", "briefs/day.yaml"),
        ("document", "day.answers", "headline", "build/day/2026-12-03-answers.html"),
        ("document", "day.card", "full", "build/day/2026-12-03-card.html"),
    ]


def test_a_citation_in_a_shared_text_counts_as_used(place: Path, briefgen: Briefgen) -> None:
    source = "references:\n  - {id: report, type: book, title: A Report, issued: {date-parts: [[2019]]}}\n"
    save(Path("briefs/sources.yaml"), source)
    change(SPEC, "documents:", "ask: Fund it [@report].\ndocuments:")
    found = json.loads(briefgen("where-used", "report", "--json").out)["uses"]
    assert {(use["name"], use["line"]) for use in found} == {("day.card", 5), ("day.answers", 5)}
    assert "unused-source" not in briefgen("check").err
