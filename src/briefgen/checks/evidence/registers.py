"""Facts and sources themselves: due for review, in conflict with each other, used by nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefgen.checks.staleness import overdue
from briefgen.diagnostics import Diagnostic
from briefgen.models.library import Fact, Source
from briefgen.models.upkeep import Status


def fact_review_due(facts: Iterable[Fact], day: dt.date) -> Iterator[Diagnostic]:
    """Facts whose day of review lies before `day`."""
    for fact in facts:
        stated = fact.entry.upkeep.stated
        if stated and stated < day and fact.entry.status is not Status.RETIRED:
            yield Diagnostic(
                "fact-review-due",
                f"the fact `{fact.id}` was to be looked up again by {fact.entry.review}",
                fact.span,
                hint=f"Look it up in `{fact.entry.source}`, and set a new day at `review:`.",
            )


def source_review_due(
    sources: Iterable[Source], figures: Mapping[str, str | None], day: dt.date
) -> Iterator[Diagnostic]:
    """Sources that were to be looked up again before `day`; `figures` are those that carry some, with their day."""
    for source in sources:
        if reason := overdue(source, figures, day):
            yield Diagnostic(
                "source-review-due",
                f"the source `{source.id}` was to be looked up again: {reason}",
                source.span,
                hint="Look whether it still holds, and set a new day: `custom: {review: …}`.",
            )


def conflicting_facts(facts: Collection[Fact], used: Collection[Fact]) -> Iterator[Diagnostic]:
    """Facts of one quantity that state different values, where one of `used` is among them."""
    first: dict[str, Fact] = {}
    for fact in facts:
        quantity = fact.entry.quantity
        if quantity is None:
            continue
        other = first.setdefault(quantity, fact)
        if _value(fact) != _value(other) and (fact in used or other in used):
            yield Diagnostic(
                "conflicting-facts",
                f"the facts `{other.id}` and `{fact.id}` state different values of `{quantity}`: "
                f"{_shown(other)} and {_shown(fact)}",
                fact.span,
                hint="Look both up; keep one, or make them versions of one fact, or give them different quantities.",
            )


def _value(fact: Fact) -> tuple[object, str | None]:
    stated = fact.stated
    return (stated.say if stated.value is None else stated.value), stated.unit


def _shown(fact: Fact) -> str:
    value, unit = _value(fact)
    number = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{number} {unit}" if unit else number


def unused_source(sources: Iterable[Source], cited: Collection[str]) -> Iterator[Diagnostic]:
    """Sources that nothing cites, except those that say why they are kept."""
    for source in sources:
        if source.id not in cited and not source.custom.get("kept"):
            yield Diagnostic(
                "unused-source",
                f"no block and no brief cites the source `{source.id}`",
                source.span,
                hint="Cite it, remove it, or say in the source why it stays: `custom: {kept: …}`.",
            )
