"""Sentences that are too long, and sentences in another language than the text around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.checks.words.looked import Looked, Said, Told
from briefgen.models.languages import primary


def long_sentence(text: Looked, most: int) -> Iterator[Told]:
    """Sentences of more words than `most`, without what is quoted in them."""
    if text.written.voice or text.written.cell:
        return
    for said in text.running():
        count = len(text.own(said))
        if count > most:
            yield Told(
                "long-sentence", *place_of(text, said), f"this sentence has {count} words", f"at most {most}",
                hint="Make two sentences of it. What stands in quotation marks is not counted.",
            )  # fmt: skip


def place_of(text: Looked, said: Said) -> tuple[int, int]:
    """Where a sentence begins, and where its first line ends."""
    start = said.words[0][0]
    line = text.text[start : said.extent.end].split("\n")[0]
    return start, start + len(line.rstrip())


SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(
        "the of and to is are was were that this with for from which who what they their have has had not but would"
        " when where we you he she it its there these those been will can by at be or if than then because".split()
    ),
    "es": frozenset(
        "el la los las del que y una por con para como más pero sus fue ha han sobre entre cuando donde quien quienes"
        " esta este esto está están ser desde hasta porque muy sin también nos les su lo al se es son".split()
    ),
    "fr": frozenset(
        "le les des est et une dans pour qui que sur avec pas au aux ce cette ces sont par plus nous vous il elle ils"
        " leur leurs mais ou où du été être être fait ont".split()
    ),
}
"""Words that nearly every sentence of a language has, and that tell it from the others."""

_LANGUAGES_OF: Final = {
    word: tuple(name for name, small in SMALL_WORDS.items() if word in small)
    for word in frozenset().union(*SMALL_WORDS.values())
}

FEWEST: Final = 6
"""A sentence of fewer words tells no language."""

LEAST: Final = 3
"""How many small words of another language a sentence has at least, where it is in that."""

NAMES: Final = {"en": "English", "es": "Spanish", "fr": "French"}


def foreign_passage(text: Looked) -> Iterator[Told]:
    """Sentences that seem to be in another language: a screen reader would read them in the wrong voice.

    Source: WCAG 2.2, success criterion 3.1.2 (Language of Parts).
    """
    own = primary(text.written.language)
    if own not in SMALL_WORDS:
        return
    for said in text.sentences:
        if len(said.words) >= FEWEST and (other := _language_of(said, own)):
            yield Told(
                "foreign-passage", *place_of(text, said),
                f"this sentence seems to be in {NAMES[other]}, and its text is in {NAMES[own]}",
                hint=f"Say it in the language of the text, or mark it, [words]{{lang={other}}}; a translation of the block is a file "
                "of its own, NAME.es.md.",
            )  # fmt: skip


def _language_of(said: Said, own: str) -> str:
    """The other language that a sentence is in; empty where it is in its own."""
    counts = Counter(name for _, word in said.words for name in _LANGUAGES_OF.get(word.casefold(), ()))
    name = max((other for other in SMALL_WORDS if other != own), key=lambda other: counts[other])
    return name if counts[name] >= LEAST and counts[name] > 2 * counts[own] else ""
