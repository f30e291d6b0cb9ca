"""What a cell of a workbook shows, by the format of its number; and what is told in place of a raw number."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from workbooks import Sheet, number, read, row, workbook

from briefgen.models.tables import Kind, TableCell, Value

MARCH_5 = "46086"
"""The day 2026-03-05, counted from 1900."""


def one(
    folder: Path, stored: str, code: str | int, language: str = "en-US", properties: str = ""
) -> tuple[TableCell | None, list[str]]:
    """The one cell of a workbook, and what is told."""
    sheet = Sheet(row(1, number("A1", stored, 1)))
    table, problems = read(folder, workbook(sheet, codes=[code], properties=properties), language=language)
    return (table.rows[0].cells[0] if table and table.rows else None), [problem.message for problem in problems]


@pytest.mark.parametrize(("stored", "code", "shown"), [
    ("42", "General", "42"),
    ("0.30000000000000004", "General", "0.3"),
    ("0.1", "General", "0.1"),
    ("-0.5", "General", "-0.5"),
    ("0.333333333333333", "General", "0.333333333"),
    ("2025550123", "General", "2025550123"),
    ("1204.5", "0", "1205"),
    ("2.675", "0.00", "2.68"),
    ("1204", 3, "1,204"),
    ("1234567.891", 4, "1,234,567.89"),
    ("-1204", "#,##0", "-1,204"),
    ("-0.2", "0", "0"),
    ("0.5", "#.##", ".5"),
    ("3", "0.##", "3"),
    ("0.15", 9, "15%"),
    ("0.1549", 10, "15.49%"),
    ("0.155", "0%", "16%"),
    ("1204.5", 8, "$1,204.50"),
    ("-1204.5", 8, "($1,204.50)"),
    ("-1204.5", 44, "$(1,204.50)"),
    ("0", 41, "-"),
    ("12.5", "[$€-407]\\ #,##0.00", "€ 12.50"),
    ("12.5", "[$$-409]#,##0.00;[RED]-[$$-409]#,##0.00", "$12.50"),
    ("-12.5", "[$$-409]#,##0.00;[RED]-[$$-409]#,##0.00", "-$12.50"),
    ("12500000", '0.0,,"M"', "12.5M"),
    ("501", "00000", "00501"),
    ("5010001", "00000\\-0000", "00501-0001"),
    ("2025550123", "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "(202) 555-0123"),
    ("5550123", "[<=9999999]###-####;(###) ###-####", "555-0123"),
    ("7", '"District "0', "District 7"),
    ("7", "0;;;@", "7"),
    ("42", "@", "42"),
    ("0.9", '0.0" of them"', "0.9 of them"),
])  # fmt: skip
def test_a_number_is_what_its_cell_shows(stored: str, code: str | int, shown: str, tmp_path: Path) -> None:
    cell, problems = one(tmp_path, stored, code)
    assert (cell and cell.words, cell and cell.kind, problems) == (shown, Kind.NUMBER, [])


@pytest.mark.parametrize(("stored", "code", "shown", "kind", "value"), [
    (MARCH_5, 14, "3/5/2026", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, 15, "5-Mar-26", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, 17, "Mar-26", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "m/d/yyyy;@", "3/5/2026", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "[$-409]mmmm\\ d\\,\\ yyyy;@", "March 5, 2026", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "Thursday, March 5, 2026", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "ddd d mmm", "Thu 5 Mar", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "[$-40A]d\\ mmmm", "5 marzo", Kind.DATE, dt.date(2026, 3, 5)),
    (MARCH_5, "[$-en-US]mmmm", "March", Kind.DATE, dt.date(2026, 3, 5)),
    (f"{MARCH_5}.604166666664", 22, "3/5/2026 14:30", Kind.MOMENT, dt.datetime(2026, 3, 5, 14, 30)),
    ("0.604166666666667", 18, "2:30 PM", Kind.TIME, dt.time(14, 30)),
    ("0.604166666666667", "h:mm a/p", "2:30 P", Kind.TIME, dt.time(14, 30)),
    ("0.0208333333", "h:mm AM/PM", "12:30 AM", Kind.TIME, dt.time(0, 30)),
    ("0.604166666666667", 20, "14:30", Kind.TIME, dt.time(14, 30)),
    ("0.604166666666667", "[$-F400]h:mm:ss\\ AM/PM", "2:30:00 PM", Kind.TIME, dt.time(14, 30)),
    ("0.03125", 45, "45:00", Kind.TIME, dt.time(0, 45)),
    ("1.260416666666667", 46, "30:15:00", Kind.DURATION, dt.timedelta(hours=30, minutes=15)),
    ("1.260416666666667", "[h]:mm", "30:15", Kind.DURATION, dt.timedelta(hours=30, minutes=15)),
    ("0.03125", '[mm]" min"', "45 min", Kind.DURATION, dt.timedelta(minutes=45)),
    ("59", "yyyy\\-mm\\-dd", "1900-02-28", Kind.DATE, dt.date(1900, 2, 28)),
    ("61", "yyyy\\-mm\\-dd", "1900-03-01", Kind.DATE, dt.date(1900, 3, 1)),
])  # fmt: skip
def test_a_day_and_a_time_are_what_their_cells_show(
    stored: str, code: str | int, shown: str, kind: Kind, value: Value, tmp_path: Path
) -> None:
    cell, problems = one(tmp_path, stored, code)
    assert cell is not None, problems
    held = cell.value
    if isinstance(held, dt.datetime | dt.time):
        held = held.replace(microsecond=0)
    assert (cell.words, cell.kind, held, problems) == (shown, kind, value, [])


def test_a_workbook_of_old_macintoshes_counts_from_1904(tmp_path: Path) -> None:
    cell, _ = one(tmp_path, "44624", "yyyy-mm-dd", properties='date1904="1"')
    assert cell is not None and cell.words == "2026-03-05"


@pytest.mark.parametrize(("stored", "code", "shown"), [
    ("1204.5", "#,##0.0", "1.204,5"),
    ("0.5", "General", "0,5"),
    (MARCH_5, 14, "5/3/2026"),
    (MARCH_5, "d mmmm yyyy", "5 marzo 2026"),
])  # fmt: skip
def test_signs_and_names_are_those_of_the_language(stored: str, code: str | int, shown: str, tmp_path: Path) -> None:
    cell, _ = one(tmp_path, stored, code, "es-ES")
    assert cell is not None and cell.words == shown


@pytest.mark.parametrize(("stored", "code", "message"), [
    ("0.5", 12, "the number format of this cell, “# ?/?”, is none that is read"),
    ("1204", 11, "the number format of this cell, “0.00E+00”, is none that is read"),
    ("3", "mmmmm", "the number format of this cell, “mmmmm”, is none that is read"),
    ("3", "ggge", "the number format of this cell, “ggge”, is none that is read"),
    ("3", ";;;", "the number format of this cell, “;;;”, is none that is read"),
    ("3", 58, "the number format of this cell is not in the file"),
    ("-3", "0;[Red]0", "the number format of this cell, “0;[Red]0”, is none that is read"),
    ("202555012345", "General", "this number is shown as 2.02555E+11, and not with all of its digits"),
    ("0.0000012345", "General", "this number is shown as 1.23450E-06, and not with all of its digits"),
    ("4111111111111111", "0", "this number has more than 15 digits, and spreadsheet programs keep no more: the last ones are lost"),
    ("NaN", "0", "this cell says that it holds a number, and holds “NaN”"),
    ("12 apples", "0", "this cell says that it holds a number, and holds “12 apples”"),
    (MARCH_5, 16, "“5-Mar” has no year: spreadsheet programs make it of 3-5"),
    (MARCH_5, "d\\-mmm", "“5-Mar” has no year: spreadsheet programs make it of 3-5"),
    ("10990", 17, "“Feb-30” may have been 2-30: spreadsheet programs make a date of that"),
    ("60", 14, "60 is no day, and is shown as a wrong one or as ####"),
    ("-1", "yyyy", "-1 is no day, and is shown as a wrong one or as ####"),
    ("99999999", "yyyy", "99999999 is no day, and is shown as a wrong one or as ####"),
])  # fmt: skip
def test_what_cannot_be_shown_is_told_at_its_cell(stored: str, code: str | int, message: str, tmp_path: Path) -> None:
    cell, problems = one(tmp_path, stored, code)
    assert (cell, problems) == (None, [message])


def test_a_number_keeps_its_value_beside_its_words(tmp_path: Path) -> None:
    cell, _ = one(tmp_path, "0.155", "0%")
    assert cell is not None and cell.value == Decimal("0.155")
