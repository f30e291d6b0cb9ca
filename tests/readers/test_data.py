"""Files of data for charts: CSV as spreadsheet programs write it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Report, Span
from briefgen.readers.data import MOST_LINES, read_data
from briefgen.readers.markdown.charting.building import Grid
from briefgen.workspace import Workspace

PLACE = Span("briefs/blocks/b.md", 3)


def read(folder: Path, data: bytes, name: str = "data/d.csv") -> tuple[Grid | None, list[tuple[str, str]]]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    report = Report()
    grid = read_data(Workspace(folder), name, "", PLACE, report)
    return grid, [(one.code, f"{one.span.file}:{one.span.line}" if one.span else "") for one in report.diagnostics]


def words(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[cell.words for cell in row] for row in (grid.head, *grid.rows)]


@pytest.mark.parametrize("data", [
    b"Year,Deaths\n2021,4\n2022,7\n",
    b"\xef\xbb\xbfYear,Deaths\r\n2021,4\r\n2022,7\r\n",
    b"Year;Deaths\n2021;4\n2022;7\n\n",
    b"Year\tDeaths\n2021\t4\n2022\t7",
    b'"Year","Deaths"\n"2021","4"\n 2022 ,"7"\n',
    b"\nYear,Deaths\n2021,4\n2022,7\n",
], ids=["comma", "Excel", "semicolon", "tab", "quoted", "an empty line first"])  # fmt: skip
def test_what_spreadsheet_programs_write_is_read_alike(data: bytes, tmp_path: Path) -> None:
    grid, problems = read(tmp_path, data)
    assert (words(grid), problems) == ([["Year", "Deaths"], ["2021", "4"], ["2022", "7"]], [])


def test_a_cell_knows_where_it_stands(tmp_path: Path) -> None:
    grid, _ = read(tmp_path, b'Year,Deaths\n2021,"1,204"\n')
    assert grid is not None
    cell = grid.rows[0][1]
    assert (cell.words, cell.span.line, cell.span.column, cell.span.length) == ("1,204", 2, 7, 5)


@pytest.mark.parametrize(("data", "code"), [
    (b"Year,Deaths\n2021\n", "chart-file"),
    (b"Year\n2021\n", "chart-file"),
    (b"", "chart-file"),
    (b"Year;Deaths, all\n2021;4\n", "table-file"),
    (b'Year,Deaths\n2021,"4\n', "table-file"),
    (b"Year,Deaths\n2021,\xe9\n", "not-utf8"),
    (b"PK\x03\x04\x00\x00", "binary-file"),
    (b"Year,Deaths\n" + b"2021,4\n" * 100_000, "chart-file"),
    (b"Year,Deaths\n" + b"2021,4\n" * 200_000, "too-large"),
], ids=[
    "ragged", "one column", "empty", "two separators", "open quotation", "Latin-1", "a workbook", "100,000 rows",
    "too large",
])  # fmt: skip
def test_what_is_no_table_of_data_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    grid, problems = read(tmp_path, data)
    assert grid is None and problems[0][0] == code


def test_rows_beyond_what_is_read_are_told_at_their_line(tmp_path: Path) -> None:
    assert read(tmp_path, b"Year,Deaths\n" + b"2021,4\n" * MOST_LINES)[1] == [
        ("chart-file", f"data/d.csv:{MOST_LINES + 1}")
    ]


@pytest.mark.parametrize("name", ["../d.csv", "/etc/d.csv", "data/none.csv"])
def test_only_files_of_the_workspace_are_read(name: str, tmp_path: Path) -> None:
    report = Report()
    assert read_data(Workspace(tmp_path), name, "", PLACE, report) is None
    (problem,) = report.diagnostics
    assert problem.code in ("outside-workspace", "missing-file") and problem.span == PLACE


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.csv", tmp_path / "workspace"
    outside.write_text("Year,Deaths\n2021,4\n", "utf-8")
    inside.mkdir()
    (inside / "d.csv").symlink_to(outside)
    report = Report()
    assert read_data(Workspace(inside), "d.csv", "", PLACE, report) is None
    assert [one.code for one in report.diagnostics] == ["outside-workspace"]
