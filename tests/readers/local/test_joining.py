"""Local figures of a meeting: which it has, what they say, and why it has none; each meeting by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.local.small import FILES, packet
from xlsxwriter import Workbook

from briefgen.diagnostics import BriefError
from briefgen.models.library import Fact
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.meetings import chosen, meetings_of
from briefgen.workspace import Workspace

DAY, TABLE, ABOUT = "briefs/day.yaml", "briefs/meetings/districts.csv", "briefs/meetings/districts.yaml"


def figures(place: Workspace, member: str) -> dict[str, Fact]:
    return {fact.name: fact for fact in chosen(place, DAY, member).local}


def said(place: Workspace, member: str) -> list[str]:
    """What is printed of a meeting's figures, or why that cannot be, each with its place."""
    found = []
    for fact in chosen(place, DAY, member).local:
        assert fact.local
        why = fact.local.lacking
        at = f"{why.span.file}:{why.span.line} [{why.code}] {why.message}" if why and why.span else fact.stated.say
        found.append(at)
    return found


def made(place: Workspace, member: str) -> list[str]:
    """What is wrong with the papers of a meeting."""
    try:
        (prepared,) = prepare(place, Asked(DAY, meeting=chosen(place, DAY, member))).values()
    except BriefError as error:
        return [f"{one.code}: {one.message}" for one in error.diagnostics]
    return [f"{one.code}: {one.message}" for one in prepared.diagnostics]


def problems(place: Workspace) -> list[str]:
    """What is wrong with the packet as a whole."""
    with pytest.raises(BriefError) as raised:
        meetings_of(place, DAY)
    return [
        f"{one.span.file}:{one.span.line} {one.code}: {one.message} → {one.nearest}"
        for one in raised.value.diagnostics
        if one.span
    ]


def test_each_meeting_has_the_figures_of_its_own_district(tmp_path: Path) -> None:
    place = packet(tmp_path)
    assert said(place, "Jordan Example") == ["1 program", "1,204 deaths"]
    own = figures(place, "Jordan Example")["deaths"].stated
    assert (own.value, own.unit) == (1204, "deaths")
    assert figures(place, "Jordan Example")["programs"].stated.as_of == "2025"


def test_nought_is_a_figure_and_na_is_none(tmp_path: Path) -> None:
    assert said(packet(tmp_path), "Alex Sample") == [
        "0 programs",
        f"{TABLE}:3 [no-local-figure] “n/a” is no figure, in `deaths` of EX 8",
    ]


@pytest.mark.parametrize("cell", ["", "n/a", "N/A", "NA", "-", "–", "—", "tbd", "TBD", "TBA", "?", "none", "  ", "..."])
def test_what_is_no_figure(cell: str, tmp_path: Path) -> None:
    place = packet(tmp_path, **{TABLE: f"District,Programs,Deaths\nEX-7,{cell},2\nEX-8,3,4\n"})
    assert said(place, "Jordan Example")[0].startswith(f"{TABLE}:2 [no-local-figure]")
    assert said(place, "Jordan Example")[1] == "2 deaths" and said(place, "Alex Sample") == ["3 programs", "4 deaths"]


@pytest.mark.parametrize(
    ("cell", "say", "value"),
    [("0", "0 programs", 0), ('"12,345"', "12,345 programs", 12345), ("4.5", "4.5 programs", 4.5), ("39%", "39% programs", 39),
     ("$1200", "$1200 programs", 1200), ("three", "three programs", "three"), ("-3", "-3 programs", -3), ("1", "1 program", 1)],
)  # fmt: skip
def test_what_the_cell_shows_is_what_is_printed(cell: str, say: str, value: object, tmp_path: Path) -> None:
    place = packet(tmp_path, **{TABLE: f"District,Programs,Deaths\nEX-7,{cell},2\n"})
    own = figures(place, "Jordan Example")["programs"].stated
    assert (own.say, own.value) == (say, value)


def test_a_place_that_stands_twice_has_no_figure_and_the_others_have(tmp_path: Path) -> None:
    place = packet(tmp_path, **{TABLE: "District,Programs,Deaths\nEX-7,1,2\nEX-8,3,4\nEX 07,5,6\n"})
    twice = f"{TABLE}:4 [local-twice] EX-07 stands several times in “{TABLE}”, in the rows 2, 4, and"
    assert said(place, "Jordan Example") == [f"{twice} `{name}` could be of any" for name in ("programs", "deaths")]
    assert said(place, "Alex Sample") == ["3 programs", "4 deaths"]


def test_a_place_without_a_row_has_no_figure(tmp_path: Path) -> None:
    place = packet(tmp_path, **{TABLE: "District,Programs,Deaths\nEX-8,3,4\n"})
    nowhere = f"briefs/meetings/day.csv:2 [no-local-figure] “{TABLE}” has no row for EX-07"
    assert said(place, "Jordan Example") == [nowhere, nowhere]


def test_a_meeting_without_a_district_has_no_figure(tmp_path: Path) -> None:
    place = packet(tmp_path, **{"briefs/meetings/day.csv": "Member,District,Date\nJordan Example,,2026-12-03\n"})
    assert said(place, "Jordan Example")[0] == (
        f"briefs/meetings/day.csv:2 [no-local-figure] this meeting has no `district`, and so no figure of “{TABLE}”"
    )


def test_a_meeting_of_several_districts_has_the_figure_of_none(tmp_path: Path) -> None:
    place = packet(
        tmp_path, **{"briefs/meetings/day.csv": "Member,District,Date\nJordan Example,EX-7; EX-8,2026-12-03\n"}
    )
    assert "is of several places, EX-7, EX-8" in said(place, "Jordan Example")[0]


def test_of_several_committees_the_one_that_has_a_row_counts(tmp_path: Path) -> None:
    table = {TABLE: "Committee,Programs,Deaths\nrules,3,4\nHealth,5,6\n"}
    assert said(packet(tmp_path, **table), "Jordan Example") == ["3 programs", "4 deaths"]
    both = packet(tmp_path, **{TABLE: "Committee,Programs,Deaths\nrules,3,4\nJudiciary,5,6\n"})
    assert "is of several places, Judiciary, Rules" in said(both, "Jordan Example")[0]


def test_a_table_may_be_by_state_in_a_workbook_below_a_title(tmp_path: Path) -> None:
    place = packet(
        tmp_path,
        **{
            "briefs/day.yaml": "title: T\nmeetings: briefs/meetings/day.csv\nlocal: [briefs/meetings/states.xlsx]\ndocuments: [card]\n",
            "briefs/meetings/states.yaml": "by: state\nkey: Where\ncolumns: {deaths: {heading: Deaths (2025), source: county-2025}}\n",
        },
    )
    book = Workbook(str(tmp_path / "briefs/meetings/states.xlsx"))
    sheet = book.add_worksheet("Counts")
    for number, row in enumerate([["Counts by state"], ["Where", "Deaths (2025)"], ["EX", 12], ["New York", 7]]):
        sheet.write_row(number, 0, row)
    book.close()
    assert said(place, "Jordan Example") == ["12"]


def test_a_figure_that_is_struck_out_is_none_and_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    place = packet(tmp_path, **{DAY: FILES[DAY].replace("districts.csv", "districts.xlsx")})
    book = Workbook(str(tmp_path / "briefs/meetings/districts.xlsx"))
    sheet = book.add_worksheet("Counts")
    for number, row in enumerate([["District", "Programs", "Deaths"], ["EX-7", 1, 2], ["EX-8", 3, 4], ["EX-7", 5, 6]]):
        sheet.write_row(number, 0, row)
    sheet.write(2, 1, 3, book.add_format({"font_strikeout": True}))
    sheet.set_row(3, None, None, {"hidden": True})
    book.close()
    assert said(place, "Jordan Example") == ["1 program", "2 deaths"]
    assert said(place, "Alex Sample") == [
        "briefs/meetings/districts.xlsx:3 [no-local-figure] “3” is no figure, in `programs` of EX 8",
        "4 deaths",
    ]


def test_only_what_a_paper_prints_is_wrong_with_it(tmp_path: Path) -> None:
    place = packet(tmp_path)
    assert made(place, "Alex Sample") == []
    text = "---\ntitle: Near you\nsummary: s\naudience: office\n---\nThere were {{ local.deaths }} here.\n"
    place = packet(tmp_path, **{"briefs/blocks/near.md": text})
    assert made(place, "Jordan Example") == []
    assert made(place, "Alex Sample") == ["no-local-figure: “n/a” is no figure, in `deaths` of EX 8"]


def test_a_text_may_ask_whether_there_is_a_figure(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Near you\nsummary: s\naudience: office\n---\n"
        "{% if local.deaths is defined %}There were {{ local.deaths }} here.{% else %}Nobody counts.{% endif %}\n"
    )
    place = packet(tmp_path, **{"briefs/blocks/near.md": text})
    assert made(place, "Alex Sample") == made(place, "Jordan Example") == []


def test_a_name_that_no_table_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = "---\ntitle: Near you\nsummary: s\naudience: office\n---\nThere were {{ local.death }} here.\n"
    place = packet(tmp_path, **{"briefs/blocks/near.md": text})
    (found,) = made(place, "Jordan Example")
    assert found == "unknown-variable: no table of local figures has a column for `local.death`"


ENTRY = "{source: county-2025}"


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (None, f"{DAY}:4 local-undescribed: nothing says what the columns of “{TABLE}” are → "),
        (f"columns: {{program: {ENTRY}}}\n", f"{ABOUT}:1 unknown-column: the table has no column “program” → Programs"),
        ("columns: {programs: {source: county}}\n", f"{ABOUT}:1 unknown-source: there is no source `county` → county-2025"),
        ("columns: {programs: {sorce: county-2025, source: county-2025}}\n",
         f"{ABOUT}:1 unknown-key: there is no key `sorce` in `columns.programs` → source"),
        (f"by: state\ncolumns: {{programs: {ENTRY}}}\n", f"{TABLE}:0 local-without-key: no column has the heading “state” → "),
        (f"key: Where\ncolumns: {{programs: {ENTRY}}}\n", f"{ABOUT}:1 local-without-key: no column has the heading “Where” → "),
        (f"panel: [program]\ncolumns: {{programs: {ENTRY}}}\n",
         f"{ABOUT}:1 unknown-column: the panel has a column `program`, and `columns` says nothing of it → programs"),
        (f"panel: [programs]\ncolumns: {{programs: {ENTRY}}}\n",
         f"{ABOUT}:2 missing-key: `programs` stands in the panel, and nothing says what its figure counts → "),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_description_is_told_at_its_place(about: str | None, told: str, tmp_path: Path) -> None:
    place = packet(tmp_path, **({ABOUT: about} if about else {}))
    if about is None:
        (tmp_path / ABOUT).unlink()
    assert problems(place) == [told]


def test_a_heading_that_stands_twice_and_a_name_in_two_tables_are_told(tmp_path: Path) -> None:
    place = packet(tmp_path, **{TABLE: "District,Programs,Deaths,programs\nEX-7,1,2,3\n"})
    assert problems(place) == [f"{TABLE}:1 local-column-twice: two columns have the heading “Programs” → "]
    files = {
        DAY: FILES[DAY].replace(TABLE, f"[{TABLE}, briefs/meetings/more.csv]"),
        "briefs/meetings/more.csv": "District,Deaths\nEX-7,3\n",
        "briefs/meetings/more.yaml": f"columns: {{deaths: {ENTRY}}}\n",
    }
    assert problems(packet(tmp_path, **files)) == [
        "briefs/meetings/more.yaml:1 local-column-twice: "
        f"two tables have local figures called `deaths`; the other is described in {ABOUT} → "
    ]
