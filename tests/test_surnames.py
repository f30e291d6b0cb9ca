"""How a member is addressed: the surname within a full name, and whether it is more than a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.models.surnames import surname_of

SURE = {
    "Jordan Example": "Example",
    "Example": "Example",
    "Marcus Johnson III": "Johnson",
    "Robert Sample Jr.": "Sample",
    "Robert Sample, Jr.": "Sample",
    "Robert C. Sample": "Sample",
    "J. D. Sample": "Sample",
    "Sylvia Sample, M.D.": "Sample",
    "Sylvia Sample MD, MPH": "Sample",
    "Dr. Kim Sample, Esq.": "Sample",
    "The Honorable Jo Sample": "Sample",
    "Rep. Sample": "Sample",
    "Madonna Jr.": "Madonna",
    "John Do": "Do",
    "Ed Sample (HI-01)": "Sample",
    'Robert "Bob" Sample': "Sample",
    "Robert ‘Bob’ Sample": "Sample",
    "Chris van Sample": "van Sample",
    "Ludwig von der Sample": "von der Sample",
    "Maria de la Sample": "de la Sample",
    "Omar al Sample": "al Sample",
    "Omar al-Sample": "al-Sample",
    "Sean d'Sample": "d'Sample",
    "Mary St. Sample": "St. Sample",
    "Ana Ocasio-Sample": "Ocasio-Sample",
    "Ana Sample y Example": "Sample y Example",
    "Sample, Judy": "Sample",
    "Sample, Robert, Jr.": "Sample",
    "King, Martin Luther, Jr.": "King",
    "de la Sample, Ana": "de la Sample",
}

GUESSED = {
    "Chris Van Sample": "Van Sample",
    "Minh Van Sample": "Van Sample",
    "Ana Cortez Sample": "Cortez Sample",
    "Dee Sampler Example": "Example",
    "Ana Sample de Example": "de Example",
    "Cortez Sample, Ana": "Cortez Sample",
    "Robert V": "V",
    "Kim Sample Ma": "Ma",
}


@pytest.mark.parametrize(("name", "surname"), SURE.items())
def test_a_surname_that_is_sure(name: str, surname: str) -> None:
    found = surname_of(name)
    assert (found.words, found.sure) == (surname, True)


@pytest.mark.parametrize(("name", "surname"), GUESSED.items())
def test_a_surname_that_is_a_guess(name: str, surname: str) -> None:
    found = surname_of(name)
    assert (found.words, found.sure) == (surname, False)


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_every_name_has_a_surname(name: str) -> None:
    """Whatever somebody writes as a name, there are words to print, and they are words of the name."""
    words = surname_of(name).words
    assert words.strip()
    assert set(words) <= set(name) | {" "}
