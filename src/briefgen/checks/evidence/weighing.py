"""What the rules find in single texts, each text once, however many briefs print it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final

from briefgen.checks.evidence.claims import odds_as_likelihood, overclaim, uncited_paragraph
from briefgen.checks.evidence.display import bars_odds, odds_unnamed, unsourced_number
from briefgen.checks.evidence.examined import Finding, Register, examine
from briefgen.checks.evidence.masking import Reference
from briefgen.checks.evidence.numbers import bare_number, superseded_figure
from briefgen.checks.evidence.quoting import quotation_differs
from briefgen.checks.evidence.standing import not_for_print, reported_only
from briefgen.checks.evidence.texts import Written
from briefgen.models.library import Library
from briefgen.noun import noun

RULES = (
    bare_number,
    superseded_figure,
    uncited_paragraph,
    quotation_differs,
    odds_as_likelihood,
    overclaim,
    unsourced_number,
    odds_unnamed,
    bars_odds,
    not_for_print,
    reported_only,
)

_PARTS: Final = tuple(part.name for part in fields(Written) if part.name != "variables")
"""All that tells texts apart in which no value of a brief is filled in."""


@noun
class Weighed:
    """A text, what it names, and what is wrong with it, in its order."""

    written: Written
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]


class Weighing:
    """Looks at texts by the sources and facts of a library."""

    def __init__(self, library: Library) -> None:
        self.register = Register(library)
        self._known: dict[tuple[Any, ...], Weighed] = {}

    def __call__(self, text: Written) -> Weighed:
        """What the rules find in a text; what they found before, where no value of a brief has a say in it."""
        if text.variables:
            return self._weighed(text)
        key = tuple(getattr(text, name) for name in _PARTS)
        if key not in self._known:
            self._known[key] = self._weighed(text)
        return self._known[key]

    def _weighed(self, text: Written) -> Weighed:
        examined = examine(text, self.register)
        found = [finding for rule in RULES for finding in rule(examined)]
        return Weighed(text, examined.references, tuple(sorted(found, key=lambda one: one.start)))
