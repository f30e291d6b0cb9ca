"""`briefgen consent`, `new consent` and `recall`: what ends soon, what is shared, and a story that is called back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen, lay_out
from consenting import keep_record

STORY = """\
---
title: A night in November
summary: Use when asked.
audience: office
tags: [voice]
stance: voice
voice: {kind: person, name: A worker}
consent: worker-01
---
# Short
I bring the syringes, the snacks and the socks to everybody.
"""
FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/blocks/story.md": STORY,
    "briefs/blocks/plain.md": "---\ntitle: Plain\nsummary: S\naudience: public\n---\n# Short\nSome other words.\n",
    "briefs/visit.yaml": """\
title: A visit
meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03}
formats: [txt]
sections: [{heading: H, blocks: [plain, story]}]
""",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one voice that a brief uses, on the 22nd of November 2026."""
    lay_out(tmp_path, FILES)
    keep_record(tmp_path, "worker-01")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_consents_are_listed_those_that_end_first_at_the_top(briefgen: Briefgen, folder: Path) -> None:
    keep_record(folder, "late", until="2028-01-01")
    keep_record(folder, "gone", withdrawn="2026-11-01", until="2027-01-01")
    keep_record(folder, "over", until="2026-11-19")
    keep_record(folder, "odd", until="some day")
    ran = briefgen("consent", "--json")
    listed = [(one["id"], one["state"], one["voices"]) for one in json.loads(ran.out)]
    assert listed == [
        ("odd", "unreadable", []), ("over", "ended", []), ("worker-01", "ends soon", ["story"]),
        ("gone", "withdrawn", []), ("late", "in order", []),
    ]  # fmt: skip
    assert ran.code == 1


def test_consents_stand_as_on_the_day_that_is_asked_for(briefgen: Briefgen, folder: Path) -> None:
    states = [
        {one["state"] for one in json.loads(briefgen("consent", "--json", "--today", day).out)}
        for day in ("2026-11-22", "2000-01-01", "2099-12-31")
    ]
    assert states[1:] == [{"not begun"}, {"ended"}]
    assert states[0] not in states[1:]


def test_a_workspace_without_consents_says_so(briefgen: Briefgen, folder: Path) -> None:
    (folder / "private/consent/worker-01.yaml").unlink()
    ran = briefgen("consent")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There are no consents: no record in private/consent/, and no extract.\n"
    assert "nothing was written" in briefgen("consent", "extract").err
    assert not (folder / "briefs/consent.yaml").exists()


def test_colleagues_work_from_the_extract(briefgen: Briefgen, folder: Path) -> None:
    assert briefgen("consent", "extract").out == "briefs/consent.yaml\n"
    (folder / "private/consent/worker-01.yaml").unlink()
    ran = briefgen("render", "visit")
    assert ran.code == 0
    assert "note[not-compared]" in ran.err
    assert "A real person’s account, under another name" in (folder / "build/visit.txt").read_text("utf-8")


def test_another_word_than_extract_is_refused(briefgen: Briefgen) -> None:
    assert briefgen("consent", "extrakt").code == 2


def test_a_new_record_is_kept_from_git_and_counts_as_no_consent_until_it_is_filled_in(
    briefgen: Briefgen, folder: Path
) -> None:
    for path in (folder / "private/consent").iterdir():
        path.unlink()
    ran = briefgen("new", "consent", "worker-01")
    assert (ran.code, ran.out) == (0, "private/consent/worker-01.yaml\n")
    assert (folder / "private/consent/.gitignore").read_text("utf-8") == "*\n"
    assert "the record of the consent `worker-01` cannot be read" in briefgen("check", "visit").err
    assert briefgen("new", "consent", "worker-01").code == 1


def test_a_story_that_is_called_back_is_listed_and_nothing_else_happens(briefgen: Briefgen, folder: Path) -> None:
    briefgen("render", "visit")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".briefgen" not in path.parts}
    ran = briefgen("recall", "story", "--dry-run", "--json")
    assert json.loads(ran.out) == [
        {
            "document": "visit", "date": "2026-11-22", "whom": ["Jordan Example"], "day": "2026-12-03",
            "files": ["build/visit.txt"], "state": "current",
        }
    ]  # fmt: skip
    assert before == {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".briefgen" not in path.parts
    }


def test_a_story_that_is_called_back_is_gone_from_what_the_program_made_and_kept(
    briefgen: Briefgen, folder: Path
) -> None:
    briefgen("list", "blocks")
    (folder / ".briefgen/history").mkdir(parents=True)
    (folder / ".briefgen/history/0-1").write_text("text: I bring the syringes, the snacks and the socks to everybody.")
    (folder / ".briefgen/history/0-2").write_text("text: Some other words.")
    briefgen("render", "visit")
    ran = briefgen("recall", "worker-01")
    assert ran.code == 0
    made = (folder / "build/visit.txt").read_text("utf-8")
    assert "Some other words." in made and "syringes" not in made and "account" not in made
    held = [path for path in folder.rglob("*") if path.is_file() and b"the snacks and the socks" in path.read_bytes()]
    assert held == [folder / "briefs/blocks/story.md"]
    assert (folder / ".briefgen/history/0-2").exists()
    assert "Made again without it: build/visit.txt\n" in ran.err
    assert "Write `withdrawn: DAY` into private/consent/worker-01.yaml" in ran.err
    assert "Take the paper out of the folder: visit, Jordan Example, 2026-12-03\n" in ran.err
    assert "git keeps what was committed" in ran.err


def test_the_notice_to_an_office_says_neither_who_nor_why(briefgen: Briefgen, folder: Path) -> None:
    briefgen("render", "visit")
    briefgen("recall", "story")
    (notice,) = (folder / "build/notices").iterdir()
    assert notice.name == "2026-12-03-jordan-example.txt"
    words = notice.read_text("utf-8")
    assert words.startswith("To: Jordan Example\n\nOn December 3, 2026 we left a paper with you: visit.")
    for private in ("story", "Maria", "worker", "consent", "withdr", "night", "voice"):
        assert private not in words.casefold()


def test_a_file_that_somebody_edited_is_kept_and_told(briefgen: Briefgen, folder: Path) -> None:
    briefgen("render", "visit")
    with open(folder / "build/visit.txt", "a", encoding="utf-8") as stream:
        stream.write("By hand.\n")
    ran = briefgen("recall", "story")
    assert ran.code == 1
    assert "edited-output" in ran.err
    assert "By hand." in (folder / "build/visit.txt").read_text("utf-8")


def test_earlier_files_leave_the_output_folder(briefgen: Briefgen, folder: Path) -> None:
    briefgen("render", "visit", "--set", "name=first")
    (folder / "briefs/visit.yaml").unlink()
    ran = briefgen("recall", "story")
    assert "Removed: build/first.txt\n" in ran.err
    assert not (folder / "build/first.txt").exists()


def test_a_voice_that_is_no_longer_there_is_found_by_what_carried_it(briefgen: Briefgen, folder: Path) -> None:
    briefgen("render", "visit")
    (folder / "briefs/blocks/story.md").unlink()
    assert "visit" in briefgen("recall", "story", "--dry-run").out


def test_what_is_no_voice_is_refused(briefgen: Briefgen) -> None:
    ran = briefgen("recall", "storry")
    assert ran.code == 1
    assert "there is no voice and no consent `storry`" in ran.err and "did you mean: story" in ran.err


def test_a_withdrawn_story_is_refused_with_the_day_whatever_the_clock_says(briefgen: Briefgen, folder: Path) -> None:
    keep_record(folder, "worker-01", withdrawn="2027-11-01")
    ran = briefgen("render", "visit")
    assert ran.code == 1
    assert "the consent `worker-01` was withdrawn on 2027-11-01" in ran.err
    assert not (folder / "build").exists()


def test_who_tells_no_stories_finds_nothing_of_consent(briefgen: Briefgen, tmp_path: Path) -> None:
    place = tmp_path / "bare"
    briefgen("init", "--bare", place)
    files = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    assert not [name for name in files if "consent" in name or "record" in name or name.startswith("private")]
    written = {name: path.read_bytes() for name, path in files.items() if not name.startswith("schemas/")}
    # The files name the program by its folder, which may be called anything.
    checkout = str(Path(__file__).parents[2]).encode()
    assert not [name for name, data in written.items() if b"consent" in data.replace(checkout, b"").lower()]
    assert written[".gitignore"] == b"/build/\n/.briefgen/\n~$*\n.~lock.*#\n*.part\n"
    ran = briefgen("check", "--workspace", place)
    assert "consent" not in ran.out + ran.err


def test_the_starter_has_an_extract_and_no_record(briefgen: Briefgen, tmp_path: Path) -> None:
    place = tmp_path / "starter"
    briefgen("init", place)
    assert (place / "briefs/consent.yaml").exists() and not (place / "private").exists()
    assert briefgen("check", "--workspace", place).err == "Everything is in order.\n"
