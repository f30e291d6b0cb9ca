"""Where meetings are found: whatever stands around them, in whatever order; what files are refused; what is never said."""

from __future__ import annotations

import io
import os
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.meetings.test_quirks import told
from workbooks import Sheet, row, text, workbook

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.models.meetings import MeetingsTable
from briefgen.readers.meetings.columns import BY_HEADING, DOUBTFUL, FRIENDLY, by_key, keys, matched
from briefgen.readers.meetings.finding import FoundRows, found_rows
from briefgen.workspace import Workspace

HEADINGS = {
    "member": ["Member", "LEGISLATOR", "Nombre del legislador"], "district": ["District", "Distrito"],
    "date": ["Date", "Meeting date", "Fecha"], "time": ["Time", "Start time", "Hora"], "place": ["Place", "Room", "Lugar"],
    "committee": ["Committee", "Comité"], "team": ["Team", "Equipo"],
}  # fmt: skip


def found(
    folder: Path, data: bytes | str, name: str = "day.csv", **said: object
) -> tuple[FoundRows | None, tuple[Diagnostic, ...]]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return asked(folder, name, **said)


def asked(folder: Path, name: str, **said: object) -> tuple[FoundRows | None, tuple[Diagnostic, ...]]:
    report = Report()
    declared = MeetingsTable.model_validate({"file": name, **said})
    return found_rows(Workspace(folder), declared, Span("briefs/day.yaml", 3), report), report.diagnostics


def lines(rows: FoundRows | None) -> list[dict[str, str]]:
    assert rows is not None
    return [{name: cell.line for name, cell in one.cells.items()} for one in rows.rows]


MEETINGS = [
    {
        "member": f"Jordan Example {chr(65 + at)}", "district": f"NY-{at + 1}", "date": "2026-12-03",
        "time": f"{9 + at // 4}:{at % 4 * 15:02}", "place": f"{100 + at} Example Building",
    }
    for at in range(25)
]  # fmt: skip


@pytest.mark.parametrize("name", ["day.csv", "day.xlsx"])
def test_five_columns_and_25_rows_just_work(name: str, tmp_path: Path) -> None:
    table = [["Member", "District", "Date", "Time", "Room"], *(list(one.values()) for one in MEETINGS)]
    out = io.BytesIO()
    book = openpyxl.Workbook()
    for each in table:
        book.active.append(each)
    book.save(out)
    written = "".join(",".join(each) + "\n" for each in table)
    rows, problems = found(tmp_path, out.getvalue() if name.endswith("xlsx") else written, name)
    assert (lines(rows), problems) == (MEETINGS, ())
    assert rows is not None and all(one.problems == () for one in rows.rows)
    assert [column.name for column in rows.columns] == list(MEETINGS[0])


names = st.sampled_from(["Jordan", "Alex", "Kim", "José", "Robin"])
values = {
    "member": st.tuples(names, st.sampled_from(["Example", "Sample", "Muñoz"])).map(" ".join),
    "district": st.integers(1, 52).map("NY-{}".format),
    "date": st.just("2026-12-03"),
    "time": st.integers(9, 17).map("{}:30".format),
    "place": st.integers(100, 400).map("{} Example Building".format),
    "committee": st.sampled_from(["Judiciary", "Health", "Rules"]),
    "team": st.sampled_from(["Blue", "Red"]),
}
meetings = st.lists(st.fixed_dictionaries(values), min_size=1, max_size=6)


@given(
    meetings, st.permutations(list(HEADINGS)), st.data(), st.integers(0, 3), st.sampled_from(["csv", "xlsx"]),
)  # fmt: skip
def test_the_same_meetings_are_found_whatever_stands_around_them(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], order: list[str], data: st.DataObject,
    titles: int, kind: str,
) -> None:  # fmt: skip
    table = [[f"Lobby day {at}"] + [""] * 6 for at in range(titles)]
    table.append([data.draw(st.sampled_from(HEADINGS[name])) for name in order])
    for one in rows:
        between = data.draw(st.sampled_from(["", "", "blank", "lunch", "slot", "headings"]))
        table += {
            "blank": [[""] * 7], "lunch": [["LUNCH" if name == "member" else "" for name in order]],
            "slot": [["2:00 p.m." if name == "time" else "" for name in order]], "headings": [table[titles]],
        }.get(between, [])  # fmt: skip
        table.append([one[name] for name in order])
    if kind == "csv":
        written = "".join(",".join(each) + "\n" for each in table).encode()
    else:
        made = (
            row(at, *(text(f"{'ABCDEFG'[n]}{at}", word) for n, word in enumerate(each) if word))
            for at, each in enumerate(table, 1)
        )
        written = workbook(Sheet("".join(made)))
    read, problems = found(tmp_path_factory.mktemp("t"), written, f"day.{kind}")
    assert lines(read) == [{name: one[name] for name in order} for one in rows]
    assert {one.code for one in problems} <= {"row-left-out"}


@given(
    st.lists(
        st.sampled_from("=+-@#REF!|JosÃ© |5-Mar|secret|TBD|LUNCH|Total|Please call.|12|FALSE".split("|")),
        min_size=9,
        max_size=9,
    )
)
def test_nothing_private_is_said(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    private = [f"{one} Zyxw" for one in cells]
    made = "Member,Time,Notes,Scratch\n" + "".join(
        f"{cells[at]},{cells[at + 1]},{private[at]},{private[at + 2]}\n" for at in range(0, 9, 3)
    )
    rows, problems = found(tmp_path_factory.mktemp("t"), made, ignore=["Scratch"])
    of_rows = [problem for one in rows.rows for problem in one.problems] if rows else []
    assert "Zyxw" not in "".join(told(one) for one in (*problems, *of_rows))
    assert all(not one.span.text for one in (*problems, *of_rows) if one.span)


def test_no_heading_is_known_for_two_columns() -> None:
    seen: dict[str, str] = {}
    for column, headings in FRIENDLY:
        for heading in headings.split(" | "):
            assert seen.setdefault(matched(heading), column.name) == column.name, heading
            assert matched(heading) not in DOUBTFUL, heading
    assert len(BY_HEADING) > 400


def test_keys_are_those_of_one_value_that_a_row_may_say() -> None:
    assert {"ask", "meeting.place", "bill.number", "contact.email", "letter.salutation"} <= set(keys())
    assert not {"meeting", "signers", "sections", "template", "status", "documents", "meetings", "variables"} & set(
        keys()
    )
    assert by_key("variables.rooms") and not by_key("variables.Rooms") and not by_key("meeting")


REFUSED = {
    "~$day.xlsx": (
        b"",
        "briefs/day.yaml:3: error[table-file]: “~$day.xlsx” is no table: it is there while somebody has the table open, and goes "
        "when it is closed\n  did you mean: day.xlsx\n  hint: Name the table itself.\n",
    ),
    "day.xls": (
        b"\xd0\xcf\x11\xe0",
        "briefs/day.yaml:3: error[table-file]: “day.xls” is a workbook in the form of Excel 97 to 2003\n"
        "  expected: a workbook (.xlsx), or a table as text in UTF-8 (.csv, .tsv)\n"
        "  hint: In Excel: File, Save As, “Excel Workbook (.xlsx)”; LibreOffice and Google Sheets do it, too.\n",
    ),
    "day.ods": (
        b"PK",
        "briefs/day.yaml:3: error[table-file]: “day.ods” is a workbook of LibreOffice\n"
        "  expected: a workbook (.xlsx), or a table as text in UTF-8 (.csv, .tsv)\n"
        "  hint: In LibreOffice: File, Save As, “Excel 2007-365 (.xlsx)”.\n",
    ),
    "day.numbers": (
        b"PK",
        "briefs/day.yaml:3: error[table-file]: “day.numbers” is a workbook of Apple Numbers\n"
        "  expected: a workbook (.xlsx), or a table as text in UTF-8 (.csv, .tsv)\n"
        "  hint: In Numbers: File, Export To, Excel; or CSV with the encoding Unicode (UTF-8).\n",
    ),
    "day.png": (
        b"\x89PNG",
        "briefs/day.yaml:3: error[table-file]: “day.png” is a picture\n"
        "  expected: a workbook (.xlsx), or a table as text in UTF-8 (.csv, .tsv)\n"
        "  hint: A picture of a table has no cells: type it into a spreadsheet, or ask for the file that it was made from.\n",
    ),
    "day.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "day.xlsx: error[table-file]: this workbook has a password\n"
        "  hint: Open it with its password, take the password away (File, Info, Protect Workbook), and save it again.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused(name: str, tmp_path: Path) -> None:
    data, message = REFUSED[name]
    rows, problems = found(tmp_path, data, name)
    assert (rows, "".join(map(told, problems))) == (None, message)


def test_a_table_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "day.xlsx").write_bytes(b"")
    rows, problems = asked(tmp_path, "days.xlsx")
    assert (rows, "".join(map(told, problems))) == (
        None,
        "briefs/day.yaml:3: error[missing-file]: there is no file “days.xlsx” in the workspace\n"
        "  did you mean: day.xlsx\n  hint: Check the spelling; upper and lower case count.\n",
    )


def test_a_table_that_another_program_keeps_to_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "day.xlsx").write_bytes(b"")
    opened = os.open

    def as_windows_does(path: object, *rest: object, **more: object) -> int:
        if str(path).endswith("day.xlsx"):
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return opened(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", as_windows_does)
    rows, problems = asked(tmp_path, "day.xlsx")
    assert (rows, "".join(map(told, problems))) == (
        None,
        "briefs/day.yaml:3: error[unreadable-file]: “day.xlsx” cannot be read: this account is not allowed to read it\n"
        "  hint: Where it is open in Excel, close it there, or save a copy of it and name that; otherwise ask its owner to "
        "share it.\n",
    )


def test_a_table_that_is_open_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "~$day.csv").write_bytes(b"")
    rows, problems = found(tmp_path, "Member,Time\nJordan Example,10:30\n")
    assert lines(rows) == [{"member": "Jordan Example", "time": "10:30"}]
    assert "".join(map(told, problems)) == (
        "day.csv: note[table-open]: this table is open in Excel: what is not saved there is not read\n"
    )


def test_macros_are_told(tmp_path: Path) -> None:
    rows = row(1, text("A1", "Member"), text("B1", "Time")) + row(2, text("A2", "Jordan Example"), text("B2", "10:30"))
    read, problems = found(tmp_path, workbook(Sheet(rows), parts={"xl/vbaProject.bin": b"x"}), "day.xlsm")
    assert len(lines(read)) == 1 and [one.code for one in problems] == ["table-macros"]


HIDDEN = Sheet(
    row(1, text("A1", "Member"), text("B1", "Mood"), text("C1", "Time"))
    + row(2, text("A2", "Jordan Example"), text("B2", "secret"), text("C2", "10:30")),
    before='<cols><col min="2" max="2" hidden="1"/></cols>',
)


def test_hidden_columns_are_left_out_and_may_be_ignored_by_name(tmp_path: Path) -> None:
    rows, problems = found(tmp_path, workbook(HIDDEN), "day.xlsx", ignore=["Mood"])
    assert lines(rows) == [{"member": "Jordan Example", "time": "10:30"}]
    assert "".join(map(told, problems)) == (
        "day.xlsx, sheet “Data”, column B: warning[table-hidden]: column B is hidden, and left out\n"
        "  hint: Show them in the sheet, where they are to be read.\n"
    )


def test_a_hidden_column_that_is_mapped_is_an_error(tmp_path: Path) -> None:
    rows, problems = found(tmp_path, workbook(HIDDEN), "day.xlsx", columns={"Mood": "meeting.staff"})
    assert rows is None
    assert told(problems[0]) == (
        "briefs/day.yaml:3: error[no-such-heading]: the column “Mood”, which `columns` names, is hidden in the sheet\n"
        "  hint: Show it in the sheet.\n"
    )


def test_a_hidden_sheet_is_read_where_it_is_named(tmp_path: Path) -> None:
    rows = row(1, text("A1", "Member")) + row(2, text("A2", "Jordan Example"))
    data = workbook(Sheet(rows, name="Seen"), Sheet(rows, name="Old", state="hidden"))
    read, problems = found(tmp_path, data, "day.xlsx", sheet="Old")
    assert len(lines(read)) == 1 and [one.code for one in problems] == ["table-hidden"]
    assert found(tmp_path, data, "day.xlsx")[1] == ()


def test_many_control_characters_are_wrong_with_the_whole_text(tmp_path: Path) -> None:
    rows, problems = found(tmp_path, "Member,Time\n" + "Jordan\x07 Example,10:30\n" * 12)
    assert rows is None and {one.code for one in problems} == {"control-character"}


def test_a_problem_of_each_row_stays_with_its_row(tmp_path: Path) -> None:
    written = "Member,Time\n" + "".join(
        f"Member {chr(65 + at)},{'#REF!' if at == 7 else '10:30'}\n" for at in range(25)
    )
    rows, problems = found(tmp_path, written)
    assert rows is not None and problems == ()
    assert [at for at, one in enumerate(rows.rows) if one.problems] == [7]
