"""The files of a packet appear all together or not at all, in one folder, under their names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from packet.conftest import change, save

NAMES = [f"2026-12-03-{document}.{kind}" for document in ("card", "answers") for kind in ("pdf", "docx")]
SPEC = Path("briefs/day.yaml")


def files(folder: str = "build/day") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def test_they_go_into_a_folder_of_the_packet(place: Path, briefgen: Briefgen) -> None:
    ran = briefgen("render", "day")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"build/day/{name}" for name in NAMES]
    assert sorted(files()) == sorted(NAMES)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("edited: false", ["pdf"]),
        ("edited: true", ["docx", "pdf"]),
        ("edited: false\n    formats: [pdf, docx]", ["docx", "pdf"]),
        ("edited: false\n    formats: [docx]", ["docx"]),
    ],
)
def test_what_nobody_edits_is_a_word_file_only_where_formats_say_so(
    said: str, kinds: list[str], place: Path, briefgen: Briefgen
) -> None:
    change(SPEC, "  - template: card", f"  - template: card\n    {said}")
    assert briefgen("render", "day").code == 0
    assert sorted(name for name in files() if "card" in name) == [f"2026-12-03-card.{kind}" for kind in kinds]
    assert "2026-12-03-answers.docx" in files()


def test_a_template_says_it_and_the_document_says_otherwise(place: Path, briefgen: Briefgen) -> None:
    change(Path("briefs/templates/card.yaml"), "sections:", "edited: false\nsections:")
    briefgen("render", "day", "-o", "one")
    assert "2026-12-03-card.docx" not in files("one")
    briefgen("render", "day", "-o", "two", "--set", "documents.card.edited=true")
    assert "2026-12-03-card.docx" in files("two")
    briefgen("render", "day", "-o", "three", "--format", "docx")
    assert "2026-12-03-card.docx" in files("three")


def test_or_where_the_person_says(place: Path, briefgen: Briefgen) -> None:
    assert briefgen("render", "day", "-o", "out", "--format", "html").code == 0
    assert sorted(files("out")) == ["2026-12-03-answers.html", "2026-12-03-card.html"]
    assert not Path("build").exists()


def test_each_document_says_what_is_shared_and_what_is_its_own(place: Path, briefgen: Briefgen) -> None:
    briefgen(
        "render", "day", "--format", "html", "--set", "meeting.place=Room 7", "--set", "documents.card.subtitle=Yours"
    )
    card, answers = ((Path("build/day") / f"2026-12-03-{name}.html").read_text("utf-8") for name in ("card", "answers"))
    assert "Room\N{NO-BREAK SPACE}7" in card and "Room\N{NO-BREAK SPACE}7" in answers
    assert "Fund services" in card and "Yours" in card and "in every town" in card
    assert "Answers for the meeting" in answers and "Yours" not in answers and "in every town" not in answers


def test_where_one_document_fails_none_is_written_and_all_problems_are_told(place: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day")
    before = files()
    change(SPEC, "blocks: [outreach]", "blocks: [outreech]")
    change(SPEC, "use: outreach, length: headline", "use: outreash, length: tiny")
    change(SPEC, "Room 100", "Room 200")
    ran = briefgen("render", "day")
    assert ran.code == 1 and ran.out == ""
    assert "no block `outreech`" in ran.err and "no block `outreash`" in ran.err and "error[unknown-value]" in ran.err
    assert ran.err.endswith("3 errors; nothing was written.\n")
    assert files() == before


def test_one_that_fails_only_when_it_is_laid_out_keeps_the_others_back(place: Path, briefgen: Briefgen) -> None:
    paragraph = "Some words that fill the page, line after line after line. " * 12
    save(
        Path("briefs/blocks/long.md"), "---\ntitle: Long\nsummary: S\naudience: office\n---\n" + f"{paragraph}\n\n" * 12
    )
    change(SPEC, "blocks: [{use: outreach, length: headline}]", "blocks: [long]")
    change(SPEC, "title: Answers", "pages: 1\n    title: Answers")
    ran = briefgen("render", "day")
    assert ran.code == 1 and "error[too-many-pages]" in ran.err, ran.err
    assert not Path("build").exists()


def test_a_file_that_cannot_be_replaced_keeps_all_as_they_were(place: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day")
    last = Path("build/day", NAMES[-1])
    last.unlink()
    last.mkdir()
    before = {path.name: path.read_bytes() for path in Path("build/day").iterdir() if path.is_file()}
    change(SPEC, "Room 100", "Room 200")
    ran = briefgen("render", "day")
    assert ran.code == 1 and "error[cannot-write]" in ran.err
    assert {path.name: path.read_bytes() for path in Path("build/day").iterdir() if path.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_disk_that_fills_at_the_last_file_keeps_all_as_they_were(place: Path, briefgen: Briefgen) -> None:
    """No file may grow beyond so many bytes: there is room for the text of the one, not for the page of the other."""
    change(SPEC, "  - template: card", "  - template: card\n    formats: [txt]")
    change(SPEC, "  - template: answers", "  - template: answers\n    formats: [html]")
    assert briefgen("render", "day").code == 0
    before = files()
    small, large = len(before["2026-12-03-card.txt"]), len(before["2026-12-03-answers.html"])
    assert small + 1024 < large
    change(SPEC, "Room 100", "Room 200")
    limit = f"trap '' XFSZ; ulimit -f {small // 512 + 1}; exec \"$@\""
    command = ["sh", "-c", limit, "sh", sys.executable, "-m", "briefgen", "render", "day"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and "error[cannot-write]" in done.stderr, done.stderr
    assert files() == before


def test_one_document_alone_replaces_its_own_files_only(place: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day", "--format", "docx")
    before = files()
    change(SPEC, "Room 100", "Room 200")
    ran = briefgen("render", "day", "--format", "docx", "--document", "answers")
    assert ran.out == "build/day/2026-12-03-answers.docx\n"
    changed = {name for name, data in files().items() if data != before[name]}
    assert changed == {"2026-12-03-answers.docx"}


def test_one_document_alone_is_made_though_another_has_faults(place: Path, briefgen: Briefgen) -> None:
    change(SPEC, "blocks: [outreach]", "blocks: [outreech]")
    ran = briefgen("render", "day", "--format", "html", "--document", "answers")
    assert (ran.code, ran.err) == (0, "")


def test_one_document_alone_may_not_take_the_name_of_another(place: Path, briefgen: Briefgen) -> None:
    change(SPEC, "-{{ document }}", "")
    ran = briefgen("render", "day", "--format", "html", "--document", "answers")
    assert ran.code == 1 and "error[same-name]" in ran.err


def test_a_document_without_an_id_of_its_own_is_told_that_and_nothing_of_its_files(
    place: Path, briefgen: Briefgen
) -> None:
    change(
        SPEC,
        "documents:",
        "documents:\n  - {template: card, id: One, name: Same}\n  - {template: card, id: two, name: Same}",
    )
    ran = briefgen("render", "day", "--format", "html")
    assert ran.code == 1 and "error[wrong-form]: “One” does not fit `documents.id`" in ran.err
    assert "same-name" not in ran.err


def test_what_two_documents_take_from_each_other_does_not_concern_a_third(place: Path, briefgen: Briefgen) -> None:
    change(
        SPEC,
        "documents:",
        "documents:\n  - {template: card, id: one, name: Same}\n  - {template: card, id: two, name: SAME}",
    )
    assert "error[same-name]" in briefgen("render", "day", "--format", "html").err
    assert briefgen("render", "day", "--format", "html", "--document", "answers").code == 0


def test_two_specs_do_not_take_each_other_s_names(place: Path, briefgen: Briefgen) -> None:
    save(Path("briefs/other.yaml"), 'title: Other\nname: "2026-12-03-CARD"\nsections: [{blocks: [{text: Words.}]}]\n')
    ran = briefgen("render", "day", "other", "--format", "html", "-o", "out")
    assert ran.code == 1 and "error[same-output]" in ran.err
    assert sorted(files("out")) == ["2026-12-03-answers.html", "2026-12-03-card.html"]
    assert briefgen("render", "day", "other", "--format", "html").code == 0, "they have folders of their own"


def test_a_brief_with_a_name_is_written_under_it(place: Path, briefgen: Briefgen) -> None:
    text = 'title: Town\nname: "{{ meeting.date }}: {{ document }}"\nmeeting: {date: 2026-12-03}\nsections: [{blocks: [outreach]}]\n'
    save(Path("briefs/town.yaml"), text)
    assert briefgen("render", "town", "--format", "html").out == "build/2026-12-03-town.html\n"


def test_a_packet_with_one_edited_file_is_kept_as_a_whole(place: Path, briefgen: Briefgen) -> None:
    briefgen("render", "day", "--format", "docx,html")
    Path("build/day/2026-12-03-card.docx").write_bytes(b"edited")
    before = files()
    change(Path("briefs/blocks/outreach.md"), "It works", "It works well")
    ran = briefgen("render", "day", "--format", "docx,html")
    assert ran.code == 1 and ran.err.count("error[edited-output]") == 1
    assert "build/day/2026-12-03-card.docx: error[edited-output]" in ran.err
    assert files() == before
    assert briefgen("render", "day", "--format", "docx,html", "--document", "answers").code == 0
    assert briefgen("render", "day", "--format", "docx,html", "--force").code == 0
