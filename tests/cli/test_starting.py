"""A new brief begins as the starting brief of its paper: a whole page with nothing of the meeting that it was for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from cli.conftest import Briefgen
from hypothesis import given
from hypothesis import strategies as st
from profiles import sample

from briefgen.diagnostics import Report
from briefgen.models.spec import Spec
from briefgen.readers.brief.reading import read_spec
from briefgen.readers.files.yaml import load
from briefgen.readers.files.yaml_text import yaml_lines
from briefgen.workspace import File, Workspace

PAPERS = (
    "bill-table",
    "full-brief",
    "leave-behind",
    "q-and-a",
    "sign-on-letter",
    "talking-points",
    "testimony",
    "thank-you",
)
MEETING = ("--member", "Ana Sampler", "--district", "Example District 9", "--date", "2026-12-04", "--place", "Room 9")


def begun(workspace: Path, name: str = "visit") -> Spec:
    report = Report()
    brief = read_spec(Workspace.find(workspace), f"briefs/{name}.yaml", (), report)
    assert brief and not report.failed, report.diagnostics
    return brief.spec


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_of_the_starter_begins_whole(paper: str, briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("new", "brief", "visit", "--template", paper, *MEETING)
    assert ran.out == "briefs/visit.yaml\n"
    assert ran.err == f"It begins as lobby-day.{paper}. Change what is yours.\nNext: briefgen render visit\n"
    assert briefgen("check", "visit", "--strict").code == 0
    text = (workspace / "briefs/visit.yaml").read_text("utf-8")
    assert "Jordan" not in text and "2026-12-03" not in text.replace("date: 2026-12-03\n  witness", "")
    assert briefgen("render", "visit", "--format", "docx", "--no-word-check").code == 0


def test_it_says_what_the_starting_brief_says_and_is_for_the_new_member(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit", "--ask", "Fund outreach.", *MEETING)
    report = Report()
    start = read_spec(Workspace.find(workspace), "briefs/lobby-day.yaml", (), report)
    spec = begun(workspace)
    assert start and spec.sections == start.spec.sections and spec.title == start.spec.title
    assert spec.meeting and spec.meeting.legislator and spec.meeting.legislator.surname == "Sampler"
    assert (spec.ask, spec.bill, spec.date) == ("Fund outreach.", start.spec.bill, None)
    assert (spec.letter, spec.team, spec.name) == (None, (), None), "what other papers of the packet print"


def test_what_its_words_print_and_nobody_gave_is_marked(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit")
    spec = begun(workspace)
    assert spec.meeting and spec.meeting.legislator
    assert spec.meeting.legislator.name.startswith("[[") and str(spec.meeting.legislator.district).startswith("[[")
    assert spec.meeting.place is None and spec.meeting.date is None
    assert briefgen("check", "visit").err.count("warning[placeholder]") == 2


def test_a_day_that_its_words_print_is_asked_for_and_not_made_up(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("new", "brief", "visit", "--template", "thank-you")
    assert "Still to be given, for its words print it: meeting.date.\n" in ran.err
    assert "error[missing-value]: this brief gives no value for `meeting.date`" in briefgen("check", "visit").err


def test_another_bill_brings_nothing_of_the_old_one(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit", "--bill", "S. 9", *MEETING)
    bill = begun(workspace).bill
    assert bill and (bill.number, bill.position) == ("S. 9", None) and bill.version.startswith("[[")


def test_who_names_blocks_begins_with_the_template_alone(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit", "--block", "syringe-analogy")
    assert [item.use for section in begun(workspace).sections for item in section.blocks] == ["syringe-analogy"]


def test_a_paper_of_which_nothing_is_said_begins_empty(briefgen: Briefgen, workspace: Path) -> None:
    settings = workspace / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8").partition("# What `new brief`")[0], "utf-8")
    briefgen("new", "brief", "visit")
    assert not begun(workspace).sections[1].blocks[0].use


def test_a_brief_of_its_own_may_be_what_a_paper_starts_from(briefgen: Briefgen, workspace: Path) -> None:
    settings = workspace / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8").replace("lobby-day.leave-behind", "leave-behind"), "utf-8")
    assert briefgen("new", "brief", "visit", *MEETING).err.startswith("It begins as leave-behind.")
    assert briefgen("check", "visit", "--strict").code == 0


def test_a_copy_of_a_brief_keeps_its_notes_and_how_it_is_written(briefgen: Briefgen, workspace: Path) -> None:
    settings, start = workspace / "briefgen.yaml", workspace / "briefs/leave-behind.yaml"
    settings.write_text(settings.read_text("utf-8").replace("lobby-day.leave-behind", "leave-behind"), "utf-8")
    start.write_text(start.read_text("utf-8").replace("ask:", "# Said by the board on May 4.\nask:", 1), "utf-8")
    briefgen("new", "brief", "visit", *MEETING)
    old, new = (path.read_text("utf-8").splitlines() for path in (start, workspace / "briefs/visit.yaml"))
    gone, come = [line for line in old if line not in new], [line for line in new if line not in old]
    assert "# Said by the board on May 4." in new
    assert come == [
        "  legislator: {name: Ana Sampler, district: Example District 9}", "  date: 2026-12-04", "  place: Room 9",
    ]  # fmt: skip
    assert [line.strip().partition(":")[0] for line in gone][:5] == ["date", "legislator", "date", "time", "place"]
    assert "local:" in gone[-2] or "local:" in gone[-3], "what was known of the other district goes, with its note"


def test_the_list_of_templates_says_what_each_starts_from(briefgen: Briefgen, workspace: Path) -> None:
    listed = json.loads(briefgen("list", "templates", "--json").out)
    assert {one["name"]: one["starts_from"] for one in listed} == {paper: f"lobby-day.{paper}" for paper in PAPERS}


@pytest.mark.parametrize(
    ("said", "message", "path"),
    sample([
        ("leave-behid: {starts_from: leave-behind}", "error[unknown-template]", "papers.leave-behid"),
        ("leave-behind: {starts_from: lobby-dy}", "error[unknown-brief]", "papers.leave-behind.starts_from"),
        ("leave-behind: {starts_from: lobby-day.leave-behin}", "error[unknown-document]", "papers.leave-behind.starts_from"),
        ("leave-behind: {starts_from: lobby-day}", "`lobby-day` is a packet", "papers.leave-behind.starts_from"),
        ("leave-behind: {starts_from: full-brief.x}", "`full-brief` is no packet", "papers.leave-behind.starts_from"),
        ("leave-behind: {starts_from: full-brief}", "error[other-paper]", "papers.leave-behind.starts_from"),
        ("leave-behind: {start_from: full-brief}", "error[unknown-key]", "papers.leave-behind.start_from"),
    ]),
)  # fmt: skip
def test_what_cannot_be_a_start_is_told(
    said: str, message: str, path: str, briefgen: Briefgen, workspace: Path
) -> None:
    settings = workspace / "briefgen.yaml"
    text = settings.read_text("utf-8").partition("papers:")[0]
    settings.write_text(f"{text}papers:\n  {said}\n", "utf-8")
    assert message in briefgen("check").err
    told = [json.loads(line) for line in briefgen("check", "--message-format", "json").err.splitlines()]
    assert path in [one["path"] for one in told]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",)) | st.sampled_from("\n :#'\"{}[]|>-"), max_size=300
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**6) | TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), below, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), DATA, min_size=1, max_size=4))
def test_what_is_written_reads_back_as_the_same(data: dict[str, object]) -> None:
    text = "\n".join([*yaml_lines(data), ""])
    report = Report()
    read = load(File("written.yaml", text.encode()), report)
    assert read is not None and not report.failed, text
    assert read.data == data, text
    assert yaml.safe_load(text) is not None
