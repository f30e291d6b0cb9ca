"""Whether what is said is backed: figures, quotations, claims, and the facts and sources behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.checks.evidence.carrying import figures_of
from briefgen.checks.evidence.examined import Finding, Register
from briefgen.checks.evidence.masking import mask
from briefgen.checks.evidence.registers import conflicting_facts, fact_review_due, source_review_due, unused_source
from briefgen.checks.evidence.texts import Place, Written, all_texts, sayings, texts_of
from briefgen.checks.evidence.weighing import Weighed, Weighing
from briefgen.diagnostics import Diagnostic
from briefgen.document.plan import Plan
from briefgen.models.library import Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Spec

__all__ = ["Weighing", "evidence", "figures_of", "of_library", "stale_sources", "unused"]


def evidence(
    spec: Spec, plan: Plan, library: Library, checks: Checks, place: Place, weighing: Weighing | None = None
) -> Iterator[Diagnostic]:
    """What is wrong with the texts that a brief prints, and on the day of the brief with the facts in them.

    `place` makes a manuscript of the brief's own words and the path at which they stand. `weighing` has what other
    briefs with the same sources and facts say.
    """
    weighing = weighing or Weighing(library)
    own = sayings(spec, plan, library, place)
    texts = (*own, *texts_of(plan, library, spec.language, spec.variables))
    weighed = [weighing(text) for text in texts if text.read]
    used = weighing.register.used(reference for text in weighed for reference in text.references)
    yield from _weighed(_diagnostics(weighed), checks)
    yield from _weighed(fact_review_due(used, spec.date or dt.date.min), checks)
    yield from _weighed(conflicting_facts(tuple(library.facts.values()), used), checks)


def of_library(
    library: Library, checks: Checks, day: dt.date, weighing: Weighing | None = None
) -> Iterator[Diagnostic]:
    """What is wrong with every length of every block, and on that day with all facts."""
    weighing = weighing or Weighing(library)
    facts = tuple(library.facts.values())
    yield from _weighed(_diagnostics(weighing(text) for text in all_texts(library) if text.read), checks)
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


def _diagnostics(texts: Iterable[Weighed]) -> Iterator[Diagnostic]:
    for text in texts:
        yield from (_diagnostic(finding, text.written) for finding in text.findings)


def _diagnostic(finding: Finding, written: Written) -> Diagnostic:
    place = written.place(finding.start, finding.end)
    return Diagnostic(
        finding.rule, finding.message, place, expected=finding.expected, nearest=finding.nearest, hint=finding.hint
    )


def _weighed(diagnostics: Iterable[Diagnostic], checks: Checks) -> Iterator[Diagnostic]:
    """The diagnostics with the severity that the workspace gives their rules; none of a rule that is off."""
    for diagnostic in diagnostics:
        if severity := checks.severity(diagnostic.code):
            yield replace(diagnostic, severity=severity)
