"""Meetings of a table as a whole: with nothing declared, from a workbook, in any order, and with what is private."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
import workbooks as w
from hypothesis import assume, given
from hypothesis import strategies as st
from readers.meetings.tables_read import PACKET, TODAY, read, written

from briefgen.diagnostics import Report, Span
from briefgen.models.meetings import MeetingRow
from briefgen.models.surnames import DEGREES, PARTICLES, SUFFIXES
from briefgen.models.tables import TableCell
from briefgen.readers.meetings.cells import PATHS, Columns
from briefgen.readers.meetings.columns import Column
from briefgen.readers.meetings.drafts import Draft, drafted
from briefgen.readers.meetings.event import Event
from briefgen.readers.meetings.finding import FoundRow
from briefgen.readers.meetings.reading import read_meetings

FIRST = "Ana Ben Cleo Dan Eva Finn Gus Hal Ida Jo Kim Lee Mia Ned Ola Pat Quin Ray Sam Tia Uma Val Wes Xia Yan".split()


def plain(count: int = 25) -> str:
    """A table of five columns, as people have it."""
    rows = [
        f"Rep. {first} Example,NY-{at + 1},12/{3 + at % 2}/2026,{9 + at % 3}:{at % 4}5 AM,{100 + at} Example Building"
        for at, first in enumerate(FIRST[:count])
    ]
    return "\n".join(["Member,District,Date,Time,Room", *rows]) + "\n"


def test_25_rows_with_five_columns_and_nothing_declared_just_work(tmp_path: Path) -> None:
    rows, whole = read(tmp_path, plain())
    assert not whole
    assert [row.key for row in rows] == [
        f"{first.lower()}-example-2026-12-0{3 + at % 2}" for at, first in enumerate(FIRST)
    ]
    assert not [row.problems for row in rows if row.problems]
    assert rows[1].name == "Rep. Ben Example"
    assert {".".join(map(str, one.path)): one.data for one in rows[1].gives} == {
        "meeting.legislator.name": "Ben Example",
        "meeting.legislator.title": "Rep.",
        "meeting.legislator.district": "NY-2",
        "meeting.date": "2026-12-04",
        "meeting.time": "10:15 a.m.",
        "meeting.place": "101 Example Building",
    }


def test_what_a_row_says_is_there_for_lists_and_when(tmp_path: Path) -> None:
    table = "Member,Date,Time,State,Team,Notes\nRep. Ana Uno (D-NY-12),12/3,2–2:30 p.m.,,Blue,Private\n"
    ((row,), _) = read(tmp_path, table)
    assert dict(row.says) == {
        "member": "Ana Uno", "title": "Rep.", "district": "NY-12", "party": "D", "state": "NY", "date": "2026-12-03",
        "time": "2 p.m.", "begins": "14:00", "until": "2:30 p.m.", "team": "Blue", "notes": "Private",
    }  # fmt: skip


def test_cells_of_a_workbook_are_what_they_hold(tmp_path: Path) -> None:
    day, time = (dt.datetime(2026, 12, 3) - dt.datetime(1899, 12, 30)).days, 14.5 / 24
    head = w.row(
        1, *(w.text(f"{letter}1", words) for letter, words in zip("ABC", ("Member", "Date", "Time"), strict=True))
    )
    rows = [
        w.row(2, w.text("A2", "Ana Uno"), w.number("B2", str(day), 1), w.number("C2", repr(time), 2)),
        w.row(3, w.text("A3", "Ana Dos"), w.number("B3", repr(day + time), 3)),
        w.row(4, w.text("A4", "Ana\u00a0Tres"), w.number("B4", str(day)), w.number("C4", "1030")),
    ]
    book = w.workbook(w.Sheet(head + "".join(rows), "Thursday"), codes=("mmm d", "h:mm AM/PM", "m/d/yyyy h:mm"))
    workspace = written(tmp_path, {"day.xlsx": book})
    packet = tmp_path / PACKET
    packet.write_text(packet.read_text("utf-8").replace(".csv", ".xlsx"), "utf-8")
    found = read_meetings(workspace, PACKET, Report())
    assert found
    assert [(row.key, row.says["time"]) for row in found.rows] == [
        ("ana-uno-2026-12-03", "2:30 p.m."), ("ana-dos-2026-12-03", "2:30 p.m."), ("ana-tres", ""),
    ]  # fmt: skip
    assert [(one.code, one.message, one.span and one.span.within) for one in found.rows[2].problems] == [
        ("unread-day", f"“{day}” is no day", "sheet “Thursday”, cell B4"),
        ("unread-time", "“1030” is no time", "sheet “Thursday”, cell C4"),
    ]


def test_the_end_the_zone_and_the_day_of_the_week_may_have_columns_of_their_own(tmp_path: Path) -> None:
    """Whatever the headings are under which such columns are found."""
    columns = tuple(Column(name, path) for name, path in PATHS.items()) + tuple(map(Column, ("end", "zone", "weekday")))

    def drafted_of(date: str, time: str, **more: str) -> Draft:
        words = {"member": "Ana Uno", "date": date, "time": time, **more}
        cells = {name: TableCell(one, Span("day.csv", 2, at), at) for at, (name, one) in enumerate(words.items(), 1)}
        return drafted(FoundRow(Span("day.csv", 2), cells), Columns.of(columns), Event(TODAY), dated=True)

    whole = drafted_of("Dec 3", "10:30", end="11:00", zone="America/New_York", weekday="Thu.")
    assert (whole.says["time"], whole.says["until"], whole.problems) == ("10:30 a.m. ET", "11 a.m.", ())
    assert drafted_of("Dec 3", "2 pm CT", zone="ET").says["time"] == "2 p.m. CT"
    wrong = drafted_of("Dec 3", "10:30 a.m.", end="10 a.m.", weekday="Friday")
    assert [(one.code, one.message, one.span and one.span.column) for one in wrong.problems] == [
        ("unread-day", "2026-12-03 is no Friday", 5),
        ("unread-time", "“10 a.m.” is before the meeting begins", 4),
    ]
    assert [one.message for one in drafted_of("Dec 3", "10 a.m.", end="soon").problems] == ["“soon” is no time"]


def test_no_message_has_words_of_private_columns(tmp_path: Path) -> None:
    table = "Member,Date,Time,Room,Notes\nANA UNO,32/1,25:00,https://zoom.us/j/secret,secret\n,,,,secret\n"
    changes = "key,column,old,new\nana-uno,notes,secret 2,secret 3\nana-uno,place,secret 4,secret 5\n"
    rows, whole = read(tmp_path, table, changes=changes)
    told = [one for row in rows for one in row.problems] + list(whole)
    assert len(told) >= 7
    assert not [one for one in told if "secret" in repr(one)]


names = st.tuples(st.sampled_from(FIRST), st.sampled_from("Example Sample Uno Dos O’Example García-Uno".split()))
days = st.dates(TODAY, TODAY + dt.timedelta(days=300))


@st.composite
def rows_of_tables(draw: st.DrawFn) -> list[str]:
    """Rows of a table, each of another meeting."""
    count = draw(st.integers(2, 12))
    meetings = draw(st.lists(st.tuples(names, days, st.integers(8, 17)), min_size=count, max_size=count, unique=True))
    return [f"{first} {last},{day.isoformat()},{hour:02}:00" for (first, last), day, hour in meetings]


def table_of(rows: list[str]) -> str:
    return "\n".join(["Member,Date,Time", *rows, ""])


def read_rows(folder: Path, rows: list[str]) -> dict[str, MeetingRow]:
    """The meetings by the words of their rows."""
    found, _ = read(folder, table_of(rows))
    return dict(zip(rows, found, strict=True))


@given(rows_of_tables(), st.randoms(use_true_random=False))
def test_keys_tell_all_meetings_apart_in_whatever_order(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    found = read_rows(folder, rows)
    keys = {words: row.key for words, row in found.items()}
    assert len(set(keys.values())) == len(rows)
    assert not [row for row in found.values() if any(one.code == "same-meeting" for one in row.problems)]
    shuffled = chance.sample(rows, len(rows))
    assert {words: row.key for words, row in read_rows(folder, shuffled).items()} == keys


@given(rows_of_tables())
def test_a_meeting_with_somebody_else_changes_no_key(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    folder = tmp_path_factory.mktemp("rows")
    before = {words: row.key for words, row in read_rows(folder, rows).items()}
    after = {words: row.key for words, row in read_rows(folder, ["Zed Other,2026-12-03,10:30 a.m.", *rows]).items()}
    assert after.items() >= before.items()


FORMS = (
    "{0:%Y-%m-%d}",
    "{0.month}/{0.day}/{0.year}",
    "{0:%A}, {0:%B} {0.day}, {0.year}",
    "{0.day} {0:%b} {0.year}",
    "{0:%a} {0.month}/{0.day}",
    "{0:%b}. {0.day}",
)


@given(days, st.sampled_from(FORMS))
def test_a_day_is_read_back_in_every_form(tmp_path_factory: pytest.TempPathFactory, day: dt.date, form: str) -> None:
    written_day = form.format(day)
    ((row,), _) = read(tmp_path_factory.mktemp("day"), f'Member,Date\nAna Uno,"{written_day}"\n')
    assert row.says["date"] == day.isoformat(), written_day


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_back_in_every_form(tmp_path_factory: pytest.TempPathFactory, hour: int, minute: int) -> None:
    half = "pm" if hour >= 12 else "am"
    forms = (f"{hour % 12 or 12}:{minute:02} {half}", f"{hour % 12 or 12}:{minute:02}{half[0]}.m.")
    for form in forms:
        ((row,), _) = read(tmp_path_factory.mktemp("time"), f"Member,Time\nAna Uno,{form}\n")
        assert row.says["begins"] == f"{hour:02}:{minute:02}", form
        again = row.says["time"]
        (((other),), _) = read(tmp_path_factory.mktemp("time"), f"Member,Time\nAna Uno,{again}\n")
        assert other.says["begins"] == row.says["begins"]


WORD = st.text("abcdeéñøABCDEÉÑ", min_size=2, max_size=8)


@given(WORD, WORD, st.sampled_from(["", "Rep.", "Sen.", "Del."]), st.sampled_from(["{0} {1}", "{1}, {0}"]))
def test_a_name_is_read_in_either_order(
    tmp_path_factory: pytest.TempPathFactory, first: str, last: str, title: str, form: str
) -> None:
    first, last = first.capitalize(), last.capitalize()
    assume({first.casefold(), last.casefold()}.isdisjoint(SUFFIXES | DEGREES | PARTICLES))
    words = f"{title} {form.format(first, last)}".strip()
    ((row,), _) = read(tmp_path_factory.mktemp("name"), f'Member\n"{words}"\n')
    assert (row.says["member"], row.says.get("title", "")) == (f"{first} {last}", title)
    assert not row.problems


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_in_cells_ends_in_meetings_and_messages(
    tmp_path_factory: pytest.TempPathFactory, member: str, date: str, time: str
) -> None:
    words = (one.replace('"', '""') for one in (member, date, time))
    rows, _ = read(tmp_path_factory.mktemp("any"), "Member,Date,Time\n" + ",".join(f'"{one}"' for one in words) + "\n")
    assert len(rows) <= 1 and all(row.key and row.name for row in rows)


def test_long_cells_are_read_in_a_moment_and_quoted_in_short(tmp_path: Path) -> None:
    long = "Rep. A and (" * 2_000
    rows, _ = read(tmp_path, f'Member,Date,Time,Room\n"{long}","{long}","{long}","{long} pin zoom.us"\n')
    told = [one.message for row in rows for one in row.problems]
    assert len(told) == 3 and max(map(len, told)) < 200


def test_committees_that_stand_one_below_the_other_are_several_for_when(tmp_path: Path) -> None:
    table = 'Member,Committee\nJordan Example,"Judiciary\nEnergy and Commerce"\nAlex Sample,"Energy and\nCommerce"\n'
    several, wrapped = read(tmp_path, table)[0]
    assert several.is_for({"committee": ("judiciary",)}) and several.is_for({"committee": ("Energy and Commerce",)})
    assert wrapped.is_for({"committee": ("Energy and Commerce",)}) and not wrapped.is_for({"committee": ("Judiciary",)})
