"""A workbook to fill in: nothing in it is taken for a formula, and nothing that is typed into it is spoilt in silence."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Report, Span
from briefgen.models.tables import Kind
from briefgen.models.workbooks import Sheet, SheetColumn, Workbook
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace
from briefgen.writers.workbook import write

DAY = dt.date(2026, 12, 3)
COLUMNS = (
    SheetColumn("Member", 24, needed=True, prompt="First and last name."),
    SheetColumn("Date", 12, Kind.DATE),
    SheetColumn("Time", 11, Kind.TIME),
    SheetColumn("Team", 11, choices=("North, upper", "=South", '"East"')),
    SheetColumn("Status", 12, choices=("confirmed", "cancelled"), closed=True),
)


def book(*rows: tuple[str | dt.date | dt.time, ...], columns: tuple[SheetColumn, ...] = COLUMNS) -> Workbook:
    return Workbook("Meetings", (Sheet("Meetings", columns, rows, open=True),), DAY)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def read_back(data: bytes, root: Path, sheet: str = "Meetings") -> list[list[str]]:
    """What the cells show, as the reader of tables sees them."""
    (root / "book.xlsx").write_bytes(data)
    table = read_table(Workspace(root), "book.xlsx", Span("x"), Report(), sheet=sheet)
    assert table is not None
    return [[cell.words for cell in row.cells] for row in table.rows]


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    row = ("Jordan Example", DAY, dt.time(14, 30), "=South", "confirmed")
    shown = read_back(write(book(row)), tmp_path)
    assert shown == [
        ["Member", "Date", "Time", "Team", "Status"],
        ["Jordan Example", "2026-12-03", "2:30 PM", "=South", "confirmed"],
    ]


HARMFUL = (
    '=HYPERLINK("http://x.example","y")',
    "+1 555 0100",
    "-2",
    "@SUM(A1)",
    "{=1}",
    "http://x.example",
    "007",
    "3-5",
    "1e5",
)


@pytest.mark.parametrize("words", HARMFUL)
def test_no_cell_is_a_formula_a_link_or_a_number_whatever_it_begins_with(words: str, tmp_path: Path) -> None:
    data = write(book((words, "", "", words, "")))
    page = opened(data)["Meetings"]
    assert [(page[name].value, page[name].data_type, page[name].number_format) for name in ("A2", "D2")] == [
        (words, "s", "@")
    ] * 2
    assert not re.search(r"<f>|<hyperlink", "".join(parts(data).values()))
    assert read_back(data, tmp_path)[1] == [words, words]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=60))
def test_any_text_stays_what_it_is(words: str) -> None:
    page = opened(write(book((words, "", "", "", ""))))["Meetings"]
    assert (page["A2"].value, page["A2"].data_type) == (words, "s")


def test_an_empty_cell_is_not_there() -> None:
    assert opened(write(book(("Jordan Example", "", "", "", ""))))["Meetings"]["B2"].value is None


def test_columns_keep_their_formats_below_what_is_filled_in() -> None:
    sheet = parts(write(book()))["xl/worksheets/sheet1.xml"]
    looks = opened(write(book(("x", DAY, dt.time(9), "x", "x"))))["Meetings"]
    assert [looks.cell(2, column).number_format for column in range(1, 6)] == [
        "@",
        "yyyy-mm-dd",
        "h:mm AM/PM",
        "@",
        "@",
    ]
    assert len(re.findall(r'<col min="\d+" max="\d+" width="[\d.]+" style="\d+"', sheet)) == 5
    assert sheet.count("<row ") == 1, "an empty row costs every reader something"


def test_choices_stand_on_a_sheet_of_their_own_so_that_any_word_can_be_one(tmp_path: Path) -> None:
    data = write(book())
    assert read_back(data, tmp_path, "Lists") == [
        ["Team", "Status"],
        ["North, upper", "confirmed"],
        ["=South", "cancelled"],
        ['"East"'],
    ]
    rules = {str(one.sqref): one for one in opened(data)["Meetings"].data_validations.dataValidation}
    team, status = rules["D2:D1001"], rules["E2:E1001"]
    assert (team.type, team.formula1, bool(team.showErrorMessage)) == ("list", "Lists!$A$2:$A$4", False)
    assert (status.formula1, status.showErrorMessage, status.errorStyle) == ("Lists!$B$2:$B$3", True, "warning")


def test_a_day_that_is_none_and_a_time_at_night_are_asked_about() -> None:
    rules = {str(one.sqref): one for one in opened(write(book()))["Meetings"].data_validations.dataValidation}
    day, time = rules["B2:B1001"], rules["C2:C1001"]
    assert (day.type, day.operator, day.errorStyle) == ("date", "greaterThanOrEqual", "warning")
    assert (time.type, float(time.formula1), round(float(time.formula2), 4)) == ("time", 0.25, 0.9167)
    assert time.error == "Type the time with its half of the day: 2:30 PM. 2:30 alone is at night."
    assert rules["A2:A1001"].prompt == "First and last name."


def test_a_prompt_that_is_too_long_for_a_spreadsheet_is_cut() -> None:
    long = SheetColumn("Member", 10, prompt="x" * 400)
    (rule,) = opened(write(book(columns=(long,))))["Meetings"].data_validations.dataValidation
    assert rule.prompt == "x" * 255


def test_headings_stay_in_sight_are_filtered_and_stand_on_every_printed_page() -> None:
    page = opened(write(book()))["Meetings"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("B2", "A1:E1001", "$1:$1")
    setup = page.page_setup
    assert (setup.orientation, setup.fitToHeight, setup.paperSize) == ("landscape", 0, 1)
    assert page.sheet_properties.pageSetUpPr.fitToPage, "as wide as a page, however many rows"


def test_needed_headings_are_darker_and_all_can_be_read() -> None:
    page = opened(write(book()))["Meetings"]
    grounds = [(page.cell(1, at).fill.fgColor.rgb, page.cell(1, at).font.color.rgb) for at in (1, 2)]
    assert grounds == [("FF1F3864", "FFFFFFFF"), ("FFD9E2F0", "FF1F3864")]


def test_a_file_says_nothing_of_who_wrote_it_and_when() -> None:
    data = write(book())
    core, app = (parts(data)[f"docProps/{name}.xml"] for name in ("core", "app"))
    assert re.findall(r"<(?:dc|cp|dcterms):(\w+)[^>]*>([^<]+)<", core) == [
        ("title", "Meetings"), ("created", "2026-12-03T00:00:00Z"), ("modified", "2026-12-03T00:00:00Z"),
    ]  # fmt: skip
    assert not re.search("Company>[^<]|Manager>[^<]", app)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}


def test_the_same_workbook_is_the_same_bytes() -> None:
    assert write(book(("x", DAY, "", "", ""))) == write(book(("x", DAY, "", "", "")))
