"""Arguments go out about the bill that they were written for, in its version, and a bill that died is called one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from briefgen.checks.consent import day_of
from briefgen.diagnostics import Diagnostic, Severity, Span, nearest
from briefgen.document.plan import Choice, Plan
from briefgen.models.designations import FEDERAL
from briefgen.models.hours import before_noon
from briefgen.models.library import About, Library
from briefgen.models.meeting import Bill, ListedBill
from briefgen.models.sessions import (
    Legislatures,
    NamedBill,
    bill_of,
    congress_ends,
    congress_in,
    session_named,
    sessions_of,
)
from briefgen.models.spec import Part, Spec
from briefgen.models.versions import is_same_version

Find = Callable[..., Span]
"""The place of the value at a path of the brief."""


def bills(
    spec: Spec, plan: Plan, library: Library, table: Legislatures, find: Find, today: dt.date
) -> Iterator[Diagnostic]:
    """What is wrong with the bill of a brief, and with the blocks that speak of another; nothing where it has no bill.

    `table` are the sessions that the workspace declares, `today` is the day of the run.
    """
    if spec.bill is None:
        return
    own = named(spec.bill, table, spec.jurisdiction)
    yield from _unknown_session(own, spec.bill, table, find("bill", "session"))
    yield from _lapsed(own, spec, table, find("bill", "number"), today)
    listed = [named(bill, table, spec.jurisdiction) for bill in spec.bills]
    for use in _uses(plan):
        if about := library.blocks[use.block].matter.about:
            spoken = named(about, table, spec.jurisdiction)
            yield from _unknown_session(spoken, about, table, use.span)
            yield from _compared(use, spoken, own, listed)


def suits(about: About, spec: Spec, table: Legislatures) -> bool:
    """Whether a block about a bill may stand in a brief: it is about the bill of that, or one of its table, as these are."""
    if spec.bill is None:
        return False
    spoken = named(about, table, spec.jurisdiction)
    own = named(spec.bill, table, spec.jurisdiction)
    listed = [named(bill, table, spec.jurisdiction) for bill in spec.bills]
    meant = next((bill for bill in _same(spoken, own, listed) if _same_version(spoken, bill)), None)
    return meant is not None and spoken.as_of >= meant.as_of


def named(bill: Bill | ListedBill | About, table: Legislatures, jurisdiction: str | None) -> NamedBill:
    """A bill as it can be compared; it is of the `jurisdiction` of the brief where it does not show of which legislature."""
    number = bill.bill if isinstance(bill, About) else bill.number
    said = (bill.legislature or "", bill.session or "", jurisdiction or "")
    return bill_of(number, bill.version, bill.as_of, *said, table)


def in_words(bill: NamedBill) -> str:
    """A bill with its Congress, or its state and session, where these are known: H.R. 12 of the 119th Congress."""
    if bill.name.legislature == FEDERAL:
        said = bill.name.congress or not bill.session
        return bill.number if said else f"{bill.number} of the {_ordinal(int(bill.session))} Congress"
    session = f", session {bill.session}" if bill.session else ""
    return f"{bill.number}{f' of {bill.where}' if bill.where else ''}{session}"


def _uses(plan: Plan) -> Iterator[Choice]:
    return (item for section in plan.sections for item in section.items if isinstance(item, Choice))


def _compared(use: Choice, about: NamedBill, own: NamedBill, listed: list[NamedBill]) -> Iterator[Diagnostic]:
    """What a block is about, beside the bill of the brief, else beside those of its table."""
    same = _same(about, own, listed)
    if not same:
        if not _is_history(about, own):
            yield _other(use, about, own)
        return
    meant = next((bill for bill in same if _same_version(about, bill)), None)
    if meant is None:
        yield _other_version(use, about, same[0])
    elif about.as_of < meant.as_of:
        yield _older(use, about, meant)


def _same(about: NamedBill, own: NamedBill, listed: list[NamedBill]) -> list[NamedBill]:
    """The bill of a brief, else those of its table, where a block is about them."""
    return [own] if about.is_same(own) else [bill for bill in listed if about.is_same(bill)]


def _is_history(about: NamedBill, own: NamedBill) -> bool:
    """Whether a block is about a law of the past, which it names for what came of it: another legislature's, or enacted in
    a session before that of the brief's bill."""
    return about.is_law and (about.name.legislature != own.name.legislature or about.days.end <= own.days.first)


def _same_version(one: NamedBill, other: NamedBill) -> bool:
    prints = {one.name.print, other.name.print} - {""}
    return len(prints) < 2 and is_same_version(one.version, other.version)


def _other(use: Choice, about: NamedBill, own: NamedBill) -> Diagnostic:
    hint = "Choose another block; or read this one beside the bill, and change its `about`."
    if (about.name.kind, about.name.number) == (own.name.kind, own.name.number) and about.name.number >= 0:
        hint = (
            "Where both are one bill, let `legislature` and `session` say so in both; otherwise choose another block."
        )
    elif about.is_law and not about.known:
        hint = "Choose another block; where it names an earlier law, say in its `about` of which `session` that is."
    return Diagnostic(
        "other-bill",
        f"the block `{use.block}` is about {in_words(about)}, and this brief about {in_words(own)}",
        use.span,
        hint=hint,
    )


def _other_version(use: Choice, about: NamedBill, own: NamedBill) -> Diagnostic:
    return Diagnostic(
        "other-bill-version",
        f"the block `{use.block}` is about {about.number} in the version “{about.version}”, "
        f"and this brief about {own.number} in the version “{own.version}”",
        use.span,
        hint="Choose another block; or read this one beside the text of the bill, and change its `about`.",
    )


def _older(use: Choice, about: NamedBill, own: NamedBill) -> Diagnostic:
    return Diagnostic(
        "older-bill-text",
        f"the block `{use.block}` is about {about.number} as of {about.as_of}, and this brief as of {own.as_of}",
        use.span,
        Severity.WARNING,
        hint="Read it beside the text of the bill, and write the day of that into `as_of` of its `about`.",
    )


def _lapsed(own: NamedBill, spec: Spec, table: Legislatures, span: Span, today: dt.date) -> Iterator[Diagnostic]:
    """A bill that was not enacted, past the end of its Congress or session."""
    if own.is_law or not own.known:
        return
    day = day_of(spec, today)
    if own.name.legislature == FEDERAL:
        ends, what = congress_ends(int(own.session)), f"the {_ordinal(int(own.session))} Congress"
        over = day > ends or (day == ends and not _in_the_morning(spec))
        end = f"{what}, which ended on {ends} at noon"
    else:
        ends, what = sessions_of(own.name.legislature, table)[own.session].ends, f"the session {own.session}"
        over, end = day > ends, f"{what}, which ended on {ends}"
    if not over:
        return
    died = f"it died with {end}, and this goes out on {day}"
    if day == ends:
        died = f"it dies with {what} at noon of {day}, on which this goes out"
    yield Diagnostic(
        "lapsed-bill",
        f"{own.number} is “{own.version}” and not enacted: {died}",
        span,
        Severity.WARNING,
        hint="Look up whether it was enacted, or introduced again under another number; "
        "correct `number`, `version` and `as_of`.",
    )


def _in_the_morning(spec: Spec) -> bool:
    """Whether the brief goes out at a meeting that begins before noon. Of a hearing no hour is known."""
    hearing = spec.hearing is not None and spec.hearing.date is not None and Part.HEARING in spec.parts
    return not hearing and bool(
        spec.meeting and spec.meeting.date and spec.meeting.time and before_noon(spec.meeting.time)
    )


def _unknown_session(bill: NamedBill, said: Bill | About, table: Legislatures, span: Span) -> Iterator[Diagnostic]:
    """A session that is none: no number of a Congress, or not among those that the workspace declares of the legislature."""
    if said.session is None:
        return
    sessions = sessions_of(bill.name.legislature, table)
    if bill.name.legislature == FEDERAL:
        unknown, expected = not congress_in(said.session), "the number of a Congress, such as 119"
    else:
        unknown, expected = bool(sessions) and not session_named(said.session, sessions), ", ".join(sessions)
    if unknown:
        yield Diagnostic(
            "unknown-session",
            f"there is no session “{said.session}” of the legislature of {bill.number}",
            span,
            expected=expected,
            nearest=nearest(said.session, sessions) or "",
            hint="`legislatures` in briefgen.yaml declares the sessions of states.",
        )


def _ordinal(number: int) -> str:
    end = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"
