"""`briefgen new meetings` writes a workbook that fits the papers of a packet, and says what is left to do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from cli.conftest import Briefgen

FILE = "briefs/meetings/visits.xlsx"

PACKET = """\
title: Services keep people safe
ask: Fund outreach and housing, not stings.
documents:
  - template: leave-behind
    sections:
      - id: evidence
        blocks:
          - {use: safety-and-health, when: {committee: [Health, Rules]}}
          - {text: "Dear {{ meeting.legislator.surname }} of the {{ variables.caucus }}: {{ variables.shared }}"}
  - template: full-brief
    when: {county: Example County}
    sections: [{id: problem, blocks: [syringe-analogy]}]
variables: {shared: the same for all}
"""

USUAL = [
    "Member", "Title", "Party", "Chamber", "State", "District", "Committee", "Office", "Staff", "Date", "Time", "Place",
    "Team", "Status", "Notes",
]  # fmt: skip


@pytest.fixture
def packet(workspace: Path) -> Path:
    file = workspace / "briefs/visits.yaml"
    file.write_text(PACKET, "utf-8")
    return file


def headings(file: str = FILE, sheet: str = "Meetings") -> list[str]:
    return [cell.value for cell in openpyxl.load_workbook(file)[sheet][1]]


def guide(file: str = FILE) -> dict[str, tuple[str, str, str, str]]:
    """What the second sheet says, by the heading that it speaks of."""
    rows = openpyxl.load_workbook(file)["How to fill this in"].iter_rows(min_row=2, values_only=True)
    return {str(row[0]): tuple(cell or "" for cell in row[1:]) for row in rows}  # type: ignore[misc]


def test_without_a_packet_it_has_the_columns_that_people_have(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("new", "meetings", "visits")
    assert (ran.code, ran.out) == (0, f"{FILE}\n")
    assert ran.err == (
        "Fill it in, and write into the packet, beside `documents`:\n"
        "  meetings: {file: briefs/meetings/visits.xlsx, sheet: Meetings, skip: {status: [tentative, cancelled]}}\n"
    )
    assert headings() == USUAL


def test_it_is_for_the_packet_of_its_name_and_has_what_its_texts_name(briefgen: Briefgen, packet: Path) -> None:
    ran = briefgen("new", "meetings", "visits")
    assert "write into briefs/visits.yaml" in ran.err
    assert headings() == [*USUAL, "County", "variables.caucus"], (
        "not what the packet says itself, nor what no table can have"
    )
    said = guide()
    assert said["Committee"][2:] == ("in every row", "Decides which texts a meeting gets: Health, Rules.")
    assert said["Member"][2:] == ("in every row", "Printed by leave-behind, full-brief.")
    assert said["variables.caucus"] == (
        "A value of your own texts: {{ variables.caucus }}.", "", "in every row", "Printed by leave-behind."
    )  # fmt: skip
    assert said["Team"][2:] == ("where you know it", "")
    assert headings(sheet="Lists") == ["Party", "Chamber", "Committee", "Team", "Status", "County"]


def test_what_an_argument_names_and_a_template_requires_is_asked_for(briefgen: Briefgen, packet: Path) -> None:
    Path("briefs/templates/visit.yaml").write_text("requires: [meeting.staff, variables.room_code]\n", "utf-8")
    Path("briefs/blocks/own.md").write_text(
        "---\ntitle: Own\ntags: [x]\n---\n## headline\n\nIn {{ variables.county_name }}.\n", "utf-8"
    )
    packet.write_text("title: T\ndocuments: [{template: visit, sections: [{heading: H, blocks: [own]}]}]\n", "utf-8")
    briefgen("new", "meetings", "visits")
    assert headings() == [*USUAL, "variables.county_name", "variables.room_code"]
    assert guide()["Staff"][2] == "in every row"


def test_the_example_is_never_made_into_a_paper(briefgen: Briefgen, packet: Path) -> None:
    briefgen("new", "meetings", "visits")
    packet.write_text(f"meetings: {{file: {FILE}, sheet: Meetings}}\n{PACKET}", "utf-8")
    ran = briefgen("render", "visits", "--meeting", "Jordan Example", "--format", "txt")
    assert ran.code == 1 and not Path("build").exists()
    assert "sheet “Meetings”, cell N2: error[example-row]: there is no meeting in this table but its example" in ran.err


def test_a_row_below_the_example_is_read_as_it_is_shown(briefgen: Briefgen, packet: Path) -> None:
    briefgen("new", "meetings", "visits")
    book = openpyxl.load_workbook(FILE)
    page = book["Meetings"]
    for heading, value in {
        "Member": "Alex Sample",
        "District": "007",
        "Place": "3-5",
        "variables.caucus": "=1+1",
    }.items():
        cell = page.cell(3, headings().index(heading) + 1, value)
        cell.data_type = "s"
    book.save(FILE)
    packet.write_text(
        f"meetings: {{file: {FILE}, sheet: Meetings, ignore: [variables.caucus]}}\nvariables: {{caucus: Example Caucus}}\n"
        + PACKET.replace("variables:", "summary: S\n#"),
        "utf-8",
    )
    ran = briefgen(
        "render",
        "visits",
        "--meeting",
        "Alex Sample",
        "--document",
        "leave-behind",
        "--set",
        "variables.shared=x",
        "--format",
        "txt",
    )
    assert ran.code == 0, ran.err
    (paper,) = Path("build").rglob("*.txt")
    text = paper.read_text("utf-8")
    assert "007" in text and "3-5" in text and "Jordan" not in text


def test_a_packet_that_has_a_table_already_keeps_its_headings_and_its_sheet(briefgen: Briefgen, packet: Path) -> None:
    declared = f"{{file: {FILE}, sheet: Thursday, columns: {{Hill contact: meeting.staff}}, ignore: [Lunch], key: ID}}"
    packet.write_text(f"meetings: {declared}\n{PACKET}", "utf-8")
    ran = briefgen("new", "meetings", "visits")
    assert ran.err == "Fill it in; then: briefgen check visits\n"
    shown = headings(sheet="Thursday")
    assert shown[8] == "Hill contact" and {"ID", "Lunch"} <= set(shown) and "Staff" not in shown
    assert guide()["Lunch"][0] == "For your own work: the packet leaves this column out."


def test_a_packet_that_has_another_table_is_told_so(briefgen: Briefgen, packet: Path) -> None:
    packet.write_text(f"meetings: briefs/meetings/old.csv\n{PACKET}", "utf-8")
    assert briefgen("new", "meetings", "visits").err.startswith(
        "briefs/visits.yaml has its meetings from briefs/meetings/old.csv. To have them from here, write there instead:\n"
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("visits", "--for", "visit"), "there is no packet “visit”; did you mean visits?"),
        (("visits", "--for", "leave-behind"), "there is no packet “leave-behind”; there are: "),
        (("Visits!",), "small letters a–z, digits and hyphens, at most 80; for example visits"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_is_said(typed: tuple[str, ...], message: str, briefgen: Briefgen, packet: Path) -> None:
    ran = briefgen("new", "meetings", *typed)
    assert ran.code != 0 and message in ran.err and not Path("briefs/meetings").exists()


@pytest.mark.parametrize("options", [(), ("--for", "visits")])
@pytest.mark.parametrize(
    ("text", "code"),
    [("title: [", "yaml-syntax"), ("documents: [leave-behnd]\n", "unknown-template")],
    ids=["no YAML", "no such template"],
)
def test_a_packet_that_cannot_be_read_is_not_passed_over(
    text: str, code: str, options: tuple[str, ...], briefgen: Briefgen, packet: Path
) -> None:
    packet.write_text(text, "utf-8")
    ran = briefgen("new", "meetings", "visits", *options)
    assert ran.code == 1 and "briefs/visits.yaml:1:" in ran.err and f"error[{code}]" in ran.err
    assert not Path("briefs/meetings").exists()


def test_a_table_is_never_written_over(briefgen: Briefgen, packet: Path) -> None:
    briefgen("new", "meetings", "visits")
    Path(FILE).write_bytes(b"filled in")
    ran = briefgen("new", "meetings", "visits")
    assert ran.code == 1 and "error[file-exists]: “briefs/meetings/visits.xlsx” is already there" in ran.err
    assert Path(FILE).read_bytes() == b"filled in"


def test_the_paper_of_the_workspace_is_that_of_the_table(briefgen: Briefgen, workspace: Path) -> None:
    settings = Path("briefgen.yaml")
    settings.write_text(settings.read_text("utf-8") + "paper: a4\n", "utf-8")
    briefgen("new", "meetings", "visits")
    assert openpyxl.load_workbook(FILE)["Meetings"].page_setup.paperSize == 9


def test_the_same_packet_gives_the_same_bytes_on_any_day(briefgen: Briefgen, packet: Path) -> None:
    written = []
    for day in ("2026-12-03", "2027-01-15"):
        briefgen("--today", day, "new", "meetings", "visits")
        written.append(Path(FILE).read_bytes() if Path(FILE).exists() else b"")
        Path(FILE).unlink(missing_ok=True)
    assert written[0] == written[1]
