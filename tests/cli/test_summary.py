"""`render --summary`: the last look before printing, in words that can be read on the way to the printer."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen

from briefgen.diagnostics import Span
from briefgen.models.library import Fact, FactEntry
from briefgen.pipeline.summing import figure_of

LOOK = """\
visit:
  for          Rep. Ana Sampler (Example District 9)
  day          Thursday, December 3, 2026 (in 11 days), Room 9
  goes to      office
  ask          Fund outreach in Example District 9.
  figures      23 (cities-in-2018-survey): of 2018, 8 years ago
               36.2% (women-who-inject-exchange-sex-2018): of 2018, 8 years ago
  at home      4 arguments are too private for these readers: rebuttal-federal-funding, rebuttal-john-schools, \
rebuttal-sweden, rebuttal-trafficking
  no room for  still-policed
  pages        1 of 1, """

BRIEF = """\
template: leave-behind
title: Fund outreach
date: 2026-11-20
ask: "Fund outreach in {{ meeting.legislator.district }}."
meeting: {legislator: {name: Ana Sampler, title: Rep., district: Example District 9}, date: 2026-12-03, place: Room 9}
sections:
  - id: local
    blocks: [{use: still-policed, length: full, optional: true, priority: low}]
  - id: evidence
    blocks: [{use: shared-communities, length: headline}, {text: "FILL"}]
"""


def write(workspace: Path, words: int) -> None:
    text = BRIEF.replace("FILL", "We ask for a program that meets people where they are. " * words)
    (workspace / "briefs/visit.yaml").write_text(text, "utf-8")


def test_it_says_what_to_look_at_once_more(briefgen: Briefgen, workspace: Path) -> None:
    write(workspace, 36)
    ran = briefgen("render", "visit", "--summary", "--format", "pdf")
    assert LOOK in ran.err
    assert ran.out == "build/visit.pdf\n"


def test_what_does_not_fit_is_looked_at_too(briefgen: Briefgen, workspace: Path) -> None:
    write(workspace, 120)
    ran = briefgen("render", "visit", "--summary", "--format", "pdf")
    assert ran.code == 1 and " lines over\n" in ran.err and "error[does-not-fit]" in ran.err


def test_the_papers_of_a_packet_say_which_of_them_stay_at_home(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen(
        "render", "lobby-day", "--summary", "--format", "pdf", "--document", "talking-points", "--document", "testimony"
    )
    papers = ran.err.split("lobby-day.")
    assert "goes to  public" in papers[1] and "Example House Committee on Public Health" in papers[1]
    assert "goes to  nobody: internal, take it home again" in papers[2]
    assert "at home  nothing: these readers may see every argument of the library" in papers[2]
    assert "Of these papers, lobby-day.talking-points stays at home." in ran.err


def test_without_a_meeting_nothing_is_made_up(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/visit.yaml").write_text("title: Words\nsections: [{blocks: [{text: Words.}]}]\n", "utf-8")
    said = briefgen("render", "visit", "--summary", "--format", "pdf").err
    assert "for      nobody is named" in said and "day      no day is named" in said
    assert "ask      none stands in a box of its own" in said and "figures  none is printed by its name" in said


def test_programs_get_it_with_the_json(briefgen: Briefgen, workspace: Path) -> None:
    (document,) = json.loads(briefgen("render", "leave-behind", "--json", "--format", "pdf").out)["documents"]
    assert document["summary"]["days_left"] == 11
    assert document["summary"]["figures"][0] == {
        "id": "cities-in-2018-survey", "words": "23", "as_of": "2018", "years": 8, "review": "2027-05-20", "due": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "review", "years", "due"),
    [
        ("2009", None, 17, False), ("2016–2018", None, 8, False), ("2026-11", "2026-11-22", 0, True),
        (None, "2026-11-23", None, False), ("last year", None, None, False), ("2030", None, 0, False),
    ],
)  # fmt: skip
def test_the_age_of_a_figure(as_of: str | None, review: str | None, years: int | None, due: bool) -> None:
    entry = FactEntry.model_validate({"say": "39%", "source": "who-2019", "as_of": as_of, "review": review})
    figure = figure_of(Fact("one", entry, "", Span("briefs/facts.yaml")), dt.date(2026, 11, 22))
    assert (figure.years, figure.due) == (years, due)
