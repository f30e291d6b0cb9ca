"""What a table of meetings says of one office is in no paper of another, wherever it got in; what a paper must say is no leak."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from xlsxwriter import Workbook

from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.models.formats import Format
from briefgen.models.meetings import Said
from briefgen.models.spec import Audience
from briefgen.pipeline import Asked, render
from briefgen.pipeline.meetings import chosen, meetings_of
from briefgen.pipeline.secrets import hidden_index
from briefgen.pipeline.table_secrets import table_secrets
from briefgen.trust.folding import Stream
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

DAY: Final = "briefs/day.yaml"
TABLE: Final = "briefs/meetings/day.xlsx"
HEADINGS: Final = (
    "Member",
    "Title",
    "District",
    "Committee",
    "Date",
    "Time",
    "Room",
    "Staff",
    "Notes",
    "Hill mail",
    "Ready",
)
COMMITTEES: Final = ("Judiciary", "Health", "Rules", "Ways and Means")
FIRST: Final = ("Ada", "Bea", "Cal", "Dee", "Eli")
LAST: Final = ("Amberton", "Birchwell", "Cedarholm", "Dunmere", "Elmstead")
NOTES: Final = (
    "Wavers on section {n}; her cousin runs a shelter in town {n}.",
    "Do not mention the donor dinner of autumn {n}.",
    "Yes.",
    "Bring the map that Ada Amberton saw, and thank them for vote {n} on the budget resolution.",
    "",
)


def row(number: int) -> list[str]:
    first, last = FIRST[number % 5], LAST[number // 5]
    staff = f"{FIRST[number // 5]} {LAST[number % 5]}son"
    return [
        f"{first} {last}", "Rep.", f"EX-{number + 1}", COMMITTEES[number % 4], "2026-12-03",
        f"{9 + number // 9}:{6 * (number % 9):02} a.m.",
        f"{100 + number} Example Building", f"{staff}, health aide", NOTES[number % 5].format(n=number),
        f"{staff.replace(' ', '.').lower()}@mail.example.gov", "yes" if number % 2 else "no",
    ]  # fmt: skip


ROWS: Final = [row(number) for number in range(25)]
BLOCK: Final = """\
---
title: Near you
summary: s
audience: office
---
Dear {{ meeting.legislator.name }}, the Judiciary committee has heard yes and no from Example Building.
"""


def workspace(folder: Path, **keys: Any) -> Workspace:
    spec: dict[str, Any] = {
        "title": "Fund services", "date": "2026-11-20", "ask": "Oppose section 5.",
        "meetings": {"file": TABLE, "ignore": ["Hill mail", "Ready"]},
        "documents": [{"id": "card", "sections": [{"heading": "Why", "blocks": ["near"]}]}],
    }  # fmt: skip
    made = {
        "briefgen.yaml": "organization: {name: Example Coalition}\ncontact: {name: Sam Sample, phone: 555 010 9999}\n",
        DAY: json.dumps(spec | keys),
        "briefs/blocks/near.md": BLOCK,
    }
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / TABLE).parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(str(folder / TABLE))
    sheet = book.add_worksheet("Thursday")
    for number, cells in enumerate([list(HEADINGS), *ROWS]):
        sheet.write_row(number, 0, cells)
    aside = book.add_worksheet("Call list")
    aside.write(0, 0, "Call Wilma Quernstone at 202-555-0188 before noon.")
    aside.hide()
    book.close()
    return Workspace(folder).for_one_run()


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def refused(place: Workspace, press: Press, number: int, *formats: Format) -> tuple[Diagnostic, ...]:
    """What is wrong with the paper of one meeting."""
    meeting = chosen(place, DAY, ROWS[number][0])
    with pytest.raises(BriefError) as raised:
        render(place, Asked(DAY, meeting=meeting, formats=formats or (Format.TXT,)), press)
    return tuple(one for one in raised.value.diagnostics if one.severity == "error")


def pasted(words: str) -> dict[str, Any]:
    return {"documents": [{"id": "card", "sections": [{"heading": "Why", "blocks": [{"text": words}]}]}]}


@pytest.mark.slow
def test_the_notes_of_a_neighbour_are_found_in_every_format(press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, **pasted(f"We heard this: {ROWS[6][8]}"))
    problems = refused(place, press, 3, Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
    assert {one.code for one in problems} == {"leak"}
    (found,) = (one for one in problems if one.span and one.span.line == 8)
    assert found.span
    assert (found.span.file, found.span.within) == (TABLE, "sheet “Thursday”, cell I8")
    assert all(
        one in found.message
        for one in ("the PDF, on page 1", "the Word file, in its text", "the web page", "the plain text")
    )
    assert "the donor" not in f"{found} {found.span.text}" and "“" in found.message


LEAKS = {
    "its own notes": (5, f"They say: {ROWS[5][8]}", "I7"),
    "the staff of a neighbour": (5, "Ask Ada Birchwellson for it.", "H3"),
    "the mail of a neighbour, in a column that nobody reads": (5, "Write to ada.birchwellson@mail.example.gov first.", "J3"),
    "its own mail, in a column that nobody reads": (5, "Write to bea.ambertonson@mail.example.gov first.", "J7"),
    "what stands in a hidden sheet": (5, "Call Wilma Quernstone.", "A1"),
    "a telephone of a hidden sheet": (5, "Call 202 555 0188.", "A1"),
}  # fmt: skip


@pytest.mark.parametrize(("number", "words", "cell"), LEAKS.values(), ids=LEAKS)
def test_what_is_private_is_found(number: int, words: str, cell: str, press: Press, tmp_path: Path) -> None:
    # It stands in the paper, where nothing in the workspace says it: as if it came by a fault of the program.
    place = workspace(tmp_path)
    index = hidden_index(place, Audience.OFFICE)
    found = index.find(Stream(lambda: (words,)))
    assert cell in {one.text.span.cell for one in found} and {one.text.audience for one in found} == {"coalition"}


def test_nothing_is_hidden_from_the_coalition(tmp_path: Path) -> None:
    index = hidden_index(workspace(tmp_path), Audience.COALITION)
    assert index.find(Stream(lambda: (ROWS[5][8], ROWS[6][8]))) == ()


def test_no_meeting_of_the_whole_table_is_refused_for_what_its_paper_must_say(press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path)
    meetings = meetings_of(place, DAY)
    assert meetings and len(meetings.rows) == 25
    for meeting in meetings.rows:
        made = render(place, Asked(DAY, meeting=meeting, formats=(Format.TXT,)), press)
        words = made.documents[0].files[Format.TXT].decode()
        assert meeting.says["staff"] in words and meeting.says["member"] in words


def test_what_a_row_gives_its_own_paper_is_no_leak_of_it(press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, **pasted("Write to {{ variables.mail }}."))
    own, other = chosen(place, DAY, ROWS[4][0]), chosen(place, DAY, ROWS[5][0])
    mail = Said(("variables", "mail"), ROWS[4][9], own.span)
    made = render(place, Asked(DAY, meeting=replace(own, gives=(*own.gives, mail)), formats=(Format.TXT,)), press)
    assert ROWS[4][9] in made.documents[0].files[Format.TXT].decode()
    with pytest.raises(BriefError) as raised:
        render(
            place, Asked(DAY, meeting=other, overrides=(f"variables.mail={ROWS[4][9]}",), formats=(Format.TXT,)), press
        )
    assert "leak" in {one.code for one in raised.value.diagnostics}


@pytest.mark.parametrize(
    "words",
    [
        "Yes.", "No.", "Judiciary", "Ways and Means", "Ask Rep. Ada Amberton about it.", "In 107 Example Building at 10:45 a.m.",
        "Call Sam Sample.", "Rules and Health, EX-9.",
    ],
)  # fmt: skip
def test_names_of_members_rooms_and_common_words_are_no_secret(words: str, tmp_path: Path) -> None:
    assert hidden_index(workspace(tmp_path), Audience.OFFICE).find(Stream(lambda: (words,))) == ()


def test_a_link_in_a_column_that_is_no_secret_is_one(tmp_path: Path) -> None:
    place = workspace(tmp_path, meetings="briefs/meetings/day.csv")
    (tmp_path / "briefs/meetings/day.csv").write_text(
        "Member,Date,Room\nAda Amberton,2026-12-03,Video: https://meet.example.org/j/884412?pwd=x7\n", "utf-8"
    )
    index = hidden_index(place, Audience.OFFICE)
    assert index.find(Stream(lambda: ("Join https://meet.example.org/j/884412?pwd=x7 now.",)))
    assert not index.find(Stream(lambda: ("Video with Ada Amberton",)))


def test_a_table_that_changes_is_read_anew(tmp_path: Path) -> None:
    place = workspace(tmp_path, meetings="briefs/meetings/day.csv")
    file = tmp_path / "briefs/meetings/day.csv"
    for note in ("He told Wilma Quernstone so.", "He told Gerda Halverstein so."):
        file.write_text(f"Member,Date,Notes\nAda Amberton,2026-12-03,{note}\n", "utf-8")
        index = hidden_index(Workspace(tmp_path).for_one_run(), Audience.OFFICE)
        found = [
            name for name in ("Wilma Quernstone", "Gerda Halverstein") if index.find(Stream(lambda name=name: (name,)))
        ]
        assert found == [note.removeprefix("He told ").removesuffix(" so.")]
    assert place


def test_a_table_that_cannot_be_read_hides_nothing_and_stops_nothing(tmp_path: Path) -> None:
    place = workspace(tmp_path, meetings="briefs/meetings/none.xlsx")
    assert table_secrets(place, {}).hidden == ()
    (tmp_path / "briefs/meetings/none.xlsx").write_bytes(b"no workbook")
    assert table_secrets(place, {}).hidden == ()
    assert Report().diagnostics == ()
