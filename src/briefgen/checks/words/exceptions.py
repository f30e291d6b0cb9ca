"""`<!-- allow RULE: REASON -->`: a rule about words that does not hold for the passage that follows, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.checks.evidence.passages import Extent, Passage
from briefgen.checks.words.looked import Told
from briefgen.diagnostics import nearest
from briefgen.models.rules import Strictness
from briefgen.noun import noun

ALLOW = re.compile(r"<!--\s*allow\s+(?P<rule>[^:>]*?)\s*(?::(?P<reason>(?:(?!-->).)*))?-->", re.DOTALL)


@noun
class Allowed:
    """An exception: the rule, the reason, where it stands and the passage for which it holds."""

    rule: str
    reason: str
    start: int
    end: int
    extent: Extent


def allowed_in(text: str, passages: Sequence[Passage], hidden: Iterable[Extent]) -> tuple[Allowed, ...]:
    """The exceptions of a text. Each holds for the paragraph, list or table that follows it, and for the text as a whole
    where nothing is before it."""
    if "<!--" not in text:
        return ()
    starts = {extent.start for extent in hidden}
    found = (one for one in ALLOW.finditer(text) if one.start() in starts)
    return tuple(
        Allowed(
            " ".join(one["rule"].split()).casefold(), " ".join((one["reason"] or "").split()), one.start(), one.end(),
            _following(one.end(), passages),
        )
        for one in found
    )  # fmt: skip


def _following(position: int, passages: Sequence[Passage]) -> Extent:
    # A paragraph right below the comment begins with it.
    after = [part for part in passages if part.extent.end > position]
    if not after:
        return Extent(position, position)
    end = max(part.extent.end for part in after if part.group == after[0].group)
    return Extent(position, end)


def without_allowed(told: Iterable[Told], allowed: Sequence[Allowed]) -> tuple[tuple[Told, ...], frozenset[Allowed]]:
    """What is left of what was found, and the exceptions that allowed some of it."""
    left: list[Told] = []
    used: set[Allowed] = set()
    for one in told:
        by = [each for each in allowed if each.reason and _covers(each, one)]
        used.update(by)
        left += [] if by else [one]
    return tuple(left), frozenset(used)


def _covers(allowed: Allowed, told: Told) -> bool:
    return allowed.extent.start <= told.start < allowed.extent.end and allowed.rule in (told.code, *told.named)


def faulty(allowed: Iterable[Allowed], used: Collection[Allowed], names: Collection[str]) -> Iterator[Told]:
    """Exceptions without a reason, of a rule that there is not, and those that allow nothing."""
    for one in allowed:
        place = replace(Told("", one.start, one.end, ""), level=Strictness.WARNING)
        if one.rule not in names:
            near = nearest(one.rule, names)
            hint = "Name a rule, such as long-sentence, or words of a term in briefs/rules.yaml."
            yield replace(place, code="unknown-rule", message=f"there is no rule `{one.rule}`", nearest=near, hint=hint)
        elif not one.reason:
            hint = f"Write why: <!-- allow {one.rule}: the name of the survey -->. Until then it allows nothing."
            yield replace(place, code="exception-without-reason", message="this exception has no reason", hint=hint)
        elif one not in used:
            message = f"nothing here needs this exception to `{one.rule}`"
            hint = "Take it out, or put it on a line of its own right above the passage that it is for."
            yield replace(place, code="needless-exception", message=message, hint=hint, level=None)
