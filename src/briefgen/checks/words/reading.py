"""How hard a text is to read, by the length of its sentences and words, beside the limit of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from briefgen.checks.words import syllables
from briefgen.checks.words.looked import Looked, Told
from briefgen.checks.words.sentences import place_of
from briefgen.diagnostics.limits import told_apart
from briefgen.models.languages import primary
from briefgen.models.prose import Reading
from briefgen.models.spec import Length
from briefgen.noun import noun

FEWEST: Final = 5
"""A text of fewer words has no grade."""

HINT: Final = "Shorter sentences and shorter words are easier to read."


@noun
class Size:
    """What a text is measured by."""

    sentences: int
    words: int
    syllables: int


def flesch_kincaid(size: Size) -> float:
    """The grade of an American school in which English of this size is read.

    Source: Kincaid, Fishburne, Rogers and Chissom, Derivation of New Readability Formulas (1975).
    """
    return 0.39 * size.words / size.sentences + 11.8 * size.syllables / size.words - 15.59


def fernandez_huerta(size: Size) -> float:
    """The ease with which Spanish of this size is read: 60 is normal, 100 very easy.

    Source: Fernández Huerta, Medidas sencillas de lecturabilidad (1959), as commonly corrected: 206.84, 60, 1.02.
    """
    return 206.84 - 60 * size.syllables / size.words - 1.02 * size.words / size.sentences


def size_of(text: Looked, count: Callable[[str], int]) -> Size | None:
    """How much there is to read in the paragraphs and lists of a text; None, where that is too little to judge."""
    sentences = [said for said in text.running() if said.words]
    words = [word for said in sentences for _, word in said.words]
    return Size(len(sentences), len(words), sum(map(count, words))) if len(words) >= FEWEST else None


def hard_to_read(text: Looked, reading: Reading) -> Iterator[Told]:
    """A block in one of its lengths that is harder to read than it may be."""
    length, language = text.written.length, primary(text.written.language)
    if length is None or text.written.voice:
        return
    if language == "en" and (limit := reading.grade.of(length)) is not None:
        size = size_of(text, syllables.english)
        if size and (grade := flesch_kincaid(size)) > limit:
            found, most = told_apart(grade, limit)
            yield _hard_to_read(
                text, f"{_the(length)} is read in grade {found} (Flesch–Kincaid)", f"grade {most} or lower"
            )
    elif language == "es" and (limit := reading.ease.of(length)) is not None:
        size = size_of(text, syllables.spanish)
        if size and (ease := fernandez_huerta(size)) < limit:
            found, least = told_apart(ease, limit)
            yield _hard_to_read(text, f"{_the(length)} has an ease of {found} (Fernández Huerta)", f"{least} or more")


def _the(length: Length) -> str:
    return "the headline" if length is Length.HEADLINE else f"the {length} text"


def _hard_to_read(text: Looked, message: str, expected: str) -> Told:
    first = next(said for said in text.running() if said.words)
    return Told("hard-to-read", *place_of(text, first), message, expected, hint=HINT)
