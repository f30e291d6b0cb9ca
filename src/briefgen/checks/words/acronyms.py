"""Acronyms that nobody has spelt out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefgen.checks.evidence.masking import MARKUP
from briefgen.checks.words.looked import Looked, Told, within
from briefgen.models.prose import Exempt

_ACRONYM = re.compile(r"(?<![\w.&/-])(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{1,6}(?=s?(?![\w-]| ?\d)|['’]s)")
_ROMAN = re.compile(r"[IVXLCDM]+")

SHOUTED = 0.7
"""Where so much of a sentence is in capitals, it is set so, and its words are no acronyms."""


def unexplained_acronym(text: Looked, known: Collection[str]) -> Iterator[Told]:
    """Acronyms that the text spells out nowhere, as in “Centers for Disease Control and Prevention (CDC)”; each once."""
    told: set[str] = set()
    for said in text.running():
        met = tuple(_ACRONYM.finditer(text.line, said.extent.start, said.extent.end))
        if not met:
            continue
        sentence = text.line[said.extent.start : said.extent.end]
        letters = [letter for letter in sentence if letter.isalpha()]
        if sum(map(str.isupper, letters)) > SHOUTED * len(letters):
            continue
        for found in met:
            word = found[0]
            if word in told or word in known or _ROMAN.fullmatch(word) or _exempt(text, found.start()):
                continue
            if not _explained(word, text.line):
                told.add(word)
                yield Told(
                    "unexplained-acronym", *found.span(), f"nothing in this text says what “{word}” stands for",
                    hint=f"Spell it out where it first stands: Full Name ({word}); or list it in briefs/rules.yaml: `acronyms: [{word}]`.",
                )  # fmt: skip


def _explained(word: str, line: str) -> bool:
    """Whether it stands in parentheses behind its words, or its words in parentheses behind it."""
    return re.search(rf"\([{MARKUP}“\"]*{word}\b|\b{word}[{MARKUP}”\"]* \([^()]*\w{{2}}", line) is not None


def _exempt(text: Looked, position: int) -> bool:
    return any(within(text.exempt[kind], position) for kind in Exempt)
