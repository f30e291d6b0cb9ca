"""Whether texts may be used, and whether they were read again in time: blocks, facts and templates alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.checks.consent import substitute, voices_used
from briefgen.checks.evidence.texts import Written
from briefgen.checks.governance import fact_places
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.plan import Choice, Plan
from briefgen.models.funding import barred
from briefgen.models.library import Block, Fact, Library
from briefgen.models.rules import Checks
from briefgen.models.spec import Audience, Spec
from briefgen.models.upkeep import Status, Tended
from briefgen.noun import noun

MARKED = "Every page of it is marked as a draft."
"""What is said of a draft that somebody asked for."""


AHEAD: Final = dt.timedelta(days=1)
"""How far ahead of the clock a day of a review may lie that is not told: where somebody reviewed it, it may be tomorrow."""

AHEAD_OF_ANOTHER_DAY: Final = dt.timedelta(days=27)
"""The same, where a run is for a day that somebody says: it may be an earlier one, and texts were reviewed since. A month is
longer, so that a slip of the pen by a month is told all the same."""


def ahead(*, day_is_said: bool) -> dt.timedelta:
    """How far ahead of the day of a run a day of a review may lie that is not told."""
    return AHEAD_OF_ANOTHER_DAY if day_is_said else AHEAD


@noun
class TextUse:
    """One place where a brief uses a text; `instead` is what to do where that is retired."""

    text: Tended
    place: Span
    instead: Callable[[], str]


def uses(
    spec: Spec,
    plan: Plan,
    library: Library,
    templates: Iterable[Tended],
    facts: Iterable[str],
    texts: Iterable[Written],
    find: Callable[..., Span],
    day: dt.date,
) -> Iterator[TextUse]:
    """Every text that a brief uses and that is not simply approved: templates, blocks, and those of the `facts` it prints.

    `find` gives the place of a key of the brief, `day` is the one on which it is given away.
    """
    for template in templates:
        if template.upkeep.status is not Status.APPROVED:
            yield TextUse(template, find("template"), _other_template)
    for section in plan.sections:
        for item in section.items:
            if isinstance(item, Choice) and library.blocks[item.block].matter.status is not Status.APPROVED:
                block = library.blocks[item.block]
                yield TextUse(block.tended, item.span, _other_block(block, plan, library, spec, day))
    unsure = {library.facts[name].variable: library.facts[name] for name in facts}
    unsure = {name: fact for name, fact in unsure.items() if fact.entry.status is not Status.APPROVED}
    for fact, place in fact_places(unsure, texts, find):
        yield TextUse(fact.tended, place, _other_fact(fact, library, spec))


def standing(found: Iterable[TextUse], spec: Spec, *, drafts: bool) -> Iterator[Diagnostic]:
    """What is wrong with using them: a retired text always, a draft where others than the coalition read it.

    Where `drafts` are asked for, each is a warning.
    """
    for use in found:
        if use.text.upkeep.status is Status.RETIRED:
            yield Diagnostic(
                "retired-text",
                f"the {use.text.kind} `{use.text.id}` is retired, and is not to be used any more",
                use.place,
                hint=use.instead(),
            )
        elif drafts:
            yield replace(_draft(use, spec), severity=Severity.WARNING, hint=MARKED)
        elif spec.audience is not Audience.COALITION:
            yield _draft(use, spec)


def _draft(use: TextUse, spec: Spec) -> Diagnostic:
    owner = f" {use.text.upkeep.owner} looks after it." if use.text.upkeep.owner else ""
    return Diagnostic(
        "draft-text",
        f"the {use.text.kind} `{use.text.id}` is a draft, which nobody has approved, and this brief goes to `{spec.audience}`",
        use.place,
        hint=f"When it is approved, write `status: approved` into {use.text.place.file}.{owner} "
        "Until then, `briefgen render --draft` makes the paper with a mark on every page.",
    )


def _other_template() -> str:
    return "Fill another template: `briefgen list templates` shows all of them."


def _other_block(block: Block, plan: Plan, library: Library, spec: Spec, day: dt.date) -> Callable[[], str]:
    def instead() -> str:
        if block.id in {use.block for use in voices_used(plan, library)}:
            name = substitute(block, library, spec, day)
        else:
            others = (one for one in library.others.values() if not barred(one.matter.not_for, spec.funding))
            name = nearest_approved(block, others, spec.audience)
        if name:
            return f"Use `{name}` in its place: it has the same tags, and is approved."
        return "Use another block, or none: no approved one has the same tags."

    return instead


def nearest_approved(block: Block, others: Iterable[Block], readers: Audience) -> str:
    """The approved block with all tags of another and the fewest besides, for these readers; empty where there is none.

    No voice stands in for a block that is none.
    """
    tags, found = set(block.matter.tags), []
    for other in others if tags else ():
        matter, own = other.matter, set(other.matter.tags)
        told = matter.voice or matter.consent or matter.rests_on
        usable = matter.status is Status.APPROVED and not told and readers.may_see(matter.audience)
        if usable and other.id != block.id and tags <= own:
            found.append((len(own - tags), matter.stance != block.matter.stance, other.id))
    return min(found)[2] if found else ""


def _other_fact(fact: Fact, library: Library, spec: Spec) -> Callable[[], str]:
    def instead() -> str:
        quantity = fact.entry.quantity
        for other in library.facts.values() if quantity else ():
            entry = other.entry
            fits = entry.quantity == quantity and entry.status is Status.APPROVED and other.id != fact.id
            if fits and spec.audience.may_see(entry.audience):
                return f"Name `{other.named}` in its place: it measures the same, and is approved."
        return "Name another fact, or none: no approved one measures the same."

    return instead


def review_due(texts: Iterable[Tended], day: dt.date, checks: Checks) -> Iterator[Diagnostic]:
    """What was to be reviewed before that day, at the line that states the last review; nothing of retired texts."""
    severity = checks.severity("review-due")
    for text in texts:
        if severity and text.upkeep.status is not Status.RETIRED:
            yield from (replace(found, severity=severity) for found in _due(text, day))


def _due(text: Tended, day: dt.date) -> Iterator[Diagnostic]:
    upkeep, regular = text.upkeep, text.upkeep.regular
    what = f"the {text.kind} `{text.id}`"
    owner = f"{upkeep.owner} looks after it. " if upkeep.owner else ""
    hint = f"{owner}When it has been read again, `briefgen review {text.typed}` writes down the day."
    if regular is not None and regular < day:
        yield Diagnostic("review-due", f"{what} was due for review on {regular}", text.span("reviewed"), hint=hint)
    if upkeep.never:
        message = f"{what} says `review_every: {upkeep.every}`, and no day on which it was reviewed"
        yield Diagnostic("review-due", message, text.span("review_every"), hint=hint)
    if text.behind:
        yield Diagnostic("review-due", behind(text), text.span("follows"), hint=_compare(text, owner))


def behind(text: Tended) -> str:
    """In words, what a translation is behind."""
    assert text.original is not None
    if not text.original.text_sum:
        return f"this translation cannot be compared with “{text.original.file}”, which cannot be read"
    return f"this translation follows earlier words of “{text.original.file}”, which have changed since"


def _compare(text: Tended, owner: str) -> str:
    return f"{owner}When it says the same again, `briefgen review {text.typed}` writes down what it follows."


def reviewed_later(texts: Sequence[Tended], day: dt.date, slack: dt.timedelta) -> Iterator[Diagnostic]:
    """Texts that say that they were reviewed after that day, by more than `slack`."""
    for text in texts:
        reviewed = text.upkeep.reviewed
        if reviewed is not None and reviewed - day > slack:
            yield Diagnostic(
                "reviewed-later",
                f"the {text.kind} `{text.id}` says that it was reviewed on {reviewed}, and it is {day}",
                text.span("reviewed"),
                Severity.WARNING,
                hint="Write the day on which somebody read it again, or set the clock.",
            )
