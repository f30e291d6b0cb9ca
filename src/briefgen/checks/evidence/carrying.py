"""Which sources carry figures, and as of when: those of facts, and those cited beside a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.checks.evidence.exempt import exempt
from briefgen.checks.evidence.figures import DIGIT, NUMBER
from briefgen.checks.evidence.masking import mask
from briefgen.models.library import Fact

_PARTS = re.compile(r"\n\s*\n|(?<=[.!?])\s+(?=[A-Z])|\n(?=\s*[-*|])")
"""Between paragraphs, sentences, items and rows, as far as that is seen without reading the text."""


def figures_of(facts: Iterable[Fact], texts: Iterable[str]) -> dict[str, str | None]:
    """The sources behind figures, each with the earliest day that its facts give for them, where they give one."""
    carried = _beside_figures(texts)
    for fact in facts:
        if NUMBER.search(fact.stated.say) or isinstance(fact.stated.value, int | float):
            known, stated = carried.get(fact.entry.source), fact.stated.as_of
            carried[fact.entry.source] = min(filter(None, (known, stated)), default=None)
    return carried


def _beside_figures(texts: Iterable[str]) -> dict[str, str | None]:
    """The sources that are cited beside a figure, without a day. One that is known is not asked for again."""
    carried: dict[str, str | None] = {}
    for part in (part for text in texts for part in _PARTS.split(text)):
        if "@" in part and DIGIT.search(part):
            masked = mask(part)
            sources: dict[str, None] = dict.fromkeys(each.source for each in masked.references if each.source)
            if sources.keys() - carried.keys() and _has_figure(masked.text):
                carried |= sources
    return carried


def _has_figure(covered: str) -> bool:
    """Whether a figure stands in words that are covered where they are not the author's."""
    if not DIGIT.search(covered):
        return False
    return NUMBER.search(exempt(True).sub(lambda found: " " * len(found[0]), covered)) is not None
