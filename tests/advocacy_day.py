"""The sample of a lobby day: 24 invented meetings, from which its table, its register and its local figures are written."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.models.workbooks import Entry
from briefgen.pipeline.blank_table.book import filled_in
from briefgen.pipeline.blank_table.columns import asked_table
from briefgen.workspace import Workspace
from briefgen.writers.workbook import write

CHECKOUT = Path(__file__).resolve().parents[1]
PACKET = "advocacy-day"
TABLE = "briefs/meetings/advocacy-day.xlsx"
REGISTER = "briefs/meetings/members.csv"
DISTRICTS = "briefs/meetings/districts.csv"

DAYS = (dt.date(2026, 12, 3), dt.date(2026, 12, 4))
TIMES = (dt.time(9, 30), dt.time(10, 30), dt.time(13, 30), dt.time(14, 30))
TEAMS = ("Team A", "Team B", "Team C")

HOUSE = (
    ("Casey Example", "Judiciary"), ("Alex Sample", "Judiciary"), ("Robin Specimen", "Appropriations"), ("Riley Example", "Health"),
    ("Morgan Sample", "Health"), ("Rowan Specimen", "Judiciary"), ("Jordan Example", "Health"), ("Avery Sample", "Appropriations"),
    ("Emerson Specimen", "Judiciary"), ("Skyler Example", "Appropriations"), ("Harper Sample", "Judiciary"),
    ("Finley Specimen", "Health"), ("Dakota Example", "Judiciary"), ("Reese Sample", "Appropriations"),
)  # fmt: skip
SENATE = (
    ("Sage Example", "Judiciary"), ("Hayden Sample", "Health"), ("Parker Specimen", "Judiciary"), ("Blair Example", "Appropriations"),
    ("Cameron Sample", "Judiciary"), ("Drew Specimen", "Health"), ("Ellis Example", "Judiciary"), ("Frankie Sample", "Appropriations"),
    ("Gray Specimen", "Health"), ("Hollis Example", "Judiciary"),
)  # fmt: skip

STAFF = ("", "Nic Placeholder, legislative aide", "", "Val Placeholder, health aide", "")
NOTES = (
    "",
    "Asked last spring what stings cost. Offer to find out.",
    "",
    "",
    "New on the committee: begin with what we do.",
    "",
    "",
)


def members() -> list[dict[str, str]]:
    """The register: everybody who is met, by chamber and district."""
    chambers = (
        ("House", "Rep.", "Example District", 100, HOUSE),
        ("Senate", "Sen.", "Example Senate District", 200, SENATE),
    )
    return [
        {
            "name": name,
            "title": title,
            "district": f"{district} {number}",
            "office": f"{first + number} Example {chamber} Building",
            "committee": committee,
            "chamber": chamber,
        }
        for chamber, title, district, first, listed in chambers
        for number, (name, committee) in enumerate(listed, 1)
    ]


def meetings() -> Iterator[Mapping[str, Entry]]:
    """The rows of the table: each team goes from door to door, four meetings a day."""
    slots = [(day, time, team) for day in DAYS for time in TIMES for team in TEAMS]
    for number, ((day, time, team), member) in enumerate(zip(slots, members(), strict=True)):
        yield {
            "member": member["name"],
            **{key: member[key] for key in ("title", "district", "committee", "chamber")},
            "date": day,
            "time": time,
            "place": member["office"],
            "team": team,
            "staff": STAFF[number % len(STAFF)],
            "notes": NOTES[number % len(NOTES)],
            "status": "confirmed",
        }


def files() -> dict[str, bytes]:
    """The files of the sample that are written from these meetings, by their names."""
    asked = asked_table(Workspace(CHECKOUT), PACKET)
    register = [{key: value for key, value in one.items() if key != "chamber"} for one in members()]
    figures = [{"district": one["district"], "visits": f"{_visits(at):,}"} for at, one in enumerate(members())]
    table = write(filled_in(asked, tuple(meetings())))
    return {TABLE: table, REGISTER: _csv(register), DISTRICTS: _csv(figures)}


def _visits(number: int) -> int:
    """An invented figure: no two districts have the same, so that one that got the neighbour’s is seen."""
    return 640 + 47 * number


def _csv(rows: list[dict[str, str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()
