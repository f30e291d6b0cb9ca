"""Words in quotation marks, compared with the words stored of the source they are ascribed to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.checks.evidence.examined import Examined, Finding, Register, Sentence
from briefgen.checks.evidence.masking import COVERS
from briefgen.checks.evidence.passages import Extent
from briefgen.models.library import Source

FEWEST = 4
"""Fewer words in quotation marks are a name or a distance that the author takes, and not a quotation."""

_LEFT_OUT = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\s?\.\s?\.)\s*")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2011": "-"})


def quotation_differs(text: Examined) -> Iterator[Finding]:
    """A quotation whose sentence names its source or fact, and which is not among the words stored of it."""
    for sentence in text.sentences:
        sources = text.register.cited(sentence.outside) if sentence.quotations else ()
        for quotation in sentence.quotations if sources else ():
            words = _words(text, quotation)
            if _is_own_speech(sentence, quotation) or len(re.findall(r"\w+", words)) < FEWEST:
                continue
            stored = tuple(_stored(text.register, sources))
            titles = (str(source.csl.get("title", "")) for source in sources)
            if not any(_found(words, one) for one in (*stored, *titles)):
                yield _differs(quotation, words, sources[0].id, stored)


def _words(text: Examined, quotation: Extent) -> str:
    return text.written.manuscript.text[quotation.start + 1 : quotation.end - 1]


def _is_own_speech(sentence: Sentence, quotation: Extent) -> bool:
    """Whether the quotation cites something itself: then it is what we propose to say."""
    return bool(quotation.of(sentence.references))


def _stored(register: Register, sources: Iterable[Source]) -> Iterator[str]:
    """The words stored of sources: the quotes of their facts, in every version."""
    for source in sources:
        for fact in register.by_source.get(source.id, ()):
            for statement in (register.stated[fact.id], *fact.entry.versions.values()):
                if statement.quote:
                    yield statement.quote


def _found(words: str, stored: str) -> bool:
    """Whether the words stand in what is stored, in this order; what an ellipsis or brackets leave out may differ."""
    at, within = 0, _plain(stored)
    for piece in _LEFT_OUT.split(words):
        plain = _plain(piece).strip(" .,;:!?'\"-")
        found = within.find(plain, at)
        if found < 0:
            return False
        at = found + len(plain)
    return True


def _plain(words: str) -> str:
    """Words without what only typography adds."""
    bare = re.sub(rf"[{COVERS}*_\\]", "", words.translate(_MARKS).casefold())
    return " ".join(bare.split())


def _differs(quotation: Extent, words: str, source: str, stored: tuple[str, ...]) -> Finding:
    message = f"these words are ascribed to `{source}`, and no words of it are stored"
    expected, hint = "", "Copy the passage from the source into `quote:` of a fact in briefs/facts.yaml."
    if stored:
        message = f"these words are not among those stored of `{source}`"
        expected = f"words of “{_short(stored[0])}”" if len(stored) == 1 else ""
        hint = "Quote to the letter, or mend `quote:` in briefs/facts.yaml."
    shown = f"{message}: “{_short(words)}”"
    return Finding("quotation-differs", quotation.start, quotation.end, shown, expected=expected, hint=hint)


def _short(words: str, most: int = 90) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
