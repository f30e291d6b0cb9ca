"""Meetings of the last run that are known again: moved, renamed, cancelled; and a column that was sorted by itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.meetings.tables_read import read, told

from briefgen.models.meetings import Known, MeetingRow
from briefgen.readers.meetings.knowing import Became, How, known, recognized, shifted

HEAD = "Member,District,Office,Date,Time\n"
ANA = "Ana Uno,NY-1,,2026-12-03,10:30 a.m."
BEN = "Ben Dos,NY-2,,2026-12-03,11 a.m."
CLEO = "Cleo Tres,NY-3,,2026-12-03,11:30 a.m."
DAN = "Dan Cuatro,NY-4,,2026-12-03,1 p.m."


def rows(folder: Path, *lines: str) -> tuple[MeetingRow, ...]:
    return read(folder, HEAD + "\n".join(lines) + "\n")[0]


def before(folder: Path, *lines: str) -> list[Known]:
    return [known(row) for row in rows(folder, *lines)]


@pytest.mark.parametrize(
    ("then", "now", "became"),
    [
        ([ANA], [ANA], {"ana-uno-2026-12-03": Became(How.SAME, "ana-uno-2026-12-03")}),
        ([ANA], [ANA.replace("10:30 a.m.", "2 p.m.")], {"ana-uno-2026-12-03": Became(How.MOVED, "ana-uno-2026-12-03")}),
        ([ANA], [ANA.replace("12-03", "12-04")], {"ana-uno-2026-12-03": Became(How.MOVED, "ana-uno-2026-12-04")}),
        ([ANA], [BEN], {"ana-uno-2026-12-03": Became(How.CANCELLED)}),
        (
            [ANA],
            [ANA.replace("Ana Uno", "Anna Uno")],
            {"ana-uno-2026-12-03": Became(How.RENAMED, "anna-uno-2026-12-03")},
        ),
        ([ANA], [ANA.replace("NY-1", "NY-5")], {"ana-uno-2026-12-03": Became(How.SAME, "ana-uno-2026-12-03")}),
        ([ANA], [ANA.replace("Ana Uno", "Zed Nueve")], {"ana-uno-2026-12-03": Became(How.CANCELLED)}),
        (
            [ANA],
            [ANA, ANA.replace("10:30 a.m.", "3 p.m.")],
            {"ana-uno-2026-12-03": Became(How.SAME, "ana-uno-2026-12-03-1030")},
        ),
        (
            [ANA, ANA.replace("10:30 a.m.", "3 p.m.")],
            [ANA.replace("12-03", "12-04"), ANA.replace("10:30 a.m.", "4 p.m.")],
            {
                "ana-uno-2026-12-03-1030": Became(How.MOVED, "ana-uno-2026-12-03"),
                "ana-uno-2026-12-03-1500": Became(How.MOVED, "ana-uno-2026-12-04"),
            },
        ),
        (
            [ANA, BEN],
            [BEN, CLEO],
            {"ana-uno-2026-12-03": Became(How.CANCELLED), "ben-dos-2026-12-03": Became(How.SAME, "ben-dos-2026-12-03")},
        ),
        (
            [",,Rules Committee,2026-12-03,10 a.m."],
            [",,Rules Committee,2026-12-04,10 a.m."],
            {"rules-committee-2026-12-03": Became(How.MOVED, "rules-committee-2026-12-04")},
        ),
        (
            ["Ana Uno,NY-1,,2026-12-03,10 a.m.", "Anna Uno,NY-1,,2026-12-03,10 a.m."],
            ["Anne Uno,NY-1,,2026-12-03,10 a.m."],
            {"ana-uno-2026-12-03": Became(How.CANCELLED), "anna-uno-2026-12-03": Became(How.CANCELLED)},
        ),
    ],
)
def test_what_a_meeting_became(tmp_path: Path, then: list[str], now: list[str], became: dict[str, Became]) -> None:
    assert recognized(before(tmp_path, *then), rows(tmp_path, *now)) == became


@given(st.integers(0, 10_000))
def test_the_order_of_rows_says_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder, chance = tmp_path_factory.mktemp("order"), random.Random(seed)
    then = before(folder, ANA, BEN, CLEO, DAN)
    now = rows(folder, ANA.replace("12-03", "12-04"), CLEO, DAN.replace("Dan", "Daniel"))
    expected = recognized(then, now)
    shuffled = recognized(chance.sample(then, len(then)), tuple(chance.sample(now, len(now))))
    assert shuffled == expected
    assert [one.how for one in expected.values()] == [How.MOVED, How.CANCELLED, How.SAME, How.RENAMED]


def test_no_two_meetings_become_the_same(tmp_path: Path) -> None:
    lines = [f"Ana Uno,NY-1,,2026-12-03,{hour} a.m." for hour in (9, 10, 11)]
    found = recognized(before(tmp_path, *lines), rows(tmp_path, lines[0].replace("9 a.m.", "2 p.m."), lines[1]))
    assert sorted(one.key for one in found.values()) == ["", "ana-uno-2026-12-03-1000", "ana-uno-2026-12-03-1400"]


def sorted_alone(folder: Path, *lines: str) -> list[str]:
    return [told(one) for one in shifted(before(folder, ANA, BEN, CLEO, DAN), rows(folder, *lines))]


def test_a_column_sorted_without_the_others_is_told(tmp_path: Path) -> None:
    turned = [line.replace(f"NY-{at}", f"NY-{at % 4 + 1}") for at, line in enumerate((ANA, BEN, CLEO, DAN), 1)]
    assert sorted_alone(tmp_path, *turned) == [
        "day.csv [shifted-column] the column “district” seems to be sorted without the others: 4 rows have the value of "
        "another row\n  hint: Take the sorting back; or put the values into their rows again. Sort the whole table, never one column.\n"
    ]


def test_members_sorted_without_the_others_are_told(tmp_path: Path) -> None:
    names = [line.partition(",")[0] for line in (ANA, BEN, CLEO, DAN)]
    rests = [line.partition(",")[2] for line in (ANA, BEN, CLEO, DAN)]
    lines = [f"{name},{rest}" for name, rest in zip(names[1:] + names[:1], rests, strict=True)]
    assert [one.split(":")[0] for one in sorted_alone(tmp_path, *lines)] == [
        "day.csv [shifted-column] the column “member” seems to be sorted without the others"
    ]


def test_a_new_schedule_with_the_same_times_is_a_warning(tmp_path: Path) -> None:
    times = ["10:30 a.m.", "11 a.m.", "11:30 a.m.", "1 p.m."]
    lines = [
        line.replace(time, times[at - 3])
        for at, (line, time) in enumerate(zip((ANA, BEN, CLEO, DAN), times, strict=True))
    ]
    assert [one.split(":")[0] for one in sorted_alone(tmp_path, *lines)] == [
        "day.csv warning [shifted-column] the column “time” seems to be sorted without the others"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (DAN, CLEO, BEN, ANA),
        (ANA.replace("NY-1", "NY-2"), BEN.replace("NY-2", "NY-1"), CLEO, DAN),
        (ANA.replace("NY-1", "NY-9"), BEN.replace("NY-2", "NY-8"), CLEO.replace("NY-3", "NY-7"), DAN),
    ],
    ids=["sorted as a whole", "two rows", "other values"],
)
def test_what_is_no_sorting_is_not_told(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert sorted_alone(tmp_path, *lines) == []
