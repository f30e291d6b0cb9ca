"""Districts, states and committees, however people write them: what is one place, and what is another."""

from __future__ import annotations

import pytest

from briefgen.models.localities import Place, is_among, keys_of
from briefgen.models.states import LETTERS, STATES

ONE_DISTRICT = {
    "EX-7": ["EX-07", "EX 7", "ex7", "EX–7", "ex-007", "EX 7th", "EX-7th Congressional District", "EX CD 7", " EX - 7 ", "EX.7"],
    "AK-0": ["AK-00", "AK-AL", "AK At-Large", "AK at large", "Alaska at-large", "ak 0", "AK-AL Congressional District"],
    "NY-12": ["New York 12", "New York's 12".replace("'s", ""), "NY12", "new york 12th district", "NY-12 "],
    "AL-2": ["Alabama 2", "AL 02"],
    "DC-0": ["DC-AL", "District of Columbia at large", "DC-00"],
}  # fmt: skip

APART = [
    ("EX-7", "EX-17"), ("EX-7", "EY-7"), ("AK-AL", "AL"), ("AK-AL", "AK"), ("AL-1", "AK-1"), ("WV-1", "Virginia 1"),
    ("NY AD-65", "NY SD-65"), ("EX-7", "EX-70"), ("EX-0", "EX-10"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"), [(one, key) for key, spellings in ONE_DISTRICT.items() for one in (key, *spellings)]
)
def test_a_district_is_one_however_it_is_written(written: str, key: str) -> None:
    assert keys_of(Place.DISTRICT, written) == (key,)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_districts_are_never_taken_for_one(one: str, other: str) -> None:
    assert keys_of(Place.DISTRICT, one) != keys_of(Place.DISTRICT, other)


@pytest.mark.parametrize(
    ("district", "key"), [("7", "EX-7"), ("07", "EX-7"), ("AL", "EX-0"), ("At-Large", "EX-0"), ("00", "EX-0")]
)
def test_the_state_may_stand_in_a_column_of_its_own(district: str, key: str) -> None:
    assert keys_of(Place.DISTRICT, district, "EX") == (key,)


@pytest.mark.parametrize("letters", STATES)
def test_a_state_is_known_by_its_letters_and_its_name(letters: str) -> None:
    name = STATES[letters]
    assert keys_of(Place.STATE, letters.lower()) == keys_of(Place.STATE, f" {name.upper()} ") == (letters,)
    assert LETTERS[name.casefold()] == letters


@pytest.mark.parametrize(
    "written",
    ["Ways and Means", "ways and  means", "Ways & Means", "WAYS-AND-MEANS", "Ways–and–Means", "Ways and Means."],
)
def test_a_committee_is_one_in_any_case_and_with_any_dash(written: str) -> None:
    assert keys_of(Place.COMMITTEE, written) == ("ways and means",)


def test_a_cell_may_name_several_places() -> None:
    assert keys_of(Place.COMMITTEE, "Judiciary; Rules / Health\nRules") == ("judiciary", "rules", "health")
    assert keys_of(Place.DISTRICT, "EX-7; EX-07") == ("EX-7",)


@pytest.mark.parametrize(
    ("column", "cell", "word", "says"),
    [
        ("committee", "Judiciary; Rules", "rules", True), ("committee", "Judiciary/Rules", "JUDICIARY", True),
        ("committee", "Judiciary\nRules", "Rules", True), ("committee", "Ways-and-Means", "ways and means", True),
        ("committee", "Judiciary", "Jud", False), ("committee", "", "Judiciary", False), ("committee", "", "", False),
        ("state", "New York", "NY", True), ("state", "NJ", "NY", False), ("district", "EX-07", "EX 7", True),
        ("topic", "AL-7", "Alabama 7", False), ("status", "n/a", "N/A", True), ("committee", "Health/Aging", "Health/Aging", True),
    ],
)  # fmt: skip
def test_what_a_cell_says(column: str, cell: str, word: str, says: bool) -> None:
    assert is_among(column, cell, [word]) is says
