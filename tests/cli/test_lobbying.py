"""Who pays for a paper stands at its end in every format, and the manifests tell a year's report of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from reading_pdf import page_texts
from writers.docx.reading import Word

SETTINGS = """\
organization: {name: Example Coalition}
funding:
  agreement: {name: Agreement 0000, footer: "Supported by agreement 0000; the views are the authors’ own.", lobbying: no}
  dues: {name: Dues, footer: Paid for by our members.}
  quiet: {name: Quiet}
"""
BRIEF = """\
title: A brief
date: 2026-11-20
lobbying: no
funding: [dues, agreement, quiet]
meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03}
sections: [{heading: Words, blocks: [{text: Some words.}]}]
"""
LINES = ("Paid for by our members.", "Supported by agreement 0000; the views are the authors’ own.")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "briefs" / "a.yaml").write_text(BRIEF, "utf-8")
    return tmp_path


def words_of(place: Path) -> list[str]:
    """The words of each file that was made, on one line."""
    build = place / "build"
    texts = [
        "\n".join(page_texts((build / "a.pdf").read_bytes())),
        " ".join(Word((build / "a.docx").read_bytes()).body.itertext()),
        re.sub(r"<[^>]+>", " ", (build / "a.html").read_text("utf-8")),
        (build / "a.txt").read_text("utf-8"),
    ]
    return [" ".join(text.split()) for text in texts]


def test_the_lines_that_grants_ask_for_stand_once_in_every_format(place: Path, briefgen: Briefgen) -> None:
    ran = briefgen("render", "a", *(word for kind in ("pdf", "docx", "html", "txt") for word in ("--format", kind)))
    assert ran.code == 0 and "[" not in ran.err, "read back, and nothing in the files that nobody meant"
    for said in words_of(place):
        assert [said.count(line) for line in LINES] == [1, 1]
        assert said.index(LINES[0]) < said.index(LINES[1])


def test_a_line_is_no_secret_though_a_note_for_the_coalition_says_it_too(place: Path, briefgen: Briefgen) -> None:
    notes = f"title: Notes\naudience: coalition\nsections: [{{blocks: [{{text: '{LINES[1]}'}}]}}]\n"
    (place / "briefs" / "notes.yaml").write_text(notes, "utf-8")
    ran = briefgen("render", "a", "--format", "pdf")
    assert ran.code == 0 and "leak" not in ran.err


def test_a_paper_without_money_is_made_as_before(place: Path, briefgen: Briefgen) -> None:
    bare = BRIEF.replace("lobbying: no\n", "").replace("funding: [dues, agreement, quiet]\n", "")
    (place / "briefs" / "a.yaml").write_text(bare, "utf-8")
    assert briefgen("render", "a", "--format", "pdf").code == 0
    noted = json.loads((place / "manifests" / "a.json").read_text("utf-8"))["renderings"][0]
    assert not {"lobbying", "funding"} & noted.keys()
    ran = briefgen("list", "lobbying")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "None of the papers that were made here says whether it lobbies, or who pays for it.\n1 paper more says neither.\n"
    )


def test_the_list_for_the_report_of_a_year_has_each_paper_once_for_each_meeting(
    place: Path, briefgen: Briefgen
) -> None:
    for values in (
        ["lobbying=yes", "funding=[dues]"],
        ["title=Another brief"],
        ["meeting.date=2027-01-15", "lobbying=yes", "funding=[dues]", "name=later"],
    ):
        assert briefgen("render", "a", "--format", "txt", *(w for value in values for w in ("--set", value))).code == 0
    ran = briefgen("list", "lobbying")
    assert ran.out.splitlines() == [
        "a\t2026-12-03\tJordan Example\tno\tdues,agreement,quiet\tbuild/a.txt",
        "a\t2027-01-15\tJordan Example\tyes\tdues\tbuild/later.txt",
    ]
    only = json.loads(briefgen("list", "lobbying", "--year", "2027", "--json").out)
    assert only == [
        {"paper": "a", "day": "2027-01-15", "offices": ["Jordan Example"], "lobbying": "yes", "funding": ["dues"],
         "files": ["build/later.txt"]},
    ]  # fmt: skip
    assert briefgen("list", "lobbying", "--search", "agreement").out.count("\n") == 1


def test_a_paper_without_a_day_of_a_meeting_stands_in_the_report_of_each_year(place: Path, briefgen: Briefgen) -> None:
    dateless = BRIEF.replace("meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03}\n", "")
    for day in "2026-03-01", "2026-11-20", "2027-01-05":
        (place / "briefs" / "a.yaml").write_text(dateless.replace("2026-11-20", day), "utf-8")
        assert briefgen("render", "a", "--format", "txt").code == 0
    days = [line.split("\t")[1] for line in briefgen("list", "lobbying").out.splitlines()]
    assert days == ["2026-11-20", "2027-01-05"]


def test_each_document_of_a_packet_is_asked_and_a_grant_that_they_share_is_told_once(
    place: Path, briefgen: Briefgen
) -> None:
    words = "sections: [{heading: Words, blocks: [{text: Some words.}]}]"
    packet = (
        "title: A packet\nfunding: [agrement]\ndocuments:\n"
        f"  - {{id: one, lobbying: no, {words}}}\n  - {{id: two, {words}}}\n  - {{id: three, {words}}}\n"
    )
    (place / "briefs" / "p.yaml").write_text(packet, "utf-8")
    (place / "briefgen.yaml").write_text(SETTINGS + "checks: {lobbying-unsaid: warning}\n", "utf-8")
    told = [line for line in briefgen("check", "p").err.splitlines() if line.startswith("briefs")]
    assert [line.partition(": ")[2].partition(":")[0] for line in told] == [
        "error[unknown-grant]", "warning[lobbying-unsaid]", "warning[lobbying-unsaid]",
    ]  # fmt: skip
    assert [line.split(":")[1] for line in told] == ["2", "5", "6"]


BLOCK = "---\ntitle: T\nsummary: S\naudience: public\ntags: [night]\n{}---\nWords.\n"


def test_a_block_that_nothing_uses_names_grants_that_there_are(place: Path, briefgen: Briefgen) -> None:
    (place / "briefs" / "blocks").mkdir()
    (place / "briefs" / "blocks" / "one.md").write_text(BLOCK.format("not_for: [dus]\n"), "utf-8")
    ran = briefgen("check")
    assert (ran.code, ran.err.count("error[unknown-grant]")) == (1, 1)
    assert "briefs/blocks/one.md:6:11: error[unknown-grant]: there is no grant `dus`\n" in ran.err


def test_in_the_place_of_a_retired_block_none_is_named_that_a_grant_forbids(place: Path, briefgen: Briefgen) -> None:
    blocks = place / "briefs" / "blocks"
    blocks.mkdir()
    (blocks / "gone.md").write_text(BLOCK.format("status: retired\n"), "utf-8")
    (blocks / "a.md").write_text(BLOCK.format("not_for: [dues]\n"), "utf-8")
    (blocks / "b.md").write_text(BLOCK.format(""), "utf-8")
    (place / "briefs" / "a.yaml").write_text(BRIEF.replace("{text: Some words.}", "gone"), "utf-8")
    assert "hint: Use `b` in its place" in briefgen("check", "a").err
    (place / "briefs" / "a.yaml").write_text(
        BRIEF.replace("{text: Some words.}", "gone").replace("dues, ", ""), "utf-8"
    )
    assert "hint: Use `a` in its place" in briefgen("check", "a").err


WORDS = re.compile(rb"^ *(lobbying|funding|not_for)\b", re.MULTILINE)


def test_a_coalition_that_uses_none_of_this_notices_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, briefgen: Briefgen
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    assert briefgen("init", ".").code == 0
    # Schemas say of every key what it means, for editors; all else is what people read.
    written = [path for path in tmp_path.rglob("*") if path.is_file() and "schemas" not in path.parts]
    assert not [path.name for path in written if WORDS.search(path.read_bytes())]
    assert (checked := briefgen("check")).code == 0 and checked.err.strip() == "Everything is in order."
    before = set(tmp_path.rglob("*"))
    made = briefgen("render", "leave-behind", "--format", "txt")
    assert (made.code, made.out, made.err) == (0, "build/leave-behind.txt\n", "")
    new = {str(path.relative_to(tmp_path)) for path in {*tmp_path.rglob("*")} - before if path.is_file()}
    assert not [name for name in new if WORDS.search((tmp_path / name).read_bytes())]
    assert {name.split("/")[0] for name in new} <= {"build", "manifests", ".briefgen"}
