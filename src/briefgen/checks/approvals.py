"""Who signs: the organizations that have approved every text of a paper, as it stands, under conditions that are met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.models.approvals import FEDERAL, NO_LOGO, Answered, Condition, Endorser, Text, first_words
from briefgen.models.funding import barred
from briefgen.models.minor import Minor
from briefgen.models.spec import Audience
from briefgen.noun import noun

MOST_TOLD = 5
"""How many texts of one organization are told one by one."""


@noun
class Occasion:
    """What conditions are compared with: the day on which a paper goes out, the jurisdiction it is for, its name, and the
    grants that pay for it."""

    day: dt.date
    jurisdiction: str
    paper: str
    funding: tuple[str, ...] = ()


Followed = tuple[Text, Answered, Minor]
"""A text as it is, what was approved of it in other words, and the change since that was declared minor."""


@noun
class Stand:
    """How an organization stands to a paper: `lapsed` are texts that it approved in other words, with what it approved;
    `unasked` were never before it; `refused` are those to which it said no; `unmet` are conditions that are not met.

    `minor` are those of the `covered` texts that it approved in other words, with the change since that was declared minor.
    """

    endorser: Endorser
    lapsed: tuple[tuple[Text, Answered], ...]
    unasked: tuple[Text, ...]
    refused: tuple[Text, ...]
    unmet: tuple[str, ...]
    covered: tuple[Text, ...]
    logo: bool
    minor: tuple[Followed, ...] = ()

    @property
    def signs(self) -> bool:
        """Whether its name may stand under the paper."""
        return bool(self.covered) and not (self.lapsed or self.unasked or self.refused or self.unmet)

    @property
    def state(self) -> str:
        """How it stands to the paper, in a few words."""
        if self.refused:
            return "refused"
        if self.lapsed:
            return "must look again"
        if self.unasked:
            return "asked for a part" if self.covered else "never asked"
        return "condition not met" if self.unmet else "signs"

    @property
    def concerned(self) -> bool:
        """Whether anything of the paper was ever before it."""
        return bool(self.covered or self.lapsed or self.refused)


def stand_of(endorser: Endorser, texts: Sequence[Text], occasion: Occasion, declared: Sequence[Minor] = ()) -> Stand:
    """How an organization stands to the texts of a paper, with the changes of texts that were declared minor."""
    lapsed: list[tuple[Text, Answered]] = []
    minor: list[Followed] = []
    unasked, refused, covered, conditions = [], [], [], list(endorser.conditions)
    for text in texts:
        answer = endorser.answer_to(text.hash)
        if answer is None:
            earlier = endorser.earlier(text.key)
            if earlier and (change := _declared(endorser, text, earlier, declared)):
                minor.append((text, earlier, change))
                covered.append(text)
                conditions += earlier.approval.conditions
            elif earlier:
                lapsed.append((text, earlier))
            else:
                unasked.append(text)
        elif answer.is_yes:
            covered.append(text)
            conditions += answer.approval.conditions
        else:
            refused.append(text)
    unmet = dict.fromkeys(reason for one in conditions for reason in _unmet(one, occasion))
    forbidding = barred((name for name, _ in endorser.not_for), occasion.funding)
    unmet |= dict.fromkeys(
        f"the grant `{name}` must not pay for what it signs, and pays for this" for name in forbidding
    )
    logo = endorser.logo is not None and all(one.said != NO_LOGO for one in conditions)
    return Stand(
        endorser, tuple(lapsed), tuple(unasked), tuple(refused), tuple(unmet), tuple(covered), logo, tuple(minor)
    )


def _declared(endorser: Endorser, text: Text, earlier: Answered, declared: Sequence[Minor]) -> Minor | None:
    """The minor change from what an organization approved last to what is there, in one step; where it said no since, none."""
    if text.story or not earlier.approved.wording or endorser.refused_since(earlier):
        return None
    bound = (earlier.approved.hash, text.hash, text.key[2])
    found = (one for one in declared if (one.change.origin, one.change.to, one.change.language) == bound)
    return next(found, None)


def _unmet(condition: Condition, occasion: Occasion) -> Iterator[str]:
    """Why a condition is not met; nothing where it is."""
    if not condition.known:
        yield f"the condition “{condition.words}” cannot be looked at"
    elif condition.said == FEDERAL and occasion.jurisdiction.strip().casefold() != "federal":
        yield f"{FEDERAL}, and this paper is for {occasion.jurisdiction or 'no jurisdiction that it names'}"
    if condition.until and occasion.day > condition.until:
        yield f"until {condition.until}, and this goes out on {occasion.day}"
    if condition.papers and occasion.paper not in condition.papers:
        yield f"only in {', '.join(condition.papers)}"


def approvals_due(stands: Sequence[Stand], texts: Sequence[Text], span: Span) -> Iterator[Diagnostic]:
    """Organizations whose approvals have lapsed or whose conditions are not met; and a paper that nobody signs any more."""
    for stand in stands:
        yield from _of_one(stand, span)
    if not any(stand.signs for stand in stands):
        yield Diagnostic(
            "nobody-signs",
            f"no organization has approved all {len(texts)} texts of this paper as they stand",
            span,
            Severity.WARNING,
            hint="`briefgen approvals` shows who must look again, and who was never asked.",
        )


def _of_one(stand: Stand, span: Span) -> Iterator[Diagnostic]:
    name, told = stand.endorser.name, stand.lapsed[:MOST_TOLD]
    if stand.lapsed:
        which = "; ".join(f"{text.called}, “{first_words(text.wording)}”" for text, _ in told)
        more = f"; and {len(stand.lapsed) - len(told)} more" if len(stand.lapsed) > len(told) else ""
        yield Diagnostic(
            "lapsed-approval",
            f"{name} does not sign, for what it approved has changed: {which}{more}",
            span,
            Severity.WARNING,
            hint=f"`briefgen approvals request {stem(stand.endorser)}` writes the paper by which it is asked again.",
        )
    elif stand.unmet and not (stand.unasked or stand.refused):
        message = f"{name} does not sign: {'; '.join(stand.unmet)}"
        yield Diagnostic("unmet-condition", message, span, Severity.WARNING)


def stem(endorser: Endorser) -> str:
    """The name of its first file, by which it is meant on the command line."""
    return endorser.files[0].rpartition("/")[2].rpartition(".")[0]


def inside(audience: Audience, span: Span) -> Iterator[Diagnostic]:
    """A paper for the coalition itself, which holds what no partner is asked about."""
    if audience is Audience.COALITION:
        yield Diagnostic(
            "nobody-signs",
            "nobody signs a paper for readers of the kind `coalition`: it may hold what no partner was asked about",
            span,
            Severity.WARNING,
            hint="Leave the part `signers` out of this document, or type the names: `signers: {names: [...]}`.",
        )


def logos_left_out(names: Sequence[str], most: int, span: Span) -> Diagnostic:
    """That there is no room for the logos of some who sign."""
    listed = ", ".join(names)
    which = f"those of {listed} are not shown" if len(names) > 1 else f"that of {listed} is not shown"
    return Diagnostic(
        "logo-left-out",
        f"at the head there is room for {most} logos: {which}",
        span,
        Severity.NOTE,
        hint="With `first: true` in its file in approvals/, an organization comes before the others; all of them are named "
        "where the part `signers` stands.",
    )
