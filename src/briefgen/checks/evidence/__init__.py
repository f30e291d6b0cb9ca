"""Whether what is said is backed: figures, quotations, claims, and the facts and sources behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.checks.evidence.carrying import figures_of
from briefgen.checks.evidence.claims import odds_as_likelihood, overclaim, uncited_paragraph
from briefgen.checks.evidence.display import bars_odds, odds_unnamed, unsourced_number
from briefgen.checks.evidence.examined import Examined, Finding, Register, examine
from briefgen.checks.evidence.masking import mask
from briefgen.checks.evidence.numbers import bare_number, superseded_figure
from briefgen.checks.evidence.quoting import quotation_differs
from briefgen.checks.evidence.registers import conflicting_facts, fact_review_due, source_review_due, unused_source
from briefgen.checks.evidence.standing import not_for_print, reported_only
from briefgen.checks.evidence.texts import Place, all_texts, sayings, texts_of
from briefgen.diagnostics import Diagnostic
from briefgen.document.plan import Plan
from briefgen.models.library import Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Spec

__all__ = ["evidence", "figures_of", "of_library", "stale_sources", "unused"]

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


def evidence(spec: Spec, plan: Plan, library: Library, checks: Checks, place: Place) -> Iterator[Diagnostic]:
    """What is wrong with the texts that a brief prints, and on the day of the brief with the facts in them.

    `place` makes a manuscript of the brief's own words and the path at which they stand.
    """
    register = Register(library)
    own = sayings(spec, plan, library, place)
    texts = (*own, *texts_of(plan, library, spec.language, spec.variables))
    examined = [examine(text, register) for text in texts if text.read]
    used = register.used(reference for text in examined for reference in text.references)
    yield from _weighed(_of_texts(examined), checks)
    yield from _weighed(fact_review_due(used, spec.date or dt.date.min), checks)
    yield from _weighed(conflicting_facts(tuple(library.facts.values()), used), checks)


def of_library(library: Library, checks: Checks, day: dt.date) -> Iterator[Diagnostic]:
    """What is wrong with every length of every block, and on that day with all facts."""
    register = Register(library)
    facts = tuple(library.facts.values())
    yield from _weighed(_of_texts(examine(text, register) for text in all_texts(library) if text.read), checks)
    yield from _weighed(fact_review_due(facts, day), checks)
    yield from _weighed(conflicting_facts(facts, facts), checks)


def unused(library: Library, texts: Iterable[str], checks: Checks) -> Iterator[Diagnostic]:
    """The sources that none of `texts` cites, by themselves or through facts; `texts` are all there are."""
    register = Register(library)
    cited = frozenset(source.id for text in texts for source in register.cited(mask(text).references))
    yield from _weighed(unused_source(library.sources.values(), cited), checks)


def stale_sources(
    library: Library, figures: Mapping[str, str | None], checks: Checks, day: dt.date
) -> Iterator[Diagnostic]:
    """The sources that were to be looked up again before that day; `figures` as `figures_of` gives them."""
    yield from _weighed(source_review_due(library.sources.values(), figures, day), checks)


def _of_texts(texts: Iterable[Examined]) -> Iterator[Diagnostic]:
    for text in texts:
        found = [finding for rule in RULES for finding in rule(text)]
        yield from (_diagnostic(finding, text) for finding in sorted(found, key=lambda one: one.start))


def _diagnostic(finding: Finding, text: Examined) -> Diagnostic:
    place = text.written.place(finding.start, finding.end)
    return Diagnostic(
        finding.rule, finding.message, place, expected=finding.expected, nearest=finding.nearest, hint=finding.hint
    )


def _weighed(diagnostics: Iterable[Diagnostic], checks: Checks) -> Iterator[Diagnostic]:
    """The diagnostics with the severity that the workspace gives their rules; none of a rule that is off."""
    for diagnostic in diagnostics:
        if severity := checks.severity(diagnostic.code):
            yield replace(diagnostic, severity=severity)
