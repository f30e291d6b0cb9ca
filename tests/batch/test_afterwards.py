"""What is written down after the meetings: the workbook for it, thank-you notes made of it, and what the next meeting knows."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import openpyxl
import pytest
from batch.test_schedule import TABLE, Place
from cli.conftest import Briefgen, briefgen

__all__ = ["briefgen"]

pytestmark = [pytest.mark.slow]

JORDAN, SAMPLE, EARLY = (
    "jordan-example-2026-12-03", "alex-sample-2026-12-04", "robin-early-2026-12-03",
)  # fmt: skip
NAME = "build/day/after.xlsx"
THANKS = """\
title: Thank you
date: 2026-12-05
meetings: briefs/meetings/day.csv
formats: [docx]
documents:
  - id: thanks
    edited: true
    sections:
      - blocks:
          - text: >-
              We met on {{ meeting.date }}.{% if variables.promise %} You promised: {{ variables.promise }}
              by {{ variables.by_when }}.{% endif %}
"""
NEXT = """\
title: Fund services
date: 2026-11-20
meetings: briefs/meetings/spring.csv
documents:
  - id: card
    audience: coalition
    formats: [docx]
    sections: [{blocks: [{text: One.}]}, {id: notes, heading: Notes, part: notes}]
  - id: sheet
    formats: [docx]
    sections: [{blocks: [{text: Two.}]}]
"""
SPRING = """\
Title,Member,District,Date,Time,Notes
Rep.,Jordan Example,NY-12,2027-03-03,10:30 a.m.,Bring the map.
Rep.,Jordan Example,NY-13,2027-03-03,11:30 a.m.,Another of that name.
Rep.,Jordan Example,NY-12,2026-12-02,11:30 a.m.,Before.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    table = TABLE.replace(",NEVERSHOWN", "").replace(",Notes", "")
    files = {"briefs/thanks.yaml": THANKS, "briefs/next.yaml": NEXT, "briefs/meetings/spring.csv": SPRING,
             "briefs/meetings/day.csv": table}  # fmt: skip
    found = Place(tmp_path, files)
    found.make()
    return found


def fill_in(place: Place, **answers: tuple[object, ...]) -> None:
    """Type into the columns behind the team, as somebody does with a spreadsheet program."""
    book = openpyxl.load_workbook(place.root / NAME)
    sheet = book["Answers"]
    keys = {"jordan": JORDAN, "sample": SAMPLE, "early": EARLY}
    for row in sheet.iter_rows(min_row=2):
        for name, words in answers.items():
            if row[0].value == keys.get(name):
                for cell, value in zip(row[6:], words, strict=False):
                    cell.value = value
    book.save(place.root / NAME)


def words(path: Path) -> str:
    """The paragraphs of a Word file; spaces that do not break are plain ones."""
    paragraphs = docx.Document(io.BytesIO(path.read_bytes())).paragraphs
    return "\n".join(one.text for one in paragraphs).replace("\u00a0", " ")


def test_the_workbook_has_a_row_for_each_meeting_and_room_for_what_came_of_it(place: Place) -> None:
    heads, *rows = place.rows("after.xlsx", "Answers")
    assert heads == (
        "Key",
        "Day",
        "Time",
        "Meeting",
        "District",
        "Team",
        "Answer",
        "Promise",
        "By when",
        "Follow-up",
        "Who",
    )
    assert rows == [
        (EARLY, "2026-12-03", "9 a.m.", "Rep. Robin Early", "NY-3", "Team A", *[None] * 5),
        (JORDAN, "2026-12-03", "10:30 a.m.", "Rep. Jordan Example", "NY-12", "Team A", *[None] * 5),
        (SAMPLE, "2026-12-04", "9 a.m.", "Sen. Alex Sample", "NJ", "Team B", *[None] * 5),
    ]
    book = openpyxl.load_workbook(place.root / NAME)
    assert book.sheetnames == ["Answers", "How to fill this in", "Lists"]
    offered = [row[0] for row in place.rows("after.xlsx", "Lists")]
    assert offered == ["Answer", "supports", "leans yes", "undecided", "leans no", "opposes", "no answer"]
    lists = [one.sqref for one in book["Answers"].data_validations.dataValidation if one.type == "list"]
    assert [str(one) for one in lists] == ["G2:G1001"]
    assert {cell.number_format for cell in book["Answers"][2] if cell.value} == {"@"}


def test_a_row_that_begins_like_a_formula_is_none(tmp_path: Path) -> None:
    place = Place(tmp_path / "new", {"briefs/meetings/day.csv": "Key,Member,Date\n=1+1,@Jordan Example,2026-12-03\n"})
    place.make()
    for name in ("after.xlsx", "schedule.xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(place.data(name)))
        cells = [
            cell
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value in ("=1+1", "@Jordan Example")
        ]
        assert cells and {cell.data_type for cell in cells} == {"s"}


def test_until_somebody_fills_it_in_it_follows_the_table(place: Place) -> None:
    place.root.joinpath("briefs/meetings/day.csv").write_text(
        TABLE.replace("10:30", "11:30").replace(",NEVERSHOWN", ",x"), "utf-8"
    )
    assert place.make() == ()
    assert [row[2] for row in place.rows("after.xlsx", "Answers")[1:]] == ["9 a.m.", "11:30 a.m.", "9 a.m."]


def test_once_filled_in_it_is_nobody_elses(place: Place) -> None:
    fill_in(place, jordan=("supports",))
    mine = place.data("after.xlsx")
    assert place.make() == ()
    table = (place.root / "briefs/meetings/day.csv").read_text("utf-8")
    more = "Rep.,Kim New,NY-1,2026-12-04,2:00 p.m.,9 Example Building,Health,Team B,Cleo Cole\n"
    place.root.joinpath("briefs/meetings/day.csv").write_text(table + more, "utf-8")
    for force in (False, False, True):
        (told,) = place.make(force=force)
        assert told.code == "after-lacks-meetings" and place.data("after.xlsx") == mine
        assert told.message == (
            "“build/day/after.xlsx” is filled in, and was kept: it has no row for “kim-new-2026-12-04”"
        )


def test_thank_you_notes_say_what_was_promised(place: Place, briefgen: Briefgen) -> None:
    fill_in(place, jordan=("supports", "to ask for a hearing", dt.date(2026, 12, 15)), sample=("undecided",))
    done = briefgen("batch", "thanks", "--meetings", NAME, "--format", "docx", "--jobs", "1")
    assert done.code == 0, done.err
    assert "meetings without an answer get no papers: there are 1" in done.err
    build = place.root / "build/thanks"
    assert sorted(one.name for one in build.iterdir() if one.is_dir()) == [
        "2026-12-03-1030-Example",
        "2026-12-04-0900-Sample",
    ]
    assert not list(build.glob("*.ics")) and not list(build.glob("*.xlsx"))
    note = words(build / "2026-12-03-1030-Example/thanks.docx")
    assert "We met on December 3, 2026. You promised: to ask for a hearing by December 15, 2026." in note
    assert words(build / "2026-12-04-0900-Sample/thanks.docx").endswith("We met on December 4, 2026.")


def test_what_was_promised_is_data_and_no_markup(place: Place, briefgen: Briefgen) -> None:
    fill_in(place, jordan=("supports", "{{ bill }} **now** | [a](b)", "soon"))
    assert briefgen("batch", "thanks", "--meetings", NAME, "--format", "docx", "--jobs", "1").code == 0
    note = words(place.root / "build/thanks/2026-12-03-1030-Example/thanks.docx")
    assert "You promised: {{ bill }} **now** | [a](b) by soon." in note


def test_a_table_from_elsewhere_is_refused(
    place: Place, briefgen: Briefgen, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "after.xlsx"
    other.write_bytes(place.data("after.xlsx"))
    done = briefgen("batch", "thanks", "--meetings", other)
    assert done.code != 0 and "[outside-workspace]" in done.err and not (place.root / "build/thanks").exists()


def test_the_next_meeting_knows_what_came_of_this_one(place: Place, briefgen: Briefgen) -> None:
    fill_in(place, jordan=("leans yes", "To ask for a hearing.", dt.date(2026, 12, 15)), sample=("opposes",))
    done = briefgen("batch", "next", "--format", "docx", "--jobs", "1")
    assert done.code == 0, done.err
    build = place.root / "build/next"
    line = "We met on December 3, 2026. Their answer: leans yes. Promised: To ask for a hearing, by December 15, 2026."
    notes = {one.parent.name: words(one).partition("Notes\n")[2] for one in sorted(build.rglob("card.docx"))}
    assert notes == {
        "2026-12-02-1130-Example": "Before.",
        "2027-03-03-1030-Example": f"Bring the map.\n{line}",
        "2027-03-03-1130-Example": "Another of that name.",
    }
    assert not [one for one in build.rglob("sheet.docx") if "hearing" in words(one)]
    alone = briefgen(
        "render", "next", "--meeting", "jordan-example-2027-03-03-ny-12", "-o", "alone", "--format", "docx"
    )
    assert alone.code == 0 and line in words(place.root / "alone/card.docx")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("[{text: Two.}]", '[{text: "{{ meeting.notes }}"}]', 1),
        ("{blocks: [{text: Two.}]}", "{id: notes, heading: Notes, part: notes}", 0),
    ],
)
def test_no_paper_for_an_office_says_it(place: Place, briefgen: Briefgen, before: str, after: str, code: int) -> None:
    fill_in(place, jordan=("leans yes", "To introduce the companion bill", ""))
    assert before in NEXT
    (place.root / "briefs/next.yaml").write_text(NEXT.replace(before, after), "utf-8")
    (place.root / "briefs/meetings/spring.csv").write_text(
        "Title,Member,District,Date\nRep.,Jordan Example,NY-12,2027-03-03\n", "utf-8"
    )
    done = briefgen("batch", "next", "--format", "docx", "--jobs", "1")
    assert done.code == code and ("error[private-notes]" in done.err) is bool(code)
    assert not [one for one in (place.root / "build/next").rglob("sheet.docx") if "companion" in words(one)]
    if not code:
        (card,) = (place.root / "build/next").rglob("card.docx")
        assert "companion" in words(card)


def test_answers_that_cannot_be_read_are_told_and_keep_nothing_from_being_made(
    place: Place, briefgen: Briefgen
) -> None:
    (place.root / NAME).write_bytes(b"no workbook")
    done = briefgen("batch", "next", "--format", "docx", "--jobs", "1")
    assert done.code == 0 and "warning[table-file]" in done.err
    assert len(list((place.root / "build/next").rglob("card.docx"))) == 3
