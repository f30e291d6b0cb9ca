"""`manifests/NAME.json`: everything a document was made as, so that each page can be answered for; and nothing of its text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen, lay_out
from cli.test_where_used import FILES

from briefgen import __version__

MANIFEST = "manifests/visit.json"
SPEC = """\
title: Town hall
date: 2026-11-20
style: plain
ask: Fund it, as @roe-2010 says.
sections:
  - {id: evidence, blocks: [{use: outreach, length: full}]}
  - {id: local, blocks: [{text: "All {{ fact.users }} of them."}]}
"""
STYLE = 'name: own\ntitle: Our own\nextends: plain\ncolors: {accent: "#224466"}\n'


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, {**FILES, "briefs/visit.yaml": SPEC, "styles/own/style.yaml": STYLE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(briefgen: Briefgen, *more: str) -> list[dict[str, Any]]:
    """What the manifest holds after one more rendering."""
    ran = briefgen("render", "visit", "--format", "html", *more)
    assert ran.code == 0, ran.err
    return list(json.loads(Path(MANIFEST).read_text("utf-8"))["renderings"])


def change(name: str, old: str, new: str) -> None:
    text = Path(name).read_text("utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new, 1), "utf-8")


def test_a_manifest_says_of_what_a_document_was_made(briefgen: Briefgen, place: Path) -> None:
    (noted,) = made(briefgen)
    assert noted["plan"] == ["evidence: outreach full", "local: own words"]
    assert noted["style"] == "plain" and noted["program"] == __version__ and noted["language"] == "en-US"
    assert noted["made"] == "2026-11-22" and noted["warned"] == ["fact-review-due"]
    assert sorted(noted["stated"]) == ["fact:users", "source:doe-2020", "source:roe-2010"]
    sums = [noted["words"], noted["style_sum"], noted["seal"], noted["blocks"][0]["text"]]
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in sums)
    assert all(re.fullmatch("[0-9a-f]{10}", one) for one in noted["paragraphs"])


def test_pages_and_warnings_are_noted(briefgen: Briefgen, place: Path) -> None:
    change("briefs/visit.yaml", "All {{ fact.users }} of them.", "All 31 of them.")
    assert briefgen("render", "visit", "--format", "pdf").code == 0
    (noted,) = json.loads(Path(MANIFEST).read_text("utf-8"))["renderings"]
    assert (noted["pages"], noted["warned"]) == (1, ["bare-number", "fact-review-due"])


def test_pages_stay_known_where_only_another_file_is_made_again(briefgen: Briefgen, place: Path) -> None:
    assert briefgen("render", "visit", "--format", "pdf").code == 0
    (noted,) = made(briefgen)
    assert noted["pages"] == 1 and sorted(noted["files"]) == ["build/visit.html", "build/visit.pdf"]


CHANGES = {
    "a block": ("briefs/blocks/outreach.md", "A second paragraph", "A second Paragraph"),
    "the title of a block": ("briefs/blocks/outreach.md", "Outreach works", "Outreach Works"),
    "the ask": ("briefs/visit.yaml", "Fund it,", "Fund it;"),
    "own words": ("briefs/visit.yaml", "of them.", "of us."),
    "a fact": ("briefs/facts.yaml", 'say: "39%", value: 39', 'say: "38%", value: 38'),
    "a source": ("briefs/sources.yaml", "title: Cited", "title: Cited2"),
    "a length": ("briefs/visit.yaml", "length: full", "length: short"),
    "the style": ("briefs/visit.yaml", "style: plain", "style: own"),
    "the reader": ("briefs/visit.yaml", "style: plain", "style: plain\naudience: public"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_a_character_is_told(briefgen: Briefgen, place: Path, what: str) -> None:
    made(briefgen)
    change(*CHANGES[what])
    first, second = made(briefgen)
    assert first["seal"] != second["seal"] and first["files"] | second["files"]


@pytest.mark.parametrize(
    "change_of",
    [
        ("briefs/visit.yaml", "title:", "# A remark.\ntitle:"),
        ("briefs/sources.yaml", "title: Never cited", "title: Never seen"),
        ("briefs/blocks/outreach.md", "It works [@poe-2021].", "It works, in short [@poe-2021]."),
    ],
)
def test_nothing_else_is_told(briefgen: Briefgen, place: Path, change_of: tuple[str, str, str]) -> None:
    (first,) = made(briefgen)
    change(*change_of)
    (again,) = made(briefgen)
    changing = {"spec_sum", "seal", "words"}
    assert {key: first[key] for key in first.keys() - changing} == {key: again[key] for key in again.keys() - changing}
    assert first["words"] == again["words"]


def test_a_second_run_leaves_the_file_as_it_is(briefgen: Briefgen, place: Path) -> None:
    made(briefgen)
    before = (place / MANIFEST).stat().st_mtime_ns
    made(briefgen)
    assert (place / MANIFEST).stat().st_mtime_ns == before


def test_no_text_is_in_it(briefgen: Briefgen, place: Path) -> None:
    change("briefs/visit.yaml", "title: Town hall", "title: Plans of ours\naudience: coalition")
    made(briefgen)
    text = (place / MANIFEST).read_text("utf-8")
    assert not any(words in text for words in ("Plans", "Fund", "second paragraph", "them", "Cited", "39%"))
    assert "paragraphs" not in text, "what is short could be guessed"


OLD = {
    "spec": "briefs/visit.yaml", "date": "2026-01-05", "audience": "office", "sources": ["doe-2020"],
    "files": {"build/visit.pdf": "0" * 64},
}  # fmt: skip


def test_the_record_of_an_earlier_version_is_taken_over_once(briefgen: Briefgen, place: Path) -> None:
    (place / ".briefgen/rendered").mkdir(parents=True)
    (place / ".briefgen/rendered/visit.json").write_text(json.dumps({"renderings": [OLD]}), "utf-8")
    assert "build/visit.pdf" in briefgen("where-used", "doe-2020").out
    old, new = made(briefgen)
    assert old.items() >= OLD.items() and new["plan"]
    assert not (place / ".briefgen/rendered/visit.json").exists()
    assert "build/visit.pdf" in briefgen("where-used", "doe-2020").out


def test_what_git_left_of_two_versions_is_joined(briefgen: Briefgen, place: Path) -> None:
    made(briefgen)
    mine = (place / MANIFEST).read_text("utf-8")
    theirs = json.dumps({"renderings": [OLD]}, indent=1) + "\n"
    conflict = f"<<<<<<< HEAD\n{mine}=======\n{theirs}>>>>>>> partner\n"
    (place / MANIFEST).write_text(conflict, "utf-8")
    old, new = made(briefgen)
    assert old.items() >= OLD.items() and new == json.loads(mine)["renderings"][0]


def test_a_conflict_within_two_renderings_is_joined_too(briefgen: Briefgen, place: Path) -> None:
    """As `git merge` writes it where both sides added a rendering at the end."""
    made(briefgen)
    base = (place / MANIFEST).read_text("utf-8").rstrip().removesuffix("]\n}").rstrip()
    ours, theirs = (json.dumps({**OLD, "date": f"2026-01-0{day}"}) for day in (6, 7))
    text = f"{base},\n<<<<<<< HEAD\n{ours}\n||||||| base\n=======\n{theirs}\n>>>>>>> partner\n ]\n}}\n"
    (place / MANIFEST).write_text(text, "utf-8")
    assert [one["date"] for one in made(briefgen)] == ["2026-01-07", "2026-01-06", "2026-11-20"]


def test_one_that_cannot_be_read_is_kept_beside_the_new_one(briefgen: Briefgen, place: Path) -> None:
    (place / "manifests").mkdir()
    (place / MANIFEST).write_text("{ half", "utf-8")
    ran = briefgen("render", "visit", "--format", "html")
    assert ran.code == 0
    assert ran.err.splitlines()[-3] == (
        "manifests/visit.json: warning[damaged-manifest]: “manifests/visit.json” cannot be read: it was kept as "
        "“visit.damaged”, and a new one was begun"
    )
    assert (place / "manifests/visit.damaged").read_text("utf-8") == "{ half"
    assert len(made(briefgen)) == 1


def test_one_that_somebody_edited_is_told_and_kept(briefgen: Briefgen, place: Path) -> None:
    made(briefgen)
    change(MANIFEST, "outreach full", "outreach short")
    ran = briefgen("render", "visit", "--format", "html")
    assert ran.code == 0 and "warning[edited-manifest]" in ran.err
    assert [one["plan"][0] for one in made(briefgen)] == ["evidence: outreach short", "evidence: outreach full"]
