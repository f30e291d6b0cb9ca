"""What sources say about themselves: that they are not to be printed yet, or were read only in the words of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.checks.evidence.examined import Examined, Finding, Sentence
from briefgen.checks.evidence.masking import Reference
from briefgen.models.library import Source

FORBIDDING = re.compile(
    r"\bopen (?:it )?first\b|\b(?:do|must|should|may) not (?:yet )?(?:be )?(?:print|cite)d?(?:ed)?(?! (?:(?:it|this|them) )?as )\b"
    r"|\bbefore (?:(?:you|anyone|somebody) )?(?:print|cit)|\bbefore giving credit in print\b"
    r"|\bbefore (?:it|this|they|any figure) (?:is|are) (?:printed|cited)\b",
    re.IGNORECASE,
)
"""Words of a caveat by which a source forbids its own printing. Others are left to whoever reads it."""

SAYING_SO = {
    "en": re.compile(
        r"\b(?:reported (?:in|by|on)|as reported|quoted (?:in|by|from|on)|as quoted|cited (?:in|by)|as cited|according to"
        r"|(?:research|press|news|third-party) (?:\w+ )?(?:summar(?:y|ies)|reports?|accounts?)|summar(?:y|ies) (?:of|by|in)|as told (?:in|by))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:según|citad[oa]s? (?:en|por)|como (?:informa|informó|cita|recoge)|resumen de)\b", re.IGNORECASE
    ),
}
"""By language, the words with which a sentence says that it takes a work from somebody else."""

SHOWN = 110


def not_for_print(text: Examined) -> Iterator[Finding]:
    """A citation of a source that is not to be printed yet: `do_not_print`, or a caveat that says so."""
    told: set[str] = set()
    for reference in text.references:
        for source in text.register.cited((reference,)):
            reason = _forbidden(source)
            if reason and source.id not in told:
                told.add(source.id)
                yield Finding(
                    "not-for-print", reference.start, reference.end,
                    f"the entry of `{source.id}` says that it is not to be printed yet: “{_short(reason)}”",
                    hint="Do what it says, and then take the words out of the entry; or cite another source.",
                )  # fmt: skip


def _forbidden(source: Source) -> str:
    """Why a source is not to be printed; empty, where nothing says so."""
    if reason := source.custom.get("do_not_print"):
        return str(reason)
    return _forbidding(str(source.custom.get("caveat", "")))


@lru_cache(maxsize=4096)
def _forbidding(caveat: str) -> str:
    """The sentence of a caveat that forbids printing; every text that cites the source asks for it."""
    found = FORBIDDING.search(caveat)
    return _sentence_around(caveat, found.start()) if found else ""


def _sentence_around(words: str, at: int) -> str:
    start = max(words.rfind(". ", 0, at), words.rfind(": ", 0, at)) + 2
    end = words.find(". ", at)
    return words[start if start > 1 else 0 : end + 1 if end >= 0 else len(words)]


def reported_only(text: Examined) -> Iterator[Finding]:
    """A sentence that cites what nobody has read itself, and does not say from whom it has that."""
    said = SAYING_SO.get(text.written.language.partition("-")[0])
    for sentence in text.sentences if said else ():
        for reference, source in _unread(text, sentence):
            words = text.written.manuscript.text[sentence.extent.start : sentence.extent.end]
            if said and not said.search(words):
                yield Finding(
                    "reported-only", reference.start, reference.end,
                    f"`{source.id}` was not read itself ({_short(str(source.custom['reported_in']))}), "
                    "and the sentence does not say so",
                    hint="Write “as reported in …” into the sentence; or read the work, and take `reported_in` out of its entry.",
                )  # fmt: skip


def _unread(text: Examined, sentence: Sentence) -> Iterator[tuple[Reference, Source]]:
    told: set[str] = set()
    for reference in sentence.references:
        for source in text.register.cited((reference,)):
            if source.custom.get("reported_in") and source.id not in told:
                told.add(source.id)
                yield reference, source


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
