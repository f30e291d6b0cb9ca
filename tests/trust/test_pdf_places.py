"""Words are found wherever a PDF can hold them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from trust.phrases import index, written
from trust.planting_pdf import PLACES, planted

from briefgen.trust.index import Index
from briefgen.trust.pdf import look_pdf

PHRASE, PRIVATE = "he voted no", "In committee he voted no, as expected."
LEAST_OF_HUNDRED = 95

pytestmark = pytest.mark.slow


def found(data: bytes, private: Index) -> bool:
    return any(private.find(one.words) for one in look_pdf(data).said)


def test_there_are_more_than_a_hundred_places() -> None:
    assert len(PLACES) >= 100


def test_the_file_as_it_was_made_holds_nothing_of_it(files: Mapping[str, bytes]) -> None:
    assert not found(files["pdf"], index(PRIVATE)) and look_pdf(files["pdf"]).unknown == ()


@pytest.mark.parametrize("place", PLACES)
def test_words_are_found_at_every_place(place: str, files: Mapping[str, bytes]) -> None:
    assert found(planted(files["pdf"], place, PHRASE), index(PRIVATE))


@pytest.mark.thorough
@pytest.mark.parametrize("place", PLACES)
def test_of_a_hundred_phrases_of_all_kinds_hardly_any_is_missed(place: str, files: Mapping[str, bytes]) -> None:
    hits = [found(planted(files["pdf"], place, phrase), index(private)) for phrase, private in written()]
    assert len(hits) == 100 and sum(hits) >= LEAST_OF_HUNDRED
