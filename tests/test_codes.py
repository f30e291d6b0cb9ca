"""Content codes: ten characters that nobody takes for others, and that show when one of them is wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.models.codes import ALPHABET, LENGTH, code_of, codes_in, is_code, may_be_code, typed

codes = st.text().map(code_of)


def test_no_character_looks_like_another_and_no_code_is_a_word() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    for alike in ("0OQD"[:3], "1IL", "2Z", "5S", "8B", "6G", "UV"):
        assert sum(one in ALPHABET for one in alike) <= 1, alike
    assert not set("AEIOU") & set(ALPHABET)


@given(st.lists(st.text(), min_size=1))
def test_every_code_has_ten_characters_and_stands_for_its_texts(texts: list[str]) -> None:
    made = code_of(*texts)
    assert len(made) == LENGTH == 10 and set(made) <= set(ALPHABET) and is_code(made)
    assert code_of(*texts) == made
    assert code_of(*texts, "more") != made


@given(codes)
def test_every_single_wrong_character_shows(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            assert is_code(code[:place] + wrong + code[place + 1 :]) == (wrong == right)


@given(codes)
def test_every_two_neighbours_that_changed_places_show(code: str) -> None:
    for place in range(LENGTH - 1):
        one, other = code[place : place + 2]
        assert is_code(code[:place] + other + one + code[place + 2 :]) == (one == other)


@given(codes)
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    assert typed(f" {code[:5].lower()}-{code[5:]} ") == code
    assert may_be_code(f"{code[:5]} {code[5:]}") and may_be_code(code[1:])
    assert not may_be_code(code + ".pdf") and not may_be_code("briefs")


def test_codes_are_found_in_the_words_of_a_page() -> None:
    one, other = code_of("one"), code_of("other")
    wrong = one[:-1] + next(letter for letter in ALPHABET if letter != one[-1])
    assert codes_in(f"Fund services {one}\nPage 2 of 2 {other} {one}") == (one, other)
    assert codes_in(f"{wrong} X{one} {one}7 {one.lower()}") == ()
