"""How things are said: words to avoid, long sentences, hard texts, links that say nothing, acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.checks.evidence.examined import Register
from briefgen.checks.evidence.texts import Saying, Written
from briefgen.checks.words.acronyms import unexplained_acronym
from briefgen.checks.words.exceptions import Allowed, allowed_in, faulty, without_allowed
from briefgen.checks.words.linking import vague_link
from briefgen.checks.words.looked import Looked, Told, look
from briefgen.checks.words.reading import hard_to_read
from briefgen.checks.words.sentences import foreign_passage, long_sentence
from briefgen.checks.words.terms import CODE, Terms
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.models.library import Library
from briefgen.models.prose import WordRules
from briefgen.models.rules import Checks, Strictness

__all__ = ["Judge", "exceptions_of"]

RULES = (
    "long-sentence",
    "hard-to-read",
    "vague-link",
    "foreign-passage",
    "unexplained-acronym",
)


class Judge:
    """Judges texts by the rules of a workspace, each once in a run, however many briefs print it."""

    def __init__(self, rules: WordRules, checks: Checks, library: Library) -> None:
        self._rules, self._checks, self._register = rules, checks, Register(library)
        self._acronyms = frozenset(rules.acronyms)
        self._terms: dict[str, Terms] = {}
        self._on = frozenset(name for name in RULES if checks.severity(name))
        self._known: dict[tuple[object, ...], tuple[Told, ...]] = {}
        phrases = (phrase.rstrip("*").casefold() for term in rules.terms for phrase in term.term)
        self._names = frozenset((CODE, *RULES, *phrases))

    def __call__(self, texts: Iterable[Written]) -> Iterator[Diagnostic]:
        """What is wrong with texts, in the severity that the workspace gives the rules."""
        for text in texts:
            if text.read:
                yield from self._diagnostics(text)

    def _diagnostics(self, text: Written) -> Iterator[Diagnostic]:
        for told in self._told(text):
            severity = self._severity(told)
            if severity:
                place = text.place(told.start, told.end)
                yield Diagnostic(
                    told.code, told.message, place, severity, told.expected, told.nearest, told.hint
                )  # fmt: skip

    def _severity(self, told: Told) -> Severity | None:
        if told.level is None:
            return self._checks.severity(told.code)
        return None if told.level is Strictness.OFF else Severity(told.level.value)

    def _told(self, text: Written) -> tuple[Told, ...]:
        key = (text.manuscript.text, text.language, text.saying, text.voice, text.cell, text.length)
        if key not in self._known:
            self._known[key] = self._judged(look(text, self._register))
        return self._known[key]

    def _judged(self, text: Looked) -> tuple[Told, ...]:
        found = sorted(self._found(text), key=lambda told: told.start)
        allowed = allowed_in(text.text, text.passages, text.hidden)
        if not allowed:
            return tuple(found)
        left, used = without_allowed(found, allowed)
        return (*left, *faulty(allowed, {*used, *self._idle(allowed)}, self._names))

    def _idle(self, allowed: Iterable[Allowed]) -> Iterator[Allowed]:
        """Exceptions to rules that are switched off anyway."""
        return (one for one in allowed if one.rule in RULES and one.rule not in self._on)

    def _found(self, text: Looked) -> Iterator[Told]:
        language = text.written.language
        if language not in self._terms:
            self._terms[language] = Terms(self._rules.terms, language)
        yield from self._terms[language](text)
        if "vague-link" in self._on:
            yield from vague_link(text)
        if text.written.saying in (Saying.PROSE, Saying.ASK):
            yield from self._of_prose(text)

    def _of_prose(self, text: Looked) -> Iterator[Told]:
        if "long-sentence" in self._on:
            yield from long_sentence(text, self._rules.sentence)
        if "hard-to-read" in self._on:
            yield from hard_to_read(text, self._rules.reading)
        if "foreign-passage" in self._on:
            yield from foreign_passage(text)
        if "unexplained-acronym" in self._on:
            yield from unexplained_acronym(text, self._acronyms)


def exceptions_of(texts: Iterable[Written], library: Library) -> Iterator[tuple[Written, Allowed]]:
    """The exceptions that texts make to the rules about words, each with the text that it stands in."""
    for text in texts:
        if text.read and "<!--" in text.manuscript.text:
            looked = look(text, Register(library))
            yield from ((text, one) for one in allowed_in(looked.text, looked.passages, looked.hidden))
