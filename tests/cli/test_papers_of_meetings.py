"""What was made for the meetings of a table: `where-used`, `verify`, `recall` and `approvals copies` know for whom, and where it lies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen, Ran, lay_out
from cli.test_consent import FILES
from consenting import keep_record

TABLE = """\
Member,District,Date,Time,Committee,Key
Jordan Example,NY-12,2026-12-03,10:30 a.m.,Judiciary,one
Alex Sample,NJ-3,2026-12-04,11:30 a.m.,Health,two
"""
DAY = """\
title: A visit
meetings: {file: briefs/meetings/day.csv, key: Key}
formats: [txt]
signers: {names: [Typed Union]}
documents:
  - {id: letter, sections: [{heading: H, blocks: [plain, story]}]}
  - {id: card, sections: [{heading: H, blocks: [plain]}], when: {committee: Judiciary}}
"""
MADE = {"one": "build/day/1-example", "two": "build/day/2-sample"}
MANIFEST = Path("manifests/day.json")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, {**FILES, "briefs/day.yaml": DAY, "briefs/meetings/day.csv": TABLE})
    keep_record(tmp_path, "worker-01")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(briefgen: Briefgen) -> list[dict[str, Any]]:
    """Makes the packets of both meetings; what their one manifest says."""
    for key, place in MADE.items():
        ran = briefgen("render", "day", "--meeting", key, "-o", place)
        assert ran.code == 0, ran.err
    assert not Path("manifests/day.letter.json").exists()
    return list(json.loads(MANIFEST.read_text("utf-8"))["renderings"])


def change(name: str, old: str, new: str) -> None:
    text = Path(name).read_text("utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new, 1), "utf-8")


def test_one_manifest_says_for_which_row_of_which_table_each_paper_was_made(made: list[dict[str, Any]]) -> None:
    assert [(one["meeting"], one["document"], list(one["files"])) for one in made] == [
        ("one", "letter", ["build/day/1-example/letter.txt"]),
        ("one", "card", ["build/day/1-example/card.txt"]),
        ("two", "letter", ["build/day/2-sample/letter.txt"]),
    ]
    assert len({one["table_sum"] for one in made}) == 1


def test_where_used_says_for_whom(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    ran = briefgen("where-used", "block:plain", "--json")
    assert ran.code == 0 and ran.err == ""
    uses = json.loads(ran.out)["uses"]
    assert [(one["name"], one["file"].rpartition("/")[0], one.get("meeting"), one.get("for")) for one in uses] == [
        ("day.card", "briefs", None, None),
        ("day.letter", "briefs", None, None),
        ("visit", "briefs", None, None),
        ("day.card", MADE["one"], "one", "Jordan Example, 2026-12-03"),
        ("day.letter", MADE["one"], "one", "Jordan Example, 2026-12-03"),
        ("day.letter", MADE["two"], "two", "Alex Sample, 2026-12-04"),
    ]


def test_the_briefs_are_listed_though_no_meeting_is_chosen(briefgen: Briefgen) -> None:
    ran = briefgen("list", "briefs", "--json")
    assert ran.code == 0
    assert [one["name"] for one in json.loads(ran.out)][:2] == ["day", "visit"]


def verified(briefgen: Briefgen, what: str, code: int) -> list[dict[str, Any]]:
    ran = briefgen("verify", what, "--json")
    assert ran.code == code, ran.err
    return list(json.loads(ran.out)["papers"])


def words(briefgen: Briefgen) -> None:
    """Make Word files of both packets, in place of plain texts."""
    change("briefs/day.yaml", "formats: [txt]", "formats: [docx]")
    for key, place in MADE.items():
        assert briefgen("render", "day", "--meeting", key, "-o", place).code == 0


def test_verify_goes_through_the_folder_of_a_batch(briefgen: Briefgen) -> None:
    words(briefgen)
    papers = verified(briefgen, "build/day", 0)
    assert [(one["document"], one["meeting"], one["for"], one["day"], one["current"]) for one in papers] == [
        ("card", "one", ["Jordan Example"], "2026-12-03", True),
        ("letter", "one", ["Jordan Example"], "2026-12-03", True),
        ("letter", "two", ["Alex Sample"], "2026-12-04", True),
    ]
    assert [one["files"] for one in papers] == [[one["name"]] for one in papers]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((",NJ-3,2026-12-04,", ",NJ-3,2026-12-05,"), "it is for Alex Sample, 2026-12-05, not for Alex Sample, 2026-12-04"),
        (("Alex Sample,NJ-3,2026-12-04,11:30 a.m.,Health,two\n", ""), "the meeting two is in the table no more"),
    ],
    ids=["moved", "cancelled"],
)  # fmt: skip
def test_a_paper_of_a_meeting_that_changed_is_not_current(
    briefgen: Briefgen, changes: tuple[str, str], expected: str
) -> None:
    words(briefgen)
    change("briefs/meetings/day.csv", *changes)
    papers = verified(briefgen, "build/day", 4)
    assert [one["changes"] for one in papers] == [[], [], [expected]]


def test_a_paper_that_a_meeting_gets_no_more_is_not_current(briefgen: Briefgen) -> None:
    words(briefgen)
    change("briefs/meetings/day.csv", "Judiciary", "Rules")
    papers = verified(briefgen, "build/day", 4)
    assert [one["changes"] for one in papers] == [["the paper `card` is not for this meeting any more"], [], []]


def test_a_code_tells_the_meeting_and_where_its_files_lie(briefgen: Briefgen) -> None:
    words(briefgen)
    (code,) = {one["code"] for one in verified(briefgen, MADE["two"], 0)}
    ran = briefgen("verify", code)
    assert ran.code == 0
    (file,) = [path.as_posix() for path in Path(MADE["two"]).iterdir()]
    assert ran.out == (
        f"{code}: letter of briefs/day.yaml, for Alex Sample, 2026-12-04, made on 2026-11-22, code {code}\n"
        f"  its files: {file}\n  it is current\n"
    )


def recalled(ran: Ran) -> list[tuple[Any, ...]]:
    return [(one["document"], one["meeting"], one["whom"], one["day"], one["state"]) for one in json.loads(ran.out)]


def texts(place: str) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(Path(place).glob("*.txt")))


def test_a_story_leaves_the_papers_of_every_meeting(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    assert "snacks" in texts(MADE["one"]) and "snacks" in texts(MADE["two"])
    ran = briefgen("recall", "story", "--json")
    assert ran.code == 0, ran.err
    assert recalled(ran) == [
        ("day.letter", "one", ["Jordan Example"], "2026-12-03", "current"),
        ("day.letter", "two", ["Alex Sample"], "2026-12-04", "current"),
    ]
    assert ran.err.count("Made again without it: build/day/") == 2
    for place in MADE.values():
        assert "Some other words." in texts(place) and "snacks" not in texts(place)
    assert "Take the paper out of the folder: day.letter, Alex Sample, 2026-12-04\n" in ran.err
    assert sorted(path.name for path in Path("build/notices").iterdir()) == [
        "2026-12-03-jordan-example.txt", "2026-12-04-alex-sample.txt",
    ]  # fmt: skip
    again = json.loads(MANIFEST.read_text("utf-8"))["renderings"]
    assert [(one["meeting"], len(one["blocks"])) for one in again[-2:]] == [("one", 1), ("two", 1)]
    assert not list(Path(".briefgen/journal").iterdir())
    assert [one[4] for one in recalled(briefgen("recall", "story", "--json", "--dry-run"))] == ["earlier", "earlier"]


def test_a_story_leaves_the_papers_of_a_meeting_that_is_no_more(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    change("briefs/meetings/day.csv", "Alex Sample,NJ-3,2026-12-04,11:30 a.m.,Health,two\n", "")
    ran = briefgen("recall", "story")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == [
        "briefs/day.yaml: warning[unknown-meeting]: the meeting “two” is in the table no more: its `letter` was not made again",
        "  hint: What carries the story was taken out of build/, and the notice to the office is drafted all the same.",
    ]
    assert "snacks" not in texts(MADE["one"]) and list(Path(MADE["two"]).iterdir()) == []
    assert Path("build/notices/2026-12-04-alex-sample.txt").exists()


def test_whoever_signs_is_owed_a_copy_of_each_meetings_paper(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    owed = json.loads(briefgen("approvals", "copies", "--json").out)
    assert [(one["document"], one["meeting"], one["for"]) for one in owed] == [
        ("day.card", "one", "Jordan Example, 2026-12-03"),
        ("day.letter", "one", "Jordan Example, 2026-12-03"),
        ("day.letter", "two", "Alex Sample, 2026-12-04"),
    ]
    ran = briefgen("approvals", "copies", "--collect")
    assert sorted(path.as_posix() for path in Path("build/copies").rglob("*.txt")) == [
        "build/copies/typed-union/1-example/card.txt",
        "build/copies/typed-union/1-example/letter.txt",
        "build/copies/typed-union/2-sample/letter.txt",
    ]
    assert ran.err.count("Put there: ") == 3
    for path in Path(MADE["two"]).iterdir():
        path.unlink()
    assert "`briefgen render day --meeting two` makes it again." in briefgen("approvals", "copies", "--collect").err


def test_the_years_report_has_each_paper_of_each_meeting(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    change("briefs/day.yaml", "formats: [txt]", "formats: [txt]\nlobbying: yes")
    for key, place in MADE.items():
        assert briefgen("render", "day", "--meeting", key, "-o", place).code == 0
    change("briefs/meetings/day.csv", "NJ-3,2026-12-04", "NJ-3,2026-12-05")
    assert briefgen("render", "day", "--meeting", "two", "-o", MADE["two"]).code == 0
    listed = json.loads(briefgen("list", "lobbying", "--json").out)
    assert [(one["paper"], one["day"], one["offices"], one["lobbying"]) for one in listed] == [
        ("day.card", "2026-12-03", ["Jordan Example"], "yes"),
        ("day.letter", "2026-12-03", ["Jordan Example"], "yes"),
        ("day.letter", "2026-12-05", ["Alex Sample"], "yes"),
    ]


def test_a_clock_that_was_set_back_is_noticed_for_a_meeting_too(briefgen: Briefgen, made: list[dict[str, Any]]) -> None:
    change("briefs/meetings/day.csv", ",2026-12-03,", ",,")
    ran = briefgen("render", "day", "--meeting", "one", "-o", MADE["one"], "--today", "2026-11-01")
    assert (
        "warning[clock-set-back]: this run takes it to be 2026-11-01, and this brief was made on 2026-11-22" in ran.err
    )


def test_a_damaged_entry_of_the_journal_is_told_by_check_verify_and_the_next_run(
    briefgen: Briefgen, made: list[dict[str, Any]]
) -> None:
    Path(".briefgen/journal/day.000001-0123456789abcdef.json").write_text("{ half", "utf-8")
    message = "“.briefgen/journal/day.000001-0123456789abcdef.json” cannot be read: what was saved for one meeting is not known"
    assert message in briefgen("verify", "build/day").err
    assert message in briefgen("check").err
    ran = briefgen("render", "day", "--meeting", "one", "-o", MADE["one"])
    assert ran.code == 0 and message in ran.err
    assert message not in briefgen("check").err
