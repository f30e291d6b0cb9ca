"""The schedule of a day as it lies beside the packets: read back by other programs, and as a file that is somebody's."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import docx
import icalendar
import openpyxl
import pypdfium2
import pytest
from cli.conftest import Briefgen, briefgen, lay_out
from conforming import pdf_faults

from briefgen.batch.schedule.making import make_schedules
from briefgen.diagnostics import Diagnostic
from briefgen.models.formats import Format
from briefgen.pipeline.meetings import meetings_of
from briefgen.workspace import Workspace

__all__ = ["briefgen"]

pytestmark = [pytest.mark.slow]

PACKET = """\
title: Fund services
date: 2026-11-20
ask: Fund outreach, and {{ bill.number }}.
bill: {number: H.R. 0000, version: introduced, as_of: 2026-11-20}
zone: America/New_York
meetings: briefs/meetings/day.csv
team:
  - {name: Alex Ames, role: leads, says: "The **opening**, and thanks."}
  - {name: Bo Brown, says: The ask.}
documents: [{id: card, sections: [{blocks: [{text: One.}]}]}]
"""
TABLE = """\
Title,Member,District,Date,Time,Room,Committee,Team,Participants,Notes
Rep.,Jordan Example,NY-12,2026-12-03,10:30 a.m.,100 Example Building,Judiciary,Team A,Alex Ames; Bo Brown,NEVERSHOWN
Sen.,Alex Sample,NJ,2026-12-04,9:00 a.m.,7 Sample Hall,Health,Team B,Cleo Cole,NEVERSHOWN
Rep.,Robin Early,NY-3,2026-12-03,9:00 a.m.,102 Example Building,Health,Team A,Bo Brown / Cleo Cole,NEVERSHOWN
"""
FEW = "Member,Date,Time\nJordan Example,2026-12-03,10:30 a.m.\nRobin Early,2026-12-03,9:00 a.m.\n"
INTERNAL = "INTERNAL · take this home · do not leave with the office"


class Place:
    """A workspace with a packet and a table; `make` writes its schedules and says what it has to say."""

    def __init__(self, root: Path, files: Mapping[str, str] | None = None) -> None:
        self.root = root
        lay_out(root, {"briefgen.yaml": "organization: {name: Example Coalition}\n", "briefs/day.yaml": PACKET,
                       "briefs/meetings/day.csv": TABLE, **(files or {})})  # fmt: skip

    def make(self, *formats: Format, force: bool = False, today: str = "") -> tuple[Diagnostic, ...]:
        workspace = Workspace.find(self.root)
        meetings = meetings_of(workspace, "briefs/day.yaml")
        assert meetings is not None
        return make_schedules(workspace, "briefs/day.yaml", meetings.rows, formats or (Format.DOCX,), force=force)

    def data(self, name: str) -> bytes:
        return (self.root / "build/day" / name).read_bytes()

    def rows(self, name: str, sheet: str) -> list[tuple[object, ...]]:
        return list(openpyxl.load_workbook(io.BytesIO(self.data(name)))[sheet].iter_rows(values_only=True))

    @property
    def files(self) -> list[str]:
        folder = self.root / "build/day"
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def tables(data: bytes, *, boxes: bool = False) -> list[list[list[str]]]:
    """The tables of a Word file, or the `boxes` that are laid out as such: those have one row."""
    found = docx.Document(io.BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in one.rows] for one in found if (len(one.rows) == 1) is boxes]


def test_the_day_stands_there_hour_by_hour_then_a_card_for_everybody(place: Place) -> None:
    assert place.make() == ()
    heads = ["Time", "Meeting", "Room", "Committee", "Team", "Who of us"]
    early = ["9 a.m.", "Rep. Robin Early (NY-3)", "102 Example Building", "Health", "Team A", "Bo Brown, Cleo Cole"]
    jordan = [
        "10:30 a.m.",
        "Rep. Jordan Example (NY-12)",
        "100 Example Building",
        "Judiciary",
        "Team A",
        "Alex Ames, Bo Brown",
    ]
    sample = ["9 a.m.", "Sen. Alex Sample (NJ)", "7 Sample Hall", "Health", "Team B", "Cleo Cole"]
    found = tables(place.data("schedule.docx"))
    assert found[:2] == [[heads, early, jordan], [heads, sample]]
    words = [one.text for one in docx.Document(io.BytesIO(place.data("schedule.docx"))).paragraphs]
    assert [one for one in words if one in ("Team A", "Team B", "Alex Ames", "Bo Brown", "Cleo Cole")] == [
        "Team A", "Team B", "Alex Ames", "Bo Brown", "Cleo Cole",
    ]  # fmt: skip
    asks = tables(place.data("schedule.docx"), boxes=True)
    assert asks == [[["Our ask", "Fund outreach, and H.R. 0000."]]] * 6, "what all ask stands once, and on each card"


def test_a_card_says_who_says_what(place: Place) -> None:
    place.make()
    says = [table for table in tables(place.data("schedule.docx")) if table[0][-1] == "Says"]
    whole = [["Name", "Role", "Says"], ["Alex Ames", "leads", "The opening, and thanks."], ["Bo Brown", "", "The ask."]]
    alone = [["Name", "Says"], ["Bo Brown", "The ask."]]
    assert says == [whole, whole, whole[:2], alone, whole]


def test_the_pdf_is_for_everybody_and_says_whose_it_is(place: Place) -> None:
    place.make(Format.PDF)
    assert pdf_faults(place.root / "build/day/schedule.pdf") == []
    with pypdfium2.PdfDocument(place.data("schedule.pdf")) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        assert all(page.get_width() > page.get_height() for page in pdf)
    assert len(pages) == 6 and all(INTERNAL.casefold() in " ".join(page.split()).casefold() for page in pages)
    assert "schedule.docx" not in place.files


def test_word_file_and_pdf_have_the_same_tables(place: Place) -> None:
    place.make(Format.PDF, Format.DOCX)
    with pypdfium2.PdfDocument(place.data("schedule.pdf")) as pdf:
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    cells = [cell for table in tables(place.data("schedule.docx")) for row in table for cell in row]
    assert [cell for cell in cells if cell not in words] == []


def test_the_workbook_has_all_meetings_and_the_cards(place: Place) -> None:
    place.make()
    heads, *rows = place.rows("schedule.xlsx", "Schedule")
    assert heads[:4] == ("Day", "Time", "Until", "Meeting") and heads[-2:] == ("Ask", "Key")
    assert [row[:4] for row in rows] == [
        ("2026-12-03", "9 a.m.", "09:30", "Rep. Robin Early"),
        ("2026-12-03", "10:30 a.m.", "11:00", "Rep. Jordan Example"),
        ("2026-12-04", "9 a.m.", "09:30", "Sen. Alex Sample"),
    ]
    cards = place.rows("schedule.xlsx", "Cards")
    assert [(row[0], row[4]) for row in cards[1:]] == [
        ("Team A", "Rep. Robin Early"), ("Team A", "Rep. Jordan Example"), ("Team B", "Sen. Alex Sample"),
        ("Alex Ames", "Rep. Jordan Example"), ("Bo Brown", "Rep. Robin Early"), ("Bo Brown", "Rep. Jordan Example"),
        ("Cleo Cole", "Rep. Robin Early"), ("Cleo Cole", "Sen. Alex Sample"),
    ]  # fmt: skip
    assert place.rows("schedule.xlsx", "Who says what")[1] == ("Alex Ames", "leads", "The opening, and thanks.")
    book = openpyxl.load_workbook(io.BytesIO(place.data("schedule.xlsx")))
    assert [sheet.oddHeader.center.text for sheet in book] == [f"&B{INTERNAL}"] * 3


def test_each_team_has_a_calendar(place: Place) -> None:
    place.make()
    assert place.files == [
        "after.xlsx", "calendars/Team-A.ics", "calendars/Team-B.ics", "schedule.docx", "schedule.ics", "schedule.xlsx",
    ]  # fmt: skip
    names = {name: [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(place.data(name)).walk("VEVENT")]
             for name in place.files if name.endswith(".ics")}  # fmt: skip
    early, jordan, sample = "Rep. Robin Early (NY-3)", "Rep. Jordan Example (NY-12)", "Sen. Alex Sample (NJ)"
    assert names == {
        "calendars/Team-A.ics": [early, jordan], "calendars/Team-B.ics": [sample], "schedule.ics": [early, jordan, sample],
    }  # fmt: skip


def test_a_meeting_that_another_team_has_by_now_is_called_off_for_the_first(place: Place) -> None:
    place.make()
    place.root.joinpath("briefs/meetings/day.csv").write_text(
        TABLE.replace("Judiciary,Team A", "Judiciary,Team B"), "utf-8"
    )
    place.make()
    had = icalendar.Calendar.from_ical(place.data("calendars/Team-A.ics")).walk("VEVENT")
    has = icalendar.Calendar.from_ical(place.data("calendars/Team-B.ics")).walk("VEVENT")
    assert {str(one["SUMMARY"]): str(one["STATUS"]) for one in had} == {
        "Rep. Robin Early (NY-3)": "CONFIRMED", "Cancelled: Rep. Jordan Example (NY-12)": "CANCELLED",
    }  # fmt: skip
    assert [(str(one["SUMMARY"]), int(one["SEQUENCE"])) for one in has if "Jordan" in one["SUMMARY"]] == [
        ("Rep. Jordan Example (NY-12)", 1)
    ]


def test_nothing_of_the_notes_is_anywhere(place: Place) -> None:
    place.make(Format.PDF, Format.DOCX)
    words = [" ".join(map(str, row)) for sheet in ("Schedule", "Cards") for row in place.rows("schedule.xlsx", sheet)]
    words += [cell for table in tables(place.data("schedule.docx")) for row in table for cell in row]
    words += [" ".join(map(str, row)) for row in place.rows("after.xlsx", "Answers")]
    words += [place.data(name).decode().replace("\r\n ", "") for name in place.files if name.endswith(".ics")]
    words.append((place.root / "manifests/day.schedule").read_text("utf-8"))
    assert len(words) > 40 and not [one for one in words if "NEVERSHOWN" in one]
    assert not re.search("Ames|Jordan", words[-1]), "what lies beside the manifests names nobody"


def test_a_table_of_three_columns_has_the_day_alone(tmp_path: Path) -> None:
    place = Place(tmp_path, {"briefs/meetings/day.csv": FEW, "briefs/day.yaml": PACKET.replace("zone:", "#")})
    assert place.make() == ()
    assert tables(place.data("schedule.docx")) == [
        [["Time", "Meeting"], ["9 a.m.", "Robin Early"], ["10:30 a.m.", "Jordan Example"]]
    ]
    assert not [name for name in place.files if "calendars" in name]
    assert b"DTSTART:20261203T090000\r\n" in place.data("schedule.ics")


def test_each_meeting_says_what_it_asks_where_that_differs(tmp_path: Path) -> None:
    packet = PACKET.replace("and {{ bill.number }}", "{{ meeting.legislator.name }}")
    place = Place(tmp_path, {"briefs/meetings/day.csv": FEW, "briefs/day.yaml": packet})
    place.make()
    (table,) = tables(place.data("schedule.docx"))
    assert [row[-1] for row in table] == ["Ask", "Fund outreach, Robin Early.", "Fund outreach, Jordan Example."]


def test_in_spanish_everything_is(tmp_path: Path) -> None:
    place = Place(tmp_path, {"briefs/day.yaml": f"language: es-US\n{PACKET}"})
    place.make(Format.PDF, Format.DOCX)
    found = docx.Document(io.BytesIO(place.data("schedule.docx")))
    assert tables(place.data("schedule.docx"))[0][0][:3] == ["Hora", "Reunión", "Sala"]
    words = [one.text for one in found.paragraphs]
    assert "Jueves, 3 de diciembre de 2026" in words and "Equipo · 2 reuniones" in words
    assert pdf_faults(place.root / "build/day/schedule.pdf") == []
    assert place.rows("after.xlsx", "Respuestas")[0][-5:] == (
        "Respuesta",
        "Promesa",
        "Para cuándo",
        "Seguimiento",
        "Quién",
    )
    assert "Comité: Judiciary" in place.data("schedule.ics").decode()


def test_what_is_there_is_not_made_again(place: Place) -> None:
    place.make(Format.PDF)
    before = {name: (place.root / "build/day" / name).stat().st_mtime_ns for name in place.files}
    place.make(Format.PDF)
    assert {name: (place.root / "build/day" / name).stat().st_mtime_ns for name in place.files} == before


def test_what_is_gone_is_made_again(place: Place) -> None:
    place.make()
    whole = {name: place.data(name) for name in place.files}
    for name in ("schedule.docx", "calendars/Team-B.ics", "after.xlsx"):
        (place.root / "build/day" / name).unlink()
    place.make()
    assert {name: place.data(name) for name in place.files} == whole


def test_what_somebody_edited_is_kept_and_told_but_for_force(place: Place) -> None:
    place.make()
    (place.root / "build/day/schedule.xlsx").write_bytes(b"mine")
    for _ in range(2):
        (told,) = place.make()
        assert (told.code, place.data("schedule.xlsx")) == ("kept-schedule", b"mine")
        assert told.message == (
            "“build/day/schedule.xlsx” was changed by somebody, and was kept: it does not say what the table says now"
        )
    assert place.make(force=True) == ()
    assert place.data("schedule.xlsx") != b"mine"


def test_a_team_that_is_no_more_loses_its_calendar_once_its_day_is_over(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.make()
    place.root.joinpath("briefs/meetings/day.csv").write_text(TABLE.replace("Team B", "Team A"), "utf-8")
    place.make()
    assert b"STATUS:CANCELLED" in place.data("calendars/Team-B.ics")
    lines = TABLE.splitlines()
    place.root.joinpath("briefs/meetings/day.csv").write_text("\n".join((lines[0], lines[1])) + "\n", "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799000000")
    place.make()
    assert "calendars/Team-B.ics" not in place.files


def test_two_teams_never_have_one_calendar(tmp_path: Path) -> None:
    table = TABLE.replace("Team A", "Team/B").replace("Cleo Cole", "")
    place = Place(tmp_path, {"briefs/meetings/day.csv": table})
    place.make()
    assert [name for name in place.files if "calendars" in name] == ["calendars/Team-B-2.ics", "calendars/Team-B.ics"]


def test_a_damaged_note_of_what_was_told_is_an_error(place: Place) -> None:
    place.make()
    (place.root / "manifests/day.schedule").write_text("{", "utf-8")
    (told,) = place.make()
    assert (told.code, told.message) == (
        "unreadable-schedule", "“manifests/day.schedule”, which says what calendars were told, cannot be read",
    )  # fmt: skip


def test_a_zone_without_a_table_of_times_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a computer that has neither a list of zones of its own nor that of Python."""
    monkeypatch.setattr("briefgen.batch.schedule.zones.ZoneInfo", _no_zone)
    (told,) = Place(tmp_path).make()
    assert told.code == "calendar-zone"


def _no_zone(name: str) -> None:
    raise ZoneInfoNotFoundError(name)


def test_the_note_of_what_was_told_is_plain(place: Place) -> None:
    place.make()
    noted = json.loads((place.root / "manifests/day.schedule").read_text("utf-8"))
    assert noted.keys() == {"made_of", "files", "meetings"} and len(noted["meetings"]) == 3


def test_a_dry_run_tells_who_would_be_in_two_places_and_writes_nothing(
    place: Place, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.root)
    table = TABLE.replace("10:30 a.m.", "9:15 a.m.").replace(",NEVERSHOWN", "").replace(",Notes", "")
    place.root.joinpath("briefs/meetings/day.csv").write_text(table, "utf-8")
    done = briefgen("batch", "day", "--dry-run", "--format", "docx", "--jobs", "1")
    assert done.code == 0 and done.err.count("warning[two-at-once]: Team A, Bo Brown: in two places at once") == 1
    assert not (place.root / "build").exists()


def test_a_run_that_is_ended_while_it_writes_leaves_no_file_that_the_next_does_not_know(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.make()
    table = place.root / "briefs/meetings/day.csv"
    table.write_text(TABLE.replace("10:30", "11:30"), "utf-8")

    def ended(self: Workspace, folder: Path, files: Mapping[str, bytes], guard: object = None) -> None:
        write(self, folder, files)
        if "schedule.docx" in files:
            raise KeyboardInterrupt

    write = Workspace.write
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Workspace, "write", ended)
        place.make()
    table.write_text(TABLE.replace("10:30", "11:45"), "utf-8")
    assert place.make() == ()
    assert "11:45 a.m." in str(tables(place.data("schedule.docx")))
    assert b"DTSTART;TZID=America/New_York:20261203T114500" in place.data("schedule.ics")
