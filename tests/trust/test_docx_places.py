"""Words are found wherever a Word file can hold them, and what nobody meant to write is found though it says nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from trust.phrases import index, written
from trust.planting_docx import PLACES, Parts, parts_of, planted, zipped

from briefgen.trust.docx import look_docx
from briefgen.trust.index import Index

PHRASE, PRIVATE = "he voted no", "In committee he voted no, as expected."
LEAST_OF_HUNDRED = 95

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def parts(files: Mapping[str, bytes]) -> Parts:
    made = parts_of(files["docx"])
    # Fonts are most of the bytes, and the same in every file.
    kept = [name for name in made if name.startswith("word/fonts/")]
    return {name: b"\0\1\0\0" if name in kept else data for name, data in made.items()}


def found(data: bytes, private: Index) -> bool:
    return any(private.find(one.words) for one in look_docx(data).said)


def test_there_are_more_than_a_hundred_places() -> None:
    assert len(PLACES) >= 100


def test_the_file_as_it_was_made_holds_nothing_of_it(parts: Parts, files: Mapping[str, bytes]) -> None:
    assert not found(zipped(parts), index(PRIVATE)) and look_docx(files["docx"]).unknown == ()


@pytest.mark.parametrize("place", PLACES)
def test_words_are_found_at_every_place(place: str, parts: Parts) -> None:
    assert found(planted(parts, place, PHRASE), index(PRIVATE))


@pytest.mark.thorough
@pytest.mark.parametrize("place", PLACES)
def test_of_a_hundred_phrases_of_all_kinds_hardly_any_is_missed(place: str, parts: Parts) -> None:
    hits = [found(planted(parts, place, phrase), index(private)) for phrase, private in written()]
    assert len(hits) == 100 and sum(hits) >= LEAST_OF_HUNDRED
