"""Numbers that are set large and drawn as bars: each has a source, and odds are called odds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.evidence.claims import ODDS
from briefgen.checks.evidence.examined import Examined, Finding, Sentence
from briefgen.checks.evidence.figures import NUMBER, figure_key, figure_keys
from briefgen.checks.evidence.masking import MARKUP, TAG, Reference
from briefgen.checks.evidence.passages import Kind, captions_bars
from briefgen.checks.evidence.texts import Saying
from briefgen.document.roles import BARS, CHART
from briefgen.models.library import Fact

RATIO = re.compile(r"(?i:\bodds\b)|\bORs?\b(?![ ,] ?[A-Z0-9])", re.ASCII)
"""Odds in the words of a table; OR in capitals is an odds ratio, unless a zip code or a name follows, as after a state."""


_CITE_IT = "Print a fact before the |, {{ fact.name }}; or cite the source behind it: 39% | of them [@id]."
_SOURCE_KEY = 'Name its source beside it, `source: id`; or print a fact: `say: "{{ fact.name }}"`.'

_VALUE = re.compile(r"\.value\b")


def unsourced_number(text: Examined) -> Iterator[Finding]:
    """A key number that comes from no fact, in a row that cites nothing."""
    for sentence in _rows(text):
        if not sentence.references:
            start, end = _large(text, sentence)
            yield Finding(
                "unsourced-number", start, end,
                f"“{text.written.manuscript.text[start:end]}” is set large without a fact or a citation",
                hint=_SOURCE_KEY if text.written.saying is Saying.FIGURE else _CITE_IT,
            )  # fmt: skip


def odds_unnamed(text: Examined) -> Iterator[Finding]:
    """A key number that is an odds ratio, where what is set large does not say so."""
    for sentence in _rows(text) if text.written.english else ():
        start, end = _large(text, sentence)
        large = _printed(text, start, end)
        if ODDS.search(large):
            continue
        for fact in _behind(text, sentence, large, start, end)[:1]:
            yield Finding(
                "odds-unnamed", start, end,
                f"what is set large here does not say that it is about odds: the fact `{fact.id}` is an odds ratio",
                expected="the word “odds” before the |", nearest=_worded(fact),
                hint="A number that is seen alone is taken for a likelihood.",
            )  # fmt: skip


def bars_odds(text: Examined) -> Iterator[Finding]:
    """Odds in a table with bars or of a chart, which would be seen as shares."""
    register = text.register
    for sentence in text.sentences if text.written.english else ():
        row = sentence.passage.kind is Kind.TABLE and sentence.passage.box in (BARS, CHART)
        if not row and not captions_bars(text.written.manuscript.text, sentence.extent.start):
            continue
        start, end = sentence.extent.start, sentence.extent.end
        own = tuple(each for each in sentence.references if start <= each.start < end)
        if RATIO.search(text.covered, start, end) or any(_is_ratio(fact, text) for fact in register.used(own)):
            words = text.written.manuscript.text[start:end].rstrip("\n")
            yield Finding(
                "bars-odds", start, start + len(words), "odds are drawn here, and would be read as a share",
                hint="Bars and charts are for shares and amounts. Print odds in the text, or in ::: numbers.",
            )  # fmt: skip


def _rows(text: Examined) -> Iterator[Sentence]:
    return (sentence for sentence in text.sentences if sentence.passage.kind is Kind.NUMBER)


def _large(text: Examined, sentence: Sentence) -> tuple[int, int]:
    """Where the words stand that are set large: before the first bar that is no part of a tag."""
    start, end = sentence.extent.start, sentence.extent.end
    words = text.written.manuscript.text
    bars = (
        at for at in range(start, end) if words[at] == "|" and text.covered[at] == MARKUP and words[at - 1 : at] != "\\"
    )
    end = next(bars, end)
    own = words[start:end]
    return start + len(own) - len(own.lstrip()), start + len(own.rstrip())


def _printed(text: Examined, start: int, end: int) -> str:
    """The words between two places, with what facts say in place of their tags."""
    return TAG.sub(lambda tag: _said(text, tag, start), text.written.manuscript.text[start:end])


def _said(text: Examined, tag: re.Match[str], start: int) -> str:
    named = [each for each in text.references if each.start == start + tag.start()]
    stated = (text.register.stated[fact.id] for fact in text.register.used(named))
    return " ".join(str(one.value) if _VALUE.search(tag[0]) else one.say for one in stated)


def _behind(text: Examined, sentence: Sentence, large: str, start: int, end: int) -> list[Fact]:
    """The odds ratios that what is set large may be: facts in it, else those of the sources cited that have its figure."""
    register = text.register
    facts = register.used(tuple(_between(sentence.references, start, end)))
    if not facts:
        figures = {figure_key(found[0]) for found in NUMBER.finditer(large)}
        cited = register.cited(sentence.references)
        all_facts = (fact for source in cited for fact in register.by_source.get(source.id, ()))
        facts = tuple(fact for fact in all_facts if figures & figure_keys(register.stated[fact.id].say))
    return [fact for fact in facts if _is_ratio(fact, text)]


def _between(references: tuple[Reference, ...], start: int, end: int) -> Iterator[Reference]:
    return (each for each in references if start <= each.start < end)


def _is_ratio(fact: Fact, text: Examined) -> bool:
    return bool(ODDS.search(text.register.stated[fact.id].unit or ""))


def _worded(fact: Fact) -> str:
    """An odds ratio as it may be set large."""
    value = fact.stated.value
    if not isinstance(value, int | float) or value <= 0:
        return ""
    return f"{round((1 - value) * 100)}% lower odds" if value < 1 else f"{value:g}× the odds"
