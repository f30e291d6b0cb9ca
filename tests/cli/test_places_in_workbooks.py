"""Where in a workbook a problem is, as people, programs and GitHub are told."""

from __future__ import annotations

import json

import pytest

from briefgen.cli.messages import MessageFormat, write
from briefgen.diagnostics import Diagnostic, Span, letters_of

CELL = Diagnostic("table-cell", "this cell shows #N/A", Span("meetings.xlsx", 7, 3, sheet="Thursday"), hint="Mend it.")


@pytest.mark.parametrize(("row", "column", "within"), [
    (7, 3, "sheet “Thursday”, cell C7"), (7, 0, "sheet “Thursday”, row 7"), (0, 28, "sheet “Thursday”, column AB"),
    (0, 0, "sheet “Thursday”"),
])  # fmt: skip
def test_a_place_is_told_as_people_see_it(row: int, column: int, within: str) -> None:
    assert Span("meetings.xlsx", row, column, sheet="Thursday").within == within


def test_other_files_have_no_cells() -> None:
    assert (Span("a.md", 7, 3).within, Span("a.md", 7, 3).cell) == ("", "")


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")])
def test_columns_have_letters(column: int, letters: str) -> None:
    assert letters_of(column) == letters


def test_people_are_told_the_cell() -> None:
    assert write([CELL], MessageFormat.TEXT) == (
        "meetings.xlsx, sheet “Thursday”, cell C7: error[table-cell]: this cell shows #N/A\n  hint: Mend it.\n"
    )


def test_programs_are_told_the_sheet_and_the_cell() -> None:
    said = json.loads(write([CELL], MessageFormat.JSON))
    assert (said["file"], said["sheet"], said["cell"], said["line"], said["column"]) == (
        "meetings.xlsx", "Thursday", "C7", None, None,
    )  # fmt: skip


def test_programs_are_told_no_cell_for_other_files() -> None:
    said = json.loads(write([Diagnostic("x", "y", Span("a.md", 1))], MessageFormat.JSON))
    assert "cell" not in said and "sheet" not in said


def test_github_is_told_the_cell_in_words_since_a_workbook_has_no_lines() -> None:
    assert write([CELL], MessageFormat.GITHUB) == (
        "::error title=table-cell,file=meetings.xlsx::sheet “Thursday”, cell C7: this cell shows #N/A%0Ahint: Mend it.\n"
    )
