"""The sample of a lobby day: its table is written by the program itself, and every row of it gives papers in order."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from pathlib import Path

import advocacy_day as sample
import pytest
from cli.conftest import Briefgen, briefgen
from profiles import sample as some

from briefgen.diagnostics import Report
from briefgen.document.walking import running_text
from briefgen.models.meetings import MeetingRow
from briefgen.pipeline import Asked, prepare, render
from briefgen.readers.meetings.reading import read_meetings
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

__all__ = ["briefgen"]

PACKET = f"briefs/{sample.PACKET}.yaml"
MEMBERS = [one["name"] for one in sample.members()]


def rows() -> tuple[MeetingRow, ...]:
    report = Report()
    found = read_meetings(Workspace(sample.CHECKOUT), PACKET, report)
    assert found is not None and report.diagnostics == () and found.told == ()
    return found.rows


def unpacked(data: bytes) -> object:
    """What is in a file; of a workbook its parts, for how they are packed is for the library that does it."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_files_are_those_that_are_written_from_the_meetings(update: bool) -> None:
    for name, data in sample.files().items():
        if update:
            (sample.CHECKOUT / name).write_bytes(data)
        assert unpacked((sample.CHECKOUT / name).read_bytes()) == unpacked(data), name


def test_twenty_four_meetings_in_two_chambers_on_two_days_with_three_teams() -> None:
    said = [row.says for row in rows()]
    assert [row.name for row in rows()] == [f"{one['title']} {one['name']}" for one in sample.members()]
    assert len({row.key for row in rows()}) == len(set(MEMBERS)) == 24
    for column, words in {
        "chamber": {"House", "Senate"},
        "date": {"2026-12-03", "2026-12-04"},
        "team": {"Team A", "Team B", "Team C"},
        "committee": {"Judiciary", "Health", "Appropriations"},
    }.items():
        assert {one[column] for one in said} == words
    busy = [(one["team"], one["date"], one["time"]) for one in said]
    assert len(set(busy)) == 24, "no team is in two rooms at once"


def test_everybody_and_every_place_is_plainly_invented() -> None:
    for one in sample.members():
        assert one["name"].split()[-1] in ("Example", "Sample", "Specimen")
        assert one["district"].startswith("Example ") and " Example " in one["office"]
    words = (sample.CHECKOUT / "briefs/meetings/districts.yaml").read_text("utf-8")
    assert "an invented figure; put yours here" in words and "source: example-county-2026" in words


def test_the_register_and_the_figures_are_of_the_members_in_the_table() -> None:
    register = {one["name"]: one for one in table(sample.REGISTER)}
    figures = {one["district"]: one["visits"] for one in table(sample.DISTRICTS)}
    for row in rows():
        assert register[row.says["member"]]["district"] == row.says["district"]
        assert register[row.says["member"]]["office"] == row.says["place"]
        assert row.says["district"] in figures
    assert len(set(figures.values())) == 24


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((sample.CHECKOUT / name).read_text("utf-8").splitlines()))


@pytest.mark.parametrize("member", MEMBERS)
def test_every_row_is_in_order_and_speaks_of_its_own_member_alone(member: str) -> None:
    row = with_member(member)
    made = prepare(Workspace(sample.CHECKOUT), Asked(PACKET, meeting=row))
    assert list(made) == ["leave-behind", "bill-table", "talking-points"]
    assert [problem for one in made.values() for problem in one.diagnostics] == []
    text = running_text(made["leave-behind"].document.children)
    assert f"in {row.says['district']}." in text
    assert ("Norway bans buying sex" in text) == (row.says["committee"] == "Judiciary")
    for one in made.values():
        whole = running_text(one.document.children)
        assert [name for name in MEMBERS if name in whole and name != member] == []


@pytest.mark.parametrize("member", some(MEMBERS, every=8))
def test_papers_of_a_row_keep_to_their_pages(member: str) -> None:
    with Press() as press:
        made = render(Workspace(sample.CHECKOUT), Asked(PACKET, meeting=with_member(member)), press).documents
    assert [problem for one in made for problem in one.diagnostics] == []
    assert [one.pages for one in made] == [1, 1, 1]
    name = f"{with_member(member).says['date']}-{member.replace(' ', '-')}"
    assert [[one.name, *sorted(one.files)] for one in made] == [
        [f"{name}-leave-behind", "pdf"],
        [f"{name}-bill-table", "pdf"],
        [f"INTERNAL-{name}-talking-points", "docx", "pdf"],
    ]


def with_member(member: str) -> MeetingRow:
    (row,) = [one for one in rows() if one.says["member"] == member]
    return row


@pytest.mark.parametrize("rows", ["2,10,20", pytest.param("2-25", marks=pytest.mark.thorough)])
def test_a_batch_of_them_has_nothing_to_say(
    rows: str, tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("briefs", "styles"):
        shutil.copytree(sample.CHECKOUT / name, tmp_path / name)
    shutil.copy(sample.CHECKOUT / "briefgen.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = briefgen("batch", sample.PACKET, "--rows", rows, "--strict")
    count = 3 if rows == "2,10,20" else 24
    size = f"{3 * count} documents, {3 * count} pages, {3 * count} sheets of paper on both sides"
    assert (ran.code, ran.err.splitlines()[-1]) == (0, f"{count} packets made: {size}.")
    to_print = ("To print: ", f"{24 - count} packets are not among the files to print")
    assert not [
        line for line in ran.err.splitlines()[:-1] if not (line.endswith("packets") or line.startswith(to_print))
    ]
    *folders, page = ran.out.splitlines()
    assert len(set(folders)) == count and page == f"build/{sample.PACKET}/index.html"
