"""Corrections are written so that they are read back to the letter, and no spreadsheet program takes one for a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.meetings.tables_read import read

from briefgen.readers.meetings.changes import changes_file, with_change

TABLE = "Member,Room,Team\nAna Uno,100 Example Building,Blue\n"


def test_the_file_stands_beside_the_table() -> None:
    assert changes_file("briefs/meetings/lobby-day.xlsx") == "briefs/meetings/lobby-day.changes.csv"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "key,column,old,new\nana-uno,time,10 a.m.,11 a.m.\n"),
        ("key,column,old,new\na,b,c,d", "key,column,old,new\na,b,c,d\nana-uno,time,10 a.m.,11 a.m.\n"),
        ("\ufeffkey;column;old;new\r\n", "\ufeffkey;column;old;new\r\nana-uno;time;10 a.m.;11 a.m.\r\n"),
    ],
)
def test_a_correction_is_added_behind_the_others(text: str, after: str) -> None:
    assert with_change(text, "ana-uno", "time", "10 a.m.", "11 a.m.") == after


@pytest.mark.parametrize(
    "words", ["=1+1", "+1 202", "-3", "@home", "'=1", "''=1", "'quoted'", "\t=1", 'say "no"', "a\nb", "a;b,c"]
)
def test_words_are_read_back_to_the_letter(tmp_path: Path, words: str) -> None:
    changes = with_change("", "ana-uno", "team", "Blue", words)
    ((row,), whole) = read(tmp_path, TABLE, changes=changes)
    assert not whole and not row.problems
    assert row.says["team"] == " ".join(words.split())


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]) | st.sampled_from("=+-@'\t,;\""), max_size=20
)


@given(WORDS, WORDS)
def test_no_cell_is_a_formula(old: str, new: str) -> None:
    text = with_change(with_change("", "a", "b", new, old), "a", "b", old, new)
    head, one, other = csv.reader(io.StringIO(text))
    assert head == ["key", "column", "old", "new"]
    assert not [cell for cell in (*one, *other) if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [cell.removeprefix("'") if cell not in (old, new) else cell for cell in other[2:]] == [old, new]


def test_corrections_follow_each_other(tmp_path: Path) -> None:
    changes = with_change("", "ana-uno", "place", "100 Example Building", "101 Example Building")
    changes = with_change(changes, "ana-uno", "place", "101 Example Building", "102 Example Building")
    ((row,), _) = read(tmp_path, TABLE, changes=changes)
    assert row.says["place"] == "102 Example Building" and not row.problems
