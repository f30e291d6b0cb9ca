"""Files that are no tables, or would do harm: each is refused in words, whatever its name says, and nothing else happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import TRANSITIONAL, Sheet, number, packed, read, row, text, workbook

HEAD = row(1, text("A1", "Name"), text("B1", "Deaths"))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def described(sheet: bytes) -> bytes:
    """A workbook whose sheet is these bytes."""
    return workbook(Sheet(HEAD), parts={"xl/worksheets/sheet1.xml": sheet})


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "this file is empty"),
    "blanks": (b" \r\n", "this file is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "this is a picture, whatever its name says"),
    "a photograph": (b"\xff\xd8\xff\xe0", "this is a picture, whatever its name says"),
    "a photograph of a telephone": (b"\0\0\0\x18ftypheic", "this is a picture, whatever its name says"),
    "a PDF": (b"%PDF-1.7", "this is a PDF, whatever its name says"),
    "with a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "this workbook has a password"),
    "of Excel 97": (
        COMPOUND + "Workbook".encode("utf-16-le"),
        "this is a workbook in the form of Excel 97 to 2003, whatever its name says",
    ),
    "of LibreOffice": (packed({"content.xml": b"<a/>"}), "this is a workbook of LibreOffice, whatever its name says"),
    "of Numbers": (packed({"Index/Document.iwa": b"a"}), "this is a workbook of Apple Numbers, whatever its name says"),
    "binary": (packed({"xl/workbook.bin": b"a"}), "this is a workbook in Excel's binary form, whatever its name says"),
    "of Word": (packed({"word/document.xml": b"<a/>"}), "this is a Word document, whatever its name says"),
    "a web page": (b"<html><table>", "this is a web page or a file of XML, and no workbook, whatever its name says"),
    "text": (b"Name,Deaths\n", "this is a text, and no workbook, whatever its name says"),
    "bytes": (bytes(64), "this is no workbook"),
    "cut off": (workbook(Sheet(HEAD))[:-40], "this workbook is damaged: it cannot be unpacked"),
    "an entity": (
        workbook(Sheet(HEAD), doctype=BOMB),
        "this workbook is damaged: it declares a document type, which no workbook does",
    ),
    "an entity in UTF-16": (
        described(f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<worksheet/>'.encode("utf-16")),
        "this workbook is damaged: it declares a document type, which no workbook does",
    ),
    "a document type elsewhere": (
        workbook(Sheet(HEAD), doctype='<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
        "this workbook is damaged: it declares a document type, which no workbook does",
    ),
    "not well-formed": (
        described(b"<worksheet>"),
        "this workbook is damaged: “xl/worksheets/sheet1.xml” is not well-formed",
    ),
    "too deep": (described(b"<a>" * 100), "this workbook is damaged: its elements stand too deep in one another"),
    "a cell of many words": (
        workbook(Sheet(row(1, text("A1", "a" * 600_000)))),
        "one cell of this workbook has far too many words",
    ),
    "a cell that is none": (workbook(Sheet(row(1, number("7C", "1")))), "this workbook is damaged: “7C” is no cell"),
    "a cell of another row": (
        workbook(Sheet(row(1, number("A2", "1")))),
        "this workbook is damaged: a cell does not stand where it says",
    ),
    "a column that no sheet has": (
        workbook(Sheet(row(1, number("ZZZ1", "1")))),
        "this workbook is damaged: a cell does not stand where it says",
    ),
    "a row that no sheet has": (
        workbook(Sheet(row(1_048_577, "<c/>"))),
        "this workbook is damaged: it has rows that no sheet has",
    ),
    "a cell twice": (
        workbook(Sheet(row(1, number("A1", "1"), number("A1", "2")))),
        "this workbook is damaged: a cell is there twice",
    ),
    "merged over one another": (
        workbook(Sheet(HEAD, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 2 + "</mergeCells>")),
        "this workbook is damaged: ranges of merged cells lie over one another",
    ),
    "many merged ranges": (
        workbook(Sheet(HEAD, after="".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(2, 2_100)))),
        "this sheet has more than 2,000 merged ranges",
    ),
    "a sheet that is missing": (
        workbook(Sheet(HEAD), parts={"xl/worksheets/sheet1.xml": b""}),
        "this workbook is damaged: a sheet of its list is missing",
    ),
    "two parts of one name": (
        packed({"a": b"1", "A": b"2"}),
        "this workbook is damaged: two of its parts have one name",
    ),
    "many parts": (packed({f"{n}": b"1" for n in range(2_100)}), "this workbook has more than 2,000 parts"),
    "packed a hundred times": (
        described(b"<worksheet>" + b" " * 110_000_000),
        "this workbook is too large when it is unpacked",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_what_is_no_table_is_refused_in_words(case: str, tmp_path: Path) -> None:
    data, message = FILES[case]
    table, (problem, *more) = read(tmp_path, data)
    assert (table, problem.code, problem.message, more) == (None, "table-file", message, [])
    assert problem.span is not None and problem.span.file == "meetings.xlsx"


@pytest.mark.parametrize(("name", "way"), [
    ("a.xls", "In Excel: File, Save As"), ("a.ods", "In LibreOffice: File, Save As"), ("a.numbers", "In Numbers: File, Export To"),
    ("a.JPG", "A picture of a table has no cells"), ("a.gsheet", "In Google Sheets: File, Download"), ("a.docx", "Copy the table"),
    ("a", "Open it in the program that wrote it"),
])  # fmt: skip
def test_for_other_files_it_is_said_how_to_save(name: str, way: str, tmp_path: Path) -> None:
    table, (problem,) = read(tmp_path, b"-", name)
    assert table is None and problem.hint.startswith(way)
    assert problem.span is not None and problem.span.file == "briefs/blocks/b.md"


def test_a_package_that_is_locked_is_refused(tmp_path: Path) -> None:
    data = bytearray(workbook(Sheet(HEAD)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert read(tmp_path, bytes(data))[1][0].message.startswith("this workbook is damaged: ")


IN_LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from briefgen.diagnostics import Report, Span
from briefgen.readers.tables.reading import read_table
from briefgen.workspace import Workspace
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
report = Report()
table = read_table(Workspace(Path(sys.argv[1])), "meetings.xlsx", Span("b.md"), report)
print([[cell.words for cell in row.cells] for row in table.rows] if table else report.diagnostics[0].message)
"""


def in_little_memory(folder: Path, data: bytes) -> str:
    """What is read of a workbook in a process that has 400 MB."""
    (folder / "meetings.xlsx").write_bytes(data)
    command = [sys.executable, "-c", IN_LITTLE_MEMORY, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit holds on Linux alone")
def test_a_million_empty_rows_take_no_memory(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{at}" hidden="1" s="1"/>' for at in range(2, 1_048_577))
    assert in_little_memory(tmp_path, workbook(Sheet(row(1, number("A1", "1")) + empty))) == "[['1']]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit holds on Linux alone")
def test_millions_of_empty_cells_are_refused_in_little_memory(tmp_path: Path) -> None:
    empty = f"<row>{'<c/>' * 16_000}</row>" * 100
    assert (
        in_little_memory(tmp_path, workbook(Sheet(empty)))
        == "this workbook has too many cells, most of them probably empty"
    )


def test_a_wrong_size_in_the_list_of_an_archive_is_not_believed(tmp_path: Path) -> None:
    data = workbook(Sheet(HEAD))
    at = data.find(b"PK\x01\x02")
    table, problems = read(tmp_path, data[: at + 24] + b"\1\0\0\0" + data[at + 28 :])
    assert table is not None or problems[0].code == "table-file"


whole = workbook(
    Sheet(HEAD + row(2, text("A2", "x"), number("B2", "46086", 1))), codes=["m/d/yyyy"], strings="<si><t>a</t></si>"
)


@given(st.integers(0, len(whole) - 1), st.binary(max_size=6))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes
) -> None:
    table, problems = read(tmp_path_factory.mktemp("t"), whole[:at] + put + whole[at + len(put) :])
    assert table is not None or problems


SHEET = f'<worksheet xmlns="{TRANSITIONAL}"><sheetData>{row(1, number("A1", "1", 1), text("B1", "x"))}</sheetData></worksheet>'.encode()


@given(st.integers(0, len(SHEET) - 1), st.binary(max_size=6))
def test_damaged_cells_are_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes
) -> None:
    table, problems = read(tmp_path_factory.mktemp("t"), described(SHEET[:at] + put + SHEET[at + len(put) :]))
    assert table is not None or problems


@given(
    st.text(alphabet='0#?.,%;@[]$-"\\_*hmsdyAPG/eE+ <>=1Red\u00e9', max_size=20),
    st.sampled_from(["0", "-1", "46086.5", "1e299", "1e-9", "x", ""]),
)
def test_any_code_of_a_format_shows_something_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, code: str, stored: str
) -> None:
    table, problems = read(tmp_path_factory.mktemp("t"), workbook(Sheet(row(1, number("A1", stored, 1))), codes=[code]))
    assert table is not None or {one.code for one in problems} <= {"table-cell", "table-file"}
