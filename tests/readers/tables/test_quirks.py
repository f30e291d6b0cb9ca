"""Tables as programs and people leave them: each a workbook of a few cells, what is read of it, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import TRANSITIONAL, Sheet, number, packed, read, row, text, told, words, workbook

HEAD = row(1, text("A1", "Name"), text("B1", "Deaths"))
SAVED = Path(__file__).parent / "saved"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def shared(at: str, index: int) -> str:
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


READ_WELL = {
    "words in one place for all": (
        Sheet(row(1, shared("A1", 1), shared("B1", 0))),
        "<si><t>b</t></si><si><t>a</t></si>",
        [["a", "b"]],
    ),
    "rich text": (
        Sheet(row(1, shared("A1", 0))),
        '<si><r><t xml:space="preserve">Rep. </t></r><r><rPr><b/></rPr><t>Example</t></r></si>',
        [["Rep. Example"]],
    ),
    "how words are pronounced": (
        Sheet(row(1, shared("A1", 0))),
        "<si><t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh></si>",
        [["東京"]],
    ),
    "a line break as XML cannot hold it": (Sheet(row(1, text("A1", "one_x000D_\ntwo"))), "", [["one\ntwo"]]),
    "an underline that was escaped": (Sheet(row(1, text("A1", "a_x005F_x000D_b"))), "", [["a_x000D_b"]]),
    "a letter in two halves": (Sheet(row(1, text("A1", "_xD83D__xDE00_"))), "", [["😀"]]),
    "letters and accents apart": (Sheet(row(1, text("A1", "Mun\u0303oz"))), "", [["Mu\u00f1oz"]]),
    "hard blanks and quotation marks": (
        Sheet(row(1, text("A1", "\u00a0Rep.\u00a0“Al”\u2019s "))),
        "",
        [["\u00a0Rep.\u00a0“Al”\u2019s "]],
    ),
    "text that looks like a formula": (Sheet(row(1, text("A1", "=SUM(A1)", ' quotePrefix="1"'))), "", [["=SUM(A1)"]]),
    "a zero in front, as text": (Sheet(row(1, text("A1", "00501"))), "", [["00501"]]),
    "cells that do not say where they are": (
        Sheet("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"),
        "",
        [["1", "3"], ["4"]],
    ),
    "small letters": (Sheet(row(1, number("a1", "1"), number("aa1", "27"))), "", [["1", "27"]]),
    "a wrong size": (
        Sheet(row(1, number("A1", "1")) + row(9, number("J9", "2")), before='<dimension ref="A1"/>'),
        "",
        [["1"], ["2"]],
    ),
    "rows in no order": (Sheet(row(3, number("A3", "3")) + row(1, number("A1", "1"))), "", [["1"], ["3"]]),
    "cells with a look and nothing in them": (
        Sheet(row(1, '<c r="A1" s="0"/>', number("B1", "1"), '<c r="C1"><v/></c>', text("D1", " "))),
        "",
        [["1"]],
    ),
    "what later versions add": (
        Sheet(
            row(1, number("A1", "1"), more=' spans="1:1"'),
            after=f'<extLst><ext><x:c xmlns:x="{X14}" r="A1"><x:v>9</x:v></x:c></ext></extLst>'
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice><mergeCell ref="A1:B9"/></mc:Choice></mc:AlternateContent>',
        ),
        "",
        [["1"]],
    ),
    "yes and no": (Sheet(row(1, '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>')), "", [["TRUE", "FALSE"]]),
    "a day in words": (Sheet(row(1, '<c r="A1" t="d"><v>2026-03-05T00:00:00</v></c>')), "", [["3/5/2026"]]),
    "a formula that gives no words": (
        Sheet(row(1, '<c r="A1" t="str"><f>B1</f><v></v></c>', number("B1", "1"))),
        "",
        [["1"]],
    ),
    "a name of letters that XML escapes": (Sheet(row(1, text("A1", "A & B < C"))), "", [["A & B < C"]]),
}


@pytest.mark.parametrize("case", READ_WELL)
def test_a_table_is_read_as_it_is_seen(case: str, tmp_path: Path) -> None:
    sheet, strings, seen = READ_WELL[case]
    table, problems = read(tmp_path, workbook(sheet, strings=strings))
    assert words(table) == seen
    assert [one.code for one in problems] == (["table-formula"] if "formula that gives" in case else [])


def test_the_strict_form_is_read_like_the_usual_one(tmp_path: Path) -> None:
    sheet = Sheet(row(1, shared("A1", 0), number("B1", "0.15", 1)))
    table, problems = read(tmp_path, workbook(sheet, strict=True, codes=[9], strings="<si><t>a</t></si>"))
    assert (words(table), problems) == ([["a", "15%"]], ())


@pytest.mark.parametrize("targets", ["/xl/worksheets/", "../xl/worksheets/", "WORKSHEETS/", "worksheets\\"])
def test_parts_are_found_however_their_names_are_written(targets: str, tmp_path: Path) -> None:
    table, _ = read(tmp_path, workbook(Sheet(HEAD), targets=targets))
    assert words(table) == [["Name", "Deaths"]]


def test_a_workbook_without_looks_and_shared_words_is_read(tmp_path: Path) -> None:
    data = workbook(Sheet(HEAD), parts={"xl/styles.xml": b"", "xl/sharedStrings.xml": b""})
    assert words(read(tmp_path, data)[0]) == [["Name", "Deaths"]]


def test_comments_are_never_taken_for_values(tmp_path: Path) -> None:
    words_of_it = '<comments xmlns="MAIN"><commentList><comment ref="A1"><text><t>secret</t></text></comment></commentList></comments>'
    comments = words_of_it.replace("MAIN", TRANSITIONAL).encode()
    data = workbook(Sheet(HEAD), parts={"xl/comments1.xml": comments})
    assert "secret" not in str(read(tmp_path, data))


TOLD = {
    "a hidden row": (
        Sheet(HEAD + row(2, number("A2", "1"), more=' hidden="1"') + row(3, number("A3", "2"))),
        ["table-hidden sheet “Data”, row 2"],
        "row 2 is hidden, and left out",
    ),
    "rows that a filter hides": (
        Sheet(
            "".join(
                row(at, number(f"A{at}", "1"), more=' hidden="1"' if at in (2, 3, 5) else "") for at in range(1, 6)
            ),
            after='<autoFilter ref="A1:A5"><filterColumn colId="0"/></autoFilter>',
        ),
        ["table-hidden sheet “Data”, row 2"],
        "rows 2–3 and 5 are hidden by a filter or by hand, and left out",
    ),
    "a hidden column": (
        Sheet(HEAD, before='<cols><col min="2" max="2" hidden="1"/></cols>'),
        ["table-hidden sheet “Data”, column B"],
        "column B is hidden, and left out",
    ),
    "a column of no width": (
        Sheet(HEAD, before='<cols><col min="2" max="9" width="0"/></cols>'),
        ["table-hidden sheet “Data”, column B"],
        "column B is hidden, and left out",
    ),
    "rows that are hidden unless they say otherwise": (
        Sheet(
            row(1, number("A1", "1"), more=' hidden="0"') + row(2, number("A2", "2")),
            before='<sheetFormatPr zeroHeight="1"/>',
        ),
        ["table-hidden sheet “Data”, row 2"],
        "row 2 is hidden, and left out",
    ),
    "merged cells": (
        Sheet(HEAD, after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'),
        ["table-merged sheet “Data”, cell A1"],
        "the cells A1:C2 are merged: their words count for the first of them alone",
    ),
    "a formula": (
        Sheet(row(1, number("A1", "7", formula="3+4"))),
        ["table-formula sheet “Data”, cell A1"],
        "a cell has a formula: what is read is what it gave when the workbook was last saved",
    ),
    "a mark that turns the direction": (
        Sheet(row(1, text("A1", "Rep.\u202e Example"))),
        ["direction-mark sheet “Data”, cell A1"],
        "an invisible mark turns the reading direction here (U+202E)",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_not_seen_at_once_is_told(case: str, tmp_path: Path) -> None:
    sheet, codes, message = TOLD[case]
    table, problems = read(tmp_path, workbook(sheet))
    assert table is not None
    assert (told(problems), problems[0].message) == (codes, message)


def test_hidden_cells_are_kept_apart_from_those_that_are_shown(tmp_path: Path) -> None:
    rows = HEAD + row(2, number("A2", "1"), more=' hidden="1"') + row(3, number("A3", "2"), number("B3", "3"))
    table, _ = read(tmp_path, workbook(Sheet(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')))
    assert table is not None
    assert words(table.shown) == [["Name"], ["2"]]
    assert words(table) == [["Name", "Deaths"], ["1"], ["2", "3"]]


def test_nothing_is_told_of_what_stands_in_hidden_cells(tmp_path: Path) -> None:
    hidden = row(2, '<c r="A2" t="e"><v>#N/A</v></c>', text("B2", "JosÃ©"), more=' hidden="1"')
    assert told(read(tmp_path, workbook(Sheet(HEAD + hidden)))[1]) == ["table-hidden sheet “Data”, row 2"]


def test_words_beneath_a_merged_cell_are_not_read(tmp_path: Path) -> None:
    table, _ = read(tmp_path, workbook(Sheet(HEAD, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')))
    assert words(table) == [["Name"]] and table is not None and table.merged == ("A1:B1",)


@pytest.mark.parametrize("strings", [
    "<si><r><rPr><strike/></rPr><t>Rep. Example</t></r></si>", "<si><t>Rep. Example</t></si>",
], ids=["in the text", "in the look"])  # fmt: skip
def test_words_that_are_struck_through_are_told(strings: str, tmp_path: Path) -> None:
    fonts = "<font><strike/></font>" if "rPr" not in strings else "<font/>"
    table, problems = read(tmp_path, workbook(Sheet(row(1, shared("A1", 0))), strings=strings, fonts=fonts))
    assert table is not None and table.rows[0].cells[0].struck
    assert problems[0].message == "“Rep. Example” is struck through, and is read all the same"


def test_a_word_struck_through_among_others_is_not(tmp_path: Path) -> None:
    strings = "<si><r><rPr><strike/></rPr><t>two</t></r><r><t> three</t></r></si>"
    assert read(tmp_path, workbook(Sheet(row(1, shared("A1", 0))), strings=strings))[1] == ()


REFUSED = {
    "an error of a formula": ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "this cell shows #DIV/0!, and no value"),
    "an error that was pasted as text": (text("B2", "#N/A"), "this cell shows #N/A, and no value"),
    "a formula that was never worked out": (
        '<c r="B2"><f>SUM(A1)</f></c>',
        "this cell has a formula, and what it gives is not in the file",
    ),
    "a formula as other programs write it": (
        '<c r="B2"><f>SUM(A1)</f><v></v></c>',
        "this cell has a formula, and what it gives is not in the file",
    ),
    "a telephone number that was rounded": (
        text("B2", "2.02555E+09"),
        "“2.02555E+09” is what a spreadsheet program makes of a long number: its digits are lost",
    ),
    "a range that became a day, as text": (
        text("B2", "5-Mar"),
        "“5-Mar” is what a spreadsheet program makes of two numbers with a hyphen",
    ),
    "letters read in a wrong encoding": (
        text("B2", "JosÃ© MuÃ±oz"),
        "“JosÃ© MuÃ±oz” was read in a wrong encoding before it came here",
    ),
    "signs read in a wrong encoding": (
        text("B2", "Itâ€™s"),
        "“Itâ€™s” was read in a wrong encoding before it came here",
    ),
    "a letter that is lost": (text("B2", "Mu\ufffdoz"), "a letter is lost here: “�” stands in its place"),
    "words that are not there": ('<c r="B2" t="s"><v>7</v></c>', "the words of this cell are not in the file"),
    "a character that no text needs": (
        text("B2", "a_x0007_b"),
        "there is an invisible control character here (U+0007)",
    ),
    "half a letter": (text("B2", "a_xD83D_b"), "a letter is lost here: “�” stands in its place"),
    "something of an unknown kind": ('<c r="B2" t="z"><v>7</v></c>', "this cell holds something of an unknown kind"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_printed_is_refused_at_its_cell(case: str, tmp_path: Path) -> None:
    cell, message = REFUSED[case]
    table, problems = read(tmp_path, workbook(Sheet(HEAD + row(2, cell))))
    assert table is None
    assert [(one.message, one.span.within) for one in problems if one.span and one.code != "table-formula"] == [
        (message, "sheet “Data”, cell B2")
    ]


def test_the_right_words_are_offered_for_those_in_a_wrong_encoding(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, workbook(Sheet(row(1, text("A1", "“JosÃ©” Itâ€™s ðŸ˜€")))))[1]
    assert problem.nearest == "“José” It’s 😀"


@pytest.mark.parametrize("right", ["« À »", "“CAFÉ”", "SÃO PAULO", "Âge", "“café”…", "naïve", "Åse"])
def test_right_words_are_not_taken_for_broken_ones(right: str, tmp_path: Path) -> None:
    assert read(tmp_path, workbook(Sheet(row(1, text("A1", right)))))[1] == ()


def test_the_only_sheet_with_cells_needs_no_name(tmp_path: Path) -> None:
    table, _ = read(
        tmp_path, workbook(Sheet(name="Sheet1"), Sheet(HEAD, name="Thursday"), Sheet(HEAD, name="Old", state="hidden"))
    )
    assert table is not None and table.sheet == "Thursday"


def test_of_several_sheets_one_is_named(tmp_path: Path) -> None:
    data = workbook(Sheet(HEAD, name="Wednesday"), Sheet(HEAD, name="Thursday"))
    table, problems = read(tmp_path, data)
    assert (table, problems[0].code, problems[0].expected) == (None, "table-sheet", "one of “Wednesday”, “Thursday”")
    table, problems = read(tmp_path, data, sheet="Thursday")
    assert table is not None and table.sheet == "Thursday" and problems == ()


@pytest.mark.parametrize(
    ("sheets", "named", "message", "nearest"),
    [
        ([Sheet(HEAD, name="Thursday")], "Thrusday", "“meetings.xlsx” has no sheet “Thrusday”", "Thursday"),
        ([Sheet(HEAD, name="Thursday")], "thursday", "“meetings.xlsx” has no sheet “thursday”", "Thursday"),
        ([Sheet(name="A")], "", None, ""),
        ([Sheet(name="A"), Sheet(name="B")], "", "“meetings.xlsx” has no sheet with cells", ""),
        ([Sheet(HEAD, state="hidden")], "", "“meetings.xlsx” has no sheet with cells", ""),
        (
            [Sheet(HEAD), Sheet(name="Drawn", kind="chartsheet")],
            "Drawn",
            "the sheet “Drawn” of “meetings.xlsx” is a drawing, and has no cells",
            "",
        ),
    ],
)
def test_a_sheet_that_is_not_there_is_told_where_it_is_named(
    sheets: list[Sheet], named: str, message: str | None, nearest: str, tmp_path: Path
) -> None:
    table, problems = read(tmp_path, workbook(*sheets), sheet=named)
    if message is None:
        assert table is not None and table.rows == ()
        return
    (problem,) = problems
    assert (table, problem.code, problem.message, problem.nearest) == (None, "table-sheet", message, nearest)
    assert problem.span is not None and problem.span.file == "briefs/blocks/b.md"


def test_a_hidden_sheet_is_read_where_it_is_named(tmp_path: Path) -> None:
    table, problems = read(tmp_path, workbook(Sheet(HEAD, name="Old", state="veryHidden")), sheet="Old")
    assert table is not None and told(problems) == ["table-hidden sheet “Old”"]


def test_macros_are_told_and_never_looked_at(tmp_path: Path) -> None:
    data = workbook(Sheet(HEAD), parts={"xl/vbaProject.bin": b"not looked at"})
    table, problems = read(tmp_path, data, "meetings.xlsm")
    assert words(table) == [["Name", "Deaths"]] and [one.code for one in problems] == ["table-macros"]


def test_a_text_has_no_sheets(tmp_path: Path) -> None:
    table, problems = read(tmp_path, b"a,b\n", "meetings.csv", sheet="Thursday")
    assert table is None and [one.code for one in problems] == ["table-sheet"]


@pytest.mark.parametrize("program", ["libreoffice", "openpyxl"])
def test_what_programs_save_shows_what_was_typed(program: str, tmp_path: Path) -> None:
    table, problems = read(tmp_path, (SAVED / f"{program}-meetings.xlsx").read_bytes())
    assert (words(table)[1:], problems) == (
        [
            ["Rep. Jordan Example", "March 5, 2026", "2:30 PM", "00501", "(202) 555-0123", "15%", "$1,204.50", "30:15", "1,204"],
            ["Sen. José Muñoz\nand staff", "March 6, 2026", "9:00 AM", "10001", "(202) 555-0188", "16%", "-$80.00", "0:45", "0"],
        ],
        (),
    )  # fmt: skip


@pytest.mark.parametrize("program", ["libreoffice", "openpyxl"])
def test_what_programs_save_tells_what_is_hidden(program: str, tmp_path: Path) -> None:
    table, problems = read(tmp_path, (SAVED / f"{program}-told.xlsx").read_bytes())
    worked_out = program == "libreoffice"
    assert (table is not None) == worked_out
    assert told(problems) == [
        "table-hidden sheet “Told”, row 3",
        "table-struck sheet “Told”, cell A4",
        *([] if worked_out else ["table-cell sheet “Told”, cell B5"]),
        "table-merged sheet “Told”, cell A6",
        "table-hidden sheet “Told”, column C",
        *(["table-formula sheet “Told”, cell B5"] if worked_out else []),
    ]
    assert "secret" not in str(problems) and "comment" not in str(table)


@pytest.mark.parametrize("program", ["libreoffice", "openpyxl"])
def test_what_programs_save_may_count_from_1904(program: str, tmp_path: Path) -> None:
    assert words(read(tmp_path, (SAVED / f"{program}-mac.xlsx").read_bytes())[0]) == [["Day"], ["3/5/2026"]]


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, packed({"a.txt": b"a"}))[1][0].message == "this workbook is damaged: it has no list of sheets"
