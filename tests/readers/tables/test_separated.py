"""Tables as text: what spreadsheet programs write, and files that would be read wrong if anything were guessed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import Sheet, read, row, text, words, workbook

CELLS = [["Name", "Time"], ["Rep. A", "10:00"]]


@pytest.mark.parametrize(("data", "separator"), [
    (b"Name,Time\nRep. A,10:00\n", ","),
    (b"\xef\xbb\xbfName,Time\r\nRep. A,10:00\r\n", ","),
    (b"Name;Time\nRep. A;10:00\n", ";"),
    (b"Name\tTime\rRep. A\t10:00", "\t"),
    (b"sep=;\r\nName;Time\r\nRep. A;10:00\r\n", ";"),
    (b'"Name","Time"\n"Rep. A" ,"10:00"\n', ","),
    (b"\n\nName,Time\n,\nRep. A,10:00\n\n", ","),
    (b'"Name";Time\n"Rep. A";10:00', ";"),
], ids=["commas", "Excel", "semicolons", "tabs, old Macintosh", "sep=", "quoted", "empty rows", "quoted head"])  # fmt: skip
def test_what_parts_the_cells_is_found_and_said(data: bytes, separator: str, tmp_path: Path) -> None:
    table, problems = read(tmp_path, data, "m.csv")
    assert (words(table), problems) == (CELLS, ())
    assert table is not None and table.separator == separator


@pytest.mark.parametrize(("data", "cells"), [
    (b'a,b\n"one\ntwo",x\n', [["a", "b"], ["one\ntwo", "x"]]),
    (b'a,b\n"say ""no""",x\n', [["a", "b"], ['say "no"', "x"]]),
    (b'a,b\n6" pipe,x\n', [["a", "b"], ['6" pipe', "x"]]),
    (b"a,b\n=SUM(A1),x\n", [["a", "b"], ["=SUM(A1)", "x"]]),
    (b"a,b\n00501,+1\n", [["a", "b"], ["00501", "+1"]]),
    ("a,b\nMun\u0303oz,\u00a0x\n".encode(), [["a", "b"], ["Muñoz", "\u00a0x"]]),
    (b"a,b\nx\n", [["a", "b"], ["x"]]),
    (b"Name\nExample\n", [["Name"], ["Example"]]),
    (b"a,b\n" + b"x" * 200_000 + b",y\n", [["a", "b"], ["x" * 200_000, "y"]]),
], ids=["a line break", "quotation marks", "inches", "a formula", "a zero in front", "one form of a letter", "a short row",
        "one column", "a long cell"])  # fmt: skip
def test_cells_are_read_to_the_letter(data: bytes, cells: list[list[str]], tmp_path: Path) -> None:
    table, problems = read(tmp_path, data, "m.csv")
    assert (words(table), problems) == (cells, ())


@pytest.mark.parametrize(("data", "code", "place"), [
    ("a,b\nMuñoz,1\n".encode("latin-1"), "not-utf8", "2:3"),
    ("a,b\nMuñoz,1\n".encode() + "Peña,2\n".encode("cp1252"), "not-utf8", "3:3"),
    ("a\tb\nMuñoz\t1\n".encode("utf-16"), "not-utf8", "0:0"),
    ("a,b\nMuñoz,1\n".encode("utf-16-le"), "not-utf8", "0:0"),
    (b"PK\x03\x04", "binary-file", "0:0"),
    (b"a,b\nx\x07,1\n", "control-character", "2:2"),
    (b"a;b,c\n1;2,3\n", "table-file", "1:1"),
    (b'a,b\n"x,1\ny,2\n', "table-file", "2:1"),
    (b'a,b\n"x"y,1\n', "table-file", "2:1"),
    (b'a,b\n1, "2,3"\n', "table-file", "2:3"),
    (b'a,b,c\n1,2,"3\n4,5,6"\n', "table-file", "2:6"),
    ("a,b\nJosÃ©,1\n".encode(), "table-cell", "2:1"),
    (b"a,b\nx,2.02555E+09\n", "table-cell", "2:3"),
    (b"a,b\nx,5-Mar\n", "table-cell", "2:3"),
    (b"a,b\nx,Feb-30\n", "table-cell", "2:3"),
    (b"a,b\nx,#REF!\n", "table-cell", "2:3"),
    ("a,b\nx\ufffd,1\n".encode(), "table-cell", "2:1"),
    (b"a,b\n" + b"x,1\n" * 130_000, "table-file", "125001:1"),
    (b"a,b\n" + b"x,1\n" * 3_000_000, "too-large", "3:0"),
], ids=[
    "Latin-1", "two encodings", "UTF-16", "UTF-16 without a mark", "a workbook", "a bell", "two separators", "never closed",
    "words behind quotation marks", "a blank before quotation marks", "a swallowed row", "a wrong encoding before",
    "a rounded number", "a day", "a month", "an error", "a lost letter", "too many cells", "too large",
])  # fmt: skip
def test_what_would_be_read_wrong_is_refused_at_its_place(data: bytes, code: str, place: str, tmp_path: Path) -> None:
    table, (problem, *_) = read(tmp_path, data, "m.csv")
    span = problem.span
    assert span is not None
    assert (table, problem.code, f"{span.line}:{span.column}") == (None, code, place)


def test_an_encoding_is_told_with_the_way_to_save(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a,b\nMuñoz,1\n".encode("latin-1"), "m.csv")[1]
    assert "CSV UTF-8" in problem.hint


def test_in_a_file_of_tabs_commas_are_words(tmp_path: Path) -> None:
    assert words(read(tmp_path, b"Name, title\tTime\nA, B\t1\n", "m.tsv")[0]) == [
        ["Name, title", "Time"],
        ["A, B", "1"],
    ]


def test_of_two_columns_a_row_in_a_cell_is_warned_of(tmp_path: Path) -> None:
    table, problems = read(tmp_path, b'a,b\nx,"one\ntwo, three"\n', "m.csv")
    assert words(table)[1] == ["x", "one\ntwo, three"]
    assert [(one.code, str(one.severity)) for one in problems] == [("table-file", "warning")]


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    table, problems = read(tmp_path, b"", "m.csv")
    assert (words(table), problems) == ([], ())


printed = st.text(
    st.characters(
        exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Lm", "Mn", "Mc"), exclude_characters="�"
    ),
    min_size=1,
)
"""Words without what is refused, and without signs that have several forms."""

tables = st.integers(1, 4).flatmap(
    lambda many: st.lists(st.lists(printed, min_size=many, max_size=many), min_size=1, max_size=5)
)


def normal(rows: list[list[str]]) -> list[list[str]]:
    import unicodedata

    return [[unicodedata.normalize("NFC", cell) for cell in each] for each in rows]


@given(tables)
def test_what_is_written_as_text_in_a_workbook_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    made = [
        row(at, *(text(f"{'ABCD'[n]}{at}", cell) for n, cell in enumerate(cells))) for at, cells in enumerate(rows, 1)
    ]
    table, problems = read(tmp_path_factory.mktemp("t"), workbook(Sheet("".join(made))))
    if any(one.code == "table-cell" for one in problems):
        return
    seen = [[cell for cell in cells if cell.strip()] for cells in normal(rows)]
    assert words(table) == [cells for cells in seen if cells]


@given(tables, st.sampled_from(";\t,"))
def test_what_is_written_as_csv_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    table, problems = read(tmp_path_factory.mktemp("t"), f"sep={separator}\n{out.getvalue()}".encode(), "m.csv")
    if any(one.code == "table-cell" for one in problems):
        return
    assert words(table) == [cells for cells in normal(rows) if any(cell.strip() for cell in cells)]
